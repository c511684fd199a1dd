"""The rows of one table: of steps, of people or ideas, a label and its value, or plain text.

One table may hold several of these (a sheet of a workbook, a printed card), so the reading is a
small machine: a heading row starts rows of steps or people, a lone text or a label ends them.
"""

from __future__ import annotations

import re
from typing import Final

from followup.domain.blocks import Cell, Place, Row

from .column_heads import step_role
from .columns import fits_role, infer_people, infer_steps, split_both
from .idea_rows import IdeaRows
from .lines import Line, looks_like_heading, text_line
from .table_shapes import header_of, several
from .vocabulary import TITLE_LABEL, Label, idea_title, label

_DITTO: Final = re.compile(
    r"^(?:[\"”“„'´`]{1,2}|-\s?[\"”“]\s?-|samme|same|do\.?|ditto|som over)\.?$", re.I
)


_MARK: Final = re.compile(
    r"^\W*(?:x|ja|yes|1\.?|først|fyrst|aller først|[★☆⭐✱✓✔☑☒●•*]+)\W*$", re.IGNORECASE
)
_MARKED_FIRST: Final = re.compile(
    r"^\s*[★☆⭐✱]+\s*|\s*[★☆⭐✱]+\s*$|"
    r"\s*[(\[–-]\s*(?:det\s)?aller (?:første|fyrste|først|fyrst)(?:\s\w+)?\s*[)\]!]?\s*$|^\s*\*\s+",
    re.IGNORECASE,
)


_MAY_BE_TASKS: Final = frozenset({"about", "next", "programme", "steps"})
_OTHER_PARTS: Final = frozenset({"parked", "ways", "good", "personas", "since", "absent", "people"})


class RowReader(IdeaRows):
    def __init__(self, width: int, index: int) -> None:
        super().__init__(index)
        self.width = width
        self.kind = ""
        self.inferred = False
        self.agenda = False
        self._paused = ""
        self.spread: list[dict[int, str]] = []

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
            self._other_columns(number)
            self.inferred, self._last = False, {}
            return
        if self._first_step(number, row, filled) or self._labelled(number, row, filled):
            return
        if not self.kind and self._paused == "step" and len(filled) == self.width > 2:
            self.kind = self._paused
        if self.kind and not self._lone(row, filled):
            self._data(number, row, spread)
        else:
            self._pause(filled[0][1])
            self._plain(number, row)

    def _pause(self, text: str) -> None:
        """A lone "Ikke valgt" in a sheet: what stands below it is no task."""
        found = label(text, heading=True)
        if found is not None and found.whole and found.code in _OTHER_PARTS:
            self._paused = self.kind or self._paused
            self.kind = ""

    def _other_columns(self, number: int) -> None:
        """By what stands in them: people under "Hvem | Hva", stars for the first step."""
        below = self.spread[number + 1 :]
        if self.kind == "step" and "when" not in self.roles.values():
            people = infer_people(below)
            if people and set(people.values()) & {"about", "email"}:
                self.kind, self.roles = "person", people
                return
        for column in range(self.width):
            texts = [t for row in below if (t := row.get(column, ""))]
            marked = bool(texts) and all(_MARK.match(t) for t in texts)
            free = column not in self.roles and "first" not in self.roles.values()
            if self.kind == "step" and free and marked and len(texts) * 2 <= len(below):
                self.roles[column] = "first"

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
            told = [role for role in cells if role not in {"when", "idea"}] or list(cells)
            cells["what"] = " ".join(cells.pop(role) for role in told)
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
        elif self.kind and (found is None or not found.whole or self._is_task(found, filled)):
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

    def _is_task(self, found: Label, filled: list[tuple[int, str]]) -> bool:
        """ "Åpning | | 30. mars" under Hva, Hvem and Når: the word is what is to be done."""
        if self.kind != "step" or len(filled) < 2 or found.code not in _MAY_BE_TASKS:
            return False
        (column, _), (beside, value) = filled[0], filled[1]
        role = self.roles.get(beside, "")
        return fits_role(value, role) and self.roles.get(column) == "what"

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
        if self.kind == "step" and "first" in cells and not _MARK.match(cells["first"]):
            del cells["first"]
        if self.kind == "step" and (self._goes_on(cells) or self._first_cell(number, cells)):
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
        elif self.kind == "step" and self._idea_alone(number, cells, own):
            return
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

    def _goes_on(self, cells: dict[str, str]) -> bool:
        """A row with the rest of the task above, which a page or a printer broke off."""
        what = cells.get("what", "")
        last = self.out[-1] if self.out else None
        alone = set(cells) <= {"what", "idea"} and what[:1].islower() and len(what.split()) <= 6
        if not (alone and last is not None and last.kind == "step" and self._last.get("what")):
            return False
        last.cells["what"] = f"{last.cells['what']} {what}"
        return True

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
