"""What single lines say by the way they are typed: bullets, numbers, headings."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from followup.domain.blocks import Block, ListItem, Paragraph, Table
from followup.readers.cleaning import clean_line, clean_tabbed

BULLET: Final = re.compile(
    r"^(?P<indent>[ \t]*)(?:[•◦▪▫●○■□‣⁃∙·➢➤►▶✓✔✗❖\uf0b7\uf0a7\uf0d8\uf076]\s*"
    r"|(?:[-–—*+]|o(?=\s{2,}|\t))\s+(?=\S))(?P<text>.+)$"
)
NUMBERED: Final = re.compile(
    r"^(?P<indent>[ \t]*)\(?(?P<number>\d{1,2}|[a-zæøå])[.)]\s+(?P<text>\S.*)$"
)
CHECKBOX: Final = re.compile(r"^(?P<indent>[ \t]*)(?P<text>[☐☑☒✅].+|\[[ xX]?\]\s+\S.*)$")
_UNTICKED: Final = re.compile(r"^(?:☐|\[\s?\])\s*")
_TICKED: Final = re.compile(r"^(?:[☑☒✅]|\[[xX]\])\s*")
_MONTH: Final = re.compile(
    r"^(jan|feb|mars?|apr|mai|jun|jul|aug|sep|okt|nov|des)[a-zæøå]*\b", re.IGNORECASE
)


def numbered(line: str) -> re.Match[str] | None:
    """A line typed as "1. …", "a) …"; a date such as "12. mars kl. 18" is none."""
    match = NUMBERED.match(line)
    return None if match is None or _MONTH.match(match["text"]) else match


def indent_level(indent: str) -> int:
    """How deep a typed list item stands: each tab or two to four spaces is a level."""
    return min(8, indent.count("\t") + (indent.count(" ") + 1) // 3)


def item_text(text: str) -> str:
    """The item without an empty box before it; a ticked one stays as "☒"."""
    return _UNTICKED.sub("", _TICKED.sub("☒ ", text.strip()))


def paragraph_blocks(text: str, *, bold: bool = False, page: int | None = None) -> list[Block]:
    """One block per line of a paragraph; typed bullets become list items. Tabs stay."""
    blocks: list[Block] = []
    for line in clean_tabbed(text).split("\n"):
        if not line.strip():
            continue
        bullet = BULLET.match(line) or CHECKBOX.match(line)
        if bullet:
            level = indent_level(bullet["indent"])
            blocks.append(ListItem(item_text(bullet["text"]), level=level, page=page))
        else:
            blocks.append(Paragraph(line, bold=bold, page=page))
    return blocks


def text_lines(blocks: Iterable[Block]) -> list[str]:
    """The words of the blocks, line by line, tables cell by cell."""
    found: list[str] = []
    for block in blocks:
        if isinstance(block, Table):
            found += [c.text for row in block.rows for c in row.cells if c.text]
        else:
            found.append(block.text)
    lines = (clean_line(line) for text in found for line in text.split("\n"))
    return [line for line in lines if line]
