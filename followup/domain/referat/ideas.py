"""Ideas gathered while the placed lines are read; one told twice is one."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from itertools import chain, islice
from typing import Final

from followup.domain.blocks import Place
from followup.domain.reading import IdeaDraft

from .drafts import Draft
from .titles import COMPARED, clean, same_idea, words_of

_TOLD: Final = 4000
"""How many characters told of an idea are enough to see what it is about."""


class Once:
    """Texts in the order they came, each once however it is capitalised."""

    def __init__(self) -> None:
        self._texts: dict[str, str] = {}

    def extend(self, texts: Iterable[str]) -> None:
        for text in texts:
            self._texts.setdefault(text.casefold(), text)

    def __iter__(self) -> Iterator[str]:
        return iter(self._texts.values())


@dataclass(slots=True)
class IdeaRoom:
    """One idea and what was read for it; `firsts` are answers to «det aller første skrittet»."""

    title: str = ""
    description: list[str] = field(default_factory=list)
    actors: Once = field(default_factory=Once)
    chosen: bool = True
    drafts: list[Draft] = field(default_factory=list)
    firsts: list[Draft] = field(default_factory=list)
    place: Place | None = None
    part: int = 0
    number: str = ""

    def told(self) -> str:
        """The beginning of what is told of it."""
        return _beginning(self.description)

    def draft(self, dates: dict[int, date | None]) -> IdeaDraft:
        """The idea as result, without its steps; `dates` are the days of the dugnads by part."""
        return IdeaDraft(
            title=self.title,
            description=" ".join(self.description).strip(),
            actors=list(self.actors),
            chosen=self.chosen,
            dugnad_date=dates.get(self.part),
            place=self.place,
        )

    def told_with_steps(self) -> str:
        """The beginning of what is told of it, and of its steps."""
        return _beginning(chain(self.description, (d.what for d in self.drafts)))


def _beginning(texts: Iterable[str]) -> str:
    out: list[str] = []
    length = 0
    for text in texts:
        out.append(text)
        length += len(text)
        if length > _TOLD:
            break
    return " ".join(out)


class Ideas:
    """All ideas of a document, in order; the same idea told twice is one."""

    def __init__(self) -> None:
        self.rooms: list[IdeaRoom] = []
        self._by_number: dict[int, IdeaRoom] = {}
        self._beyond: dict[str, list[IdeaRoom]] = defaultdict(list)
        self._chosen: dict[int, list[IdeaRoom]] = {}

    def add(self, room: IdeaRoom) -> None:
        """One more idea."""
        self.rooms.append(room)
        if len(self.rooms) > COMPARED:
            self._beyond[words_of(room.title)].append(room)
        if room.chosen:
            self._chosen.clear()

    def choose(self, room: IdeaRoom, *, chosen: bool = True) -> None:
        """The idea turned out to be a chosen one (or, with chosen=False, to be none)."""
        if room.chosen != chosen:
            room.chosen = chosen
            self._chosen.clear()

    def opened(self, number: int, title: str, place: Place, part: int) -> IdeaRoom:
        """The room of an idea the document opens with a heading."""
        title = clean(title)
        known = self.named(title, part) if title else None
        if known is None:
            known = IdeaRoom(title=title, place=place, part=part)
            self.add(known)
        elif len(title) > 0 and not known.chosen:
            known.title = title
        self.choose(known)
        self._by_number[number] = known
        return known

    def numbered(self, number: int) -> IdeaRoom | None:
        return self._by_number.get(number)

    def number_of(self, room: IdeaRoom) -> int:
        """A number to find this room by again."""
        known = next((n for n, r in self._by_number.items() if r is room), None)
        if known is None:
            known = max(self._by_number, default=-1) + 1
            self._by_number[known] = room
        return known

    def named(self, title: str, part: int) -> IdeaRoom | None:
        """The idea with this title in this part, under any wording of it."""
        near = chain(self.rooms[:COMPARED], self._beyond.get(words_of(title), ()))
        return next(
            (r for r in near if r.part == part and r.title and same_idea(r.title, title)), None
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
            self.add(
                IdeaRoom(
                    title=title,
                    description=[description] if description else [],
                    chosen=chosen,
                    place=place,
                    part=part,
                )
            )
        elif chosen:
            self.choose(known)

    def chosen(self, part: int) -> list[IdeaRoom]:
        """The chosen ideas of one dugnad, in order; at most as many as are compared."""
        if part not in self._chosen:
            found = (r for r in self.rooms if r.chosen and r.part == part)
            self._chosen[part] = list(islice(found, COMPARED))
        return self._chosen[part]

    def kept(self) -> list[IdeaRoom]:
        """The ideas with a title or steps; those with neither are nothing."""
        return [r for r in self._merged() if r.title or r.drafts or r.firsts]

    def _merged(self) -> list[IdeaRoom]:
        """Listed ideas that a chosen one turned out to be are dropped."""
        out: list[IdeaRoom] = []
        for room in self.rooms:
            room.title = room.title or _named_after(" ".join(room.description))
        chosen = list(islice((r for r in self.rooms if r.chosen), COMPARED))
        for room in self.rooms:
            if not room.chosen and _among(room, chosen):
                continue
            alike = (r for r in islice(out, COMPARED) if r.chosen == room.chosen)
            if not room.drafts and _among(room, alike):
                continue
            out.append(room)
        return out


def _among(room: IdeaRoom, others: Iterable[IdeaRoom]) -> bool:
    return any(r.part == room.part and same_idea(r.title, room.title) for r in others)


def _named_after(description: str) -> str:
    """A title for an idea without one: the beginning of its description."""
    first = re.split(r"(?<=\w)[.:!?]\s|\s[–-]\s", description.strip(), maxsplit=1)[0]
    return clean(first if len(first) <= 80 else " ".join(first.split()[:9]))
