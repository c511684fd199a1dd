"""What the lines say of ideas: described, contributed to, listed on the wall; good experiences."""

from __future__ import annotations

import re
from typing import Final

from core.privacy.guard import named_person
from followup.domain.who_phrases.names import fold
from followup.domain.who_phrases.people import People

from .choice import marked_chosen, without_mark
from .described import actors_in, without_actors
from .experiences import experiences_in, good_in_prose, speaker
from .homes import Homes
from .ideas import Once
from .listed import (
    is_card_text,
    listed_in,
    only_label,
    title_and_text,
)
from .placed import Placed
from .prose import told_in
from .tallies import how_many_top
from .titles import clean
from .told_ideas import apart, came_up, mentioned_in
from .vocabulary import GROUP_HEAD

_WHAT_IS_IT: Final = re.compile(
    r"^(?:(?:hva|kva)(?: er det)?|id[eé]en(?: i (?:korte trekk|korthet|ei setning|én setning))?)"
    r"\s?[:?]\s+(?=[A-ZÆØÅ])",
    re.IGNORECASE,
)
_NAMED_IDEA: Final = re.compile(
    r"^(?P<title>[A-ZÆØÅ][^:.,;]{2,45}):\s(?P<told>[A-ZÆØÅ](?:[^,]|,(?!.*,)).*[.!])$"
)


class IdeaTexts(Homes):
    """The texts about ideas, and the good experiences, found so far."""

    def __init__(self, people: People) -> None:
        super().__init__(people)
        self.good = Once()
        self.withheld = Once()
        self._wall: list[tuple[int, str, int]] = []
        self.adults = {part for p in people.all for part in fold(p.name).split()}

    def _describe(self, item: Placed, text: str) -> None:
        room = self._room(item)
        if room is None or not text.strip() or is_card_text(text):
            return
        text = _WHAT_IS_IT.sub("", text)
        kept, actors = without_actors(text, self.people, more=bool(room.description))
        room.actors.extend(actors)
        if kept:
            room.description.append(kept)

    def _contribute(self, item: Placed) -> None:
        room = self._room(item)
        if room is not None:
            room.actors.extend(actors_in(item.text))

    def _good(self, item: Placed) -> None:
        text = speaker(item.text)[1].strip()
        if not text or is_card_text(text) or item.line.kind == "heading":
            return
        self._keep_good(experiences_in(text, item=item.line.kind == "item"))

    def _keep_good(self, told: list[str]) -> None:
        for part in told:
            kept = self.withheld if named_person(part, self.adults) else self.good
            kept.extend([part])

    def _good_in_prose(self, item: Placed) -> None:
        """What goes well, told in a paragraph that no heading announces."""
        if item.line.kind == "para" and item.idea < 0 and len(item.text) < 3000:
            self._keep_good(good_in_prose(item.text))

    def _listed(self, item: Placed) -> None:
        text = item.text.strip()
        if not text or is_card_text(text) or item.line.kind == "heading" or self._taken(item):
            return
        if "@" in text:
            return
        named = _NAMED_IDEA.match(text)
        if item.line.kind == "para" and named and not GROUP_HEAD.match(text):
            self._mention(item, named.group("title"), named.group("told"))
        elif item.line.kind != "item" and not text.endswith(":"):
            told = self._mentioned(item) if item.line.kind == "para" else []
            for part in listed_in(text) if not told else ():
                for title in apart(part):
                    self._mention(item, title)
        elif item.line.kind == "item" and not only_label(text):
            title, description = title_and_text(without_mark(text))
            chosen = marked_chosen(text) and item.code != "parked"
            self._mention(item, title, description, chosen=chosen)

    def _idea_row(self, item: Placed) -> None:
        """A row of a table of ideas: its words, whom it needs, and whether it was chosen."""
        cells = item.line.cells
        chosen = cells.get("picked") == "ja"
        self._mention(item, item.line.text, cells.get("told", ""), chosen=chosen)
        self._wall.append((item.line.votes, item.line.text, item.part))
        room = self.ideas.named(clean(item.line.text), item.part)
        if room is not None:
            room.number = room.number or cells.get("number", "")
            room.actors.extend(actors_in(cells.get("actors", "")))
            room.description = room.description or [t for t in [cells.get("told", "")] if t]

    def _taken(self, item: Placed) -> bool:
        """ "De to øverste gikk vi videre med": the listed ideas with most votes were chosen."""
        wall = [seen for seen in self._wall if seen[2] == item.part]
        count = how_many_top(item.text)
        if not count or len(wall) < count:
            return False
        for _, title, _ in sorted(wall, key=lambda seen: -seen[0])[:count]:
            self._mention(item, title, chosen=True)
        return True

    def _mention(
        self, item: Placed, title: str, description: str = "", *, chosen: bool = False
    ) -> None:
        if item.code in {"ways", "parked"} and item.line.kind == "item":
            self._wall.append((item.line.votes, title, item.part))
        self._tell(title, description, item, chosen=chosen)

    def _mentioned(self, item: Placed) -> list[str]:
        """The sentences that name ideas laid aside, and say so."""
        told: list[str] = []
        if item.line.kind == "heading" or self._taken(item):
            return told
        for _, sentence in told_in(item.text):
            named = mentioned_in(sentence) or came_up(sentence)
            for part in named:
                self._mention(item, part)
            told.extend([sentence] if named else [])
        return told
