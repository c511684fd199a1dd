"""Which part of the referat each line stands in: good experiences, people, an idea, its steps …

One pass over the lines. A heading or a label opens a section; what belongs inside an idea
(description, actors, steps, the very first step) leaves the idea open.
"""

from __future__ import annotations

import re
from typing import Final

from .closing import ends_minutes, greets, is_dateline
from .lines import Line
from .listed import title_and_text
from .lookahead import INNER
from .placed import Placed, replace_text, split_title, step_fields
from .plain_titles import PlainTitles
from .telling_words import THE_IDEA
from .text_fields import GROUP_ANSWER, ONE_FIRST
from .titles import split_list
from .vocabulary import Label, bare_heading, idea_title, is_parked_idea, label

_KEEP_SOFT: Final = frozenset(
    {"good", "parked", "ways", "people", "absent", "next", "since", "programme"}
)


_OF_LISTS: Final = frozenset({"good", "parked", "people", "personas"})


_LEGEND: Final = re.compile(
    r"^\W*(?:[★☆⭐✱*●☒x]|stjerne|kryss|fet(?: skrift)?|uthevet)\W*(?:=|:|betyr|tyder|–|—)\s",
    re.IGNORECASE,
)
"""What a sign in the tables means: "★ = det aller første skrittet"."""


def _has_plan(line: Line) -> bool:
    """A row of a plan under the good experiences: it has a time, or says which idea it serves."""
    return not line.cells.get("what") or bool(line.cells.get("idea") or line.cells.get("when"))


def _is_told(text: str) -> bool:
    """A sentence about the idea before it, rather than one more idea."""
    return len(re.split(r"[.!?](?:\s|$)", text)[0].split()) > 4


class Sections(PlainTitles):
    """The machine that places the lines of one part of a document (one dugnad)."""

    def place(self) -> list[Placed]:
        for number, line in enumerate(self.lines):
            if line.kind in {"heading", "sheet"}:
                self._heading(number, line)
            elif line.kind == "idea":
                self._put(line, "idea-row")
                self._listed.append(line.text)
            elif line.kind == "step" and self.section == "good" and not _has_plan(line):
                self._put(replace_text(line, line.cells["what"], "item"), "good")
            elif line.kind == "step" and self.section == "first":
                self._put(line, "first")
            elif _LEGEND.match(line.text):
                self._put(line, "label")
            elif line.kind in {"step", "person", "first", "end"}:
                self._put(line, line.kind)
            else:
                self._text(number, line)
        return self.out

    def _text(self, number: int, line: Line) -> None:
        if self._rows_head(line) or (self.rows and self._typed_row(line)):
            return
        if self._context(number, line) or self._numbered_task(number, line):
            return
        dated = self.idea < 0 and line.kind == "para" and is_dateline(line.text)
        if dated or ends_minutes(line.text) or greets(line.text):
            self._put(line, "meta")
            return
        if self._heads_list(number, line) or self._described(line):
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
        found = self._plan(number, line, label(line.text))
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

    def _heads_list(self, number: int, line: Line) -> bool:
        """ "Det vi skryter av" as a plain line straight over a list says what the list is."""
        bare = line.text.rstrip(" :")
        following = self.lines[number + 1] if number + 1 < len(self.lines) else None
        if line.kind != "para" or following is None or following.kind != "item":
            return False
        if len(bare.split()) > 8 or bare.endswith((".", "!", ",")) or label(line.text) is not None:
            return False
        found = label(bare, heading=True)
        if found is None or not found.whole or found.code not in _OF_LISTS:
            return False
        self._open(found.code, level=8)
        return True

    def _idea_line(self, number: int, line: Line, title: str) -> None:
        last = self.out[-1] if self.out else None
        if (
            last is not None
            and last.code == "idea-head"
            and last.title
            and THE_IDEA.match(line.text)
        ):
            self._put(line, "description", title)
            return
        if self._names(title):
            self._put(line, "people", title)
            return
        if is_parked_idea(line.text):
            self._parked_idea(line, title)
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
            title, told = title_and_text(found.rest)
            if told and len(title.split()) <= 6 and "," not in title and _is_told(told):
                self._open_idea(line, title, told)
                return
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

    def _list_is_over(self, line: Line) -> bool:
        """A paragraph after the items under "Bra hos oss:", which was no heading."""
        last = self.out[-1] if self.out else None
        listed = last is not None and last.code == self.section and last.line.kind == "item"
        return self.section in _OF_LISTS and self.level >= 6 and listed and line.kind == "para"

    def _plain(self, number: int, line: Line) -> None:
        if self.soft or self._list_is_over(line):
            self._open("other")
        if (
            self._lettered(number, line)
            or self._quoted(number, line)
            or self._item_title(number, line)
        ):
            return
        code = self.section or "other"
        if code == "idea" and self.untitled and line.kind == "para" and len(line.text) <= 80:
            self.untitled = False
            self._put(line, "idea-title", bare_heading(line.text), title=bare_heading(line.text))
            return
        if self._settles(number, line):
            return
        if self._short_title(number, line) or self._over_list(number, line):
            self._open_idea(line, bare_heading(line.text))
            self.by_title = True
            return
        self._put(line, "idea-text" if code in {"idea", "chosen"} and self.idea >= 0 else code)
