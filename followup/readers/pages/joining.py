"""Broken lines put together: spaces, hyphens at line ends, addresses cut by a cell's edge."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from followup.readers.pages.geometry import Line

_HYPHENS: Final = ("\u00ad", "\u2010", "\u00ac", "-")
_SUSPENDED: Final = re.compile(r"^(og|eller|til|samt|men)\b", re.IGNORECASE)
_WHOLE_ADDRESS: Final = re.compile(
    r"@[\w.-]+\.(no|com|org|net|eu|se|dk|info|example)[>),;.]*$", re.I
)
_PREFIX_LETTER: Final = re.compile(r"(^|\s)\w-$")


def join(first: str, second: str) -> str:
    """Two lines of one text as one."""
    if first.endswith(_HYPHENS):
        return _hyphenated(first, second)
    token, following = first.rpartition(" ")[2], second.partition(" ")[0]
    if _cut_address(token, following):
        return first + second
    return f"{first} {second}"


def _hyphenated(first: str, second: str) -> str:
    stem, sign = first[:-1], first[-1]
    if sign == "-" and (not stem or not stem[-1].isalpha()):
        return f"{first} {second}" if stem.endswith(" ") or not stem else first + second
    if _SUSPENDED.match(second):
        return f"{stem}- {second}"
    last_word = stem.rpartition(" ")[2]
    kept = (
        not second[:1].islower()
        or "@" in second.partition(" ")[0]
        or (last_word.isupper() and len(last_word) > 1)
        or (sign == "-" and _PREFIX_LETTER.search(first) is not None)
    )
    return f"{stem}-{second}" if kept and second[:1].isalnum() else stem + second


def _cut_address(token: str, following: str) -> bool:
    """Whether the address goes on: "…@kommune.exa" + "mple)"."""
    if not following or not re.match(r"[\w.@-]", following):
        return False
    if "@" in token:
        open_bracket = "(" in token and ")" not in token
        closes = ")" in following and "(" not in following
        whole = _WHOLE_ADDRESS.search(token) is not None
        goes_on = re.match(r"^[a-z0-9.-]+[>),;.]*$", following) is not None
        return goes_on and (not whole or (open_bracket and closes))
    if token.endswith(".") and "@" in following:
        first_name = token.lstrip("(<")[:-1]
        return first_name.isalpha() and first_name.islower()
    return following.startswith("@") and not token.endswith((":", ","))


def fits(line: Line, following: Line, right: float) -> bool:
    """Whether the next line's first word had room on this one: then the break is meant."""
    first = following.words[0]
    return line.x1 + 0.25 * line.size + (first.x1 - first.x0) <= right - 1


def cell_text(lines: Sequence[Line], right: float) -> str:
    """The text of a cell: wrapped lines joined, meant breaks as newlines."""
    parts: list[str] = []
    last: Line | None = None
    for line in lines:
        wrapped = last is not None and not fits(last, line, right)
        if wrapped or (parts and parts[-1].endswith(_HYPHENS[:2])):
            parts[-1] = join(parts[-1], line.text)
        else:
            parts.append(line.text)
        last = line
    return "\n".join(parts)
