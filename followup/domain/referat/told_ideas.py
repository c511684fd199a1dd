"""Ideas a sentence names: chosen ("valget falt på en turkasse"), or laid aside ("… på vent")."""

from __future__ import annotations

import re
from typing import Final

from .choice import laid_aside
from .titles import split_list
from .verbs import is_verb

_QUOTED: Final = re.compile(r"[«\"“](?P<title>[^»\"”«“]{3,70})[»\"”]")
_IDEA: Final = r"(?:id[eéè]\w*|forslag\w*|tiltak\w*|prosjekt\w*|løsning\w*)"
_COUNT: Final = r"(?:to|tre|fire|disse|desse|følgende|følgjande|begge|éin|én|ett)"
_SETTLE: Final = (
    r"(?:(?:valget|valet) (?:falt|fall)(?: til slutt)? på|(?:falt|fall) (?:til slutt )?(?:valget|"
    r"valet) på|"
    r"falt (?:vi |me |de )?(?:til slutt )?ned på|(?:sto|stod|satt|sat) (?:vi |me )?(?:igjen|att) "
    r"med|"
    r"(?:gikk|gjekk|går) (?:vi |me |de |dei |gruppa |til slutt )*(?:videre med|vidare med|inn "
    r"for|for|i gang med)|"
    r"(?:valgte|valde|velger|vel|prioriterte|prioriterer|plukka|plukket|har valgt|har valt|har "
    r"vald)"
    r"(?: vi| me| de| dei| gruppa| bordet| ut| seg| oss| til slutt| (?:å|og) (?:gå videre med|gå "
    r"vidare med|jobbe (?:videre )?med|"
    r"arbeide (?:vidare )?med|satse på|løfte|konkretisere|prioritere|utvikle))*|"
    r"(?:satse[rt]?|satsa[rt]?)(?: vi| me| de| dei)?(?: på)|"
    r"(?:landet|landa|lander|endte|enda|ender|samlet|samla|samler)(?: vi| me| de| dei| seg| oss| "
    r"til slutt| opp)* (?:på|med|om|rundt|kring)|"
    r"(?:bestemte|bestemmer|bestemmar|bestemt)(?: vi| me| de)? (?:seg|oss|dei) for|"
    r"(?:jobbet|jobba|arbeidet|arbeidde|arbeida|jobber|arbeider)(?: vi| me| videre| vidare)? med|"
    r"(?:ble|blei|vart|var)(?: vi| me| de| dei)? (?:enige|einige|samde) om (?:å )?(?:gå "
    r"(?:videre|vidare) med|satse på|velge|velje|"
    r"jobbe (?:videre )?med|prøve|prøva|starte|lage|løfte)?|"
    r"(?:stemte|røysta)(?: vi| me| de| dei)? (?:fram|for))"
)
_CHOSE: Final = re.compile(
    rf"\b{_SETTLE}(?:\s(?:det|den|en|ein|ei|et|å|{_IDEA}|om|vår|vårt|{_COUNT}|ting|satse|gå|på|videre|"
    rf"vidare|med))*"
    rf"\s*:?\s+(?P<list>.+)$",
    re.IGNORECASE,
)
_CALLED: Final = re.compile(
    rf"^(?:(?:og|så|til slutt|den|det|dei|de|vår|vårt|vår felles|gruppe\w*s?|bord\w*s?|første|"
    rf"fyrste|andre|"
    rf"tredje|ene|eine|vinner|hoved|\d\.)\s)*{_IDEA}(?:\s(?:nr\.?|nummer|vår|som|med|vi|me|"
    rf"gruppa|fikk|fekk|samlet|samla|gikk|"
    rf"gjekk|valgte|valde|av|flest|mest|stemmer|røyster|prikker|videre|vidare|ble|vart|på|til|"
    rf"slutt|\d|én|en|ein|to|tre|"
    rf"[a-h]))*,?\s(?:er|ble|blei|vart|var|heter|heiter|kalles|kallar vi|kaller vi|kalte vi)"
    rf"\s*:?\s+(?!(?:at|å|som)\s)(?P<list>.+)$",
    re.IGNORECASE,
)
_ONE_IS: Final = re.compile(
    rf"^(?:og )?(?:den|det)\s(?:første|fyrste|ene|eine|andre|tredje|siste)(?:\s{_IDEA})?,?\s"
    rf"(?:er|ble|blei|vart|heter|heiter|kalles|kalte vi|kaller vi|kallar vi)\s+(?!(?:at|å|som)\s)"
    rf"(?P<list>[^.,:;–(]{{3,60}})",
    re.IGNORECASE,
)
_WON: Final = re.compile(
    r"^(?P<list>[^.:;]{3,120}?)\s(?:(?:fikk|fekk|hadde) (?:de |dei )?(?:\w+ )?flest\b|vant\b|"
    r"(?:ble|blei|vart) "
    r"(?:valgt|vald|valt|valde|prioritert|stemt fram|vinneren|vinnaren)\b|gikk (?:av med seieren|"
    r"videre)\b|"
    r"gjekk vidare\b|toppet|toppa)",
    re.IGNORECASE,
)
_FIRST_NAMED: Final = re.compile(
    r"^(?P<list>[^.:;]{3,120}?),?\s(?:derimot,?\s)?(?:(?:ble|blei|vart) (?:vi|me) (?:enige|"
    r"einige|samde) om å "
    r"(?:sette i gang|setje i gang|gå (?:videre|vidare)|satse på|prøve|prøva|starte|gjennomføre)|"
    r"(?:går|gikk|gjekk) (?:vi|me) (?:videre|vidare) med|(?:valgte|valde|tar|tek|tok|satser|satsar|"
    r"prioriterer|prioriterte) (?:vi|me)(?: på| (?:videre|vidare)(?: med)?| med| med "
    r"oss)?\s?[.!]?$)",
    re.IGNORECASE,
)
_CAME_UP: Final = re.compile(
    r"\b(?:id[eé]\w*|forslag\w*|framlegg\w*|innspill\w*|lapper|lappar)\b[^:.]{0,40}?\b(?:kom|"
    r"hang|sto|stod|var|havnet|hamna)\b"
    r"[^:.]{0,40}:\s*(?P<list>.+)$",
    re.IGNORECASE,
)
_COUNTS: Final = re.compile(
    r"\b(?:to|tre|begge)\b[^.]{0,30}(?::|nemlig|nemleg|ideer|id[eé]ar|tiltak)", re.IGNORECASE
)
_ONE_MORE: Final = re.compile(
    r"^(?:en|ei|ein|et|eit|felles|gratis|flere|fleire|mer|meir|egen|eigen|eget|ny|nytt|åpen|åpent|"
    r"open|ope|forslag\w*|id[eé]\w*|tanken)\s\w",
    re.IGNORECASE,
)
_STOPS: Final = re.compile(
    r"(?:,?\s(?=(?:resten|de andre|dei andre|alt annet|alt anna)\s)|,?\s(?:fordi|som|slik at|"
    r"siden|sidan|ettersom|etter at|der|hvor|kor|mens|medan|dersom|"
    r"hvis|for å|for det)\s|"
    r"[,;]?\smen\s|[–—]\s|\.\s|:\s|!\s)",
    re.IGNORECASE,
)
_TRIM: Final = re.compile(
    rf"^(?:(?:å|og|om|både|at|på|med|et|ei|en|ein|eit|den|det|{_IDEA}(?:\som)?|"
    rf"{_COUNT}(?:\s{_IDEA})?|hhv\.?|"
    rf"henholdsvis|nemlig|nemleg|å få til|få til|å ha|lage|starte|ha|også|òg|(?:den|det) "
    rf"(?:første|andre|"
    rf"ene))\s)+",
    re.IGNORECASE,
)
_NO_TITLE: Final = re.compile(
    rf"^(?:{_IDEA}|{_COUNT}|det|den|de|dei|dette|disse|desse|alt|alle|noe|noko|resten|begge|"
    rf"ingen|flere|fleire|"
    rf"mange|andre|vi|me|gruppa|gruppen|oss|seg|ting|dem|dei andre|de andre|alt det|alt dette|"
    rf"hverandre|kvarandre|"
    rf"(?:to|tre) av .*|.*\b(?:grupper|gruppen|gruppa|bord(?:et)?|deltakerne|deltakarane)|"
    rf"(?:de|dei|den) .*(?:øverste|øvste|beste|flest\w*).*)$",
    re.IGNORECASE,
)
_TALKED: Final = (
    r"(?:(?:snakk(?:et|a)|diskuter(?:te|a)|drøft(?:et|a)|tenkt[e]?)\b(?: også| òg| litt| en del| "
    r"ein del)*(?: om| på)?|"
    r"(?:ønsk(?:et|a)|ynskt[e]?)(?: også| òg| seg)*|foresl(?:o|ått)(?: også| òg)?|"
    r"(?:nevnt|nemnt|nevnte|nemnde)(?: også| òg)?|(?:var|vore|vært) "
    r"(?:(?:vi|me|også|òg|litt) )*inne på|kom(?: også| òg)? (?:opp|fram|inn)"
    r"(?: (?:id[eé]\w*|forslag\w*) om)?|(?:lufta|luftet|ville "
    r"gjerne ha|ville ha|vurderte)(?: også| òg)?)"
)
_AFTER_VERB: Final = frozenset(
    {"det", "vi", "me", "seg", "den", "dette", "til", "på", "om", "at", "ikke", "ikkje"}
)
_ASIDE_LISTS: Final = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        # "andre forslag var x, y og z"; "ideer vi ikke gikk videre med: x og y"
        r"\b(?:andre|øvrige|øvrege|flere|fleire|resten av)\s(?:gode\s|kule\s|de\s|"
        r"dei\s)?(?:id[eé]\w*|forslag\w*|"
        r"innspill\w*)\b[^:.]{0,70}?(?::|\bvar\b|\ber\b|\bsom\b)\s*(?P<list>.+)$",
        r"^(?:på (?:lista|listen|tavla|veggen|arket|plakaten)\b[^:.]{0,50}|(?:disse|desse|"
        r"følgende|følgjande)\s"
        r"(?:id[eé]\w*|forslag\w*)\b[^:.]{0,50}):\s*(?P<list>[^:]+)$",
        r"^(?P<aside>[^:]{3,90}?):\s+(?P<list>.+)$",
        r"^(?P<aside>[^:]{3,90}?)\s(?:var|er|vart|ble|blei|gjelder|gjeld)\s+(?P<list>.+)$",
        # "vi snakket om x og y, men …"
        rf"\b{_TALKED}\s*:?\s*(?P<list>[^.]{{4,200}}?)(?:,\s|\s[–—-]\s|,?\s(?=men\b|og det\b|"
        rf"begge\b|dette\b))(?P<aside>(?:men|og|som|begge|dette|det)\b[^.]*)",
        # "vi la x og y til side", "vi gikk ikke videre med x"
        r"(?:^|\b(?:vi|me|gruppa|gruppen|bordet|de|dei|møtet|dermed|derfor|"
        r"difor)\s)(?P<aside>(?:valgte|valde|velger|la|legger|legg|satte|sette|setter|sett|"
        r"parkerte|parkerer|droppet|droppa|dropper|droppar|utsatte|utsette|"
        r"nedprioriterte|forkastet|forkasta|skrinla|venter|ventar|strøk)\b(?: vi| me| de| dei| "
        r"gruppa| derfor| difor)*(?: bort| med| vekk)?)\s+"
        r"(?P<list>[^.]{4,160}?)(?:\s(?:bort|vekk|til side|på is|på vent|i denne omgang|til "
        r"(?:senere|seinare|neste)[^.]*|fordi\b.*|for nå|inntil videre))*[.!]?$",
        r"\b(?P<aside>(?:lot|lar|let|lèt) (?:vi |me )?)(?P<list>[^.]{4,160}?)\s(?:ligge|liggje|"
        r"vente|hvile|kvile)\b",
        r"\b(?P<aside>(?:gikk|gjekk|går|jobbet|jobba|satser|prioriterte|prioriterer|valgte|valde|"
        r"tok|tar|tek)(?: vi| me)? (?:ikke|ikkje)"
        r"(?: videre| vidare| med| på| å gå videre med)*)\s(?P<list>[^.]{4,160}?)(?:\s(?:nå|no|"
        r"videre|vidare|i år|i denne omgang)\b.*)?[.!]?$",
        # "x og y ble lagt på is"
        r"^(?P<list>[^.:;]{3,160}?),?\s(?P<aside>(?:ble|blei|vart|er|var|blir|vert|må|får|fikk|"
        r"fekk|nådde|rakk|kom|gikk|gjekk|tas|tar vi|tek vi|"
        r"settes|legges|la vi|lot vi|droppet vi|droppa vi|parkerte vi|venter vi|ventar vi|sparer "
        r"vi|falt|fall|kommer vi|skal|kan|har vi|"
        r"utsettes|parkeres|droppes|prioriteres|gikk vi|gjekk vi)\b.*)$",
    )
)


