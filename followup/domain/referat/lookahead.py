"""Do steps follow this heading? Then it is the title of an idea."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from followup.domain.who_phrases.people import People

from .clauses import read_clause
from .lines import Line
from .prose import steps_in
from .vocabulary import idea_title, label

INNER: Final = frozenset({"steps", "first", "description", "actors"})
_ENDS: Final = frozenset({"parked", "next", "good", "ways", "people", "sign"})
_LOOK_AHEAD: Final = 60


def leads_to_steps(lines: Sequence[Line], number: int, people: People) -> bool:
    """True when steps, or the labels of a card, follow before the next heading of its kind."""
    own = lines[number]
    for line in lines[number + 1 : number + _LOOK_AHEAD]:
        if line.kind in {"step", "first"}:
            return True
        if line.kind in {"heading", "sheet"}:
            found = label(line.text, heading=True)
            if found is not None and found.code in INNER:
                return True
            if found is not None or idea_title(line.text, heading=True) is not None:
                return False
            if line.level <= own.level or not line.sure_head:
                return False
            continue
        found = label(line.text)
        if found is not None and found.code in INNER:
            return True
        if found is not None and found.code in _ENDS:
            return False
        if found is None and _is_step(line, people):
            return True
    return False


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
