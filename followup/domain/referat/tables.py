"""The tables of one document → lines; a table may go on over the break of a page."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from followup.domain.blocks import Place, Table

from .cell_lines import field_rows
from .columns import is_programme
from .lines import Line
from .table_rows import RowReader
from .table_shapes import header_of, side_by_side, spread_cells, transposed, without_programme

_ARCHIVE: Final = re.compile(
    r"(?<!\w)(?:arkiv\w*|gam(?:mel|le|al|alt)\w*|tidlig(?:ere)|tidlegare|forrige|førre|i fjor|"
    r"fjor(?:året|årets)\w*|utgått\w*|utgåtte|kladd|mal|malen|malar|maler|eksempel\w*|døme|"
    r"(?:ikke|ikkje) (?:i )?bruk\w*|\w*lister?(?= ?$)|\w*lister|nedtrekk\w*|oppslag|backup|kopi|"
    r"slettet|sletta|historikk|old|archive|veiledning|rettleiing|instruks\w*|hjelp(?:etekst)?|"
    r"slik (?:fyller|bruker|brukar)\b.*|(?:ferdige?|avslutta|avsluttede?|gjennomførte) "
    r"(?:fra|frå|i)\b.*)(?!\w)",
    re.IGNORECASE,
)
_OF_PEOPLE_OR_STEPS: Final = re.compile(
    r"^(?:deltak|deltag|navne|namne|kontakt|adresse|oppgave|oppgåve|tiltaks?|to ?do|aksjons|"
    r"handlings|huske|hugse|sjekk|gjøre|gjere|id[eé])\w*",
    re.IGNORECASE,
)
_YEAR: Final = re.compile(r"(?<!\d)20\d\d(?!\d)")


_TITLE_ROWS: Final = 6
_GENERIC_SHEET: Final = re.compile(
    r"^(?:ark|sheet|tabell|table|side|page)\s*\d*$|^$", re.IGNORECASE
)


def newest_year(tables: Sequence[Table]) -> int:
    """The newest year that the sheets of a workbook are called or headed by; 0 without one.

    Only what stands over the heading rows counts: a deadline may lie in the year after.
    """
    years: list[int] = []
    for table in tables if len(tables) > 1 else ():
        years.extend(int(year) for year in _YEAR.findall(table.name))
        for row in table.rows[:_TITLE_ROWS]:
            texts = {cell.column: cell.text.strip() for cell in row.cells}
            if header_of(texts):
                break
            years.extend(int(year) for text in texts.values() for year in _YEAR.findall(text))
    return max(years, default=0)


def _tells_ideas(table: Table) -> bool:
    """A table with a column for the idea: its sheet is called after something else."""
    for row in table.rows:
        found = header_of({cell.column: cell.text.strip() for cell in row.cells})
        if found is not None and found[0] == "step":
            return "idea" in found[1].values()
    return False


class Tables:
    """Reads the tables of one document; remembers the columns for a table that goes on."""

    def __init__(self, newest: int = 0) -> None:
        self._newest = newest
        self._roles: dict[int, str] = {}
        self._width = 0
        self._kind = ""

    def read(self, table: Table, index: int, before: Sequence[Line]) -> list[Line]:
        """The lines of one table. `before` are the lines read so far (to see what it follows)."""
        if self._of_the_past(table.name.strip()):
            return []
        out: list[Line] = []
        named = table.name.strip() and not _GENERIC_SHEET.match(table.name.strip())
        if named and not _tells_ideas(table):
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

    def _of_the_past(self, name: str) -> bool:
        """A sheet that is called an archive, or named after years before the newest."""
        kept = _ARCHIVE.search(name)
        if kept is not None:
            return not (_OF_PEOPLE_OR_STEPS.match(name) and "list" in kept.group().casefold())
        years = [int(year) for year in _YEAR.findall(name)]
        return bool(years) and max(years) < self._newest

    def _rows(
        self, table: Table, texts: list[dict[int, str]], index: int, *, goes_on: bool
    ) -> list[Line]:
        spread = spread_cells(table)
        if is_programme(texts):
            self._roles, self._kind = {}, ""
            return []
        reader = RowReader(table.width, index)
        reader.spread, reader.own = spread, texts
        heads = [
            n for n, row in enumerate(texts) if (found := header_of(row)) and found[0] == "step"
        ]
        reader.head = heads[0] if heads else -1
        if not any(header_of(row) for row in texts):
            if goes_on and self._roles:
                reader.roles, reader.kind = dict(self._roles), self._kind
            else:
                reader.infer(spread)
        forms = field_rows(texts)
        done = -1
        for number, row in enumerate(table.rows):
            if number in forms:
                done = forms[number].last
                reader.form(forms[number])
            elif number > done:
                reader.row(number, row, texts[number], spread[number])
        self._roles, self._width, self._kind = reader.roles, table.width, reader.kind
        return without_programme(reader.out)
