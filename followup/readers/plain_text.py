"""Pasted text, text files and plain mails: headings, lists and tables as they are typed."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from followup.domain.blocks import Block, Document, Heading, ListItem, Paragraph, Unreadable
from followup.readers import typed_tables
from followup.readers.cleaning import visible
from followup.readers.limits import MAX_CHARACTERS, MAX_LINES
from followup.readers.lines import BULLET, CHECKBOX, indent_level, item_text, numbered
from followup.readers.wrapping import unwrap

_LONGEST_HEADING: Final = 200
_RULE: Final = re.compile(r"^\s*([-=_*~#])(?:\s*\1){2,}\s*$")
_IDEA: Final = re.compile(
    r"^(?:id[eéè]|forslag|gruppe|tema)\s*(?:nr\.?\s*)?\d{1,2}\s*(?:[:.)–—-].{0,90})?$", re.I
)
_HASHES: Final = re.compile(r"^(#{1,6})\s+(\S.*?)\s*#*$")
_STARRED: Final = re.compile(r"^(\*\*|__|\*)(?=\S)([^*_]+)(?<=\S)\1:?$")
_QUOTE: Final = re.compile(r"^(?:>\s?)+")


def read_plain_text(text: str) -> Document:
    """The text as blocks, a line each; wrapped lines are joined. Raises Unreadable."""
    if not text.strip("\ufeff\x00 \t\r\n\x0b\x0c\u00a0"):
        raise Unreadable("empty")
    return Document(tuple(text_blocks(text)))


def text_blocks(text: str) -> list[Block]:
    """The blocks of typed text. Raises Unreadable("too_large")."""
    if len(text) > MAX_CHARACTERS or text.count("\n") > MAX_LINES:
        raise Unreadable("too_large", "characters")
    lines = [_QUOTE.sub("", line).rstrip() for line in visible(text).split("\n")]
    return _Lines(unwrap(lines)).blocks()


@dataclass(slots=True)
class _Lines:
    lines: Sequence[str]
    found: list[Block] = field(default_factory=list)

    def blocks(self) -> list[Block]:
        position = plain = 0
        while position < len(self.lines):
            found = typed_tables.table_at(self.lines, position) if position >= plain else None
            if found is None or found.table is None:
                plain = plain if found is None else found.after
                position += self._line(position)
            else:
                self.found.append(found.table)
                position = found.after
        return self.found

    def _line(self, position: int) -> int:
        """Takes in the line and says how many lines that used up."""
        line = self.lines[position]
        if not line.strip() or _RULE.match(line):
            return 1
        following = self.lines[position + 1] if position + 1 < len(self.lines) else ""
        underline = _RULE.match(following)
        if underline and self._is_title(position, following):
            self.found.append(Heading(line.strip(), 1 if underline[1] == "=" else 2))
            return 2
        self.found.append(self._block(position, line))
        return 1

    def _is_title(self, position: int, underline: str) -> bool:
        """Whether the rule below the line underlines it, and does not merely part sections."""
        line = self.lines[position].strip()
        alone = position == 0 or not self.lines[position - 1].strip()
        fits = len(line) <= 100 and len(underline.strip()) * 2 >= len(line)
        return underline.strip()[0] in "-=~" and alone and fits and not BULLET.match(line)

    def _block(self, position: int, line: str) -> Block:
        bullet = BULLET.match(line) or CHECKBOX.match(line)
        if bullet:
            return ListItem(item_text(bullet["text"]), indent_level(bullet["indent"]))
        if self._in_numbered_list(position):
            match = numbered(line)
            if match:
                level = indent_level(match["indent"])
                return ListItem(item_text(match["text"]), level, ordered=True)
        return typed_heading(line.strip()) or _plain(line)

    def _in_numbered_list(self, position: int) -> bool:
        """Whether the line's number follows, or is followed by, that of the next to it."""
        match = numbered(self.lines[position])
        if match is None or typed_heading(match["text"]):
            return False
        around = (self.lines[position - 1 : position], self.lines[position + 1 : position + 2])
        for beside, step in zip(around, (-1, 1), strict=True):
            other = numbered(beside[0]) if beside else None
            if other and _order(other["number"]) == _order(match["number"]) + step:
                return True
        return False


def _order(number: str) -> int:
    return int(number) if number.isdecimal() else ord(number)


def typed_heading(line: str) -> Heading | None:
    """A line that is a heading by the way it is typed: capitals, "Idé 1: …", "## …"."""
    if len(line) > _LONGEST_HEADING:
        return None
    hashes = _HASHES.match(line)
    if hashes:
        return Heading(hashes[2], len(hashes[1]))
    if _IDEA.match(line) and "\t" not in line and not line.endswith((".", ",")):
        return Heading(line, 2)
    letters = [c for c in line if c.isalpha()]
    shouted = len(letters) >= 4 and line.upper() == line and len(line) <= 80
    if shouted and not line.endswith((".", ",")) and "@" not in line and "\t" not in line:
        return Heading(line, 2)
    return None


def _plain(line: str) -> Paragraph:
    starred = _STARRED.match(line.strip())
    return Paragraph(starred[2] if starred else line.strip(" "), bold=bool(starred))