def came_up(text: str) -> list[str]:
    """The ideas of "mange forslag kom opp på veggen: x, y og z": not yet chosen."""
    found = _CAME_UP.search(text)
    return _titles(found.group("list")) if found else []


def settled_on(text: str) -> list[str]:
    """The ideas a sentence says were chosen: "gruppa ville satse på «Prøv alt-kortet»"."""
    text = re.split(r",?\s(?=(?:resten|de andre|dei andre|alt annet|alt anna)\s)", text)[0]
    if len(text) > 500 or laid_aside(_before_but(text)):
        return []
    text = _before_but(text)
    for pattern in (_CHOSE, _CALLED, _ONE_IS, _WON, _FIRST_NAMED):
        found = pattern.search(text)
        if found is None:
            continue
        quoted = [m.group("title") for m in _QUOTED.finditer(found.group("list"))]
        if quoted:
            return quoted
        titles = _titles(found.group("list"), counted=bool(_COUNTS.search(text)))
        if titles:
            return titles
    return []


def mentioned_in(text: str) -> list[str]:
    """The ideas a sentence names as others than the chosen: "x og y ble lagt på is"."""
    for pattern in _ASIDE_LISTS:
        found = pattern.search(text)
        if found is None:
            continue
        told = found.groupdict().get("aside")
        if told is not None and not laid_aside(text):
            continue
        if pattern in _ASIDE_LISTS[2:4] and not laid_aside(told or ""):
            continue
        titles = _titles(found.group("list"))
        if titles:
            return titles
    return []


