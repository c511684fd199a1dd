"""A document as one flat run of lines: headings, text, list items and table rows with roles."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from followup.domain.blocks import Document, Heading, ListItem, Paragraph, Place, Table

from .broken_addresses import whole_addresses
from .vocabulary import IDEA_ONLY, idea_title, label

_MONTHS: Final = "jan|feb|mar|apr|mai|jun|jul|aug|sep|okt|nov|des"
_SIGN: Final = re.compile(r"^(?:[-–—*•·●○▪■◦‣➢➤→✓✔☐☑+o]|[-=]>|\[[ xX]?\])\s+(?=\S)")
_BULLET: Final = re.compile(
    rf"^(?:[-–—*•·●○▪■◦‣➢➤→✓✔☐☑+o]|[-=]>|\(?\d{{1,2}}[.)](?!\s*(?:{_MONTHS}))|[a-h]\)|"
    rf"\[[ xX]?\])\s+(?=\S)"
)
_RULE: Final = re.compile(r"^[=\-_*~ ]{3,}$")
_ENDS: Final = re.compile(r"[.:;!?)»\"]$")
_WRAP_WIDTH: Final = 55
_HEADING_WIDTH: Final = 100


@dataclass(slots=True)
class Line:
    """One line. `kind` is heading, para, item, step, person or end (of a table).

    A step or person line carries its cells by role. `sure_head` is set where the document
    itself marks the heading; a guessed one is a short bold line or one in capitals.
    """

    kind: str
    text: str = ""
    place: Place = field(default_factory=lambda: Place(0))
    level: int = 9
    sure_head: bool = False
    cells: dict[str, str] = field(default_factory=dict)
    places: dict[str, Place] = field(default_factory=dict)
    inferred: bool = False
    group: int = 0
    depth: int = 0
    votes: int = -1


def flatten(document: Document) -> list[Line]:
    """All lines of a document in reading order; tables are read by `tables.read_table`."""
    from .tables import Tables, newest_year

    tables = Tables(newest_year([b for b in document.blocks if isinstance(b, Table) and b.name]))
    out: list[Line] = []
    for index, block in enumerate(document.blocks):
        if isinstance(block, Table):
            out.extend(tables.read(block, index, out))
        else:
            out.extend(_text_lines(block, index))
    for line in out:
        line.text = whole_addresses(line.text)
        line.cells = {r: whole_addresses(t, alone=r == "email") for r, t in line.cells.items()}
    return out


def _text_lines(block: Heading | Paragraph | ListItem, index: int) -> Iterator[Line]:
    place = Place(index)
    if isinstance(block, Heading):
        if block.text.strip():
            yield Line("heading", block.text.strip(), place, block.level, sure_head=True)
        return
    if isinstance(block, ListItem):
        text = _joined(block.text.split("\n"))
        for number, part in enumerate(text):
            bare = (_SIGN if number == 0 else _BULLET).sub("", part).strip()
            if bare:
                kind = "item" if number == 0 else _kind(bare)
                yield Line(kind, bare, place, 9, group=index, depth=block.level)
        return
    parts = _joined(block.text.split("\n"))
    for part in parts:
        line = text_line(part, place, bold=block.bold and len(parts) == 1)
        if line:
            yield line


def text_line(text: str, place: Place, *, bold: bool = False) -> Line | None:
    """One line of running text as heading, item or para."""
    stripped = text.strip()
    if not stripped or _RULE.match(stripped):
        return None
    hashes = re.match(r"^(#{1,6})\s+(.+)$", stripped)
    if hashes:
        return Line("heading", hashes.group(2).strip(" #*"), place, len(hashes.group(1)), True)
    stripped = re.sub(r"\*\*(.+?)\*\*|__(.+?)__", lambda m: m.group(1) or m.group(2), stripped)
    bullet = _BULLET.match(stripped)
    if bullet and not _numbered_heading(stripped, bold=bold):
        return Line("item", stripped[bullet.end() :].strip(), place, group=place.block)
    if looks_like_heading(stripped, bold=bold):
        return Line("heading", stripped, place, 6)
    return Line("para", stripped, place)


def _numbered_heading(text: str, *, bold: bool) -> bool:
    if not re.match(r"^\(?\d{1,2}[.)]\s", text):
        return False
    if re.search(r"[.:]\s+\S", text[4:]):
        return label(text) is not None or idea_title(text) is not None
    found = label(text, heading=True)
    known = (found is not None and found.whole) or idea_title(text) is not None
    return known or bold or (_in_capitals(text) and " " in text[4:].strip())


def _kind(text: str) -> str:
    return "item" if _BULLET.match(text) else "para"


def _joined(parts: list[str]) -> list[str]:
    """Lines broken at a fixed width are one again."""
    out: list[str] = []
    for part in parts:
        text = part.strip()
        if not text:
            continue
        goes_on = (
            out
            and len(out[-1]) >= _WRAP_WIDTH
            and not _BULLET.match(text)
            and not _ENDS.search(out[-1])
            and text[0].islower()
        )
        if goes_on:
            last = out[-1]
            hyphen = last.endswith("-") and text[0].islower() and not text.startswith("og ")
            out[-1] = last[:-1] + text if hyphen else f"{last} {text}"
        else:
            out.append(text)
    return out


def looks_like_heading(text: str, *, bold: bool = False) -> bool:
    """True for a short line that stands as a heading though the document does not say so."""
    if len(text) > _HEADING_WIDTH or not any(c.isalpha() for c in text):
        return False
    found = label(text)
    if found is not None and found.whole and len(text) <= 70:
        return True
    if found is not None:
        return False
    title = idea_title(text)
    if title is not None and (len(text) <= 80 and not text.rstrip().endswith(".")):
        return True
    if IDEA_ONLY.match(text):
        return True
    if _in_capitals(text):
        return True
    return bold and len(text) <= 90 and not re.search(r"[.;,]$", text) and "@" not in text


def _in_capitals(text: str) -> bool:
    letters = [c for c in text if c.isalpha()]
    capital = sum(c.isupper() for c in letters)
    return len(letters) >= 5 and capital > 0.85 * len(letters) and "@" not in text
