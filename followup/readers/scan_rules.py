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
_STEADY: Final = 3
"""Bold letters may fill a strip or two; a line that leans by a degree still fills three."""

_THICKEST: Final = 11
_HALF: Final = 4


@dataclass(slots=True)
class Stroke:
    """A line as its dark stretches (first and last row of pixels) per strip.

    Letters that touch the line leave stretches of their own in the same strip.
    """

    rows: dict[int, list[tuple[int, int]]] = field(default_factory=dict)

    def add(self, strip: int, y: int) -> None:
        """Takes in a row of pixels that lies below all those before it."""
        stretches = self.rows.setdefault(strip, [])
        if stretches and stretches[-1][1] >= y - 1:
            stretches[-1] = (stretches[-1][0], y)
        else:
            stretches.append((y, y))

    @property
    def thick(self) -> bool:
        """Whether this is a filled area and no line."""
        return median(max(b - a + 1 for a, b in spans) for spans in self.rows.values()) > _THICKEST

    def ends(self) -> tuple[int, int]:
        """Left and right in pixels."""
        return min(self.rows) * _STRIP, (max(self.rows) + 1) * _STRIP

    def heights(self, *, edge: int = 0) -> tuple[float, float]:
        """Height at the left and at the right end: the middle, or an upper (-1), lower (1) edge."""
        alone = sorted(strip for strip, spans in self.rows.items() if len(spans) == 1)
        strips = alone if len(alone) * 4 >= len(self.rows) else sorted(self.rows)

        def at(chosen: Sequence[int]) -> float:
            spans = [max(self.rows[strip], key=lambda span: span[1] - span[0]) for strip in chosen]
            if edge:
                return float(median(span[0] if edge < 0 else span[1] for span in spans))
            return float(median((a + b) / 2 for a, b in spans))

        few = max(1, len(strips) // 8)
        return at(strips[:few]), at(strips[-few:])

    def along(self, *, edge: int = 0) -> list[tuple[int, int]]:
        """For each strip from left to right its place and the line's height there."""
        first, last = min(self.rows), max(self.rows)
        left, right = self.heights(edge=edge)
        step = (right - left) / max(1, last - first)
        return [(s * _STRIP, round(left + step * (s - first))) for s in range(first, last + 1)]

    @property
    def slope(self) -> float:
        left, right = self.heights()
        return (right - left) / max(1, (max(self.rows) - min(self.rows)) * _STRIP)


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
                stroke.add(strip, y)
            open_strokes.append((y, stroke))
    return [stroke for stroke in found if len(stroke.rows) >= _SHORTEST]


def _runs(row: bytes) -> list[tuple[int, int]]:
    """Where the row is dark over several strips: the first and the one after the last."""
    runs: list[tuple[int, int]] = []
    start: int | None = None
    for strip, value in enumerate((*row, 0)):
        if value >= _FULL and start is None:
            start = strip
        elif value < _FULL and start is not None:
            runs.append((start, strip))
            start = None
    return [(first, after) for first, after in runs if after - first >= _STEADY]


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
        for strip, spans in other.rows.items():
            kept.rows[strip] = sorted(kept.rows.get(strip, []) + spans)
        found[:] = [stroke for stroke in found if stroke is not other]
        open_strokes[:] = [(y, kept if stroke is other else stroke) for y, stroke in open_strokes]
    return kept


def erase(picture: Image.Image, lines: Sequence[Stroke], *, transposed: bool) -> None:
    """Paints thin lines over in white, so that they are not read as letters."""
    for stroke in lines:
        if stroke.thick:
            continue
        for place, middle in stroke.along():
            box = (place, middle - _HALF, place + _STRIP, middle + _HALF + 1)
            picture.paste(255, (box[1], box[0], box[3], box[2]) if transposed else box)


def lighten(picture: Image.Image, lines: Sequence[Stroke]) -> None:
    """Turns dark areas (the filled head of a table) around, so that their letters are dark."""
    from PIL import ImageOps

    for stroke in lines:
        if not stroke.thick:
            continue
        upper, lower = stroke.along(edge=-1), stroke.along(edge=1)
        for (place, top), (_, bottom) in zip(upper, lower, strict=True):
            box = (place, max(0, top), min(place + _STRIP, picture.width), bottom + 1)
            if box[0] < box[2] and 12 < box[3] - box[1] < picture.height // 3:
                picture.paste(ImageOps.invert(picture.crop(box)), box)
