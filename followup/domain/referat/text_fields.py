"""Lines of text that stand for the cells of a table: labels, headings of lists, lost columns."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import islice
from typing import Any, Final

from followup.domain.who_phrases.people import People

from .clauses import read_clause
from .column_heads import step_role
from .lines import Line
from .parties import is_who, names_person
from .placed import Placed, replace_text, step_fields, typed_cells
from .time_spans import is_time
from .titles import COMPARED, same_idea
from .vocabulary import Label, label

ONE_FIRST: Final = re.compile(
    r"^\W*(?:vårt |det |vår )?(?:første|fyrste) (?:skritt|steg)(?:et)?\b", re.IGNORECASE
)
GROUP_ANSWER: Final = re.compile(
    r"^(?:gruppe|bord|id[eé]|tiltak)\s?(?:\d{1,2}|[a-h])\s*:\s+(?P<rest>\S.*)$", re.IGNORECASE
)
_WHO_TAKES: Final = re.compile(
    r"^(?:og )?(?:(?:hvem|kven) (?:tar|tek|har) ansvar(?:et)?(?: for (?:det|dette))?\s*[?:]|"
    r"ansvar(?:lig|leg)?\s*:)\s*(?P<rest>\S.*)$",
    re.IGNORECASE,
)


class TextFields:
    """What is placed so far, and the lines that are fields of a step."""

    def __init__(self, lines: Sequence[Line], people: People, part: int) -> None:
        self.lines = list(lines)
        self.people = people
        self.part = part
        self.section = ""
        self.idea = -1
        self._listed: list[str] = []
        self.rows: tuple[str, ...] = ()
        self.out: list[Placed] = []

    def _put(self, line: Line, code: str, text: str | None = None, **more: Any) -> None:
        placed = Placed(
            line,
            code,
            line.text if text is None else text,
            self.idea,
            part=self.part,
            section=self.section,
        )
        self.out.append(replace(placed, **more))
        if code in {"ways", "parked"} and line.kind == "item":
            self._listed.append(line.text)

    def _is_listed(self, title: str) -> bool:
        """True for the title of an idea that stood in a list before."""
        return any(same_idea(title, text) for text in islice(self._listed, COMPARED))

    def _context(self, number: int, line: Line) -> bool:
        """ "Innen 1. mars:" or "Håkon:" over a list: when or who of the items below."""
        bare = line.text.strip(" :")
        if self.idea < 0 and self.section != "steps":
            return False
        following = next(
            (x for x in self.lines[number + 1 : number + 6] if x.text or x.cells), None
        )
        if following is None or following.kind != "item" or len(bare) > 60 or line.kind == "item":
            return False
        if not (line.text.rstrip().endswith(":") or line.kind == "heading"):
            return False
        role = (
            "when"
            if is_time(bare)
            else "who"
            if is_who(bare, self.people) and names_person(bare, self.people)
            else ""
        )
        if role:
            self._put(line, "context", roles=((role, bare),))
        return bool(role)

    def _numbered_task(self, number: int, line: Line) -> bool:
        """ "Tiltak 1: Finne lokale (Ansvar: Vidar, frist: 20.10)" is a step of the open idea."""
        found = re.match(
            r"^(?:tiltak|skritt|steg|oppgave|oppgåve|"
            r"aksjon)\s*(?:nr\.?\s*)?\d{1,2}\s*[:.–-]\s*(?P<rest>\S.*)$",
            line.text,
            re.IGNORECASE,
        )
        if not found or self.idea < 0:
            return False
        clause = read_clause(found.group("rest"), self.people)
        if not (clause.who_text or clause.when_text):
            below = number + 1 < len(self.lines) and step_fields(self.lines[number + 1].text)
            if below and "what" not in dict(below):
                self._put(line, "fields", roles=(("what", found.group("rest")),))
                return True
            return False
        self._put(replace_text(line, found.group("rest"), "item"), "steps")
        return True

    def _rows_head(self, line: Line) -> bool:
        """ "Når Hva Hvem" as a line of text: a table that lost its lines (a scan)."""
        words = [w for w in re.split(r"[\s|/]+", line.text) if w]
        roles = tuple(step_role(w) for w in words)
        if (
            2 <= len(words) <= 4
            and {"what"} < set(roles)
            and "" not in roles
            and len(set(roles)) == len(roles)
        ):
            self.rows = roles
            return True
        return False

    def _typed_row(self, line: Line) -> bool:
        """A line under "Når Hva Hvem": the time first, the people last."""
        if not self.rows or line.kind not in {"para", "item"} or label(line.text) is not None:
            self.rows = ()
            return False
        cells = typed_cells(line.text, self.rows, self.people)
        if "when" not in cells and "who" not in cells:
            if (
                self.out
                and self.out[-1].code == "step"
                and self.out[-1].line.inferred
                and len(line.text) < 90
            ):
                last = self.out[-1].line.cells
                last["what"] = f"{last['what']} {line.text}"
                return True
            self.rows = ()
            return False
        self._put(Line("step", "", line.place, cells=cells, inferred=True), "step")
        return True

    def _no_field(self, line: Line, named: Label | None) -> bool:
        """ "Første skritt: Ola ringer …" and "Hvem må være med: …" are no fields of a step."""
        if named is not None and named.code in {"first", "actors", "description"}:
            return True
        return self.idea >= 0 and bool(ONE_FIRST.match(line.text))

    def _who_answers(self, line: Line) -> bool:
        """ "Hvem tar ansvaret? Linh" goes on with the answer about the very first step."""
        found = _WHO_TAKES.match(line.text)
        last = next((p for p in reversed(self.out) if p.line.kind != "end"), None)
        if found is None or last is None or last.code != "first":
            return False
        self._put(line, "first", f"Ansvarlig: {found.group('rest')}", roles=(("who", ""),))
        return True

    def _field_block(self, number: int) -> bool:
        """A label of one field counts when its neighbours are fields too: a card of lines."""
        near = self.lines[max(0, number - 2) : number] + self.lines[number + 1 : number + 3]
        return any(step_fields(line.text) for line in near if line.text)

    def _card_follows(self, number: int) -> bool:
        return any(step_fields(x.text) for x in self.lines[number + 1 : number + 3] if x.text)
