"""From placed lines to ideas with steps, good experiences and people."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from core.privacy.guard import named_person
from followup.domain.who_phrases.names import fold
from followup.domain.who_phrases.people import People

from .clauses import SOMEBODY, Clause, read_clause
from .described import actors_in, without_actors
from .drafts import Draft, IdeaRoom, from_clause
from .experiences import experiences_in
from .first_step import read_first, separate_answers, shares
from .homes import Homes
from .listed import (
    is_card_text,
    listed_in,
    marked_chosen,
    mentioned_in,
    only_label,
    settled_on,
    speaks_of_others,
    title_and_text,
    without_listed,
)
from .parties import is_who, names_person, who_and_when
from .placed import Placed
from .prose import is_no_step, speaks_of_past, steps_in
from .time_spans import is_time
from .titles import best_idea, clean
from .verbs import is_verb
from .vocabulary import GROUP_HEAD, label

_NAMED_IDEA: Final = re.compile(
    r"^(?P<title>[A-ZÆØÅ][^:.,;]{2,45}):\s(?P<told>[A-ZÆØÅ](?:[^,]|,(?!.*,)).*[.!])$"
)
_RUNNING: Final = frozenset({"other", "title", "about", "idea-text", "chosen", "next"})


class Assembler(Homes):
    """Reads placed lines in order; `people` are those who can be responsible."""

    def __init__(self, people: People) -> None:
        super().__init__(people)
        self.good: list[str] = []
        self.withheld: list[str] = []
        self.adults = {part for p in people.all for part in fold(p.name).split()}
        self._pending: dict[str, str] = {}
        self._pending_at: Placed | None = None
        self._context: dict[str, str] = {}
        self._after_step = (-1, -1)

    def read(self, placed: Sequence[Placed]) -> None:
        number = 0
        while number < len(placed):
            item = placed[number]
            if item.code != "fields":
                self._flush()
            if self._heads_fields(placed, number):
                self._pending, self._pending_at = {"what": item.text}, item
                number += 1
                continue
            if item.code == "first" and not item.line.cells:
                number = self._answer(placed, number)
                continue
            if item.code == "context":
                self._context = dict(item.roles)
                number += 1
                continue
            if item.line.kind == "item" and item.code in {
                "idea-text",
                "steps",
                "chosen",
                "idea",
                "next",
                "other",
                "about",
            }:
                end = number
                while (
                    end < len(placed)
                    and placed[end].line.kind == "item"
                    and placed[end].code == item.code
                ):
                    end += 1
                self._items(placed[number:end])
                number = end
                continue
            self._context = {}
            self._one(item)
            number += 1
        self._flush()

    def read_running(self, placed: Sequence[Placed]) -> None:
        """Steps of a document that is running text only, without a heading for its idea."""
        texts = [p for p in placed if p.code in _RUNNING and p.line.kind == "para"]
        if any(room.drafts for room in self.ideas.rooms):
            return
        if not any(room.chosen for room in self.ideas.rooms):
            for item in texts:
                for title in settled_on(item.text):
                    self._mention(item, title, chosen=True)
        if self._loose:
            return
        for item in texts:
            self._prose(item)

    def _one(self, item: Placed) -> None:
        code = item.code
        if code in {"idea-head", "idea-title"}:
            self._title(item)
        elif code == "step":
            self._row(item)
        elif code == "first":
            self._first(item)
        elif code == "fields":
            self._fields(item)
        elif code == "good":
            self._good(item)
        elif code in {"ways", "parked"}:
            self._listed(item)
        elif code == "description":
            self._describe(item, item.text)
        elif code == "actors":
            self._contribute(item)
        elif code == "chosen" and self._told_idea(item):
            return
        elif code in {"idea-text", "idea", "steps", "chosen"}:
            self._prose(item)
        elif code in {"other", "title", "next", "about"}:
            self._last_heading = item.text if item.line.kind == "heading" else self._last_heading
            self._mentioned(item)

    def _title(self, item: Placed) -> None:
        title = item.title or ""
        if item.code == "idea-title":
            room = self.ideas.numbered(item.idea)
            if room is not None and not room.title:
                known = self.ideas.named(title, item.part)
                room.title = clean(title)
                if known is not None and known is not room:
                    known.chosen = known.chosen and bool(known.drafts)
            return
        self.ideas.opened(item.idea, title, item.line.place, item.part)
        if item.text and item.text != item.line.text:
            self._prose(item)

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
        else:
            for answer in separate_answers(item.text, self.people) if item.text else ():
                found = read_first(answer, self.people, item.line.place)
                if found is not None:
                    self._keep_first(found, item)
            return
        self._keep_first(draft, item)

    def _keep_first(self, draft: Draft, item: Placed) -> None:
        named = self._named_in(item.line.text.partition(":")[0], item.part)
        if named is not None and item.text != item.line.text:
            named.firsts.append(draft)
        else:
            self._firsts.append((draft, item.part, self._room(item)))

    def _answer(self, placed: Sequence[Placed], number: int) -> int:
        """The lines that together answer «det aller første skrittet»; gives the next number."""
        end = number + 1
        while end < len(placed) and placed[end].code == "first" and not placed[end].line.cells:
            if label(placed[end].line.text) is not None and not placed[end].roles:
                break
            end += 1
        text = " ".join(p.text for p in placed[number:end] if p.text)
        self._first(replace(placed[number], text=text))
        return end

    def _heads_fields(self, placed: Sequence[Placed], number: int) -> bool:
        """A line under the steps with "Hvem: …" or "Når: …" on the lines below: their task."""
        item = placed[number]
        if item.code != "steps" or item.line.kind != "para" or not 3 < len(item.text) <= 160:
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

    def _items(self, items: Sequence[Placed]) -> None:
        """A run of list items: steps when told so, or when most of them say who or when."""
        items = [i for i in items if not self._idea_item(i)]
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
                self.ideas.mention(title, description, item.line.place, item.part, chosen=True)
            return
        sure = first.code == "steps" or bool(self._context)
        for item, clause, tells, (room, _) in zip(items, clauses, told, homes, strict=True):
            if item.line.depth > top and not tells and any(told):
                continue
            if (sure or share >= 0.5) and (sure or tells or share >= 0.6):
                self._item_step(item, clause, room)
            else:
                self._prose(item)

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
            _extend(room.actors, actors)
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
        first = re.search(
            r"(?:^|(?<=[.!?])\s+)(?:som et |som eit |som det |det |aller )+(?:aller )?(?:første|"
            r"fyrste|først|"
            r"fyrst)\b[^.!?]*[.!?]?(?:\s(?:Ansvarlig|[A-ZÆØÅ]\w+ tar ansvar)[^.]*\.?)?",
            text,
            re.IGNORECASE,
        )
        if first and first.start() > 0:
            found = label(first.group().strip())
            if found is not None and found.code == "first" and found.rest:
                draft = read_first(found.rest, self.people, item.line.place)
                if draft is not None:
                    self._firsts.append((draft, item.part, room))
                    text = text[: first.start()] + " " + text[first.end() :]
        if speaks_of_others(text):
            self._mentioned(item)
            text = without_listed(text)
        told = item.code == "steps" or self._after_step == (item.idea, item.line.place.block - 1)
        found_steps, left = steps_in(text, self.people, expected=told)
        if found_steps and not left.strip() and item.idea >= 0:
            self._after_step = (item.idea, item.line.place.block)
        for clause in found_steps:
            self._add(from_clause(clause, item.line.place), item)
        if left.strip() and room is not None and item.code != "steps":
            self._describe(item, left)

    def _describe(self, item: Placed, text: str) -> None:
        room = self._room(item)
        if room is None or not text.strip() or is_card_text(text):
            return
        kept, actors = without_actors(text, self.people, more=bool(room.description))
        _extend(room.actors, actors)
        if kept:
            room.description.append(kept)

    def _contribute(self, item: Placed) -> None:
        room = self._room(item)
        if room is not None:
            _extend(room.actors, actors_in(item.text))

    def _good(self, item: Placed) -> None:
        text = item.text.strip()
        if not text or is_card_text(text) or item.line.kind == "heading":
            return
        for part in experiences_in(text, item=item.line.kind == "item"):
            told = self.withheld if named_person(part, self.adults) else self.good
            _extend(told, [part])

    def _listed(self, item: Placed) -> None:
        text = item.text.strip()
        if not text or is_card_text(text) or item.line.kind == "heading":
            return
        named = _NAMED_IDEA.match(text)
        if item.line.kind == "para" and named and not GROUP_HEAD.match(text):
            self._mention(item, named.group("title"), named.group("told"))
        elif item.line.kind != "item":
            for part in listed_in(text):
                self._mention(item, part)
        elif not only_label(text):
            title, description = title_and_text(text)
            chosen = marked_chosen(text) and item.code != "parked"
            self._mention(item, title, description, chosen=chosen)

    def _mention(
        self, item: Placed, title: str, description: str = "", *, chosen: bool = False
    ) -> None:
        self.ideas.mention(title, description, item.line.place, item.part, chosen=chosen)

    def _mentioned(self, item: Placed) -> None:
        if item.line.kind != "heading":
            for part in mentioned_in(item.text):
                self._mention(item, part)


def _extend(known: list[str], more: Sequence[str]) -> None:
    have = {text.casefold() for text in known}
    known.extend(text for text in more if text.casefold() not in have)
