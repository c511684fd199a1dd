"""Drawn lines in the picture of a page, found without a numeric library.

The page is cut into narrow strips; where a strip is dark over its whole breadth in one row of
pixels, a line passes. Text is never that dark.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from statistics import median
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from PIL import Image

_STRIP: Final = 18
_DARK: Final = 150
_FULL: Final = 195
_SHORTEST: Final = 5
_THICKEST: Final = 11
_HALF: Final = 4


@dataclass(slots=True)
class Stroke:
    """A line as its rows of pixels per strip; `thick` where it is a filled area."""

    rows: dict[int, tuple[int, int]] = field(default_factory=dict)

    @property
    def thick(self) -> bool:
        return median(last - first + 1 for first, last in self.rows.values()) > _THICKEST

    def ends(self) -> tuple[int, int]:
        """Left and right in pixels."""
        return min(self.rows) * _STRIP, (max(self.rows) + 1) * _STRIP

    def heights(self, *, edge: int = 0) -> tuple[float, float]:
        """Height at the left and at the right end: the middle, or an upper (-1), lower (1) edge."""
        strips = sorted(self.rows)

        def at(chosen: Sequence[int]) -> float:
            spans = [self.rows[strip] for strip in chosen]
            if edge:
                return float(median(span[0] if edge < 0 else span[1] for span in spans))
            return float(median((a + b) / 2 for a, b in spans))

        few = max(1, len(strips) // 8)
        return at(strips[:few]), at(strips[-few:])

    @property
    def slope(self) -> float:
        left, right = self.heights()
        return (right - left) / max(1, (len(self.rows) - 1) * _STRIP)


def strokes(picture: Image.Image) -> list[Stroke]:
    """The horizontal lines of the picture. For the vertical ones, hand it in transposed."""
    from PIL import Image as Pictures

    count = max(1, picture.width // _STRIP)
    dark = picture.point(lambda value: 255 if value < _DARK else 0)
    narrow = dark.resize(
        (count, picture.height),
        Pictures.Resampling.BOX,
        box=(0, 0, count * _STRIP, picture.height),
    )
    data = narrow.tobytes()
    found: list[Stroke] = []
    open_strokes: list[tuple[int, Stroke]] = []
    for y in range(picture.height):
        row = data[y * count : (y + 1) * count]
        open_strokes = [(last, stroke) for last, stroke in open_strokes if y - last <= 2]
        if max(row) < _FULL:
            continue
        for first, after in _runs(row):
            stroke = _joined(open_strokes, found, first, after)
            for strip in range(first, after):
                top, _ = stroke.rows.get(strip, (y, y))
                stroke.rows[strip] = (top, y)
            open_strokes.append((y, stroke))
    return [stroke for stroke in found if len(stroke.rows) >= _SHORTEST]


def _runs(row: bytes) -> list[tuple[int, int]]:
    """Where the row is dark: first strip and the one after the last."""
    runs: list[tuple[int, int]] = []
    start: int | None = None
    for strip, value in enumerate((*row, 0)):
        if value >= _FULL and start is None:
            start = strip
        elif value < _FULL and start is not None:
            runs.append((start, strip))
            start = None
    return runs


def _joined(
    open_strokes: list[tuple[int, Stroke]], found: list[Stroke], first: int, after: int
) -> Stroke:
    """The stroke that this run touches, with all others it touches taken into it."""
    touching: list[Stroke] = []
    for _, stroke in open_strokes:
        near = any(strip in stroke.rows for strip in range(first - 1, after + 1))
        if near and not any(stroke is other for other in touching):
            touching.append(stroke)
    if not touching:
        stroke = Stroke()
        found.append(stroke)
        return stroke
    kept = touching[0]
    for other in touching[1:]:
        for strip, (top, bottom) in other.rows.items():
            mine = kept.rows.get(strip, (top, bottom))
            kept.rows[strip] = (min(top, mine[0]), max(bottom, mine[1]))
        found[:] = [stroke for stroke in found if stroke is not other]
        open_strokes[:] = [(y, kept if stroke is other else stroke) for y, stroke in open_strokes]
    return kept


def erase(picture: Image.Image, lines: Sequence[Stroke], *, transposed: bool) -> None:
    """Paints thin lines over in white, so that they are not read as letters."""
    for stroke in lines:
        if stroke.thick:
            continue
        first, last = min(stroke.rows), max(stroke.rows)
        left, right = stroke.heights()
        for strip in range(first, last + 1):
            middle = round(left + (right - left) * (strip - first) / max(1, last - first))
            box = (strip * _STRIP, middle - _HALF, (strip + 1) * _STRIP, middle + _HALF + 1)
            picture.paste(255, (box[1], box[0], box[3], box[2]) if transposed else box)
