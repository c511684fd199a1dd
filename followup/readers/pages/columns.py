"""Text set in two columns: found by the gutter between them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from followup.readers.pages.geometry import Line, Rule, lines_of

_GUTTER: Final = 8.0


@dataclass(frozen=True, slots=True)
class TwoColumns:
    left: list[Line]
    right: list[Line]
    after: int


def two_columns(
    lines: Sequence[Line], position: int, rules: Sequence[Rule], body: float
) -> TwoColumns | None:
    """The run of two-column text that begins on this line, or None."""
    gap = _gap(lines[position])
    if gap is None:
        return None
    after = position
    while after < len(lines):
        line = lines[after]
        narrowed = _narrowed(gap, line)
        if narrowed is None or _ruled_off(lines, position, after, narrowed, rules):
            break
        gap = narrowed
        after += 1
    middle = (gap[0] + gap[1]) / 2
    while after > position and _stands_over_both(lines[after - 1], middle, body):
        after -= 1
    run = lines[position:after]
    left = lines_of(w for line in run for w in line.words if w.x1 <= middle)
    right = lines_of(w for line in run for w in line.words if w.x0 >= middle)
    both = sum(line.x0 < middle < line.x1 for line in run)
    if not (_is_text(left) and _is_text(right)) or both < 2:
        return None
    if not (_is_prose(left) or _is_prose(right)):
        return None
    return TwoColumns(left, right, after)


def _gap(line: Line) -> tuple[float, float] | None:
    segments = line.segments()
    return (segments[0].x1, segments[1].x0) if len(segments) == 2 else None


def _narrowed(gap: tuple[float, float], line: Line) -> tuple[float, float] | None:
    left, right = gap
    for word in line.words:
        if word.x1 <= left or word.x0 >= right:
            continue
        if word.x0 > left and (word.x0 - left >= right - word.x1 or word.x1 >= right):
            right = word.x0
        else:
            left = word.x1
    return (left, right) if right - left >= _GUTTER else None


def _ruled_off(
    lines: Sequence[Line],
    first: int,
    index: int,
    gap: tuple[float, float],
    rules: Sequence[Rule],
) -> bool:
    """Whether a drawn line runs across the gutter between this line and the one before."""
    if index == first:
        return False
    top, bottom = lines[index - 1].bottom, lines[index].top
    return any(
        top - 2 < rule.y < bottom + 4 and rule.x0 < gap[0] and rule.x1 > gap[1] for rule in rules
    )


def _stands_over_both(line: Line, middle: float, body: float) -> bool:
    """A heading at the end of the run belongs to what follows over the full width."""
    return line.x1 <= middle and (line.size > body * 1.12 or line.bold)


def _is_text(lines: Sequence[Line]) -> bool:
    """Whether there are words in the column, and not only bullets or numbers."""
    return sum(len(line.text) for line in lines) >= 10 * max(1, len(lines))


def _is_prose(lines: Sequence[Line]) -> bool:
    """Whether most lines run on to the column's edge, as cells of a table do not."""
    if len(lines) < 3:
        return False
    width = max(line.x1 for line in lines) - min(line.x0 for line in lines)
    full = sum(line.x1 - line.x0 > 0.75 * width for line in lines)
    unbroken = sum(len(line.segments()) == 1 for line in lines)
    letters = sum(len(line.text) for line in lines) / len(lines)
    return full * 2 >= len(lines) and letters > 14 and unbroken * 4 >= len(lines) * 3
