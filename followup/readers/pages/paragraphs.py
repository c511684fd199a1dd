"""Lines of running text as headings, list items and paragraphs."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby
from typing import Final

from followup.domain.blocks import Block, Heading, ListItem, Paragraph
from followup.readers.cleaning import clean, clean_line
from followup.readers.lines import BULLET, CHECKBOX, item_text, numbered
from followup.readers.pages.geometry import Line, clustered
from followup.readers.pages.joining import fits, join

_LARGER: Final = 1.13
_LONGEST_HEADING: Final = 160
_UNKNOWN_GLYPH: Final = re.compile(r"^\(cid:\d+\)\s*")


@dataclass(frozen=True, slots=True)
class Sizes:
    """The letter size of the text, and those of headings from the largest down."""

    body: float
    headings: tuple[float, ...]

    def level(self, size: float) -> int | None:
        """The heading level of this size, None for text."""
        if size < self.body * _LARGER:
            return None
        near = [i for i, heading in enumerate(self.headings) if abs(heading - size) < 0.8]
        return min(6, near[0] + 1) if near else 6


@dataclass(slots=True)
class _Open:
    """The block that lines are being added to."""

    kind: str
    text: str
    last: Line
    indent: float
    bold: bool
    level: int = 0


@dataclass(slots=True)
class Flow:
    """Gathers lines of one column into blocks."""

    sizes: Sizes
    page: int
    margin: float
    """How far the text of the page or column reaches."""

    found: list[Block] = field(default_factory=list)
    _open: _Open | None = None
    _right: float = 0.0
    _indents: list[float] = field(default_factory=list)

    def add(self, lines: Sequence[Line]) -> list[Block]:
        """The blocks these lines make."""
        longest = max((line.x1 for line in lines), default=0.0)
        full = sum(line.x1 > longest - 15 for line in lines)
        self._right = longest if full > 2 else self.margin
        bullets = (line.x0 for line in lines if _bullet(line))
        self._indents = clustered(bullets, 6.0)
        for line in lines:
            self._line(line)
        self._close()
        return _levelled(self.found)

    def _line(self, line: Line) -> None:
        bullet = _bullet(line)
        level = None if bullet else self.sizes.level(line.size)
        kind = "item" if bullet else "text" if level is None else "heading"
        if self._open is not None and self._goes_on(self._open, line, kind):
            self._open.text = join(self._open.text, _text(line))
            self._open.bold = self._open.bold and line.bold
            self._open.last = line
            return
        self._close()
        if bullet:
            indent = line.words[1].x0 if len(line.words) > 1 else line.x0
            depth = next(i for i, x in enumerate(self._indents) if abs(x - line.x0) <= 6.0)
            self._open = _Open("item", bullet, line, indent, line.bold, depth)
        else:
            self._open = _Open(kind, _text(line), line, line.x0, line.bold, level or 0)

    def _goes_on(self, begun: _Open, line: Line, kind: str) -> bool:
        last = begun.last
        if kind == "item" or abs(line.size - last.size) > 0.8 or numbered(_text(line)):
            return False
        if line.top - last.bottom > 0.75 * line.size or line.top < last.top:
            return False
        if begun.kind == "heading":
            return kind == "heading" and line.bold == last.bold
        if kind == "heading":
            return False
        if begun.kind == "item" and line.x0 < begun.indent - 3:
            return False
        if begun.kind == "text" and abs(line.x0 - begun.indent) > 2.5 * line.size:
            return False
        if "@" in line.words[0].text and self._is_short(last):
            return False
        return not fits(last, line, self._right) or begun.text.endswith(("\u00ad", "\u2010"))

    def _is_short(self, line: Line) -> bool:
        """A line that a long word below it says nothing about: a signature's, say."""
        return line.x1 < 0.7 * self._right and not line.text.endswith((",", ";", ":", "("))

    def _close(self) -> None:
        begun, self._open = self._open, None
        if begun is None:
            return
        text = clean(begun.text)
        if not text:
            return
        if begun.kind == "item":
            self.found.append(ListItem(item_text(text), begun.level, page=self.page))
        elif begun.kind == "heading" and 2 < len(text) <= _LONGEST_HEADING:
            self.found.append(Heading(clean_line(text), begun.level, page=self.page))
        else:
            self.found.append(Paragraph(text, bold=begun.bold, page=self.page))


def _text(line: Line) -> str:
    """The line's words; a first one that stands apart keeps two spaces after it."""
    text = _UNKNOWN_GLYPH.sub("• ", line.text)
    if len(line.words) > 1 and line.words[1].x0 - line.words[0].x1 > 0.6 * line.size:
        first, _, rest = text.partition(" ")
        return f"{first}  {rest}"
    return text


def _bullet(line: Line) -> str:
    """The text after the line's bullet, "" where it has none."""
    match = BULLET.match(_text(line)) or CHECKBOX.match(_text(line))
    return match["text"].strip() if match else ""


def _levelled(blocks: Sequence[Block]) -> list[Block]:
    """The blocks with each list's outermost items on level 0."""
    levelled: list[Block] = []
    for is_list, run in groupby(blocks, key=lambda block: isinstance(block, ListItem)):
        members = list(run)
        if is_list:
            present = sorted({b.level for b in members if isinstance(b, ListItem)})
            members = [
                replace(b, level=present.index(b.level)) if isinstance(b, ListItem) else b
                for b in members
            ]
        levelled += members
    return levelled
