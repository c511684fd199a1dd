"""What the schedule is told, and what it answers."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

FIRST, BEFORE, ON_DAY = "first", "before", "on_day"
AFTER_1, AFTER_7, STATUS, CLOSING = "after_1", "after_7", "status", "closing"


@dataclass(frozen=True, slots=True)
class Contact:
    """That a task is (or was) brought up with a person on a day."""

    point: str
    day: date


@dataclass(frozen=True, slots=True)
class Nothing:
    """Nobody is to be contacted. `reason`: finished, held, helper, closed."""

    reason: str


@dataclass(frozen=True, slots=True)
class TaskFacts:
    """One task as seen by one person. `contacts` are those already made with this person.

    `answered` is the day of the last answer by anybody; `ask_on` the day on which the last answer
    asked to be asked again; `first_on` the day a first mail not yet sent is to go; `passed_on`
    that this person said somebody else does it, and nobody has decided.
    """

    state: str
    first_on: date
    due: date | None = None
    precision: str = ""
    no_date_reason: str = ""
    is_lead: bool = True
    is_held: bool = False
    passed_on: bool = False
    answered: date | None = None
    ask_on: date | None = None
    contacts: tuple[Contact, ...] = ()

    @property
    def waits_for_others(self) -> bool:
        """It is the contact person's turn: the date is no longer this person's to keep."""
        return self.state == "blocked" or self.passed_on

    @property
    def first(self) -> date | None:
        return next((c.day for c in self.contacts if c.point == FIRST), None)

    @property
    def last(self) -> date | None:
        return max((c.day for c in self.contacts), default=None)

    @property
    def chasers(self) -> list[Contact]:
        return [c for c in self.contacts if c.point != FIRST]

    def after(self, contact: Contact) -> TaskFacts:
        """The same facts once `contact` has been made."""
        return replace(self, contacts=(*self.contacts, contact))

    @property
    def unanswered(self) -> list[Contact]:
        """Chasers since the last answer. One answered the same day counts as answered."""
        return [c for c in self.chasers if self.answered is None or c.day > self.answered]
