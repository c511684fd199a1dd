"""Steps gathered while the placed lines are read; one told twice is one."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from rapidfuzz import fuzz

from followup.domain.blocks import Place
from followup.domain.reading import Participant, StepDraft
from followup.domain.who_phrases.names import fold

from .clause import Clause
from .titles import COMPARED

_WORD: Final = re.compile(r"[^\W\d_]{2}")
_SMALL: Final = frozenset({"å", "og", "en", "ei", "et", "ein", "eit", "den", "det", "også", "så"})


@dataclass(slots=True)
class Draft:
    """A step under way: its words, how it was found, whether it is the very first one."""

    what: str
    when_text: str = ""
    who_text: str = ""
    status: str = ""
    place: Place = field(default_factory=lambda: Place(0))
    places: dict[str, Place] = field(default_factory=dict)
    signs: set[str] = field(default_factory=set)
    first: bool = False
    about: str = ""
    writer: Participant | None = None
    sent: date | None = None

    def step(self) -> StepDraft:
        return StepDraft(
            what=self.what,
            when_text=self.when_text,
            who_text=self.who_text,
            status_text=self.status,
            is_first_step=self.first,
            places=self.places or {"what": self.place},
        )


def without_repeats(drafts: list[Draft]) -> list[Draft]:
    """A step told again in a summary is one step; the fuller cells are kept.

    What has no word, such as a telephone number in a signature, is no step.
    """
    out: list[Draft] = []
    alike: dict[frozenset[str], list[Draft]] = {}
    for draft in drafts:
        if not _WORD.search(draft.what):
            continue
        near = alike.setdefault(_stems(draft.what), [])
        same = next((d for d in near[:COMPARED] if _repeats(d, draft)), None)
        if same is None:
            out.append(draft)
            near.append(draft)
            continue
        same.when_text = same.when_text or draft.when_text
        same.who_text = same.who_text or draft.who_text
        same.first = same.first or draft.first
    return out


def _repeats(one: Draft, other: Draft) -> bool:
    if not _same_words(fold(one.what), fold(other.what)):
        return False
    return all(
        not a or not b or fold(a) == fold(b)
        for a, b in ((one.when_text, other.when_text), (one.who_text, other.who_text))
    )


def _stems(text: str) -> frozenset[str]:
    """What tasks told with the same words have in common: the beginnings of their words."""
    return frozenset(w[:4] for w in re.findall(r"\w+", fold(text)) if w not in _SMALL)


def _same_words(one: str, other: str) -> bool:
    """Equal, or told again with other endings: "i nord" and "i øst" are two tasks."""
    if one == other:
        return True
    if fuzz.token_sort_ratio(one, other) < 92:
        return False
    first, second = (set(re.findall(r"\w+", text)) for text in (one, other))
    return all(
        word in _SMALL or any(_one_stem(word, near) for near in more)
        for words, more in ((first - second, second), (second - first, first))
        for word in words
    )


def _one_stem(one: str, other: str) -> bool:
    return len(one) > 3 and one[:4] == other[:4] and fuzz.ratio(one, other) >= 75


def from_clause(clause: Clause, place: Place) -> Draft:
    return Draft(
        what=clause.what,
        when_text=clause.when_text,
        who_text=clause.who_text,
        status=clause.status_text,
        place=place,
        places={"what": place, "when": place, "who": place},
        signs=set(clause.signs),
    )


def from_cells(cells: dict[str, str], place: Place) -> Draft:
    return Draft(
        what=cells["what"],
        when_text=cells.get("when", ""),
        who_text=cells.get("who", ""),
        place=place,
        places={"what": place, "when": place, "who": place},
        signs={"item", "segment"},
    )
