"""Which idea a step belongs to, also where the document does not say."""

from __future__ import annotations

import re
from collections.abc import Iterable

from followup.domain.who_phrases.people import People

from .described import without_actors
from .drafts import Draft
from .first_step import serves
from .ideas import IdeaRoom, Ideas
from .listed import title_in_cell
from .placed import Placed
from .titles import affinity, best_idea, clean


class Homes:
    """The ideas under way, and the steps that still seek one."""

    def __init__(self, people: People) -> None:
        self.people = people
        self.ideas = Ideas()
        self._loose: list[tuple[Draft, int, str]] = []
        self._firsts: list[tuple[Draft, int, IdeaRoom | None]] = []
        self._last_heading = ""

    def finish(self) -> None:
        """Give the loose steps and the loose first steps an idea."""
        loose, self._loose = self._loose, []
        for draft, part, hint in loose:
            self._home(draft, part, hint).drafts.append(draft)
        firsts, self._firsts = self._firsts, []
        for first, part, near in firsts:
            room = serves(first, self.ideas.chosen(part), near) or self._home(first, part, "")
            room.firsts.append(first)

    def add_replies(self, drafts: Iterable[Draft]) -> None:
        """Steps of short answers in an e-mail thread seek their idea as loose ones do."""
        self._loose.extend((draft, 0, "") for draft in drafts)

    def _room(self, item: Placed) -> IdeaRoom | None:
        return self.ideas.numbered(item.idea) if item.idea >= 0 else None

    def _add(self, draft: Draft, item: Placed, idea: str = "") -> None:
        if idea.strip():
            title, told = title_in_cell(idea)
            room = self.ideas.named(title, item.part) or self._by_number(title, item.part)
            if room is None:
                self._tell(title, told, item, chosen=True)
                room = self.ideas.named(title, item.part)
            if room is not None:
                self.ideas.choose(room)
                room.drafts.append(draft)
                return
        room = self._room(item)
        if room is not None:
            room.drafts.append(draft)
        else:
            self._loose.append((draft, item.part, self._last_heading))

    def _tell(self, title: str, told: str, item: Placed, *, chosen: bool) -> None:
        """An idea a line names: its title, what is told of it, and who contributes."""
        kept, actors = without_actors(told, self.people, more=False)
        self.ideas.mention(title, kept, item.line.place, item.part, chosen=chosen)
        room = self.ideas.named(clean(title), item.part) if actors else None
        if room is not None:
            room.actors.extend(actors)

    def _by_number(self, text: str, part: int) -> IdeaRoom | None:
        found = re.fullmatch(
            r"(?:id[eé]|gruppe|nr\.?)?\s*(\d{1,2})\.?|(?P<letter>[a-h])",
            text.strip(),
            re.IGNORECASE,
        )
        if found is None:
            return None
        bare = (found.group(1) or found.group("letter")).casefold()
        told = next(
            (r for r in self.ideas.rooms if r.part == part and r.number.casefold() == bare), None
        )
        if told is not None:
            return told
        letter = found.group("letter")
        number = "abcdefgh".index(letter.lower()) + 1 if letter else int(found.group(1))
        chosen = self.ideas.chosen(part) or self._numbered(part)
        return chosen[number - 1] if 0 < number <= len(chosen) else None

    def _numbered(self, part: int) -> list[IdeaRoom]:
        """The listed ideas, which a table calls by their number: they are numbered from now on."""
        rooms = [r for r in self.ideas.rooms if r.part == part]
        for number, room in enumerate(rooms, start=1):
            room.number = room.number or str(number)
        return rooms

    def _home(self, draft: Draft, part: int, hint: str) -> IdeaRoom:
        rooms = self.ideas.chosen(part)
        numbered = re.search(r"[(\[]?\bid[eé]\s*(\d)\b[:)\]]?", draft.what, re.IGNORECASE)
        if numbered and 0 < int(numbered.group(1)) <= len(rooms):
            draft.what = re.sub(
                r"\s*[(\[]?\bid[eé]\s*\d\b[:)\]]?\s*[:–-]?\s*", " ", draft.what, flags=re.IGNORECASE
            ).strip()
            return rooms[int(numbered.group(1)) - 1]
        if len(rooms) > 1:
            at = best_idea(draft.what, [(r.title, r.told()) for r in rooms])
            if at >= 0:
                return rooms[at]
            scores = [affinity(draft.what, r.title, r.told_with_steps()) for r in rooms]
            return rooms[scores.index(max(scores))] if max(scores) > 0 else rooms[-1]
        if rooms:
            return rooms[0]
        room = IdeaRoom(title="", place=draft.place, part=part)
        self.ideas.add(room)
        return room

    def _named_in(self, text: str, part: int) -> IdeaRoom | None:
        """The idea a label names: "Fyrste steg idé 2", "Aller første skritt for Fritidslos"."""
        number = re.search(
            r"\b(?:id[eé]|tiltak|gruppe|bord)\s*(?:nr\.?\s*)?(\d{1,2}|[a-h])\s*$",
            text,
            re.IGNORECASE,
        )
        if number:
            return self._by_number(number.group(1), part)
        rooms = self.ideas.chosen(part)
        at = best_idea(text, [(room.title, "") for room in rooms]) if " for " in text else -1
        return rooms[at] if at >= 0 else None
