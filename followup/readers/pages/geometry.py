"""Words on a page and the lines they form; points from the top left corner."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from statistics import median
from typing import Final

WIDE: Final = 1.3
"""A gap of so many letter heights is no space between words of one text."""

Box = tuple[float, float, float, float]
"""Left, top, right, bottom."""


@dataclass(frozen=True, slots=True)
class Word:
    text: str
    x0: float
    x1: float
    top: float
    bottom: float
    size: float
    bold: bool = False

    @property
    def middle(self) -> float:
        return (self.top + self.bottom) / 2


@dataclass(frozen=True, slots=True)
class Rule:
    """A drawn horizontal line, or the upper or lower edge of a filled box."""

    y: float
    x0: float
    x1: float


@dataclass(slots=True)
class Page:
    """What stands on one page. `grids` are tables drawn with lines all around, as cell boxes."""

    number: int
    width: float
    height: float
    words: list[Word]
    rules: list[Rule] = field(default_factory=list)
    grids: list[list[Box]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Line:
    """Words side by side on one line of text."""

    words: tuple[Word, ...]

    @property
    def x0(self) -> float:
        return self.words[0].x0

    @property
    def x1(self) -> float:
        return self.words[-1].x1

    @property
    def top(self) -> float:
        return min(word.top for word in self.words)

    @property
    def bottom(self) -> float:
        return max(word.bottom for word in self.words)

    @property
    def size(self) -> float:
        return median(word.size for word in self.words)

    @property
    def bold(self) -> bool:
        return all(word.bold for word in self.words)

    @property
    def text(self) -> str:
        return " ".join(word.text for word in self.words)

    def segments(self) -> list[Line]:
        """The line's parts between wide gaps."""
        parts: list[list[Word]] = [[self.words[0]]]
        for left, right in zip(self.words, self.words[1:], strict=False):
            if right.x0 - left.x1 > WIDE * max(left.size, right.size):
                parts.append([])
            parts[-1].append(right)
        return [Line(tuple(part)) for part in parts]


def lines_of(words: Iterable[Word]) -> list[Line]:
    """The words as lines from top to bottom, each from left to right."""
    rows: list[list[Word]] = []
    for word in sorted(words, key=lambda w: (w.middle, w.x0)):
        if rows and word.middle - rows[-1][0].middle < 0.45 * min(word.size, rows[-1][0].size):
            rows[-1].append(word)
        else:
            rows.append([word])
    return [Line(tuple(sorted(row, key=lambda w: w.x0))) for row in rows]


def body_size(words: Sequence[Word]) -> float:
    """The letter size most of the text is set in, to half a point."""
    weights: dict[float, int] = {}
    for word in words:
        size = round(word.size * 2) / 2
        weights[size] = weights.get(size, 0) + len(word.text)
    return max(weights, key=lambda size: weights[size], default=10.0)


def clustered(values: Iterable[float], tolerance: float) -> list[float]:
    """The values with near neighbours taken as one, ascending."""
    found: list[float] = []
    for value in sorted(values):
        if not found or value - found[-1] > tolerance:
            found.append(value)
    return found
