"""From placed lines to ideas with steps, good experiences and people."""

from __future__ import annotations

from collections.abc import Sequence

from .placed import Placed
from .story import Story
from .titles import clean


class Assembler(Story):
    """Reads placed lines in order; `people` are those who can be responsible."""

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

    def _title(self, item: Placed) -> None:
        title = item.title or ""
        if item.code == "idea-title":
            room = self.ideas.numbered(item.idea)
            if room is not None and not room.title:
                known = self.ideas.named(title, item.part)
                room.title = clean(title)
                if known is not None and known is not room:
                    self.ideas.choose(known, chosen=known.chosen and bool(known.drafts))
            return
        self.ideas.opened(item.idea, title, item.line.place, item.part)
        if item.text and item.text != item.line.text:
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
        elif code == "idea-row":
            self._idea_row(item)
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
            self._good_in_prose(item)
