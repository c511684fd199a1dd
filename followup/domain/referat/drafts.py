"""Ideas and steps gathered while the placed lines are read."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from rapidfuzz import fuzz

from followup.domain.blocks import Place
from followup.domain.reading import IdeaDraft, Participant, StepDraft
from followup.domain.who_phrases.names import fold

from .clauses import Clause
from .titles import clean, same_idea

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


@dataclass(slots=True)
class IdeaRoom:
    """One idea and what was read for it; `firsts` are answers to «det aller første skrittet»."""

    title: str = ""
    description: list[str] = field(default_factory=list)
    actors: list[str] = field(default_factory=list)
    chosen: bool = True
    drafts: list[Draft] = field(default_factory=list)
    firsts: list[Draft] = field(default_factory=list)
    place: Place | None = None
    part: int = 0
    sources: set[int] = field(default_factory=set)


class Ideas:
    """All ideas of a document, in order; the same idea told twice is one."""

    def __init__(self) -> None:
        self.rooms: list[IdeaRoom] = []
        self._by_number: dict[int, IdeaRoom] = {}

    def opened(self, number: int, title: str, place: Place, part: int) -> IdeaRoom:
        """The room of an idea the document opens with a heading."""
        title = clean(title)
        known = self.named(title, part) if title else None
        if known is None:
            known = IdeaRoom(title=title, place=place, part=part)
            self.rooms.append(known)
        elif len(title) > 0 and not known.chosen:
            known.title = title
        known.chosen = True
        self._by_number[number] = known
        return known

    def numbered(self, number: int) -> IdeaRoom | None:
        return self._by_number.get(number)

    def named(self, title: str, part: int) -> IdeaRoom | None:
        """The idea with this title in this part, under any wording of it."""
        return next(
            (r for r in self.rooms if r.part == part and r.title and same_idea(r.title, title)),
            None,
        )

    def mention(
        self, title: str, description: str, place: Place, part: int, *, chosen: bool
    ) -> None:
        """An idea of a list: parked, unless it is (or becomes) a chosen one."""
        title = clean(title)
        if not title or len(title) < 3:
            return
        known = self.named(title, part)
        if known is None:
            self.rooms.append(
                IdeaRoom(
                    title=title,
                    description=[description] if description else [],
                    chosen=chosen,
                    place=place,
                    part=part,
                )
            )
        elif chosen:
            known.chosen = True

    def chosen(self, part: int) -> list[IdeaRoom]:
        return [r for r in self.rooms if r.chosen and r.part == part]

    def drafts(self, dates: dict[int, date | None]) -> list[IdeaDraft]:
        """The ideas as result; those without title, text and steps are nothing."""
        out: list[IdeaDraft] = []
        for room in self._merged():
            if not (room.title or room.drafts or room.firsts):
                continue
            out.append(
                IdeaDraft(
                    title=room.title,
                    description=" ".join(room.description).strip(),
                    actors=room.actors,
                    chosen=room.chosen,
                    dugnad_date=dates.get(room.part),
                    place=room.place,
                )
            )
        return out

    def kept(self) -> list[IdeaRoom]:
        return [r for r in self._merged() if r.title or r.drafts or r.firsts]

    def _merged(self) -> list[IdeaRoom]:
        """Listed ideas that a chosen one turned out to be are dropped."""
        out: list[IdeaRoom] = []
        for room in self.rooms:
            room.title = room.title or _named_after(" ".join(room.description))
        for room in self.rooms:
            if not room.chosen and any(
                r is not room
                and r.chosen
                and r.part == room.part
                and same_idea(r.title, room.title)
                for r in self.rooms
            ):
                continue
            if (
                any(
                    r.part == room.part
                    and r.chosen == room.chosen
                    and same_idea(r.title, room.title)
                    for r in out
                )
                and not room.drafts
            ):
                continue
            out.append(room)
        return out


def _named_after(description: str) -> str:
    """A title for an idea without one: the beginning of its description."""
    first = re.split(r"(?<=\w)[.:!?]\s|\s[–-]\s", description.strip(), maxsplit=1)[0]
    return clean(first if len(first) <= 80 else " ".join(first.split()[:9]))


def without_repeats(drafts: list[Draft]) -> list[Draft]:
    """A step told again in a summary is one step; the fuller cells are kept."""
    out: list[Draft] = []
    for draft in drafts:
        same = next((d for d in out if _repeats(d, draft)), None)
        if same is None:
            out.append(draft)
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
