"""Markdown as people write it: its marks taken off, then read like typed text."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from followup.domain.blocks import Block, Cell, Document, Heading, Table
from followup.readers.plain_text import read_plain_text

_LONGEST: Final = 10_000
"""A longer text is no paragraph anybody marked up; its marks stay."""

_FENCE: Final = re.compile(r"^\s*(```|~~~)\S*\s*$")
_IMAGE: Final = re.compile(r"!\[([^\]]*)\]\([^)]*\)")
_MAIL_LINK: Final = re.compile(r"\[([^\]]+)\]\(mailto:([^)\s?]+)[^)]*\)")
_LINK: Final = re.compile(r"\[([^\]]+)\]\((?:[^()]|\([^()]*\))*\)")
_AUTOLINK: Final = re.compile(r"<(?:mailto:)?([^<>\s@]+@[^<>\s]+|https?://[^<>\s]+)>")
_REFERENCE: Final = re.compile(r"^\s{0,3}\[[^\]]+\]:\s+\S+.*$")
_EMPHASIS: Final = re.compile(
    r"(?<![\w*_])(\*\*\*|\*\*|__|\*|_)(?=[^\s*_])(.+?)(?<=[^\s*_])\1(?![\w*_])"
)
_INNER_BOLD: Final = re.compile(r"\*\*(?=\S)(.+?)(?<=\S)\*\*")
_STRUCK: Final = re.compile(r"~~(?=\S)(.+?)(?<=\S)~~")
_CODE: Final = re.compile(r"(`+)(.+?)\1")
_ESCAPE: Final = re.compile(r"\\([\\`*_{}\[\]()#+.!|<>~-])")
_BREAK: Final = re.compile(r"(\\|<br\s*/?>)\s*$", re.IGNORECASE)
_WHOLE_BOLD: Final = re.compile(r"^\s*(\*\*|__)(?=\S)((?:(?!\1).)+)\1\s*:?\s*$")


def read_markdown(text: str) -> Document:
    """The document's blocks; a line that is bold from end to end stays so marked.

    Raises Unreadable as `read_plain_text` does.
    """
    document = read_plain_text(_prepared(text))
    return replace(document, blocks=tuple(_unmarked(block) for block in document.blocks))


def _prepared(text: str) -> str:
    """The text without what only steers the layout."""
    lines = _without_comments(text.removeprefix("\ufeff")).splitlines()
    if lines and lines[0].strip() == "---" and "---" in (x.strip() for x in lines[1:40]):
        end = next(i for i, line in enumerate(lines) if i and line.strip() == "---")
        lines = [*lines[1:end], "", *lines[end + 1 :]]
    kept = (line for line in lines if not _FENCE.match(line) and not _REFERENCE.match(line))
    return "\n".join(_BREAK.sub("", line) for line in kept)


def _without_comments(text: str) -> str:
    before, *rest = text.split("<!--")
    return before + "".join(part.partition("-->")[2] for part in rest)


def _unmarked(block: Block) -> Block:
    if isinstance(block, Table):
        rows = tuple(
            replace(row, cells=tuple(_unmarked_cell(cell) for cell in row.cells))
            for row in block.rows
        )
        return replace(block, rows=rows)
    if isinstance(block, Heading):
        return replace(block, text=_plain(block.text))
    return replace(block, text=_plain(block.text))


def _unmarked_cell(cell: Cell) -> Cell:
    whole = _WHOLE_BOLD.match(cell.text)
    return replace(cell, text=_plain(cell.text), bold=cell.bold or bool(whole))


def _plain(text: str) -> str:
    if len(text) > _LONGEST:
        return text
    text = _IMAGE.sub(r"\1", text)
    text = _MAIL_LINK.sub(_named_address, _AUTOLINK.sub(r"\1", text))
    text = _LINK.sub(r"\1", text)
    text = _CODE.sub(r"\2", _STRUCK.sub(r"\1", text))
    for _ in range(3):
        text = _EMPHASIS.sub(r"\2", _INNER_BOLD.sub(r"\1", text))
    return _ESCAPE.sub(r"\1", text).strip()


def _named_address(match: re.Match[str]) -> str:
    name, address = match[1], match[2]
    return name if address.casefold() in name.casefold() else f"{name} <{address}>"
