"""Lines that stand at the top or foot of page after page."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from followup.readers.cleaning import clean_line
from followup.readers.pages.aligned import is_head_line
from followup.readers.pages.geometry import Line, Page, lines_of

_ZONE: Final = 0.11
_PAGE_NUMBER: Final = re.compile(
    r"^(?:side|page)?\s*\d{1,3}\s*(?:(?:av|/|of)\s*\d{1,3})?$|\b(?:side)\s+\d+\s*(?:av\s*\d+)?$",
    re.IGNORECASE,
)


def take_running(pages: Sequence[Page]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Header and footer lines, once each; their words are taken off the pages."""
    header: dict[str, str] = {}
    footer: dict[str, str] = {}
    zones = [_zone_lines(page) for page in pages]
    places: dict[str, list[tuple[int, float]]] = {}
    for page, lines in zip(pages, zones, strict=True):
        for line in lines:
            places.setdefault(_shape(line), []).append((page.number, line.top))
    for page, lines in zip(pages, zones, strict=True):
        for line in lines:
            twins = places[_shape(line)]
            if _repeats(line, page, twins) or _is_page_number(line, page):
                target = header if line.top < page.height / 2 else footer
                target.setdefault(_shape(line), clean_line(line.text))
                gone = set(line.words)
                page.words = [word for word in page.words if word not in gone]
    return tuple(header.values()), tuple(footer.values())


def _zone_lines(page: Page) -> list[Line]:
    edge = page.height * _ZONE
    return [
        line for line in lines_of(page.words) if line.bottom < edge or line.top > page.height - edge
    ]


def _shape(line: Line) -> str:
    return re.sub(r"[^\w#]+", "", re.sub(r"\d+", "#", line.text.casefold()))


def _repeats(line: Line, page: Page, twins: Sequence[tuple[int, float]]) -> bool:
    """Whether another page has the same line, numbers aside, at the same height."""
    if _is_table_head(line):
        return False
    return any(number != page.number and abs(line.top - top) < 8 for number, top in twins)


def _is_table_head(line: Line) -> bool:
    """A head that is repeated over a split table is no running line."""
    return is_head_line(line) or len(line.text) < 3


def _is_page_number(line: Line, page: Page) -> bool:
    low = line.top > page.height * 0.92
    return low and _PAGE_NUMBER.search(line.text.strip(" -–")) is not None
