"""Tables from cells that hold blocks: merged cells, frames, tables inside tables."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from followup.domain.blocks import Block, Cell, Heading, Paragraph, Row, Table
from followup.readers.cleaning import clean


@dataclass(slots=True)
class GridCell:
    """One cell as it stands in a row: where, how wide, what is in it.

    `continued` marks a cell that only continues the one above it; `rowspan` is for formats
    that give the height where the cell begins.
    """

    column: int
    colspan: int
    blocks: list[Block] = field(default_factory=list)
    continued: bool = False
    rowspan: int = 1
    bold: bool | None = None
    computed: bool = False


def table_blocks(rows: Sequence[Sequence[GridCell]], *, name: str = "") -> list[Block]:
    """The table as blocks: itself, and tables nested in it right after the row they are in.

    A table of a single column is a frame around its content, which stands for itself.
    A nested table of one row or column is text of its cell.
    """
    cells = [cell for row in rows for cell in row]
    if not any(cell.blocks for cell in cells):
        return []
    if len({cell.column for cell in cells}) == 1 and (len(rows) == 1 or _framing(cells)):
        return [block for cell in cells for block in cell.blocks]
    return _with_nested(rows, name)


def _framing(cells: Sequence[GridCell]) -> bool:
    return any(_is_data(block) for cell in cells for block in cell.blocks)


def _is_data(block: Block) -> bool:
    return isinstance(block, Table) and len(block.rows) > 1 and block.width > 1


def _with_nested(rows: Sequence[Sequence[GridCell]], name: str) -> list[Block]:
    nested = [[b for c in row for b in c.blocks if _is_data(b)] for row in rows]
    holders = [index for index, tables in enumerate(nested) if tables]
    cuts = holders if len(holders) > 1 else []
    found: list[Block] = []
    start = 0
    for cut in cuts:
        found += _table(rows[start : cut + 1], name) + nested[cut]
        start = cut + 1
    found += _table(rows[start:], name)
    if not cuts:
        found += [table for tables in nested for table in tables]
    return found


def _table(rows: Sequence[Sequence[GridCell]], name: str) -> list[Block]:
    spans = _spans(rows)
    made = tuple(
        Row(
            tuple(
                _cell(cell, spans[index, cell.column]) for cell in row if not _covered(cell, index)
            )
        )
        for index, row in enumerate(rows)
    )
    kept = tuple(row for row in made if row.cells)
    if not any(cell.text for row in kept for cell in row.cells):
        return []
    return [Table(kept, name=name)]


def _covered(cell: GridCell, row: int) -> bool:
    return cell.continued and row > 0 and not cell.blocks


def _spans(rows: Sequence[Sequence[GridCell]]) -> dict[tuple[int, int], int]:
    """How many rows each cell reaches down, from the cells below that continue it."""
    spans: dict[tuple[int, int], int] = {}
    open_at: dict[int, tuple[int, int]] = {}
    for index, row in enumerate(rows):
        continued: dict[int, tuple[int, int]] = {}
        for cell in row:
            begin = open_at.get(cell.column)
            if _covered(cell, index) and begin is not None:
                spans[begin] += 1
            else:
                begin = (index, cell.column)
                spans[begin] = min(cell.rowspan, len(rows) - index)
            continued[cell.column] = begin
        open_at = continued
    return spans


def _cell(cell: GridCell, rowspan: int) -> Cell:
    lines: list[str] = []
    bold: list[bool] = []
    for block in cell.blocks:
        if isinstance(block, Table):
            if not _is_data(block):
                lines += [c.text for row in block.rows for c in row.cells]
        else:
            lines.append(block.text)
            bold.append(isinstance(block, Heading) or (isinstance(block, Paragraph) and block.bold))
    return Cell(
        clean("\n".join(lines)),
        cell.column,
        cell.colspan,
        rowspan,
        bold=(bool(bold) and all(bold)) if cell.bold is None else cell.bold,
        computed=cell.computed,
    )
