"""Several dugnads in one document: where each begins, and its day and edition."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from itertools import pairwise
from typing import Final

from followup.domain.blocks import Document

from .facts import dates_in, dugnad_dates, edition_in, edition_of
from .lines import Line

_PART_HEAD: Final = re.compile(r"\b(?:dugnad|alle ?med|samling|workshop)\w*", re.IGNORECASE)


_PLACE_AND_DAY: Final = re.compile(
    r"^(?:(?:del|dag|kveld|runde|bolk|økt|gruppe)\s*(?:\d|[IVX]+\b|[A-C]\b|én|ein|to|tre)?\s*[:.–-]\s*)?"
    r"(?P<place>[A-ZÆØÅ][\w .()/-]{1,40}?)?[,:–\s-]+"
    r"(?:(?:man|mån|tirs|tys|ons|tors|fre|lør|laur|søn|sun)dag\s*)?(?:den\s)?"
    r"\d{1,2}[./]\s?(?:\d{1,2}[./]\s?|[a-zæøå]+\s)(?:20)?\d\d[.:]?$",
    re.IGNORECASE,
)
_NO_PART: Final = re.compile(r"\b(?:neste|forrige|førre|siden|sidan|sist)\b", re.IGNORECASE)


_OTHER_DAY: Final = re.compile(
    r"\b(?:frist\w*|innen|innan|før|møte\w*|oppdatert|sendt|referat\w*|versjon)\b", re.IGNORECASE
)


def dugnads_in(
    lines: list[Line], document: Document, filename: str, reference: date | None, today: date | None
) -> tuple[list[list[Line]], list[tuple[date | None, str]]]:
    """The document cut into dugnads, with the day and edition of each."""
    heads = _part_heads(lines)
    if len(heads) >= 2:
        cut = _cut_at(lines, [at for at, _ in heads])
        facts: list[tuple[date | None, str]] = []
        for at, found in heads:
            own = edition_in([lines[at].text])
            near = edition_in([line.text for line in lines[at : at + 5]])
            facts.append((found, own if own != "kommune" else near))
        return cut, facts
    ranked = dugnad_dates(lines, document, filename, today)
    day = reference or (ranked[0][0] if ranked else None)
    return [lines], [(day, edition_of(lines, document, filename))]


def names_place_and_day(text: str) -> bool:
    """ "Del 1: Nordgrenda, tirsdag 4. mars 2025" heads a dugnad, not an idea."""
    found = _PLACE_AND_DAY.match(text.strip())
    told = found is not None and (found.group("place") or ":" in text)
    return bool(told) and not _NO_PART.search(text) and not _OTHER_DAY.search(text)


def _part_heads(lines: Sequence[Line]) -> list[tuple[int, date]]:
    found: list[tuple[int, date]] = []
    for at, line in enumerate(lines):
        if (
            line.kind not in {"heading", "sheet"}
            or not (_PART_HEAD.search(line.text) or names_place_and_day(line.text))
            or _NO_PART.search(line.text)
        ):
            continue
        near = [
            line.text,
            *(
                x.text
                for x in lines[at + 1 : at + 4]
                if x.kind != "heading"
                and re.match(r"^(?:dato|tid|når|\w+dag)\b", x.text, re.IGNORECASE)
            ),
        ]
        days = [d for text in near for d in dates_in(text)]
        if days and days[0] not in [d for _, d in found]:
            found.append((at, days[0]))
    return (
        found
        if len(found) >= 2 and all(_has_content(lines, found, n) for n in range(len(found)))
        else []
    )


def _has_content(lines: Sequence[Line], heads: list[tuple[int, date]], number: int) -> bool:
    end = heads[number + 1][0] if number + 1 < len(heads) else len(lines)
    return end - heads[number][0] >= 5


def _cut_at(lines: Sequence[Line], dated: Sequence[int]) -> list[list[Line]]:
    """The lines cut at the headings (by index) where another dugnad begins."""
    if len(dated) < 2:
        return [list(lines)]
    cuts = [0, *dated[1:], len(lines)]
    return [list(lines[a:b]) for a, b in pairwise(cuts)]
