"""The rows of one table: of steps, of people or ideas, a label and its value, or plain text.

One table may hold several of these (a sheet of a workbook, a printed card), so the reading is a
small machine: a heading row starts rows of steps or people, a lone text or a label ends them.
"""

from __future__ import annotations

import re
from typing import Final

from followup.domain.blocks import Cell, Place, Row

from .column_heads import step_role
from .columns import fits_role, split_both
from .lines import Line, looks_like_heading, text_line
from .no_task import is_count, is_legend, says_who_keeps_it
from .step_rows import StepRows
from .table_shapes import header_of
from .vocabulary import TITLE_LABEL, Label, idea_title, is_document_title, label

_MAY_BE_TASKS: Final = frozenset({"about", "next", "programme", "steps"})
_NUMBERED_STEP: Final = re.compile(
    r"^(?:skritt|steg|tiltak|oppgave|oppgåve|aksjon|punkt)\s*(?:nr\.?\s*)?\d{1,2}\W*$",
    re.IGNORECASE,
)
_LETTER: Final = re.compile(r"[^\W\d_]{4}")
_EXPLAINS: Final = re.compile(r"^(?:tegn|teikn|farge)?forklaring(?:er|ar)?\W*$", re.IGNORECASE)
_OTHER_PARTS: Final = frozenset({"parked", "ways", "good", "personas", "since", "absent", "people"})


class RowReader(StepRows):
    """Reads one table row by row; what it made of them is `out`."""

    def __init__(self, width: int, index: int) -> None:
        super().__init__(width, index)
        self._paused = ""

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
            self._idea_column(number, texts)
            self.inferred, self._last = False, {}
            return
        if self._about_table(number, filled) or self._lines_beside(number, texts):
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

    def _about_table(self, number: int, filled: list[tuple[int, str]]) -> bool:
        """A row of sums, of what the colours mean, or of who keeps the plan."""
        texts = [text for _, text in filled]
        counts = is_count(texts[0]) and all(is_count(t) or not _LETTER.search(t) for t in texts)
        if counts or all(is_legend(t) for t in texts) or _EXPLAINS.match(texts[0]):
            return True
        if len(texts) > 3 or not any(map(says_who_keeps_it, texts)):
            return self._over_heads(number, filled)
        at = next(n for n, text in enumerate(texts) if says_who_keeps_it(text))
        for text in (" ".join(texts[:at]), " ".join(texts[at:])):
            self._say(text, number)
        return True

    def _over_heads(self, number: int, filled: list[tuple[int, str]]) -> bool:
        """ "Dugnad: | 5. mars | Sted: | Biblioteket" over the heading row of the steps."""
        if number >= self.head or len(filled) < 2 or self.kind:
            return False
        texts = [text for _, text in filled]
        pairs = list(zip(texts[::2], texts[1::2], strict=False))
        if len(texts) % 2 or not all(head.endswith(":") for head, _ in pairs):
            return False
        for head, told in pairs:
            self._say(f"{head} {told}", number)
        return True

    def _say(self, text: str, number: int) -> None:
        line = text_line(text, Place(self.index, number)) if text else None
        if line is not None:
            line.kind = "para" if line.kind == "item" else line.kind
            self.out.append(line)

    def _pause(self, text: str) -> None:
        """A lone "Ikke valgt" in a sheet: what stands below it is no task."""
        found = label(text, heading=True)
        if idea_title(text):  # "Idé 2: Turkasse": its rows follow
            return
        if found is not None and found.whole and found.code in _OTHER_PARTS:
            self._paused = self.kind or self._paused
            self.kind = ""

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
        role = "what" if _NUMBERED_STEP.match(text) else step_role(text)
        if found is None and is_document_title(text):
            return False
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
                listed = number > self.head and len(part) <= 120 and label(part) is None
                if line.kind == "para" and listed:
                    line.kind = "item" if len(parts) > 1 or self.width > 1 else line.kind
                self.out.append(line)

    def _title_row(self, row: Row, cell: Cell) -> bool:
        """One short text over the whole width, or alone in the first row: of what follows."""
        if len([c for c in row.cells if c.text.strip()]) != 1 or len(cell.text) > 70:
            return False
        wide = self.width > 1 and cell.colspan >= self.width and self.kind == "step"
        return not self.out or (wide and not cell.text.rstrip().endswith((".", ":", ",", "!")))
