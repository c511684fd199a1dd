"""The tables of one document → lines; a table may go on over the break of a page."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from followup.domain.blocks import Place, Table

from .lines import Line
from .table_rows import RowReader
from .table_shapes import header_of, side_by_side, spread_cells, transposed, without_programme

_ARCHIVE: Final = re.compile(
    r"^(?:arkiv\w*|gam(?:mel|le|al|alt)\b.*|mal|malar|maler|eksempel|døme|utgått|kladd|ikke bruk|"
    r"ikkje bruk|"
    r"lister?|oppslag|backup|kopi|slettet|historikk|old|archive|veiledning|rettleiing|"
    r"instruks\w*)\b",
    re.IGNORECASE,
)


_GENERIC_SHEET: Final = re.compile(
    r"^(?:ark|sheet|tabell|table|side|page)\s*\d*$|^$", re.IGNORECASE
)


class Tables:
    """Reads the tables of one document; remembers the columns for a table that goes on."""

    def __init__(self) -> None:
        self._roles: dict[int, str] = {}
        self._width = 0
        self._kind = ""

    def read(self, table: Table, index: int, before: Sequence[Line]) -> list[Line]:
        """The lines of one table. `before` are the lines read so far (to see what it follows)."""
        if _ARCHIVE.match(table.name.strip()):
            return []
        out: list[Line] = []
        if table.name and not _GENERIC_SHEET.match(table.name.strip()):
            out.append(Line("sheet", table.name.strip(), Place(index), 1))
        texts = [{c.column: c.text.strip() for c in row.cells} for row in table.rows]
        turned = transposed(table, texts, index) or side_by_side(table, texts, index)
        if turned:
            out.extend(turned)
        else:
            goes_on = bool(before) and before[-1].kind == "end" and table.width == self._width
            out.extend(self._rows(table, texts, index, goes_on=goes_on))
        out.append(Line("end", place=Place(index)))
        return out

    def _rows(
        self, table: Table, texts: list[dict[int, str]], index: int, *, goes_on: bool
    ) -> list[Line]:
        spread = spread_cells(table)
        reader = RowReader(table.width, index)
        reader.spread = spread
        if not any(header_of(row) for row in texts):
            if goes_on and self._roles:
                reader.roles, reader.kind = dict(self._roles), self._kind
            else:
                reader.infer(spread)
        for number, row in enumerate(table.rows):
            reader.row(number, row, texts[number], spread[number])
        self._roles, self._width, self._kind = reader.roles, table.width, reader.kind
        return without_programme(reader.out)
