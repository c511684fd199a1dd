"""Lines of plain text that name an idea: short, alone, over its steps or its list."""

from __future__ import annotations

import re
from typing import Final

from .clauses import read_clause
from .headings import Headings
from .lines import Line
from .listed import title_and_text
from .named_lists import introduced
from .no_task import says_who_keeps_it
from .parties import is_who, names_person
from .tallies import how_many_top
from .time_spans import is_time
from .told_ideas import settled_on
from .verbs import is_verb, tells
from .vocabulary import is_document_title, label

_GREETING: Final = re.compile(
    r"^(?:hei|heisann|hallo|halloen|kjære|god (?:dag|morgen|kveld)|til alle)\b", re.IGNORECASE
)
_TALKED: Final = re.compile(
    r"^(?:tlf|telefon\w*|samtale|prat|ringt?e?|snakk\w*)\.?\s(?:med|fra|frå)\b|"
    r"^(?:vi|me)\s(?:ble|blei|vart|snakket|snakka|valgte|valde)\s",
    re.IGNORECASE,
)
"""How a note begins that tells of a talk, or of what was agreed: no title of an idea."""
_FEW_WORDS: Final = 5
_SENTENCE: Final = 12
_LETTERED: Final = re.compile(r"^(?:[A-H]|\d)[.):]\s+(?P<rest>[A-ZÆØÅ«].+)$")


def _goes_on_listing(line: Line) -> bool:
    """One more short line without a full stop, or how many of the listed were chosen."""
    if how_many_top(line.text):
        return True
    short = len(line.text.split()) <= 9 and not re.search(r"[.:!?]$", line.text)
    return line.kind == "para" and short and label(line.text) is None


def _says_something(text: str) -> bool:
    """A sentence, however short: somebody does something."""
    return any(map(tells, text.split()[1:]))


_FIELD: Final = re.compile(r"(?<=[\w)»\"!])(?:[.!:]|\s[–—-])\s+(?=[A-ZÆØÅ])")
_OF_IDEAS: Final = frozenset({"description", "actors"})


class PlainTitles(Headings):
    """Which lines of text open an idea though nothing marks them as headings."""

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
            or says_who_keeps_it(line.text)
            or introduced(line.text)
            or self._says_who_and_when(line)
            or (self.section in {"parked", "ways"} and "," in line.text)
            or re.search(r"\d{4}|\d{1,2}[./]\s?\d{1,2}[./]\s?\d{2}", line.text)
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
        if self._next_of_its_kind(line, following):
            return self._leads_to_steps(number)
        if following and self.out and self.out[-1].line.kind == "end":
            told = following[0].kind != "step"
            return not (told and _says_something(line.text)) and self._table_below(number)
        return bool(following) and following[0].kind == "step" and self._previous_closed()

    def _over_list(self, number: int, line: Line) -> bool:
        """ "Turkasse:" straight over a list that says who does what."""
        head = line.text.rstrip()
        if line.kind != "para" or not head.endswith(":") or len(head.split()) > _FEW_WORDS:
            return False
        if not (self.idea < 0 or self.by_title) or label(head) is not None:
            return False
        bare = head.rstrip(" :")
        if is_who(bare, self.people) or is_time(bare) or _says_something(f"x {bare}"):
            return False
        below = self.lines[number + 1 : number + 3]
        items = [x for x in below if x.kind == "item"]
        return bool(items) and below[0].kind == "item" and any(map(self._says_who_and_when, items))

    def _settles(self, number: int, line: Line) -> bool:
        """ "vi gikk for turkasse" straight over its list: the idea, whatever was told before."""
        if line.kind != "para" or number + 1 >= len(self.lines) or self.idea >= 0:
            return False
        named = settled_on(line.text) if len(line.text.split()) <= _SENTENCE else []
        if len(named) != 1 or self.lines[number + 1].kind != "item":
            return False
        if not self._leads_to_steps(number):
            return False
        self._open_idea(line, named[0])
        return True

    def _next_of_its_kind(self, line: Line, following: list[Line]) -> bool:
        """Between two lists, after an idea that was only a short line over its list too."""
        between = bool(self.out and following) and self.out[-1].line.kind == "item"
        listed = between and following[0].kind == "item" and self.idea >= 0
        return self.by_title and listed and not _says_something(line.text)

    def _table_below(self, number: int) -> bool:
        """Rows of steps come next, with at most a few lines that tell of the idea before them."""
        for line in self.lines[number + 1 : number + 5]:
            if line.kind != "para" or label(line.text) is not None:
                return line.kind == "step"
        return False

    def _previous_closed(self) -> bool:
        return any(p.line.kind == "end" for p in self.out[-4:])

    def _described(self, line: Line) -> bool:
        """ "Åpen bod. Beskrivelse: … Hvem bidrar: …": a whole idea in one paragraph."""
        for found in _FIELD.finditer(line.text[:120]):
            title, rest = line.text[: found.start()], line.text[found.end() :]
            named = label(rest)
            if named is None or named.code not in _OF_IDEAS or not named.rest:
                continue
            if line.kind == "item" or label(title) is not None or len(title.split()) > 8:
                return False
            if any(is_verb(word) for word in title.split()[1:]):
                return False
            self._open_idea(line, title)
            self._put(line, named.code, named.rest)
            return True
        return False
