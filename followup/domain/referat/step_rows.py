"""The rows of data of one table → lines: steps, people, and what a row of steps may be instead."""

from __future__ import annotations

import re
from typing import Final

from followup.domain.blocks import Place, Row

from .cell_lines import FieldRows, row_of_steps, several
from .columns import split_both
from .lines import Line, text_line
from .row_columns import MARK, RowColumns
from .vocabulary import idea_title, label

_DITTO: Final = re.compile(
    r"^(?:[\"”“„'´`]{1,2}|-\s?[\"”“]\s?-|samme|same|do\.?|ditto|som over)\.?$", re.I
)


_MARKED_FIRST: Final = re.compile(
    r"^\s*[★☆⭐✱]+\s*|\s*[★☆⭐✱]+\s*$|"
    r"\s*[(\[–-]\s*(?:det\s)?aller (?:første|fyrste|først|fyrst)(?:\s\w+)?\s*[)\]!]?\s*$|^\s*\*\s+",
    re.IGNORECASE,
)


def _parted(cells: dict[str, str]) -> dict[str, str]:
    """A column that holds both who and when, as two."""
    if not cells.get("both"):
        return cells
    when, who = split_both(cells["both"])
    return {role: t for role, t in cells.items() if role != "both"} | {"when": when, "who": who}


class StepRows(RowColumns):
    """Rows under the heading row now in force."""

    def __init__(self, width: int, index: int) -> None:
        super().__init__(width, index)
        self.agenda = False

    def form(self, found: FieldRows) -> None:
        """The steps of a form, whose labels stand in rows below one another."""
        places = {role: Place(self.index, row, 1) for role, row in found.rows.items()}
        for one in several(found.cells, sure=True):
            place = Place(self.index, found.rows["what"])
            self.out.append(Line("step", "", place, cells=one, places=places, group=self.index))

    def _lines_beside(self, number: int, texts: dict[int, str]) -> bool:
        """A row of steps in several lines each, which no heading row says anything of."""
        steps = [] if self.kind else row_of_steps(texts)
        for one in steps:
            place = Place(self.index, number)
            self.out.append(Line("step", "", place, cells=one, group=self.index))
        return bool(steps)

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
        if self.kind == "step" and "first" in cells and not MARK.match(cells["first"]):
            del cells["first"]
        if self.kind == "step" and (self._goes_on(cells) or self._first_cell(number, cells)):
            return
        if "both" in places:
            places |= dict.fromkeys(("when", "who"), places.pop("both"))
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
            for one in map(_parted, several(cells)) if self.kind == "step" else [cells]:
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
                    cells=_parted(cells) | {"first": "ja"},
                    places={"what": Place(self.index, number)},
                    group=self.index,
                )
            )
            return True
        found = label(what)
        if found is None or found.code != "first" or not found.rest:
            return False
        cells["what"] = found.rest
        self.out.append(Line("first", "", Place(self.index, number), cells=_parted(cells)))
        return True

    def _heads(self, number: int, cells: dict[str, str]) -> bool:
        """A row of text alone that is a heading ("Konkret idé: …"), or talk on an agenda."""
        if cells.keys() & {"when", "who", "both"} or not cells.get("what"):
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
        if any(cells.get(role) for role in ("when", "who", "both")) or not idea_title(title):
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
