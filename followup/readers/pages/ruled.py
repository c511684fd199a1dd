"""Tables that are drawn: with lines all around, or only with lines between the rows."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from followup.domain.blocks import Cell, Row, Table
from followup.readers.cleaning import clean
from followup.readers.pages.geometry import Box, Page, Rule, Word, clustered, lines_of
from followup.readers.pages.joining import cell_text

_NEAR: Final = 3.0


@dataclass(frozen=True, slots=True)
class Placed:
    """A table and where on the page it stands; `edges` are its column edges."""

    table: Table
    top: float
    bottom: float
    edges: tuple[float, ...]
    words: frozenset[Word]


def ruled_tables(page: Page) -> list[Placed]:
    """The drawn tables of a page with at least two rows and two columns, from the top."""
    grids = [grid for grid in page.grids if _is_table(grid)]
    for grid in _row_ruled(page):
        box = _outline(grid)
        inside = [g for g in grids if _overlaps(_outline(g), box)]
        if all(len(g) < len(grid) for g in inside):
            grids = [g for g in grids if g not in inside] + [grid]
    placed = [_placed(page, grid) for grid in grids]
    return sorted((p for p in placed if p is not None), key=lambda p: p.top)


def _is_table(grid: Sequence[Box]) -> bool:
    columns = clustered((box[0] for box in grid), _NEAR)
    rows = clustered((box[1] for box in grid), _NEAR)
    return len(columns) > 1 and len(rows) > 1


def _outline(grid: Sequence[Box]) -> Box:
    return (
        min(box[0] for box in grid),
        min(box[1] for box in grid),
        max(box[2] for box in grid),
        max(box[3] for box in grid),
    )


def _overlaps(one: Box, other: Box) -> bool:
    across = min(one[2], other[2]) - max(one[0], other[0])
    down = min(one[3], other[3]) - max(one[1], other[1])
    return across > _NEAR and down > _NEAR


def _row_ruled(page: Page) -> list[list[Box]]:
    """Cells between lines that are all broken at the same places, column by column."""
    found: list[list[Box]] = []
    run: list[tuple[float, tuple[float, ...]]] = []
    for y, edges in _broken_rules(page.rules):
        if run and not (_same(run[-1][1], edges) and _keeps_columns(page, run[-1][0], y, edges)):
            found += _cells(run)
            run = []
        run.append((y, edges))
    return found + _cells(run)


def _broken_rules(rules: Sequence[Rule]) -> list[tuple[float, tuple[float, ...]]]:
    """Heights with lines of at least two parts, and the places where the parts meet."""
    heights: list[tuple[float, list[Rule]]] = []
    for rule in sorted(rules, key=lambda r: r.y):
        if heights and rule.y - heights[-1][0] < 1.5:
            heights[-1][1].append(rule)
        else:
            heights.append((rule.y, [rule]))
    found: list[tuple[float, tuple[float, ...]]] = []
    for y, parts in heights:
        edges = clustered((x for part in parts for x in (part.x0, part.x1)), _NEAR)
        if len(edges) > 2:
            found.append((y, tuple(edges)))
    return found


def _same(one: Sequence[float], other: Sequence[float]) -> bool:
    return len(one) == len(other) and all(
        abs(a - b) <= _NEAR for a, b in zip(one, other, strict=True)
    )


def _keeps_columns(page: Page, top: float, bottom: float, edges: Sequence[float]) -> bool:
    """Whether no text between the two lines runs across an inner column edge."""
    between = [w for w in page.words if top < w.middle < bottom]
    for line in lines_of(between):
        for left, right in pairwise(line.words):
            flows = right.x0 - left.x1 < 0.5 * left.size
            if flows and any(left.x1 <= e <= right.x0 for e in edges[1:-1]):
                return False
        if any(w.x0 + 2 < e < w.x1 - 2 for w in line.words for e in edges[1:-1]):
            return False
    return bool(between)


def _cells(run: Sequence[tuple[float, tuple[float, ...]]]) -> list[list[Box]]:
    if len(run) < 3:
        return []
    edges = run[0][1]
    boxes = [
        (left, top, right, bottom)
        for (top, _), (bottom, _) in pairwise(run)
        for left, right in pairwise(edges)
        if bottom - top > _NEAR
    ]
    return [boxes] if boxes else []


def _placed(page: Page, grid: Sequence[Box]) -> Placed | None:
    outline = _outline(grid)
    columns = clustered((x for box in grid for x in (box[0], box[2])), _NEAR)
    heights = clustered((y for box in grid for y in (box[1], box[3])), _NEAR)
    rows: list[list[Cell]] = [[] for _ in heights]
    taken: set[Word] = set()
    ordered = sorted(page.words, key=_middle)
    for box in sorted(grid, key=lambda b: (b[1], b[0])):
        words = [
            w
            for w in ordered[
                bisect_right(ordered, box[1], key=_middle) : bisect_left(
                    ordered, box[3], key=_middle
                )
            ]
            if box[0] < (w.x0 + w.x1) / 2 < box[2] and w not in taken
        ]
        taken.update(words)
        left, right = _index(columns, box[0]), _index(columns, box[2])
        upper, lower = _index(heights, box[1]), _index(heights, box[3])
        rows[upper].append(
            Cell(
                _text(words, box),
                left,
                max(1, right - left),
                max(1, lower - upper),
                bold=bool(words) and all(w.bold for w in words),
            )
        )
    if not taken:
        return None
    kept = [tuple(sorted(row, key=lambda c: c.column)) for row in rows[:-1]]
    made = tuple(Row(cells) for cells in kept if cells)
    return Placed(
        Table(made, page=page.number), outline[1], outline[3], tuple(columns), frozenset(taken)
    )


def _middle(word: Word) -> float:
    return word.middle


def _text(words: Sequence[Word], box: Box) -> str:
    if not words:
        return ""
    padding = min(max(min(w.x0 for w in words) - box[0], 0), 12)
    return clean(cell_text(lines_of(words), box[2] - padding))


def _index(edges: Sequence[float], value: float) -> int:
    return min(range(len(edges)), key=lambda i: abs(edges[i] - value))
