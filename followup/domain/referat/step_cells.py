"""Steps told cell by cell: rows of tables, labelled fields, the answer about the first step."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from followup.domain.who_phrases.people import People

from .clauses import read_clause
from .drafts import Draft
from .first_step import read_first, separate_answers, shares
from .idea_texts import IdeaTexts
from .ideas import IdeaRoom
from .listed import (
    is_card_text,
)
from .parties import names_person, who_and_when
from .placed import Placed
from .prose import is_no_step
from .vocabulary import label

_TITLE_WORDS: Final = 8
_IN_IDEA: Final = frozenset({"idea", "idea-text"})


class StepCells(IdeaTexts):
    """Steps whose who, what and when stand apart from one another."""

    def __init__(self, people: People) -> None:
        super().__init__(people)
        self._pending: dict[str, str] = {}
        self._pending_at: Placed | None = None

    def _row(self, item: Placed) -> None:
        if item.line.cells and item.part < 0:
            return
        cells = item.line.cells
        what = " ".join(cells.get("what", "").split("\n")).strip()
        if not what and cells.get("how"):
            what = cells["how"]
        if not what or is_no_step(what) or is_card_text(what):
            return
        draft = Draft(
            what=what,
            when_text=" ".join(cells.get("when", cells.get("start", "")).split()),
            who_text=cells.get("who", "").strip(),
            status=cells.get("status", ""),
            place=item.line.place,
            places=dict(item.line.places),
            signs={"table"} | ({"inferred"} if item.line.inferred else set()),
        )
        draft.first = bool(cells.get("first"))
        if not draft.when_text:
            draft.who_text, draft.when_text = who_and_when(draft.who_text, self.people)
        if not draft.when_text or not draft.who_text:
            self._from_what(draft)
        self._add(draft, item, cells.get("idea", ""))

    def _from_what(self, draft: Draft) -> None:
        """A cell for the task that says when or who itself, where their own cell is empty."""
        clause = read_clause(draft.what, self.people)
        strong = clause.signs & {"label", "bracket", "segment"}
        told = not draft.when_text and "when" not in draft.places and "trailing" in clause.signs
        if told and not clause.who_text and "table" in draft.signs and "who" in draft.places:
            draft.what, draft.when_text = clause.what, clause.when_text
            draft.signs.add("from_what")
            return
        subject = clause.signs & {"subject", "trailing"} and (clause.who_text and clause.when_text)
        if not (strong or subject) or not clause.what:
            return
        if clause.who_text and draft.who_text and not shares(clause.who_text, draft.who_text):
            return
        if clause.when_text and draft.when_text:
            return
        draft.when_text = draft.when_text or clause.when_text
        draft.who_text = draft.who_text or clause.who_text
        draft.what = clause.what
        draft.signs.add("from_what")

    def _first(self, item: Placed) -> None:
        if item.line.cells:
            cells = item.line.cells
            draft = read_first(cells.get("what", ""), self.people, item.line.place)
            if draft is None:
                return
            draft.who_text = cells.get("who") or draft.who_text
            draft.when_text = cells.get("when") or draft.when_text
            idea = cells.get("idea", "")
            known = self.ideas.named(idea, item.part) or self._by_number(idea, item.part)
            if idea and known is not None:
                known.firsts.append(draft)
                return
        else:
            room, text = self._own_idea(item)
            for answer in separate_answers(text, self.people) if text else ():
                found = read_first(answer, self.people, item.line.place)
                if found is not None and room is not None:
                    room.firsts.append(found)
                elif found is not None:
                    self._keep_first(found, item)
            return
        self._keep_first(draft, item)

    def _keep_first(self, draft: Draft, item: Placed) -> None:
        named = self._named_in(item.line.text.partition(":")[0], item.part)
        if named is not None and item.text != item.line.text:
            named.firsts.append(draft)
        else:
            self._firsts.append((draft, item.part, self._room(item)))

    def _own_idea(self, item: Placed) -> tuple[IdeaRoom | None, str]:
        """ "Skilager: Kari ringer …" where the ideas answer one by one: the idea, and the rest."""
        head, _, rest = item.text.partition(":")
        if len(head.split()) > _TITLE_WORDS or head.endswith("."):
            return None, item.text
        room = self.ideas.named(head, item.part)
        return (room, rest.strip()) if room is not None and room.chosen else (None, item.text)

    def _answer(self, placed: Sequence[Placed], number: int) -> int:
        """The lines that together answer «det aller første skrittet»; gives the next number."""
        end = number + 1
        while end < len(placed) and placed[end].code == "first" and not placed[end].line.cells:
            if label(placed[end].line.text) is not None and not placed[end].roles:
                break
            if self._takes_turn(placed[end].line.text) or self._own_idea(placed[end])[0]:
                break
            end += 1
        text = " ".join(p.text for p in placed[number:end] if p.text)
        if self._own_idea(placed[number])[0] is not None and ":" not in placed[number].text:
            text = text.replace(placed[number].text, f"{placed[number].text}:", 1)
        self._first(replace(placed[number], text=text))
        return end

    def _takes_turn(self, text: str) -> bool:
        """ "Gro: ringjer ordføraren": one more answer in a round, where each says what they do."""
        found = re.match(r"^(?P<who>[^:.!?]{2,40}):\s", text)
        return found is not None and names_person(found.group("who"), self.people)

    def _heads_fields(self, placed: Sequence[Placed], number: int) -> bool:
        """A line under the steps with "Hvem: …" or "Når: …" on the lines below: their task."""
        item = placed[number]
        under = item.code == "steps" or (item.line.kind == "item" and item.code in _IN_IDEA)
        if not under or item.line.kind not in {"para", "item"} or not 3 < len(item.text) <= 160:
            return False
        below = placed[number + 1] if number + 1 < len(placed) else None
        if below is None or below.code != "fields" or below.idea != item.idea:
            return False
        return bool(below.roles) and all(role != "what" for role, _ in below.roles)

    def _fields(self, item: Placed) -> None:
        for role, text in item.roles:
            if role in self._pending and (role == "what" or "what" in self._pending):
                self._flush()
            self._pending[role] = text
            self._pending_at = item

    def _flush(self) -> None:
        pending, at = self._pending, self._pending_at
        self._pending, self._pending_at = {}, None
        if at is None:
            return
        if not pending.get("what"):
            self._complete(at, pending)
            return
        draft = Draft(
            what=pending["what"],
            when_text=pending.get("when", ""),
            who_text=pending.get("who", ""),
            place=at.line.place,
            places=dict.fromkeys(pending, at.line.place),
            signs={"label"},
        )
        if not draft.when_text or not draft.who_text:
            self._from_what(draft)
        if not is_no_step(draft.what):
            self._add(draft, at)

    def _complete(self, at: Placed, pending: dict[str, str]) -> None:
        """ "Ansvarlig: Kari" on a line of its own says who of the step before it."""
        room = self._room(at)
        firsts = [d for d, _, r in self._firsts[-1:] if r is room]
        last = firsts[-1] if firsts and firsts[-1].place.block >= at.line.place.block - 2 else None
        last = last or (room.drafts[-1] if room is not None and room.drafts else None)
        if last is not None and last.place.block >= at.line.place.block - 3:
            last.who_text = last.who_text or pending.get("who", "")
            last.when_text = last.when_text or pending.get("when", "")
