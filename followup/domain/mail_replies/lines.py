"""A mail's text as lines that know whether they are the sender's own."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

MOST_CHARACTERS: Final = 400_000
MOST_LINES: Final = 6_000
LONGEST: Final = 2_000
"""Of a line, as far as any rule looks."""

_INVISIBLE: Final = dict.fromkeys(
    [
        *range(9),
        0x0B,
        *range(0x0E, 0x20),
        *(0x7F, 0xAD, 0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF),
        *range(0x202A, 0x202F),
        *range(0x2066, 0x206A),
    ]
)
_SPACES: Final = dict.fromkeys([0xA0, 0x1680, *range(0x2000, 0x200B), 0x202F, 0x205F, 0x3000], " ")
_BREAKS: Final = {0x0C: "\n", 0x85: "\n", 0x2028: "\n", 0x2029: "\n"}
_CLEAN: Final = {**_INVISIBLE, **_SPACES, **_BREAKS}
_QUOTED: Final = re.compile(r" {0,3}>(?: ?>)*")

REST: Final = "rest"
SIGNATURE: Final = "signature"
GREETING_OF_QUOTE: Final = "attribution"


@dataclass(frozen=True, slots=True)
class Line:
    """One line. `depth`: how often it is quoted, 0 for the sender's own words.

    `mark`: what the markup of the mail program says of it: the quote lasts from here to the end
    (REST), it is a signature (SIGNATURE), or it tells who wrote the quote (GREETING_OF_QUOTE).
    """

    text: str
    depth: int = 0
    mark: str = ""

    @property
    def bare(self) -> str:
        """As far as rules look, without the stars and underscores of bold text."""
        return self.text[:LONGEST].strip(" \t*_")


def clean(text: str) -> str:
    """The text with plain spaces and line breaks, and without what nobody sees."""
    text = text[:MOST_CHARACTERS].replace("\r\n", "\n").replace("\r", "\n")
    return text.translate(_CLEAN)


def from_text(text: str) -> list[Line]:
    """The lines of a plain text part, as many as are read."""
    lines = []
    for raw in clean(text).split("\n", MOST_LINES)[:MOST_LINES]:
        quoted = _QUOTED.match(raw)
        if quoted:
            lines.append(Line(raw[quoted.end() :].strip(), quoted.group().count(">")))
        else:
            lines.append(Line(raw.rstrip()))
    return lines
