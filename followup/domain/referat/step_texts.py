"""Steps told in text: items of a list, and sentences."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from followup.domain.who_phrases.people import People

from .borderless import cells_of
from .clause import Clause
from .clauses import SOMEBODY, read_clause
from .described import without_actors
from .drafts import Draft, from_cells, from_clause
from .first_sentences import goes_on, leads_first, points_first
from .first_step import read_first
from .ideas import IdeaRoom
from .listed import (
    is_card_text,
    title_and_text,
    without_listed,
)
from .parties import is_who, names_person
from .placed import Placed
from .prose import is_no_step, speaks_of_past, steps_in, tells_several, told_in
from .step_cells import StepCells
from .time_spans import is_time
from .titles import best_idea
from .verbs import is_verb
from .vocabulary import label


class StepTexts(StepCells):
    """Steps whose who, what and when must be found in a run of words."""

    def __init__(self, people: People) -> None:
        super().__init__(people)
        self._context: dict[str, str] = {}
        self._after_step = (-1, -9)

    def _items(self, items: Sequence[Placed]) -> None:
        """A run of list items: steps when told so, or when most of them say who or when."""
        items = self._without_rows([i for i in items if not self._idea_item(i)])
        if not items:
            return
        first = items[0]
        homes = [self._prefixed(i) for i in items]
        items = [replace(i, text=rest) for i, (_, rest) in zip(items, homes, strict=True)]
        clauses = [read_clause(i.text, self.people) for i in items]
        told = [bool(c.who_text or c.when_text) for c in clauses]
        top = min(i.line.depth for i in items)
        share = sum(told) / len(told)
        for clause in clauses:
            clause.when_text = clause.when_text or self._context.get("when", "")
            clause.who_text = clause.who_text or self._context.get("who", "")
        if first.code in {"next", "other", "about"}:
            most = sum(bool(c.who_text and c.when_text) for c in clauses) * 2 > len(clauses)
            for item, clause in zip(items, clauses, strict=True):
                both = clause.who_text and clause.when_text
                told_so = clause.who_text or SOMEBODY.match(item.text)
                if (both or (most and told_so)) and not is_no_step(item.text):
                    self._add(from_clause(clause, item.line.place), item)
            return
        named = [bool(c.when_text and names_person(c.who_text, self.people)) for c in clauses]
        if first.code == "chosen" and first.idea < 0 and sum(named) * 2 < len(named):
            for item in items:
                title, description = title_and_text(item.text)
                self._tell(title, description, item, chosen=True)
            return
        sure = first.code == "steps" or bool(self._context)
        for item, clause, tells, (room, _) in zip(items, clauses, told, homes, strict=True):
            if item.line.depth > top and not tells and any(told):
                continue
            if (sure or share >= 0.5) and (sure or tells or share >= 0.6):
                self._item_step(item, clause, room)
            else:
                self._prose(item)

    def _without_rows(self, items: list[Placed]) -> list[Placed]:
        """Adds the steps of the items that are rows of a table without lines; gives the others."""
        rows = cells_of([item.text for item in items], self.people)
        for item, cells in zip(items, rows, strict=True):
            if cells and not is_no_step(cells["what"]):
                self._add(from_cells(cells, item.line.place), item)
        return [item for item, cells in zip(items, rows, strict=True) if not cells]

    def _idea_item(self, item: Placed) -> bool:
        """ "Båtskole – gratis seilkurs. Petter sjekker båter …": a whole idea in one item."""
        if item.code not in {"other", "chosen"} or item.idea >= 0:
            return False
        title, told = title_and_text(item.text)
        if not told or names_person(title, self.people) or len(title.split()) > 8:
            return False
        steps, left = steps_in(told, self.people, expected=False)
        if not steps or not left.strip() or not any(c.when_text for c in steps):
            return False
        self.ideas.mention(title, "", item.line.place, item.part, chosen=True)
        room = self.ideas.named(title, item.part)
        if room is not None:
            room.description.extend([left] if left.strip() else [])
            room.drafts.extend(from_clause(c, item.line.place) for c in steps)
        return room is not None

    def _told_idea(self, item: Placed) -> bool:
        """ "Turkasse. Familier kan låne …" under the ideas that were chosen: title, then text."""
        if item.idea >= 0 or item.line.kind != "para":
            return False
        if self._idea_item(item):
            return True
        title, told = title_and_text(item.text)
        short = 0 < len(title.split()) <= 6 and not any(is_verb(w) for w in title.split())
        if not (told and short) or names_person(title, self.people) or speaks_of_past(title):
            return False
        self.ideas.mention(title, "", item.line.place, item.part, chosen=True)
        room = self.ideas.named(title, item.part)
        if room is not None:
            kept, actors = without_actors(told, self.people, more=False)
            room.description.extend([kept] if kept else [])
            room.actors.extend(actors)
        return room is not None

    def _prefixed(self, item: Placed) -> tuple[IdeaRoom | None, str]:
        """ "Utstyrsbod: Randi ser etter …" outside the idea: the idea it names, and the rest."""
        found = re.match(r"^(?P<head>[^:–—]{3,60}?)\s*(?::|\s[–—-])\s+(?P<rest>\S.*)$", item.text)
        if not found or (item.idea >= 0 and item.code != "steps"):
            return None, item.text
        head, rest = found.group("head"), found.group("rest")
        if len(head.split()) > 5 or any(is_verb(w) for w in head.split()) or is_time(rest):
            return None, item.text
        room = self._by_number(head, item.part)
        if room is None and not is_who(head, self.people):
            rooms = self.ideas.chosen(item.part)
            at = best_idea(head, [(r.title, "") for r in rooms])
            room = rooms[at] if at >= 0 else None
        return (room, found.group("rest")) if room is not None else (None, item.text)

    def _item_step(self, item: Placed, clause: Clause, home: IdeaRoom | None = None) -> None:
        clause.signs.add("item")
        if home is not None and clause.what and not is_no_step(item.text):
            home.drafts.append(from_clause(clause, item.line.place))
            return
        if is_no_step(item.text) or is_card_text(item.text) or not clause.what:
            return
        several, _ = steps_in(item.text, self.people, expected=True)
        if len(several) > 1 and all(c.who_text and c.when_text for c in several):
            for one in several:
                self._add(from_clause(one, item.line.place), item)
            return
        self._add(from_clause(clause, item.line.place), item)

    def _prose(self, item: Placed) -> None:
        text = item.text
        if not text or is_card_text(text):
            return
        room = self._room(item)
        text = self._first_in(text, item, room)
        for aside in self._mentioned(item):
            text = text.replace(aside, " ")
        text = without_listed(text)
        told = item.code == "steps" or self._after_step == (item.idea, item.line.place.block - 1)
        found_steps, left = steps_in(text, self.people, expected=told)
        if found_steps and not left.strip() and item.idea >= 0:
            self._after_step = (item.idea, item.line.place.block)
        for clause in found_steps:
            self._add(from_clause(clause, item.line.place), item)
        if left.strip() and room is not None and item.code != "steps":
            self._describe(item, left)

    def _first_in(self, text: str, item: Placed, room: IdeaRoom | None) -> str:
        """The text without the sentences that tell the very first step, which is kept."""
        told = [sentence for _, sentence in told_in(text)]
        left: list[str] = []
        at = 0
        while at < len(told):
            sentence = told[at]
            at += 1
            if tells_several(sentence, self.people):
                left.append(sentence)
                continue
            found = label(sentence)
            answer = found.rest if found is not None and found.code == "first" else ""
            answer = leads_first(sentence) or answer
            if points_first(sentence):
                draft: Draft | None = Draft(what=sentence, place=item.line.place, first=True)
            else:
                if answer and at < len(told) and goes_on(told[at]):
                    answer, at = f"{answer.rstrip('.')}. {told[at]}", at + 1
                draft = read_first(answer, self.people, item.line.place) if answer else None
                if draft is not None and not (draft.what and (draft.who_text or draft.when_text)):
                    draft = None
            if draft is None:
                left.append(sentence)
            else:
                self._firsts.append((draft, item.part, room))
        return " ".join(left)
