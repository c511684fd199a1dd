"""Where in a clause a deadline stands. What it means is for `when_phrases` to say.

The grammar is wide on purpose: it finds the words, in both written languages, that say when
something is to be done, also when they give no date (snarest, løpende, når pengene er på plass).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Final

from rapidfuzz.distance import OSA
from rapidfuzz.process import extractOne

from followup.domain import when_phrases

_MONTH = (
    r"(?:jan(?:uar|\.)?|feb(?:r?uar|ruar|r\.?|\.)?|mars|mar\.|apr(?:il|\.)?|mai|jun[i.]|juni|"
    r"jul[i]|"
    r"aug(?:ust|\.)?|sep(?:t(?:ember|\.)?|\.|tember)?|okt(?:ober|\.)?|nov(?:ember|\.)?|"
    r"des(?:ember|\.)?)\b\.?"
)
_YEAR = r"(?:\s*,?\s*(?:20\d\d\b|[-–'’/]\s?(?:20)?\d\d\b))?"
_DAYS = r"(?:man|mån|tirs|tys|ons|tors|fre|lør|laur|søn|sun)dag(?:en|ene|ane|er|ar)?"
_DAYS_SHORT = r"(?:man|tirs?|tys|ons|tors?|fre|lør|laur?|søn)\.?"
_NUM = (
    r"(?:\d{1,3}|en|ei|ein|ett|eitt|et|eit|to|tre|fire|fem|seks|sju|syv|åtte|ni|ti|elleve|tolv|"
    r"fjorten|tretti|et par|eit par|noen|nokre|få)"
)
_ORD = r"(?:første|fyrste|andre|tredje|fjerde|siste|\d\.)"
_UNIT = (
    r"(?:dag(?:er|ar|a|ene|ane)?|uke[rn]?|uka|uken|vek[ea]r?|måned(?:er|en|s tid)?|"
    r"månad(?:er|ar|en)?|år(?:et)?|halvår(?:et)?|kvartal(?:et)?|semester(?:et)?|"
    r"skoleår(?:et)?|skuleår(?:et)?|tertial(?:et)?|helg(?:en|a)?|sesong(?:en)?)"
)
_SEASON = (
    r"(?:vår|høst|haust|sommer|sommar|vinter)(?:en|n|halvåret|parten)?"
    r"(?=\s*(?:$|[.,;:)!]|20\d\d|[-–'’/]|og\b|"
    r"til\b))(?:\s*[-–'’]?\s*20\d\d(?:\s?/\s?\d\d(?:\d\d)?)?)?"
    r"|(?:våren|høsten|hausten|sommeren|sommaren|vinteren|seinhaust(?:en)?|seinhøst(?:en)?|"
    r"førjulsvinteren|vårparten|vårsemesteret|høstsemesteret|haustsemesteret|vårhalvåret|"
    r"hausthalvåret|høsthalvåret)(?:\s*20\d\d(?:\s?/\s?\d\d(?:\d\d)?)?)?"
    r"|[VH]\s?-?\d\d\b"
)
_FEAST = (
    r"(?:(?:sommer|sommar|høst|haust|vinter|jule|påske|felles|skole|skule)?ferie(?:n|r)?"
    r"|jula?(?:en)?(?!\w)|jul|julen|romjul(?:a|en)?|advent(?:en|stida)?|nyttår|nyåret|påske(?:n|"
    r"a)?|"
    r"pinse(?:n|a)?|sankthans|st\.? ?hans|jonsok|skolestart(?:en)?|skulestart(?:en)?|"
    r"skoleslutt|skuleslutt|semesterstart|sesongstart(?:en)?|årsskiftet|halvårsskiftet|"
    r"månedsskiftet|månadsskiftet|kristi himmelfart(?:sdag)?|17\.? ?mai|luciadagen|olsok)"
    r"(?:\s*20\d\d|\s(?:er|blir|vert)\s(?:over|slutt|ferdig|i gang)|\s(?:begynner|byrjar|starter|"
    r"startar|tar slutt|tek slutt))?"
)
_DATE = (
    r"(?:\d{4}-\d\d-\d\d"
    r"|\d{1,2}\s?[./]\s?(?:1[0-2]|0?[1-9])(?!\d)\.?(?:\s?[./\-–]\s?(?:20)?\d\d(?!\d)|\s20\d\d)?"
    rf"|\d{{1,2}}\.?\s*(?:[-–]|og|til|eller)\s*\d{{1,2}}\.?\s*{_MONTH}{_YEAR}"
    rf"|\d{{1,2}}\.?\s?{_MONTH}{_YEAR})"
)
_WEEK = (
    r"(?:uke(?:ne)?|uka|veke(?:ne)?|veka|u\.?)\s?(?:nr\.?\s?)?\d{1,2}(?!\d)"
    r"(?:\s*(?:[-–/+]|og|til|eller)\s*(?:uke\s?|veke\s?)?\d{1,2}(?!\d))*"
    r"(?:\s*[-–/(]?\s*20\d\d\)?)?"
)
_RELATIVE = (
    r"i\s?dag|i\s?mor(?:gen|gon|ra)(?:\s?(?:tidlig|tidleg|formiddag|ettermiddag|kveld))?|"
    r"i\s?overmor(?:gen|gon)|i\s?kveld|i\s?ettermiddag|i\s?formiddag|"
    rf"(?:neste|nest|komande|kommende|denne|dette|førstkommende|fyrstkomande|inneværende|førstk\.)"
    rf"\s(?:{_UNIT}|{_DAYS}|{_MONTH}|vår|høst|haust|sommer|sommar|vinter|vinteren|sommeren|"
    rf"sommaren|"
    r"hausten|høsten|våren)\b(?:\s20\d\d)?|"
    rf"(?:om|innen|innan|i løpet av|etter)\s(?:ca\.?\s)?{_NUM}(?:\s?(?:-|–|til|eller)\s?{_NUM})?"
    rf"\s{_UNIT}(?:\setter\s\w+)?|"
    rf"{_NUM}\s{_UNIT}\s(?:etter|frå|fra)\s\w+|"
    r"(?:til|i|over|etter|før)\s(?:helg(?:a|en)?|veka|uka|uken|året|hausten|høsten|våren|sommeren|"
    r"sommaren|vinteren|vinter|sommer|sommar|høst|haust|vår)(?!\s+\w+(?:en|et|a)\b)|"
    r"(?:innen |innan |i |på |ved |mot )?(?:utgangen|løpet|starten|slutten|midten|byrjinga|"
    r"begynnelsen)"
    r" av (?:(?:dette|neste) )?(?:året|måneden|månaden|uka|uken|veka|semesteret|skoleåret|"
    r"skuleåret|"
    r"kvartalet|halvåret|dagen)|"
    r"i år|neste år|til neste år|ut året|ut våren|ut høsten|"
    r"resten av (?:året|våren|høsten|hausten)|"
    rf"(?:{_UNIT}|{_DAYS}|dagen)\s(?:rett\s|like\s)?(?:etter|før)\s(?:{_FEAST}|\w*(?:dugnaden|"
    r"møtet|møte|samlingen|samlinga|ferien|ferie|oppstart|start|slutt)(?!\w))"
)
_VAGUE = (
    r"snarest(?:\s?(?:mulig|mogleg|råd))?|snarast(?:\s(?:råd|mogleg|mulig))?|"
    r"så (?:snart|fort|raskt|tidlig|tidleg)(?: som)? (?:mulig|mogleg|råd|råd er|vi kan|me kan)|"
    r"asap|a\.s\.a\.p\.?|straks|straks vi kan|omgående|omgåande|umiddelbart|med (?:en|ein|ei) gang|"
    r"med det same|med det samme|nå med en gang|no med ein gong|med ein gong|fortløpende|løpende|"
    r"fortløpande|løpande|kontinuerlig|kontinuerleg|(?:hele|heile) (?:året|tida|tiden|vinteren|"
    r"våren|"
    r"hausten|høsten|sommeren|sommaren|skoleåret|skuleåret)|året rundt|på sikt|etter ?hvert|"
    r"etter ?kvart|ved behov|ved (?:første )?anledning|ved (?:første|fyrste) (?:mulighet|høve)|"
    r"når det passer|når det passar|uavklart|"
    r"(?:ikke|ikkje) (?:avklart|bestemt|fastsatt|fastsett)|(?:må )?avklares(?: senere)?|"
    r"avklarast(?: seinare)?|tbd|månedlig|månadleg|ukentlig|vekentleg|kvar veke|hver uke|"
    r"hver måned|"
    r"kvar månad|årlig|årleg|jevnlig|jamnleg|hvert år|kvart år|hvert halvår|kvart halvår|"
    rf"(?:hver|kvar)\s(?:{_DAYS}|vår|høst|haust|sommer|sommar|vinter)|senere|seinare"
)
_EVENT = (
    r"(?:til|før|innen|innan|etter|på|ved)\s(?:vårt?\s|det\s|den\s)?(?:neste|komande|kommende|"
    r"fyrste|"
    r"første)\s\w*(?:møte[t]?|samling[a]?|dugnad(?:en)?|årsmøte[t]?|styremøte[t]?)|"
    r"(?:før|innen|innan|etter|til)\s\w*(?:årsmøtet|årsmøte|styremøtet|styremøte|budsjettet|"
    r"budsjettbehandlingen|budsjettbehandlinga|budsjettmøtet|budsjettvedtaket|søknadsfristen|"
    r"konferansen|kommunestyremøtet|kommunestyret|evalueringa|evalueringen|samlingen|samlinga|"
    r"møtet|foreldremøtet|foreldremøte|ledermøtet|sesongstart|vedtaket|seriestart|"
    r"juleavslutningen)|"
    r"(?:så snart|straks|så fort|når|med en gang|med ein gong|etter at)\s"
    r"(?:(?!\b(?:som|at)\b)[\w\-]+\s){1,7}(?:er|har|blir|vert|kommer|kjem|foreligger|ligg føre|"
    r"får)\b"
    r"[^.;()]{0,60}"
)
_CORE = (
    rf"(?:{_DATE}|{_WEEK}|{_RELATIVE}|{_EVENT}|{_VAGUE}|{_DAYS}|{_MONTH}{_YEAR}|{_FEAST}|{_SEASON}"
    r"|\d\.\s?(?:kvartal|halvår|tertial|kv\.?)(?:\s20\d\d)?|Q[1-4](?:\s20\d\d)?|"
    r"20\d\d(?:\s?[/–-]\s?(?:20)?\d\d)?)"
)
_LEAD = (
    r"(?:(?:allerede|allereie|alt|helst|gjerne|senest|seinast|aller senest|innen utgangen av|"
    r"innan utgangen av|innen|innan|før|fram til|frem til|inntil|til og med|t\.o\.m\.?|til|"
    r"i løpet av|fra og med|frå og med|f\.o\.m\.?|fra|frå|etter|rundt|ca\.?|omkring|omtrent|"
    r"medio|primo|ultimo|(?:i |på |ved )?(?:starten|begynnelsen|byrjinga|slutten|midten|utgangen|"
    r"månedsskiftet|overgangen) (?:av|på|til)|midt i|midt på|tidlig i|tidleg i|tidlig på|tidleg på|"
    r"seint i|sent i|seint på|sent på|tidlig|tidleg|seint|sent|utpå|utover|ut|over|mot|ved|"
    r"(?:rett|like|straks|kort tid|i god tid)(?=\s(?:etter|før|innen|innan)\s)|"
    r"i|på|om|en gang i|ein gong i|en gang|ein gong|klart? (?:til|innen|innan)|"
    r"ferdig (?:til|innen|innan|før))\s+)"
)
_ORDINAL_DAY = (
    rf"(?:{_ORD}\s{_DAYS}(?:\si\s{_MONTH}{_YEAR})?|"
    rf"{_ORD}\s(?:uke[n]?|uka|vek[ea]|veka|halvdel|helg[a]?|helgen)\s?(?:i|av)?\s{_MONTH}{_YEAR})"
)
_DAY_FIRST = (
    rf"(?:(?:{_DAYS}|{_DAYS_SHORT})\s(?:den\s)?{_DATE}|{_DAYS}\si\s{_WEEK}|{_DAYS}\s{_WEEK})"
)
_CLOCK_TAIL = (
    r"(?:\s(?:morgen|morgon|formiddag)(?!\w))?"
    r"(?:,?\s?(?:kl\.?|klokka|klokken)\s?\d{1,2}(?:[.:]\d\d)?(?:\s?[-–]\s?\d{1,2}(?:[.:]\d\d)?)?)?"
)
_UNIT_EXPR = rf"(?:{_ORDINAL_DAY}|{_DAY_FIRST}|{_CORE})"
_FULL = (
    rf"{_LEAD}{{0,3}}(?:den\s)?{_UNIT_EXPR}(?:\s?(?:-|–|/|,|\btil\b|\bog\b|\beller\b|\bi\b|"
    rf"\bog/eller\b)\s?"
    rf"{_LEAD}{{0,2}}(?:den\s)?{_UNIT_EXPR}){{0,4}}{_CLOCK_TAIL}"
)
SPAN: Final = re.compile(rf"(?<![\w.\-@]){_FULL}(?!\w)", re.IGNORECASE)
_WHOLE: Final = re.compile(
    rf"(?:frist(?:en)?|dato|når|innen|tid)?\s*:?\s*{_FULL}\s*[.!]*", re.IGNORECASE
)
_STRONG: Final = re.compile(
    rf"(?:senest|seinast|innen|innan|før|fram til|frem til|i løpet av|medio|primo|ultimo|"
    rf"utgangen av|snar[ea]st|omgående|straks|{_DATE}|{_WEEK}|i\s?dag|i\s?mor(?:gen|gon)|neste|"
    rf"så (?:snart|fort)|asap)",
    re.IGNORECASE,
)
_WEAK_ONLY: Final = re.compile(
    rf"^(?:{_MONTH}|(?:på|om)?\s*{_DAYS}|hver|kvar|årlig|årleg|senere|seinare|20\d\d|jul|påske|"
    rf"\w*ferien?)$",
    re.IGNORECASE,
)
CLOCK: Final = re.compile(
    r"^(?:kl\.?|klokka|klokken)?\s?(?:[01]?\d|2[0-4])(?:[.:][0-5]\d)?\s?(?:[-–]|til)?\s?"
    r"(?:(?:kl\.?\s?)?(?:[01]?\d|2[0-4])[.:]?[0-5]?\d?)?(?:\s?(?:min|minutter|minutt)\.?)?$",
    re.IGNORECASE,
)
_CLOCK_SHAPE: Final = re.compile(r"\d{1,2}[.:][0-5]\d|\bkl\b|klokk|\bmin", re.IGNORECASE)
_SHARE: Final = re.compile(r"^\s*(?:av|prosent|%|kr|kroner|barn|stk|personer)\b", re.IGNORECASE)
_MONTHS: Final = (
    "januar",
    "februar",
    "mars",
    "april",
    "juni",
    "juli",
    "august",
    "september",
    "oktober",
    "november",
    "desember",
)
_LONGEST: Final = 600
_FEW: Final = 8


@dataclass(frozen=True, slots=True)
class Span:
    """A time expression inside a text, as written; `strong` when it can hardly be anything else."""

    start: int
    end: int
    text: str
    strong: bool


def is_clock(text: str) -> bool:
    """True for a cell with only a time of day, or a span of such: a programme, no deadline."""
    bare = " ".join(text.split()).strip(" .")
    return bool(CLOCK.match(bare)) and bool(_CLOCK_SHAPE.search(bare)) and not _is_date(bare)


def _is_date(text: str) -> bool:
    """ "20.05" is the twentieth of May; "17.00" and "10.10" are of the clock."""
    found = re.fullmatch(r"(\d{1,2})\.(\d{1,2})\.?", text)
    if found is None:
        return False
    day, month = int(found.group(1)), int(found.group(2))
    if not (1 <= day <= 31 and 1 <= month <= 12):
        return False
    return len(found.group(2)) == 1 or text.endswith(".") or day > 24 or month != 10


def is_time(text: str) -> bool:
    """True when the whole text is a time expression (a label or a full stop may stand around)."""
    bare = " ".join(text[:_LONGEST].split()).strip(" .;,!*•–-")
    if not bare:
        return False
    if _WHOLE.fullmatch(bare) or is_clock(bare):
        return True
    spelt = _spelt(bare)
    return spelt != bare and bool(_WHOLE.fullmatch(spelt))


_OPENS_TIME: Final = re.compile(
    rf"^(?:når|etter|før|innen|innan|til|fra|frå|så snart|så fort|straks|rett|like|i|på|om|ved|"
    rf"utpå|medio|senest|seinast|snarest|{_ORD}|{_UNIT}|{_DAYS}|{_MONTH}|\d)\b",
    re.IGNORECASE,
)
_ANY_DAY: Final = date(2024, 1, 1)


def may_be_time(text: str) -> bool:
    """True for a few words that the grammar of deadlines understands, where one is expected.

    Wider than `is_time`: "uka etter fellesferien", "når snøen er borte". What lies behind, such
    as "i fjor", is no deadline.
    """
    if is_time(text):
        return True
    if len(text.split()) > _FEW or not _OPENS_TIME.match(text.strip()):
        return False
    reading = when_phrases.read(text, _ANY_DAY)
    if reading.due is not None:
        return "past" not in reading.warnings
    return reading.reason in {"event", "urgent", "open_ended", "recurring"}


def _spelt(text: str) -> str:
    """A few words with a month in them that lacks or doubles a letter: "septmber"."""
    words = text.split()
    if len(words) > 4:
        return text
    return " ".join(_month(word) if len(word) > 4 else word for word in words)


@lru_cache(maxsize=4096)
def _month(word: str) -> str:
    near = extractOne(word.lower(), _MONTHS, scorer=OSA.normalized_similarity, score_cutoff=0.8)
    return near[0] if near else word


def spans(text: str) -> list[Span]:
    """All time expressions in a text, in order, not overlapping."""
    out: list[Span] = []
    for found in SPAN.finditer(text[:_LONGEST]):
        words = found.group().rstrip(" ,.-–/")
        if _SHARE.match(text[found.end() : found.end() + 12]) or not words:
            continue
        if re.fullmatch(r"\d{1,2}[.:][0-5]\d", words) and _after_clock_word(text, found.start()):
            continue
        strong = bool(_STRONG.search(words)) and not _WEAK_ONLY.match(words)
        out.append(Span(found.start(), found.start() + len(words), words, strong))
    return out


def _after_clock_word(text: str, start: int) -> bool:
    return bool(
        re.search(r"\b(?:kl\.?|klokka|klokken|fra|mellom|til)\s*$", text[:start], re.IGNORECASE)
    )
