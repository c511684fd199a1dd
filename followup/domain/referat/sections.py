"""Which part of the referat each line stands in: good experiences, people, an idea, its steps …

One pass over the lines. A heading or a label opens a section; what belongs inside an idea
(description, actors, steps, the very first step) leaves the idea open.
"""

from __future__ import annotations

import re
from typing import Final

from .clauses import read_clause
from .headings import Headings
from .lines import Line
from .listed import title_and_text
from .lookahead import INNER
from .parties import names_person
from .placed import Placed, replace_text, split_title, step_fields
from .tallies import how_many_top
from .text_fields import GROUP_ANSWER, ONE_FIRST
from .titles import split_list
from .verbs import tells
from .vocabulary import Label, bare_heading, idea_title, is_document_title, is_parked_idea, label

_KEEP_SOFT: Final = frozenset(
    {"good", "parked", "ways", "people", "absent", "next", "since", "programme"}
)


_GREETING: Final = re.compile(
    r"^(?:hei|heisann|hallo|halloen|kjære|god (?:dag|morgen|kveld)|til alle)\b", re.IGNORECASE
)


_TALKED: Final = re.compile(
    r"^(?:tlf|telefon\w*|samtale|prat|ringt?e?|snakk\w*)\.?\s(?:med|fra|frå)\b|"
    r"^(?:vi|me)\s(?:ble|blei|vart|snakket|snakka|valgte|valde)\s",
    re.IGNORECASE,
)
"""How a note begins that tells of a talk, or of what was agreed: no title of an idea."""


def _goes_on_listing(line: Line) -> bool:
    """One more short line without a full stop, or how many of the listed were chosen."""
    if how_many_top(line.text):
        return True
    short = len(line.text.split()) <= 9 and not re.search(r"[.:!?]$", line.text)
    return line.kind == "para" and short and label(line.text) is None


_LEGEND: Final = re.compile(
    r"^\W*(?:[★☆⭐✱*●☒x]|stjerne|kryss|fet(?: skrift)?|uthevet)\W*(?:=|:|betyr|tyder|–|—)\s",
    re.IGNORECASE,
)
"""What a sign in the tables means: "★ = det aller første skrittet"."""


def _is_told(text: str) -> bool:
    """A sentence about the idea before it, rather than one more idea."""
    return len(re.split(r"[.!?](?:\s|$)", text)[0].split()) > 4


def _says_something(text: str) -> bool:
    """A sentence, however short: somebody does something."""
    return any(map(tells, text.split()[1:]))


_LETTERED: Final = re.compile(r"^(?:[A-H]|\d)[.):]\s+(?P<rest>[A-ZÆØÅ«].+)$")


class Sections(Headings):
    """The machine that places the lines of one part of a document (one dugnad)."""

    def place(self) -> list[Placed]:
        for number, line in enumerate(self.lines):
            if line.kind in {"heading", "sheet"}:
                self._heading(number, line)
            elif line.kind == "idea":
                self._put(line, "idea-row")
                self._listed.append(line.text)
            elif line.kind == "step" and self.section == "good" and line.cells.get("what"):
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

    def _idea_line(self, number: int, line: Line, title: str) -> None:
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

    def _lettered(self, number: int, line: Line) -> bool:
        """ "A. Prøvekortet – ett kort som …" where the chosen ideas are told one by one."""
        found = _LETTERED.match(line.text)
        if found is None or not (self.section == "chosen" or self.lettered):
            return False
        title, told = title_and_text(found.group("rest"))
        if len(title) > 70 or not (told or self._leads_to_steps(number)):
            return False
        self._open_idea(line, title, told)
        self.lettered = True
        return True

    def _quoted(self, number: int, line: Line) -> bool:
        """«Ryggsekken» alone on a line is the title of what follows."""
        if not re.fullmatch(r"[«\"“][^«»\"“”]{3,60}[»\"”][.:]?", line.text.strip()):
            return False
        if self.section in {"good", "people", "ways", "parked"} or not self._leads_to_steps(number):
            return False
        self._open_idea(line, line.text.strip(' «»"“”.:'))
        return True

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
        again = self._is_listed(line.text) and self.idea >= 0
        closed = {"people", "personas", "absent", "meta", "good", "steps", "first"}
        if (self.section in closed and not again) or "@" in line.text:
            return False
        if (
            is_document_title(line.text)
            or _GREETING.match(line.text)
            or _TALKED.match(line.text)
            or self._says_who_and_when(line)
            or (self.section in {"parked", "ways"} and "," in line.text)
            or re.search(r"\d{4}", line.text)
            or len(line.text.split()) > 9
            or line.text.count(",") > 1
        ):
            return False
        following = [x for x in self.lines[number + 1 : number + 4] if x.text or x.cells][:3]
        if self._is_listed(line.text):
            return self._leads_to_steps(number)
        if self.section in {"ways", "parked"} and following and _goes_on_listing(following[0]):
            return False
        if self.idea < 0 or self.section in {"first"}:
            return bool(following) and self._leads_to_steps(number)
        if following and self.out and self.out[-1].line.kind == "end":
            told = following[0].kind != "step"
            return not (told and _says_something(line.text)) and self._table_below(number)
        return bool(following) and following[0].kind == "step" and self._previous_closed()

    def _table_below(self, number: int) -> bool:
        """Rows of steps come next, with at most a few lines that tell of the idea before them."""
        for line in self.lines[number + 1 : number + 5]:
            if line.kind != "para" or label(line.text) is not None:
                return line.kind == "step"
        return False

    def _previous_closed(self) -> bool:
        return any(p.line.kind == "end" for p in self.out[-4:])
