"""Tables without lines: columns by where the words of the head stand."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from followup.domain.blocks import Cell, Row, Table
from followup.readers.cleaning import clean
from followup.readers.lines import BULLET
from followup.readers.pages.geometry import Line, Rule, Word
from followup.readers.pages.joining import cell_text, fits
from followup.readers.plain_text import typed_heading
from followup.readers.typed_tables import HEAD_WORDS

_LOOK_AHEAD: Final = 25
_CLOSING: Final = re.compile(r"(vennlig |beste |med )?hilsen|mvh|vh\b|referent|neste møte", re.I)


@dataclass(frozen=True, slots=True)
class Aligned:
    """A table, the number of the first line after it, and its column starts."""

    table: Table
    after: int
    starts: tuple[float, ...]


def aligned_table(
    lines: Sequence[Line], position: int, rules: Sequence[Rule], page: int
) -> Aligned | None:
    """The table whose head is this line, or None."""
    head = lines[position].segments()
    if len(head) < 2 or not (
        is_head_line(lines[position]) or (len(head) >= 3 and _lined_up(lines, position, head))
    ):
        return None
    starts = _starts(lines, position, head)
    rows = [Row(tuple(Cell(s.text, i, bold=s.bold) for i, s in enumerate(head)))]
    found, after = _rows(lines, position + 1, starts, rules, lines[position])
    filled = sum(sum(bool(c.text) for c in row.cells) > 1 for row in found)
    if not filled:
        return None
    return Aligned(Table(tuple(rows + found), page=page), after, starts)


def continued_table(
    lines: Sequence[Line], starts: tuple[float, ...], rules: Sequence[Rule], page: int
) -> Aligned | None:
    """A table of the page before that goes on at the top of this one, or None."""
    found, after = _rows(lines, 0, starts, rules, None)
    if not any(sum(bool(c.text) for c in row.cells) > 1 for row in found):
        return None
    return Aligned(Table(tuple(found), page=page), after, starts)


def is_head(text: str) -> bool:
    """Whether the text is, or begins with, a usual heading of a table's column."""
    words = text.casefold().strip(" :*?").split()
    return bool(words) and (" ".join(words) in HEAD_WORDS or words[0].strip(":,/") in HEAD_WORDS)


def is_head_line(line: Line) -> bool:
    """Whether the line is the head of a table: two or more usual headings apart."""
    return sum(is_head(segment.text) for segment in line.segments()) > 1


def _lined_up(lines: Sequence[Line], position: int, head: Sequence[Line]) -> bool:
    """Whether the next two lines stand in the same three or more columns."""
    following = lines[position + 1 : position + 3]
    starts = [segment.x0 for segment in head]
    return len(following) == 2 and all(
        len(line.segments()) == len(head)
        and all(abs(s.x0 - x) < 3 for s, x in zip(line.segments(), starts, strict=True))
        for line in following
    )


def _starts(lines: Sequence[Line], position: int, head: Sequence[Line]) -> tuple[float, ...]:
    """Where columns begin: in the gaps that stay open down the table, else at the head."""
    inner = [(left.x1, right.x0) for left, right in pairwise(head)]
    gaps = [(a, b) for a, b in inner]
    for line in lines[position + 1 : position + 1 + _LOOK_AHEAD]:
        narrowed = [_open_part(gap, line.words) for gap in gaps]
        if any(right - left < 3 for left, right in narrowed):
            break
        gaps = narrowed
    return (min(head[0].x0, *(line.x0 for line in lines)), *(right - 1 for _, right in gaps))


def _open_part(gap: tuple[float, float], words: Sequence[Word]) -> tuple[float, float]:
    """The widest part of the gap that no word covers."""
    parts = [gap]
    for word in words:
        parts = [
            piece
            for left, right in parts
            for piece in ((left, min(right, word.x0)), (max(left, word.x1), right))
            if piece[1] > piece[0]
        ]
    return max(parts, key=lambda part: part[1] - part[0], default=(gap[0], gap[0]))


