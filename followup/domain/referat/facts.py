"""The dugnad's date, edition and municipality: offered to the contact person, not imposed."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import Final

from followup.domain.blocks import Document
from followup.domain.who_phrases.names import fold

from .lines import Line

_MONTHS: Final = {
    "jan": 1,
    "feb": 2,
    "mar": 3,
    "apr": 4,
    "mai": 5,
    "jun": 6,
    "jul": 7,
    "aug": 8,
    "sep": 9,
    "okt": 10,
    "nov": 11,
    "des": 12,
}
_WRITTEN: Final = re.compile(
    r"(?<![\d.])(?P<d>\d{1,2})\.?\s?(?P<m>jan|feb|mar|apr|mai|jun|jul|aug|sep|okt|nov|"
    r"des)[a-zæøå]*\.?,?\s*(?P<y>20\d\d|[-'’/]\s?\d\d(?!\d))",
    re.IGNORECASE,
)
_SHORT: Final = re.compile(
    r"(?<![\d.])(?P<d>\d{1,2})\s?[./-]\s?(?P<m>\d{1,2})\.?\s?[./ -]\s?(?P<y>20\d\d|\d\d)(?![\d:])"
)
_ISO: Final = re.compile(r"(?<!\d)(?P<y>20\d\d)[-.](?P<m>\d{2})[-.](?P<d>\d{2})(?!\d)")
_NO_YEAR: Final = re.compile(
    r"(?<![\d.])(?P<d>\d{1,2})(?:\.\s?|\s)(?P<m>januar|februar|mars|april|mai|juni|juli|august|"
    r"september|oktober|november|desember)\b"
    r"|(?<![\d.:])(?P<d2>\d{1,2})[./](?P<m2>\d{1,2})\.?(?![\d:])",
    re.IGNORECASE,
)
_EVENT: Final = re.compile(
    r"\b(?:dugnad\w*|alle ?med\w*|samling\w*|workshop\w*|møtedato|dato|møttes|møttest|samlet|"
    r"samla|avholdt|halden|holdt|gjennomført\w*|kveld\w*|zoom|teams)\b",
    re.IGNORECASE,
)
_OTHER: Final = re.compile(
    r"\b(?:(?:møtes|møtest|ses|sees|sjåast|samles|samlast|treffes|treffest|treffast)"
    r"(?= (?:igjen|att|på|i|neste|\w+dag|\d))|neste|nytt møte|frist|innen|innan|før|sendt|"
    r"skrevet|skrive|utskrift|oppdatert|versjon|"
    r"godkjent|forrige|førre|sist|siste|påmelding|meld deg|"
    r"vedtatt|vedtak|oppfølging\w*|oppfølgjing\w*|evaluering\w*|sendes|referatdato|arkiv\w*|"
    r"fritidserklæring\w*|journal\w*|invitasjon\w*)\b",
    re.IGNORECASE,
)
_SENTENCE: Final = re.compile(
    r"(?:(?<=[^\W\d_]{3})\.|[!?]|(?<=\d)\.(?!\s(?:jan|feb|mar|apr|mai|jun|jul|aug|sep|okt|nov|des)))"
    r"\s+(?=[^\W\d_]{2})|\s(?=\()",
    re.IGNORECASE,
)
_SENT: Final = re.compile(r"^(?:sendt|date|dato|sent)\s*:\s*(?P<rest>.+)$", re.IGNORECASE)
_YESTERDAY: Final = re.compile(r"\b(?:i går|igår|i gårkveld|går kveld|i gjår)\b", re.IGNORECASE)
_TODAY: Final = re.compile(r"\b(?:i dag|i kveld|dagens)\b", re.IGNORECASE)
_WEEKDAYS: Final = (
    ("man", "mån"),
    ("tir", "tys"),
    ("ons",),
    ("tor",),
    ("fre",),
    ("lør", "lau"),
    ("søn", "sun"),
)
_UNG: Final = re.compile(
    r"\balle ?med[\s-]*ung\b|\bung[\s-]?dugnad|\bungdomsdugnad|\bung(?:domssamling)\b|"
    r"\ballemed[\s:–-]+(?:for|av) (?:og for )?(?:unge|ungdom)|\bALLEMED\s?-?\s?UNG",
    re.IGNORECASE,
)
_UNG_WEAK: Final = re.compile(
    r"\bungdoms(?:samling|verkstad|verksted|møte)\b|\bunges? (?:egen )?dugnad|samling for unge",
    re.IGNORECASE,
)
_VOLUNTARY: Final = re.compile(
    r"\balle ?med[\w\s:,–-]{0,25}\b(?:frivillig\w*|friviljug\w*|frivilljug\w*|"
    r"lag og (?:foreninger|foreiningar)|klubb\w*)|\bfrivillig(?:het|heits?)[\w-]*dugnad|"
    r"\bstyremøte\b[\w\s:,–-]{0,25}\balle ?med|"
    r"\bdugnad(?:en)?\b[\w\s:,–()-]{0,30}\b(?:for|i|med) "
    r"(?:frivillig\w*|friviljug\w*|frivilljug\w*|lag og (?:foreninger|foreiningar)|lagene|"
    r"klubbene|idrettslaget)|\bfrivillighetsutgave\w*|\b(?:utgave|utgåve|versjon|"
    r"variant)\b[\s:–-]*(?:for )?(?:\w+ )?frivillig\w*|frivillighetskort\w*",
    re.IGNORECASE,
)


def dates_in(text: str, *, year: int | None = None) -> list[date]:
    """Full dates in a text, in order; with `year`, also such as lack one."""
    found: list[tuple[int, date]] = []
    for pattern in (_ISO, _WRITTEN, _SHORT):
        for match in pattern.finditer(text):
            month = match.group("m")[:3].lower()
            day = _make(match.group("y"), _MONTHS.get(month) or month, match.group("d"))
            if day and not any(abs(at - match.start()) < 6 for at, _ in found):
                found.append((match.start(), day))
    if year is not None and not found:
        for match in _NO_YEAR.finditer(text):
            month = (match.group("m") or match.group("m2") or "")[:3].lower()
            day = _make(
                str(year), _MONTHS.get(month) or month, match.group("d") or match.group("d2")
            )
            if day:
                found.append((match.start(), day))
    return [day for _, day in sorted(found)]


def _make(year: str, month: int | str, day: str) -> date | None:
    digits = int(re.sub(r"\D", "", year))
    try:
        return date(digits + 2000 if digits < 100 else digits, int(month), int(day))
    except ValueError:
        return None


def sent_date(lines: Sequence[Line]) -> date | None:
    """The day an e-mail was sent, from its header lines."""
    for line in lines[:25]:
        match = _SENT.match(line.text)
        if match and (
            re.search(r"\d{1,2}[:.]\d\d\b", line.text)
            or match.group(0).lower().startswith(("sendt", "date", "sent"))
        ):
            found = dates_in(_english_months(match.group("rest")))
            if found:
                return found[0]
    return None


def _english_months(text: str) -> str:
    for english, norwegian in (("May", "mai"), ("Oct", "okt"), ("Dec", "des")):
        text = re.sub(rf"\b{english}\w*", norwegian, text)
    return text


def dugnad_dates(
    lines: Sequence[Line], document: Document, filename: str, today: date | None
) -> list[tuple[date, int]]:
    """Likely days of the dugnad, best first, each with the index of its line (-1: elsewhere)."""
    scored: Counter[tuple[date, int]] = Counter()
    sent = sent_date(lines)
    years = _years(lines, document, filename, sent, today)
    for index, line in enumerate(lines[:400]):
        for text in (line.text, *line.cells.values()):
            if not text or (line.kind == "step" and line.cells):
                continue
            for day in dates_in(text, year=years):
                scored[(day, index)] += _score(text, line, index, sent, day)
    for place, text in ((-1, filename), (-2, document.title), (-3, " ".join(document.header))):
        for day in dates_in(text.replace("_", " "), year=years if place != -1 else None):
            scored[(day, place)] += 4
    if sent:
        first = " ".join(line.text for line in lines[:14])
        if _YESTERDAY.search(first):
            scored[(sent - timedelta(days=1), -4)] += 12
        elif _TODAY.search(first):
            scored[(sent, -4)] += 5
    ranked = sorted(
        scored.items(), key=lambda item: (-item[1], item[0][1] if item[0][1] >= 0 else 999)
    )
    return [key for key, score in ranked if score > 0]


def _score(text: str, line: Line, index: int, sent: date | None, day: date) -> int:
    text = _sentence_of(text, day)
    score = 5 - min(index // 4, 4)
    if _EVENT.search(text):
        score += 5
    if re.match(r"^(?:møte)?dato|^når\b|^tid\b", text, re.IGNORECASE):
        score += 3
    if line.kind == "heading":
        score += 3
    if _OTHER.search(text) and not re.search(
        r"\bdugnad\w*\s+(?:ble|vart|blei|var)\b", text, re.IGNORECASE
    ):
        score -= 7
    if re.search(r"\bkl\b|klokk|\b\d\d[.:]\d\d\b", text):
        score += 2
    if (
        re.match(r"^(?!\w+dag)[A-ZÆØÅ][\wæøå-]+(?: kommune)?,?\s(?:den\s)?\d{1,2}[. ]", text)
        and len(text) < 40
    ):
        score -= 4
    if sent and _SENT.match(text):
        score -= 9
    if re.search(
        r"\b(?:mandag|måndag|tirsdag|tysdag|onsdag|torsdag|fredag|lørdag|laurdag|søndag)\b",
        text,
        re.IGNORECASE,
    ):
        score += 1
    return score


def _sentence_of(text: str, day: date) -> str:
    """The sentence a day stands in: "22. mai 2024 på huset. Skrevet av Iman" is two."""
    told = _SENTENCE.split(text)
    return next((s for s in told if day in dates_in(s, year=day.year)), text)


def _years(
    lines: Sequence[Line], document: Document, filename: str, sent: date | None, today: date | None
) -> int | None:
    """The year a date without one is taken to be in: the one the document speaks of."""
    head = (
        " ".join(line.text for line in lines[:12])
        + f" {filename} {document.title} "
        + " ".join(document.header)
    )
    found = re.findall(r"(?<!\d)(20[12]\d)(?!\d)", head)
    if found:
        return int(found[0])
    if sent:
        return sent.year
    full = [d for line in lines for t in (line.text, *line.cells.values()) for d in dates_in(t)]
    if full:
        return min(full).year
    every = re.findall(r"(?<!\d)(20[12]\d)(?!\d)", " ".join(line.text for line in lines))
    return int(every[0]) if every else (today.year if today else None)


def edition_of(lines: Sequence[Line], document: Document, filename: str) -> str:
    """kommune, frivillighet or ung: said in the title, the name of the file or the first lines."""
    head = [filename.replace("_", " "), document.title, *document.header]
    head += [line.text for line in lines if line.kind != "person"][:8]
    return edition_in(head)


def edition_in(texts: Iterable[str]) -> str:
    joined = list(texts)
    for text in joined:
        if _UNG.search(text):
            return "ung"
        if _VOLUNTARY.search(text):
            return "frivillighet"
    return "ung" if any(_UNG_WEAK.search(text) for text in joined) else "kommune"


def weekday_fits(text: str, day: date) -> bool:
    """False when a text names another weekday than that of the date."""
    folded = fold(text)
    return not re.search(r"dag\b", folded) or any(p in folded for p in _WEEKDAYS[day.weekday()])
