"""Tables read row by row: rows of steps, lists of people, label and value, or plain lines.

One table may hold several of these (a sheet of a workbook, a printed card), so the reading is a
small machine: a heading row starts rows of steps or people, a lone text or a label ends them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from followup.domain.blocks import Cell, Place, Row, Table

from .column_heads import step_role
from .columns import infer_people, infer_steps, split_both
from .lines import Line, looks_like_heading, text_line
from .table_shapes import header_of, several, spread_cells, transposed, without_programme
from .vocabulary import TITLE_LABEL, idea_title, label

_ARCHIVE: Final = re.compile(
    r"^(?:arkiv\w*|gam(?:mel|le|al|alt)\b.*|mal|malar|maler|eksempel|døme|utgått|kladd|ikke bruk|"
    r"ikkje bruk|"
    r"lister?|oppslag|backup|kopi|slettet|historikk|old|archive|veiledning|rettleiing|"
    r"instruks\w*)\b",
    re.IGNORECASE,
)
_DITTO: Final = re.compile(
    r"^(?:[\"”“„'´`]{1,2}|-\s?[\"”“]\s?-|samme|same|do\.?|ditto|som over)\.?$", re.I
)
_MARKED_FIRST: Final = re.compile(
    r"\s*[(\[–-]\s*(?:det\s)?aller (?:første|fyrste|først|fyrst)(?:\s\w+)?\s*[)\]!]?\s*$|^\s*\*\s+",
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
        turned = transposed(table, texts, index)
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
        reader = _Reader(table.width, index)
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


class _Reader:
    def __init__(self, width: int, index: int) -> None:
        self.width, self.index = width, index
        self.roles: dict[int, str] = {}
        self.kind = ""
        self.inferred = False
        self.agenda = False
        self._paused = ""
        self.spread: list[dict[int, str]] = []
        self.out: list[Line] = []
        self._last: dict[str, str] = {}

    def infer(self, rows: list[dict[int, str]]) -> None:
        """Give the columns roles by what stands in them."""
        people = infer_people(rows)
        steps = {} if people else infer_steps(rows)
        if people:
            self.roles, self.kind, self.inferred = people, "person", True
        elif steps:
            self.roles, self.kind, self.inferred = steps, "step", len(steps) < 3

    def _swap_numbers(self, number: int) -> None:
        """A column called Sak that holds only numbers is no task; the text beside it is."""
        what = next((c for c, r in self.roles.items() if r == "what"), None)
        told = next((c for c, r in self.roles.items() if r == "how"), None)
        if what is None:
            return
        below = [t for row in self.spread[number + 1 :] if (t := row.get(what, ""))]
        numbers = sum(bool(re.fullmatch(r"[\d./ -]{1,8}[a-z]?", t)) for t in below)
        if not below or numbers * 2 < len(below):
            return
        self.roles[what] = "number"
        if told is None:
            free = [c for c in range(self.width) if c not in self.roles]
            told = free[0] if free else None
        if told is not None:
            self.roles[told] = "what"

    def row(self, number: int, row: Row, texts: dict[int, str], spread: dict[int, str]) -> None:
        filled = [(c, t) for c, t in texts.items() if t]
        if not filled:
            return
        header = header_of(texts)
        if header:
            self.kind, self.roles = header
            self.agenda = any(
                re.fullmatch(r"(?:sak|punkt|agenda)(?:s?nr\.?)?", t.strip(" .:"), re.IGNORECASE)
                for t in texts.values()
            )
            self._swap_numbers(number)
            self.inferred, self._last = False, {}
            return
        if self._first_step(number, row, filled) or self._labelled(number, row, filled):
            return
        if not self.kind and self._paused == "step" and len(filled) == self.width > 2:
            self.kind = self._paused
        if self.kind and not self._lone(row, filled):
            self._data(number, row, spread)
        else:
            self._plain(number, row)

    def _lone(self, row: Row, filled: list[tuple[int, str]]) -> bool:
        """True for a row that is one text: a heading inside the table, not a row of data."""
        if len(filled) != 1:
            return False
        column, text = filled[0]
        cell = next(c for c in row.cells if c.column == column)
        what = next((c for c, r in self.roles.items() if r in {"what", "name"}), None)
        wide = cell.colspan >= max(2, self.width - 1)
        if wide or column != what:
            return self.roles.get(column) not in {"idea"} or wide
        found = label(text, heading=True)
        return (
            idea_title(text) is not None
            or (found is not None and found.whole)
            or (cell.bold and looks_like_heading(text, bold=True))
        )

    def _first_step(self, number: int, row: Row, filled: list[tuple[int, str]]) -> bool:
        found = label(filled[0][1])
        if found is None or found.code != "first":
            return False
        cells = {self.roles.get(c, "") or "what": t for c, t in filled[1:]}
        place = Place(self.index, number, filled[0][0])
        if cells.get("both"):
            cells["when"], cells["who"] = split_both(cells.pop("both"))
        if found.rest and "what" not in cells:
            cells["what"] = found.rest
        elif found.rest:
            cells["what"] = f"{found.rest} {cells['what']}"
        if not cells.get("what") and cells:
            cells["what"] = " ".join(cells.pop(k) for k in list(cells))
        if cells.get("what"):
            self.out.append(Line("first", filled[0][1], place, cells=cells))
        else:
            self.out.append(Line("para", filled[0][1], place))
        return True

    def _labelled(self, number: int, row: Row, filled: list[tuple[int, str]]) -> bool:
        """ "Kort beskrivelse: | Låne alt …", and card forms with one label per row."""
        column, text = filled[0]
        if len(filled) > 2 or (self.kind and len(filled) == 1):
            return False
        found = label(text)
        role = step_role(text)
        if found is None and role not in {"when", "what", "who"} and not text.endswith(":"):
            if idea_title(text) != "" and not TITLE_LABEL.match(f"{text.rstrip(':?')}: x"):
                return False
        elif self.kind and (found is None or not found.whole):
            return False
        if len(filled) == 1 or label(filled[1][1]) is not None:
            return False
        value = filled[1][1]
        sign = "" if text.rstrip()[-1:] in ":?" else ":"
        place = Place(self.index, number, filled[1][0])
        parts = value.split("\n")
        if len(parts) > 1 and found is not None:
            self.out.append(Line("heading", text, Place(self.index, number, column), 7))
            self.out.extend(x for p in parts if (x := text_line(p, place)))
        else:
            self.out.append(Line("para", f"{text}{sign} {value}", place))
        if found is not None and found.code not in {"first", "steps"}:
            self._paused = self.kind or self._paused
            self.kind = ""
        return True

    def _data(self, number: int, row: Row, spread: dict[int, str]) -> None:
        cells: dict[str, str] = {}
        places: dict[str, Place] = {}
        own = {c.column: c.text.strip() for c in row.cells}
        for column, role in self.roles.items():
            text = (
                spread.get(column, "") if role in {"when", "who", "idea"} else own.get(column, "")
            )
            if _DITTO.match(text):
                text = self._last.get(role, "")
            if text:
                cells[role] = f"{cells[role]} {text}" if role in cells else text
                places.setdefault(role, Place(self.index, number, column))
        if "idea" in self.roles.values() and "idea" not in cells and "idea" in self._last:
            cells["idea"] = self._last["idea"]
        if self.kind == "step" and self._first_cell(number, cells):
            return
        if cells.get("both"):
            when, who = split_both(cells.pop("both"))
            place = places.pop("both")
            cells |= {"when": when, "who": who}
            places |= {"when": place, "who": place}
        if self.kind == "step" and self._titled(number, cells):
            return
        if self.kind == "step" and self._heads(number, cells):
            return
        if cells and self.kind == "ideas":
            self._idea(number, cells)
        elif cells:
            self._last = {**self._last, **cells}
            for one in several(cells) if self.kind == "step" else [cells]:
                self.out.append(
                    Line(
                        self.kind,
                        place=Place(self.index, number),
                        cells=one,
                        places=places,
                        inferred=self.inferred,
                        group=self.index,
                    )
                )

    def _first_cell(self, number: int, cells: dict[str, str]) -> bool:
        """A row whose task begins with «Det aller første skrittet:»."""
        what = cells.get("what", "")
        told = _MARKED_FIRST.sub("", what)
        if told != what and told:
            cells["what"] = told
            self.out.append(
                Line(
                    "step",
                    "",
                    Place(self.index, number),
                    cells=cells | {"first": "ja"},
                    places={"what": Place(self.index, number)},
                    group=self.index,
                )
            )
            return True
        found = label(what)
        if found is None or found.code != "first" or not found.rest:
            return False
        cells["what"] = found.rest
        self.out.append(Line("first", "", Place(self.index, number), cells=cells))
        return True

    def _heads(self, number: int, cells: dict[str, str]) -> bool:
        """A row of text alone that is a heading ("Konkret idé: …"), or talk on an agenda."""
        if cells.keys() & {"when", "who"} or not cells.get("what"):
            return False
        text = cells["what"]
        found = label(text, heading=True)
        if not (self.agenda or idea_title(text) is not None or (found is not None and found.whole)):
            return False
        line = text_line(text, Place(self.index, number))
        self.out.extend([line] if line else [])
        return True

    def _titled(self, number: int, cells: dict[str, str]) -> bool:
        """A row "3 Valgt idé: Kompis | Alle nye får …" among numbered tasks opens an idea."""
        title = cells.get("number", "")
        if cells.get("when") or cells.get("who") or not idea_title(title):
            return False
        place = Place(self.index, number)
        self.out.append(Line("heading", title, place, 6))
        line = text_line(cells.get("what", ""), place)
        self.out.extend([line] if line else [])
        return True

    def _idea(self, number: int, cells: dict[str, str]) -> None:
        """A row of a list of ideas: an item under «Veier inn», marked when it was chosen."""
        picked = re.match(
            r"^(?:ja|x|valgt|vald|valt|yes|✓|✔|går)", cells.get("picked", ""), re.IGNORECASE
        )
        told = f" – {cells['told']}" if cells.get("told") else ""
        if cells.get("title"):
            text = f"{cells['title']}{told}{' (valgt)' if picked else ''}"
            self.out.append(Line("idea", text, Place(self.index, number)))

    def _plain(self, number: int, row: Row) -> None:
        for cell in row.cells:
            place = Place(self.index, number, cell.column)
            parts = [p for p in cell.text.split("\n") if p.strip()]
            for part in parts:
                line = text_line(
                    part, place, bold=len(parts) == 1 and (cell.bold or self._title_row(row, cell))
                )
                if line is None:
                    continue
                if line.kind == "para" and len(part) <= 120 and label(part) is None:
                    line.kind = "item" if len(parts) > 1 or self.width > 1 else line.kind
                self.out.append(line)

    def _title_row(self, row: Row, cell: Cell) -> bool:
        """A first row with one short text is the title of what follows."""
        return (
            not self.out
            and len([c for c in row.cells if c.text.strip()]) == 1
            and (len(cell.text) <= 70)
        )
