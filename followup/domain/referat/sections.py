"""Which part of the referat each line stands in: good experiences, people, an idea, its steps …

One pass over the lines. A heading or a label opens a section; what belongs inside an idea
(description, actors, steps, the very first step) leaves the idea open.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Final

from followup.domain.who_phrases.people import People

from .clauses import read_clause
from .column_heads import step_role
from .lines import Line
from .lookahead import INNER, leads_to_steps
from .participants import people_in
from .parties import is_who, names_person
from .placed import Placed, replace_text, split_title, step_fields, typed_cells
from .time_spans import is_time
from .titles import same_idea, split_list
from .vocabulary import Label, bare_heading, idea_title, is_document_title, label

_KEEP_SOFT: Final = frozenset(
    {"good", "parked", "ways", "people", "absent", "next", "since", "programme"}
)
_WHO_TAKES: Final = re.compile(
    r"^(?:og )?(?:(?:hvem|kven) (?:tar|tek|har) ansvar(?:et)?(?: for (?:det|dette))?\s*[?:]|"
    r"ansvar(?:lig|leg)?\s*:)\s*(?P<rest>\S.*)$",
    re.IGNORECASE,
)


class Sections:
    """The machine that places the lines of one part of a document (one dugnad)."""

    def __init__(
        self, lines: Sequence[Line], people: People, *, first_idea: int = 0, part: int = 0
    ) -> None:
        self.lines = list(lines)
        self.people = people
        self.part = part
        self.section = ""
        self.soft = False
        self.level = 9
        self.idea_level = 9
        self.idea = -1
        self.ideas = first_idea
        self.untitled = False
        self.by_item = False
        self.item_depth = 0
        self.listed: list[str] = []
        self.rows: tuple[str, ...] = ()
        self.out: list[Placed] = []

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

    def _put(self, line: Line, code: str, text: str | None = None, **more: object) -> None:
        placed = Placed(
            line,
            code,
            line.text if text is None else text,
            self.idea,
            part=self.part,
            section=self.section,
        )
        self.out.append(replace(placed, **more))  # type: ignore[arg-type]  # fields of Placed by name
        if code in {"ways", "parked"} and line.kind == "item":
            self.listed.append(line.text)

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

    def _context(self, number: int, line: Line) -> bool:
        """ "Innen 1. mars:" or "Håkon:" over a list: when or who of the items below."""
        bare = line.text.strip(" :")
        if self.idea < 0 and self.section != "steps":
            return False
        following = next(
            (x for x in self.lines[number + 1 : number + 6] if x.text or x.cells), None
        )
        if following is None or following.kind != "item" or len(bare) > 60 or line.kind == "item":
            return False
        if not (line.text.rstrip().endswith(":") or line.kind == "heading"):
            return False
        role = (
            "when"
            if is_time(bare)
            else "who"
            if is_who(bare, self.people) and names_person(bare, self.people)
            else ""
        )
        if role:
            self._put(line, "context", roles=((role, bare),))
        return bool(role)

    def _numbered_task(self, line: Line) -> bool:
        """ "Tiltak 1: Finne lokale (Ansvar: Vidar, frist: 20.10)" is a step of the open idea."""
        found = re.match(
            r"^(?:tiltak|skritt|steg|oppgave|oppgåve|"
            r"aksjon)\s*(?:nr\.?\s*)?\d{1,2}\s*[:.–-]\s*(?P<rest>\S.*)$",
            line.text,
            re.IGNORECASE,
        )
        if not found or self.idea < 0:
            return False
        clause = read_clause(found.group("rest"), self.people)
        if not (clause.who_text or clause.when_text):
            return False
        self._put(replace_text(line, found.group("rest"), "item"), "steps")
        return True

    def _rows_head(self, line: Line) -> bool:
        """ "Når Hva Hvem" as a line of text: a table that lost its lines (a scan)."""
        words = [w for w in re.split(r"[\s|/]+", line.text) if w]
        roles = tuple(step_role(w) for w in words)
        if (
            2 <= len(words) <= 4
            and {"what"} < set(roles)
            and "" not in roles
            and len(set(roles)) == len(roles)
        ):
            self.rows = roles
            return True
        return False

    def _typed_row(self, line: Line) -> bool:
        """A line under "Når Hva Hvem": the time first, the people last."""
        if not self.rows or line.kind not in {"para", "item"} or label(line.text) is not None:
            self.rows = ()
            return False
        cells = typed_cells(line.text, self.rows, self.people)
        if "when" not in cells and "who" not in cells:
            if (
                self.out
                and self.out[-1].code == "step"
                and self.out[-1].line.inferred
                and len(line.text) < 90
            ):
                last = self.out[-1].line.cells
                last["what"] = f"{last['what']} {line.text}"
                return True
            self.rows = ()
            return False
        self._put(Line("step", "", line.place, cells=cells, inferred=True), "step")
        return True

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
        if self.section == "personas" and deeper and not listed:
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
            roles = step_fields(line.text)
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
        if found is not None and not (line.kind == "item" and self._item_is_content(found)):
            self._labelled_text(line, found)
            return
        self._plain(number, line)

    def _who_answers(self, line: Line) -> bool:
        """ "Hvem tar ansvaret? Linh" goes on with the answer about the very first step."""
        found = _WHO_TAKES.match(line.text)
        last = next((p for p in reversed(self.out) if p.line.kind != "end"), None)
        if found is None or last is None or last.code != "first":
            return False
        self._put(line, "first", f"Ansvarlig: {found.group('rest')}", roles=(("who", ""),))
        return True

    def _field_block(self, number: int) -> bool:
        """A label of one field counts when its neighbours are fields too: a card of lines."""
        near = self.lines[max(0, number - 2) : number] + self.lines[number + 1 : number + 3]
        return any(step_fields(line.text) for line in near if line.text)

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

    def _card_follows(self, number: int) -> bool:
        return any(step_fields(x.text) for x in self.lines[number + 1 : number + 3] if x.text)

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
        one = re.match(r"^\W*(?:første|fyrste) (?:skritt|steg)(?:et)?\b", line.text, re.IGNORECASE)
        rows = any(p.idea == self.idea and p.code == "step" for p in self.out[-40:])
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
            if found.whole:
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
