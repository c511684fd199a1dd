"""What the columns of one table hold, as its heading row and its cells say."""

from __future__ import annotations

import re
from typing import Final

from .columns import infer_people, infer_steps, missing_roles
from .idea_rows import IdeaRows
from .time_spans import is_time
from .vocabulary import label

MARK: Final = re.compile(
    r"^\W*(?:x|ja|yes|1\.?|først|fyrst|aller først|[★☆⭐✱✓✔☑☒●•*]+)\W*$", re.IGNORECASE
)


_LOOK_AHEAD: Final = 60
_WORD: Final = re.compile(r"[^\W\d_]{3}")


class RowColumns(IdeaRows):
    """The columns under the heading row now in force; `kind` is step, person, ideas or ""."""

    def __init__(self, width: int, index: int) -> None:
        super().__init__(index)
        self.width = width
        self.kind = ""
        self.inferred = False
        self.spread: list[dict[int, str]] = []
        self.own: list[dict[int, str]] = []
        self.head = -1

    def infer(self, rows: list[dict[int, str]]) -> None:
        """Give the columns roles by what stands in them."""
        people = infer_people(rows)
        steps = {} if people else infer_steps(rows)
        if people:
            self.roles, self.kind, self.inferred = people, "person", True
        elif steps:
            self.roles, self.kind, self.inferred = steps, "step", len(steps) < 3

    def _swap_numbers(self, number: int) -> None:
        """A column called Sak that holds only numbers is no task; the text beside it is."""
        what = next((c for c, r in self.roles.items() if r == "what"), None)
        told = next((c for c, r in self.roles.items() if r == "how"), None)
        if what is None:
            return
        below = [t for row in self.spread[number + 1 :] if (t := row.get(what, ""))]
        numbers = sum(bool(re.fullmatch(r"[\d./ -]{1,8}[a-z]?", t)) for t in below)
        if not below or numbers * 2 < len(below):
            return
        self.roles[what] = "number"
        if told is None:
            free = [c for c in range(self.width) if c not in self.roles]
            told = free[0] if free else None
        if told is not None:
            self.roles[told] = "what"

    def _other_columns(self, number: int) -> None:
        """By what stands in them: people under "Hvem | Hva", stars for the first step."""
        below = self.spread[number + 1 :]
        if self.kind == "step" and "when" not in self.roles.values():
            people = infer_people(below)
            if people and set(people.values()) & {"about", "email"}:
                self.kind, self.roles = "person", people
                return
        if self.kind in {"step", "person"}:
            self.roles |= missing_roles(below, self.roles, self.kind)
        for column in range(self.width):
            texts = [t for row in below if (t := row.get(column, ""))]
            marked = bool(texts) and all(MARK.match(t) for t in texts)
            spare = list(self.roles.values()).count("what") > 1 and self.roles.get(column) == "what"
            free = (spare or column not in self.roles) and "first" not in self.roles.values()
            if self.kind == "step" and free and marked and len(texts) * 2 <= len(below):
                self.roles[column] = "first"

    def _idea_column(self, number: int, heads: dict[int, str]) -> None:
        """The idea that stands once for several rows, where no heading calls it that.

        Its column has no heading, or is the one called Hva while the tasks stand under Hvordan.
        """
        roles = {role: column for column, role in self.roles.items()}
        what, told = roles.get("what"), roles.get("how")
        if self.kind != "step" or "idea" in roles or what is None:
            return
        below = self.own[number + 1 : number + 1 + _LOOK_AHEAD]
        if told is not None and _stands_once(below, what, told):
            self.roles |= {what: "idea", told: "what"}
            return
        free = (c for c in range(self.width) if c not in self.roles and not heads.get(c))
        column = next((c for c in free if _stands_once(below, c, what)), None)
        if column is not None:
            self.roles[column] = "idea"


def _stands_once(rows: list[dict[int, str]], column: int, tasks: int) -> bool:
    """Whether a column has a title for the first of several tasks, and nothing for the next."""
    filled = [row.get(column, "") for row in rows if row.get(tasks)]
    titles = [text for text in filled if text]
    if len(filled) < 2 or not filled[0] or len(titles) == len(filled):
        return False
    return all(
        _WORD.search(text) and label(text) is None and not is_time(text) and not MARK.match(text)
        for text in titles
    )
