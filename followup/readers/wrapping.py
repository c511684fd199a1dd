"""Lines that a mail program broke at a fixed width, put together again."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from followup.readers.lines import BULLET, numbered

_NARROWEST: Final = 55
_WIDEST: Final = 100
_BREAKS_FROM: Final = 50
_ENDS: Final = re.compile(r"[.:;!?…]$|@\S+$")
_DANGLES: Final = re.compile(
    r"\s(?:i|på|til|for|av|fra|frå|med|om|og|innen|innan|før|etter|senest|seinast|uke|veke|den)$"
)
_LETTER: Final = re.compile(r"[^\W\d_]")
_COLUMNS: Final = re.compile(r"\t|\S {2,}\S|\S \| |^\s*\|")
_LABEL: Final = re.compile(r"^\s*[A-ZÆØÅ][\w ./-]{0,24}:(\s|$)")


def unwrap(lines: Sequence[str]) -> list[str]:
    """The lines with broken ones joined: by the width they were broken at, or as they read."""
    width = _wrap_width(lines)
    capitals = _begins_with_capitals(lines)
    groups: list[list[str]] = []
    for line in lines:
        last = groups[-1][-1] if groups else ""
        broken = bool(width) and _goes_on(last, line, width)
        broken = broken or (capitals and _reads_on(last, line))
        if groups and (broken or _hangs(groups[-1][0], last, line)):
            groups[-1].append(line)
        else:
            groups.append([line])
    return [" ".join([group[0], *(line.strip() for line in group[1:])]) for group in groups]


def _wrap_width(lines: Sequence[str]) -> int:
    """The width the text was broken at, 0 where lines are as long as they like."""
    lengths = [len(line) for line in lines if line.strip() and not _COLUMNS.search(line)]
    if not lengths:
        return 0
    widest = max(lengths)
    near = sum(length > widest - 14 for length in lengths)
    return (
        widest if _NARROWEST <= widest <= _WIDEST and near >= 3 and near * 8 >= len(lengths) else 0
    )


def _goes_on(last: str, line: str, width: int) -> bool:
    """Whether the first word of this line would not have fitted on the line before."""
    if not last.strip() or not line.strip() or _starts_anew(line) or _COLUMNS.search(last):
        return False
    return len(last) + 1 + len(line.split()[0]) > width and len(last) > width - 20


def _begins_with_capitals(lines: Sequence[str]) -> bool:
    """Whether the writer begins sentences with capitals, so that a small letter goes on."""
    begun = [found.group() for line in lines if (found := _LETTER.search(line))]
    return sum(letter.isupper() for letter in begun) * 2 > len(begun)


def _reads_on(last: str, line: str) -> bool:
    """Whether a long line breaks off in a sentence that the next goes on with."""
    bare, rest = last.strip(), line.strip()
    goes_on = rest[:1].islower() or _DANGLES.search(bare)
    if len(bare) < _BREAKS_FROM or _ENDS.search(bare) or not rest or not goes_on:
        return False
    return not (_starts_anew(line) or _COLUMNS.search(last) or "@" in rest.split()[0])


def _hangs(begun: str, last: str, line: str) -> bool:
    """Whether the line is indented under the text of a list item above it."""
    item = BULLET.match(begun) or numbered(begun)
    if not item or not last.strip() or not line.strip() or _starts_anew(line):
        return False
    if _COLUMNS.search(line.strip()):
        return False
    indent = len(line) - len(line.lstrip(" "))
    return indent >= 2 and indent >= item.start("text")


def _starts_anew(line: str) -> bool:
    return bool(BULLET.match(line) or numbered(line) or _LABEL.match(line) or _COLUMNS.search(line))