def _before_but(text: str) -> str:
    return re.split(r",?\smen\s", text, maxsplit=1)[0]


def _titles(listed: str, *, counted: bool = False) -> list[str]:
    quoted = [m.group("title") for m in _QUOTED.finditer(listed)]
    if quoted:
        return quoted
    cut = _STOPS.search(listed)
    bare = (listed[: cut.start()] if cut else listed).strip(" .,!")
    bare = re.sub(rf"^{_COUNT}(?:\s{_IDEA})?,?\s(?:nemlig|nemleg)\s", "", bare, flags=re.IGNORECASE)
    bare = re.sub(r"\s(?:og|samt)\s(?:om|å)\s", ", ", re.sub(r"^(?:både)\s", "", bare))
    out: list[str] = []
    for part in split_list(bare):
        for half in apart(part, counted=counted):
            title = _TRIM.sub("", half.strip(' .:;–-«»"')).strip()
            words = title.split()
            if not words or len(words) > 10 or len(title) < 4 or _NO_TITLE.match(title):
                continue
            says = len(words) > 1 and is_verb(words[0]) and words[1] in _AFTER_VERB
            if says or words[0].lower() in {"ikke", "ikkje"}:
                continue
            out.append(title)
    return out


def apart(text: str, *, counted: bool = False) -> list[str]:
    """ "en app og en kiosk", "dansekveld og sommerskole" are two; "kurs for barn og unge" is "
    "one."""
    halves = re.split(r"\s(?:og|samt)\s", text)
    if len(halves) == 1:
        return halves
    articles = all(_ONE_MORE.match(half) for half in halves[1:])
    single = all(" " not in h.strip() and len(h.strip()) >= 5 for h in halves)
    return halves if counted or articles or single else [text]
