"""Do steps follow this heading? Then it is the title of an idea."""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import Enum
from typing import Final

from followup.domain.who_phrases.people import People

from .clauses import read_clause
from .lines import Line
from .placed import step_fields
from .prose import steps_in
from .telling_words import THE_IDEA
from .vocabulary import idea_title, label

INNER: Final = frozenset({"steps", "first", "description", "actors"})
_ENDS: Final = frozenset({"parked", "next", "good", "ways", "people", "sign"})
_WHERE: Final = re.compile(r"^(?:hvor|kor|kvar|sted|stad|møtested|møtestad)\s*:", re.IGNORECASE)
_LOOK_AHEAD: Final = 60


class Lookahead:
    """What follows a line. What one line tells is found once, however many look at it."""

    def __init__(self, lines: Sequence[Line], people: People) -> None:
        self._lines, self._people = lines, people
        self._told: dict[int, _Told] = {}

    def leads_to_steps(self, number: int) -> bool:
        """True when steps, or the labels of a card, follow before the next heading of its kind."""
        own = self._lines[number]
        for at in range(number + 1, min(number + _LOOK_AHEAD, len(self._lines))):
            told = self._told.get(at)
            if told is None:
                told = _told(self._lines[at], self._people)
                told = self._told[at] = _Told.STEPS if self._fields_of_step(at) else told
            if told in {_Told.STEPS, _Told.ENDS}:
                return told is _Told.STEPS
            line = self._lines[at]
            if told is _Told.HEADING and (line.level <= own.level or not line.sure_head):
                return False
        return False

    def _fields_of_step(self, at: int) -> bool:
        """ "Hvem: Kari" and "Når: uke 12" beside one another, under or over what is to be done."""
        roles: set[str] = set()
        for line in self._lines[at : at + 3]:
            fields = [role for role, text in step_fields(line.text) if text]
            if not fields:
                break
            roles.update(fields)
        if len(roles) < 2:
            return False
        near = self._lines[max(0, at - 2) : at + 4]
        if any(_WHERE.match(line.text) for line in near):
            return False
        return "what" in roles or (at > 0 and self._lines[at - 1].kind == "item")


class _Told(Enum):
    STEPS = "steps, or a label of the card they stand on"
    ENDS = "something else begins"
    HEADING = "a heading that ends what is on its own level"
    NOTHING = ""


def _told(line: Line, people: People) -> _Told:
    if line.kind in {"step", "first"}:
        return _Told.STEPS
    heading = line.kind in {"heading", "sheet"}
    if line.kind == "para" and THE_IDEA.match(line.text):
        return _Told.NOTHING
    found = label(line.text, heading=heading)
    if found is not None and found.code in INNER:
        return _Told.STEPS
    if heading:
        other = found is not None or idea_title(line.text, heading=True) is not None
        return _Told.ENDS if other else _Told.HEADING
    if found is not None:
        return _Told.ENDS if found.code in _ENDS else _Told.NOTHING
    return _Told.STEPS if _is_step(line, people) else _Told.NOTHING


def _is_step(line: Line, people: People) -> bool:
    """True for an item that says who and when, and for a sentence that is a step."""
    if line.kind == "item":
        clause = read_clause(line.text, people)
        return bool(
            clause.what and clause.who_text and (clause.when_text or "label" in clause.signs)
        )
    if line.kind == "para" and len(line.text) < 1500:
        return bool(steps_in(line.text, people, expected=False)[0])
    return False
