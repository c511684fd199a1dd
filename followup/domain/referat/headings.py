"""Headings: which section one opens, and whether it is the title of an idea."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from followup.domain.who_phrases.people import People

from .dugnads import names_place_and_day
from .lines import Line
from .lookahead import INNER, Lookahead
from .named_lists import is_listed, with_capitals
from .participants import people_in
from .placed import replace_text
from .starts import is_plan
from .text_fields import TextFields
from .vocabulary import Label, bare_heading, idea_title, is_document_title, is_parked_idea, label

_LOOK_AHEAD: Final = 60
_PARTS: Final = frozenset({"good", "people", "personas", "ways", "parked", "chosen"})


class Headings(TextFields):
    """The section and idea now open, and what a heading does to them."""

    def __init__(
        self, lines: Sequence[Line], people: People, *, first_idea: int = 0, part: int = 0
    ) -> None:
        super().__init__(lines, people, part)
        self._ahead = Lookahead(self.lines, people)
        self.ideas = first_idea
        self.idea_level = 9
        self.soft = False
        self.level = 9
        self.untitled = False
        self.by_item = False
        self.item_depth = 0
        self.lettered = False
        self.by_title = False

    def _open(self, code: str, *, soft: bool = False, level: int = 9) -> None:
        self.section, self.soft, self.level = code, soft, level
        if code not in INNER:
            self.idea = -1

    def _open_idea(self, line: Line, title: str, rest: str = "") -> None:
        self.idea = self.ideas
        self.ideas += 1
        self.section, self.soft, self.level = "idea", False, line.level
        self.idea_level = line.level if line.sure_head else 9
        self.by_item = False
        self.untitled = not title
        self._put(line, "idea-head", rest, title=title)

    def _parked_idea(self, line: Line, title: str) -> None:
        self._open("parked", level=line.level)
        self._put(replace_text(line, title, "item"), "parked")

    def _heading(self, number: int, line: Line) -> None:
        text = line.text
        if (
            self._rows_head(line)
            or self._context(number, line)
            or self._numbered_task(number, line)
        ):
            return
        if names_place_and_day(text):
            self._open("title", level=line.level)
            self._put(line, "title")
            return
        title = idea_title(text, heading=True)
        if title is not None and self._names(title):
            self._open("people", level=line.level)
            self._put(line, "people", title)
            return
        if title and is_parked_idea(text):
            self._parked_idea(line, title)
            return
        if title is not None and self._is_idea(number, line, title):
            self._open_idea(line, title)
            return
        found = self._plan(number, line, label(text, heading=True))
        if found is not None:
            self._labelled_heading(line, found)
            return
        self._other_heading(number, line)

    def _plan(self, number: int, line: Line, found: Label | None) -> Label | None:
        """ "Slik starter vi" over several steps is a label for steps."""
        if found is None or found.code != "first":
            return found
        following = self.lines[number + 1 : number + _LOOK_AHEAD]
        plan = is_plan(line.text, found.rest, following, self.people)
        return Label("steps", found.rest, found.whole) if plan else found

    def _names(self, title: str) -> bool:
        return len(people_in(with_capitals(title))) >= 2 and bool(re.search(r",|\bog\b|\+", title))

    def _is_idea(self, number: int, line: Line, title: str) -> bool:
        if self.section in {
            "personas",
            "people",
            "since",
            "programme",
        } and not self._leads_to_steps(number):
            return False
        if self.section in {"ways", "parked"} and not self._leads_to_steps(number):
            if title:
                self._put(replace_text(line, title, "item"), self.section)
            return False
        return bool(title) or self._leads_to_steps(number)

    def _labelled_heading(self, line: Line, found: Label) -> None:
        inner = found.code in INNER
        if inner and line.sure_head and line.level < self.idea_level < 9:
            self.idea = -1
        self._card(line, found.code)
        if inner and self.idea < 0 and found.code in {"description", "actors"}:
            return
        self._open(found.code, level=line.level if not inner else self.level)
        if (found.rest and not line.sure_head) or (
            found.rest
            and found.code not in {"ways", "chosen", "steps", "good", "personas", "next", "about"}
        ):
            self._put(line, found.code, found.rest)

    def _other_heading(self, number: int, line: Line) -> None:
        title = bare_heading(line.text)
        if self.untitled and self.idea >= 0 and not is_document_title(title):
            self.untitled = False
            self._put(line, "idea-title", title, title=title)
            return
        listed = self._is_listed(title)
        if self._over_people(number) and not listed:
            self._open("people", level=line.level)
            return
        outer = number < 6 or (self.section != "chosen" and line.level <= 2)
        if is_document_title(line.text) and not listed and outer:
            self._open("title", level=line.level)
            self._put(line, "title")
            return
        if number == 0 and line.sure_head and not listed and self._over_parts(line):
            self._open("title", level=line.level)
            self._put(line, "title")
            return
        deeper = line.sure_head and line.level > self.level
        inside = deeper or not line.sure_head
        if self.section == "personas" and inside and not listed:
            self._put(line, "personas")
        elif listed or self.section == "chosen" or self._leads_to_steps(number):
            self._open_idea(line, title)
        elif self.section == "ways" and line.sure_head and deeper:
            self._put(replace_text(line, title, "item"), "ways")
        elif self.section in {"ways", "parked", "good"} and not line.sure_head:
            self._put(line, "label")
        elif self.idea >= 0 and not line.sure_head and self._still_inside(number):
            self._put(line, "idea-text")
        else:
            self._open("other", level=line.level)
            self._put(line, "other")

    def _still_inside(self, number: int) -> bool:
        """A bold line inside an idea that opens no other section."""
        following = next(
            (x for x in self.lines[number + 1 : number + 6] if x.text or x.cells), None
        )
        return (
            following is not None
            and following.kind in {"step", "item"}
            and len(self.lines[number].text) < 30
        )

    def _over_parts(self, line: Line) -> bool:
        """The first heading, over others that open the parts of minutes, is their title."""
        inner = (x for x in self.lines[1:] if x.sure_head and x.level > line.level)
        found = (label(x.text, heading=True) for x in inner)
        return any(f is not None and f.code in _PARTS for f in found)

    def _over_people(self, number: int) -> bool:
        """A heading over lines that are a person each, however it is worded."""
        below = [x for x in self.lines[number + 1 : number + 4] if x.text or x.cells]
        return len(below) >= 2 and all(is_listed(x.text) for x in below[:2])

    def _leads_to_steps(self, number: int) -> bool:
        return self._ahead.leads_to_steps(number)

    def _card(self, line: Line, code: str) -> None:
        """The card's questions under «Konkret idé» open an idea that has no title yet."""
        if self.idea < 0 and self.section == "chosen" and code in {"description", "actors"}:
            self._open_idea(replace_text(line, "", "heading"), "")
            self.idea_level = 9
            self.untitled = False
