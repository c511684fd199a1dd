"""Which part of the referat each line stands in: good experiences, people, an idea, its steps …

One pass over the lines. A heading or a label opens a section; what belongs inside an idea
(description, actors, steps, the very first step) leaves the idea open.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from followup.domain.who_phrases.people import People

from .clauses import read_clause
from .lines import Line
from .lookahead import INNER, leads_to_steps
from .participants import people_in
from .parties import names_person
from .placed import Placed, replace_text, split_title, step_fields
from .text_fields import GROUP_ANSWER, ONE_FIRST, TextFields
from .titles import same_idea, split_list
from .vocabulary import Label, bare_heading, idea_title, is_document_title, label

_KEEP_SOFT: Final = frozenset(
    {"good", "parked", "ways", "people", "absent", "next", "since", "programme"}
)
_GREETING: Final = re.compile(
    r"^(?:hei|heisann|hallo|halloen|kjære|god (?:dag|morgen|kveld)|til alle)\b", re.IGNORECASE
)


class Sections(TextFields):
    """The machine that places the lines of one part of a document (one dugnad)."""

    def __init__(
        self, lines: Sequence[Line], people: People, *, first_idea: int = 0, part: int = 0
    ) -> None:
        super().__init__(lines, people, part)
        self.ideas = first_idea
        self.idea_level = 9
        self.soft = False
        self.level = 9
        self.untitled = False
        self.by_item = False
        self.item_depth = 0

    def place(self) -> list[Placed]:
        for number, line in enumerate(self.lines):
            if line.kind in {"heading", "sheet"}:
                self._heading(number, line)
            elif line.kind == "idea":
                self._put(replace_text(line, line.text, "item"), "ways")
            elif line.kind in {"step", "person", "first", "end"}:
                self._put(line, line.kind)
            else:
                self._text(number, line)
        return self.out

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

    def _heading(self, number: int, line: Line) -> None:
        text = line.text
        if self._rows_head(line) or self._context(number, line) or self._numbered_task(line):
            return
        title = idea_title(text, heading=True)
        if title is not None and self._names(title):
            self._open("people", level=line.level)
            self._put(line, "people", title)
            return
        if title is not None and self._is_idea(number, line, title):
            self._open_idea(line, title)
            return
        found = label(text, heading=True)
        if found is not None:
            self._labelled_heading(line, found)
            return
        self._other_heading(number, line)

    def _names(self, title: str) -> bool:
        return len(people_in(title)) >= 2 and bool(re.search(r",|\bog\b|\+", title))

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
        listed = any(same_idea(title, text) for text in self.listed)
        outer = number < 6 or (self.section != "chosen" and line.level <= 2)
        if is_document_title(line.text) and not listed and outer:
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

    def _leads_to_steps(self, number: int) -> bool:
        return leads_to_steps(self.lines, number, self.people)

    def _text(self, number: int, line: Line) -> None:
        if self._rows_head(line) or (self.rows and self._typed_row(line)):
            return
        if self._context(number, line) or self._numbered_task(line):
            return
        if self.idea >= 0 or self.section in {"steps", "chosen"}:
            named = label(line.text)
            roles = () if self._no_field(line, named) else step_fields(line.text)
            if self._who_answers(line):
                return
            alone = bool(roles) and roles[0][0] in {"who", "when"} and bool(roles[0][1])
            if roles and (len(roles) > 1 or self._field_block(number) or alone):
                self._put(line, "fields", roles=roles)
                return
        found = label(line.text)
        title = (
            idea_title(line.text)
            if found is None or found.code in {"chosen", "ways", "parked"}
            else None
        )
        if (
            title is not None
            and (line.kind != "item" or title)
            and not (line.kind == "item" and self.section in INNER)
        ):
            self._idea_line(number, line, title)
            return
        answer = GROUP_ANSWER.match(line.text) if self.section == "first" else None
        if answer is not None:
            self._put(line, "first", answer.group("rest"))
            return
        if found is not None and not (line.kind == "item" and self._item_is_content(found)):
            self._labelled_text(line, found)
            return
        self._plain(number, line)

    def _idea_line(self, number: int, line: Line, title: str) -> None:
        if self._names(title):
            self._put(line, "people", title)
            return
        if self.section in {"ways", "parked"} and not self._leads_to_steps(number):
            self._put(replace_text(line, title or line.text, "item"), self.section)
            return
        if (
            self.idea >= 0
            and re.match(r"^tiltak\s*\d", line.text, re.IGNORECASE)
            and self._card_follows(number)
        ):
            self._put(line, "fields", roles=(("what", title),))
            return
        head, _, rest = split_title(title)
        self._open_idea(line, head, rest)

    def _item_is_content(self, found: Label) -> bool:
        if found.code in {"first", "sign"}:
            return False
        if found.code in {"actors", "description"}:
            return not (self.idea >= 0 and found.rest)
        if self.section in {"people", "good", "ways", "parked"}:
            return found.code != "leader" and found.code != "absent"
        return self.section == "steps" or self.idea >= 0

    def _is_answer(self, line: Line) -> bool:
        """ "Første skritt: Hilde ringer …" after the rows of an idea is the very first one."""
        one = ONE_FIRST.match(line.text)
        rows = any(p.idea == self.idea and p.code in {"step", "fields"} for p in self.out[-40:])
        return bool(one) and self.idea >= 0 and rows

    def _card(self, line: Line, code: str) -> None:
        """The card's questions under «Konkret idé» open an idea that has no title yet."""
        if self.idea < 0 and self.section == "chosen" and code in {"description", "actors"}:
            self._open_idea(replace_text(line, "", "heading"), "")
            self.idea_level = 9
            self.untitled = False

    def _labelled_text(self, line: Line, found: Label) -> None:
        if found.code == "actors" and self.idea < 0 and self._names(found.rest):
            found = Label("people", found.rest)
        if found.code == "steps" and found.rest and self._is_answer(line):
            found = Label("first", found.rest)
        if found.code in INNER:
            self._card(line, found.code)
            if found.whole or not found.rest:
                self.section = (
                    found.code
                    if self.idea >= 0 or found.code in {"steps", "first"}
                    else self.section
                )
            self._put(line, found.code, found.rest)
            if (
                found.code in {"first", "actors", "description"}
                and found.rest
                and self.section in INNER - {"steps"}
            ):
                self.section = "idea" if self.idea >= 0 else self.section
            return
        if found.code == "chosen" and found.rest and len(found.rest) < 300:
            self._open("chosen")
            titles = split_list(found.rest)
            if len(titles) == 1 and len(titles[0]) <= 80:
                self._open_idea(line, titles[0])
                return
            for title in titles:
                self._put(replace_text(line, title, "item"), "chosen", title)
            return
        if found.code in {"meta", "leader", "sign"}:
            if found.code == "sign":
                self._open("sign")
            self._put(line, found.code, found.rest)
            return
        if found.whole:
            self._open(found.code, level=8)
            return
        if found.code in _KEEP_SOFT:
            self._open(found.code, soft=not found.rest.rstrip().endswith(":"))
        self._put(line, found.code, found.rest)

    def _item_title(self, number: int, line: Line) -> bool:
        """An item that says neither who nor when, over items that do, names an idea."""
        if line.kind != "item" or len(line.text) > 70 or number + 1 >= len(self.lines):
            return False
        if not (self.section in {"chosen", "other", ""} or self.by_item):
            return False
        following = self.lines[number + 1]
        if following.kind != "item" or (self.by_item and line.depth > self.item_depth):
            return False
        clause = read_clause(line.text, self.people)
        if clause.who_text or clause.when_text or not self._says_who_and_when(following):
            return False
        self._open_idea(line, line.text)
        self.by_item, self.item_depth = True, line.depth
        return True

    def _says_who_and_when(self, line: Line) -> bool:
        clause = read_clause(line.text, self.people)
        return names_person(clause.who_text, self.people) and bool(
            clause.when_text or clause.signs & {"subject", "label"}
        )

    def _plain(self, number: int, line: Line) -> None:
        if self.soft:
            self._open("other")
        if self._item_title(number, line):
            return
        code = self.section or "other"
        if code == "idea" and self.untitled and line.kind == "para" and len(line.text) <= 80:
            self.untitled = False
            self._put(line, "idea-title", bare_heading(line.text), title=bare_heading(line.text))
            return
        if self._short_title(number, line):
            self._open_idea(line, bare_heading(line.text))
            return
        self._put(line, "idea-text" if code in {"idea", "chosen"} and self.idea >= 0 else code)

    def _short_title(self, number: int, line: Line) -> bool:
        """A short line of its own before steps is the title of an idea."""
        if (
            line.kind != "para"
            or len(line.text) > 70
            or line.text.rstrip().endswith((".", ":", ",", "!", "?"))
        ):
            return False
        if (
            self.section in {"people", "personas", "absent", "meta", "good", "steps", "first"}
            or "@" in line.text
        ):
            return False
        if (
            is_document_title(line.text)
            or _GREETING.match(line.text)
            or (self.section in {"parked", "ways"} and "," in line.text)
            or re.search(r"\d{4}", line.text)
            or len(line.text.split()) > 9
            or line.text.count(",") > 1
        ):
            return False
        if any(same_idea(line.text, text) for text in self.listed):
            return self._leads_to_steps(number)
        following = [x for x in self.lines[number + 1 : number + 4] if x.text or x.cells][:3]
        if self.idea < 0 or self.section in {"first"}:
            return bool(following) and self._leads_to_steps(number)
        return bool(following) and following[0].kind == "step" and self._previous_closed()

    def _previous_closed(self) -> bool:
        return any(p.line.kind == "end" for p in self.out[-4:])


def parts_of(lines: Sequence[Line], dated: Sequence[int]) -> list[list[Line]]:
    """The lines cut at the headings (by index) where another dugnad begins."""
    if len(dated) < 2:
        return [list(lines)]
    cuts = [0, *dated[1:], len(lines)]
    return [list(lines[a:b]) for a, b in pairwise(cuts)]