def _rows(
    lines: Sequence[Line],
    position: int,
    starts: tuple[float, ...],
    rules: Sequence[Rule],
    above: Line | None,
) -> tuple[list[Row], int]:
    rows: list[list[list[Line]]] = []
    last = above
    rights = _right_edges(lines, starts)
    near = lines[max(0, position - 1) : position + _LOOK_AHEAD]
    pitch = _pitch(near)
    spaced = _spaced(near, starts, pitch)
    index = position
    anew = False
    while index < len(lines):
        line = lines[index]
        cells = _split(line, starts)
        anew = bool(rows) and is_head_line(line)
        if anew or cells is None or _ends(line, last, pitch, rows, cells):
            break
        close = last is not None and line.top - last.top <= 1.35 * pitch
        crossed = last is not None and any(
            last.bottom - 2 < rule.y < line.top + 2 for rule in rules
        )
        if rows and close and not crossed and (spaced or _wraps(rows[-1], cells, rights)):
            for column, part in enumerate(cells):
                if part is not None:
                    rows[-1][column].append(part)
        else:
            rows.append([[] if part is None else [part] for part in cells])
        last = line
        index += 1
    rows, index = _without_closing(rows, index, always=anew)
    return [_row(cells, rights) for cells in rows], index


def _row(cells: Sequence[Sequence[Line]], rights: Sequence[float]) -> Row:
    return Row(
        tuple(
            Cell(
                clean(cell_text(lines, rights[column])),
                column,
                bold=bool(lines) and all(line.bold for line in lines),
            )
            for column, lines in enumerate(cells)
        )
    )


def _split(line: Line, starts: Sequence[float]) -> list[Line | None] | None:
    """The line's words by column; None where text runs across a column's start."""
    groups: list[list[Word]] = [[] for _ in starts]
    previous: Word | None = None
    for word in line.words:
        column = max((i for i, x in enumerate(starts) if word.x0 >= x - 2), default=0)
        gap = word.x0 - previous.x1 if previous is not None else word.size
        if column and not groups[column] and gap < 0.55 * word.size:
            return None
        if column + 1 < len(starts) and word.x1 > starts[column + 1] + 2:
            return None
        groups[column].append(word)
        previous = word
    return [Line(tuple(group)) if group else None for group in groups]


def _ends(
    line: Line,
    last: Line | None,
    pitch: float,
    rows: Sequence[object],
    cells: Sequence[Line | None],
) -> bool:
    """Whether the table ended above this line."""
    if last is None:
        return False
    if line.size > last.size * 1.12 or BULLET.match(line.text) or typed_heading(line.text):
        return True
    alone = sum(part is not None for part in cells) == 1
    gap = line.top - last.bottom
    if gap > 3.5 * line.size:
        return True
    return alone and bool(rows) and gap > max(1.6 * line.size, 1.8 * pitch - line.size)


def _pitch(lines: Sequence[Line]) -> float:
    """The usual distance from line to line: the smallest that occurs."""
    steps = [b.top - a.top for a, b in pairwise(lines) if b.top - a.top > 0.5 * a.size]
    return min(steps, default=12.0)


def _wraps(
    row: Sequence[Sequence[Line]], cells: Sequence[Line | None], rights: Sequence[float]
) -> bool:
    """Whether the line only goes on in each of its columns, where the one above was full."""
    if cells[0] is None and sum(part is not None for part in cells) == 1:
        return True
    for column, part in enumerate(cells):
        if part is None:
            continue
        above = row[column][-1] if row[column] else None
        if above is None:
            return False
        if fits(above, part, rights[column]) and not above.text.endswith((",", "-", "/", "&")):
            return False
    return True


def _right_edges(lines: Sequence[Line], starts: Sequence[float]) -> list[float]:
    """How far text may reach in each column: to the next one, in the last to the margin."""
    size = max((line.size for line in lines[:1]), default=10.0)
    margin = max((line.x1 for line in lines), default=0.0)
    return [*(start - size for start in starts[1:]), margin - 0.5 * size]


def _spaced(lines: Sequence[Line], starts: Sequence[float], pitch: float) -> bool:
    """Whether rows stand further apart than the lines in them."""
    wide = 0
    for above, line in pairwise(lines):
        if _split(line, starts) is None or line.top - above.bottom > 3.5 * line.size:
            break
        wide += line.top - above.top > 1.35 * pitch
    return wide > 1


def _without_closing(
    rows: list[list[list[Line]]], after: int, *, always: bool
) -> tuple[list[list[list[Line]]], int]:
    """The rows without lines under the table that merely begin where its first column does.

    With `always` a new table begins below, so that even one such line is its title.
    """
    tail = 0
    while tail < len(rows) - 1 and not any(rows[-1 - tail][1:]):
        tail += 1
    closing = tail > 1 or (tail and always) or (tail == 1 and _CLOSING.match(rows[-1][0][0].text))
    if not closing:
        return rows, after
    return rows[:-tail], after - sum(len(row[0]) for row in rows[-tail:])
