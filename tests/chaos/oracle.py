"""Who is to be mailed on which day, worked out beside the product.

The rules themselves (`followup.domain.reminder_schedule`) are taken as given; they have tests of
their own. What is kept here by hand is everything that faults could spoil: who holds which task,
what was answered, which mails there have been. Nothing of it is read from the database.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from followup.domain.reminder_schedule import Contact, TaskFacts, next_contact


@dataclass
class Holding:
    """One person's part in one task; `number` is that by which mails name it."""

    person: int
    task: int
    number: int
    facts: TaskFacts
    #: Contacts that came back: they count as long as the address is the same.
    refused: tuple[Contact, ...] = ()


@dataclass
class Mailbox:
    """One address, and what those who read it hold. `stopped`: it asked for no more."""

    address: str
    holdings: list[Holding] = field(default_factory=list)
    stopped: bool = False

    def due(self, day: date) -> list[tuple[Holding, Contact]]:
        """What a mail on this day would be about; [] for no mail."""
        found = []
        for holding in [] if self.stopped else self.holdings:
            contact = next_contact(holding.facts, today=day)
            if isinstance(contact, Contact) and contact.day <= day:
                found.append((holding, contact))
        return found

    def next_day(self, today: date) -> date | None:
        """The next day on which it gets mail if nothing happens."""
        contacts = [
            next_contact(holding.facts, today=today)
            for holding in ([] if self.stopped else self.holdings)
        ]
        return min((c.day for c in contacts if isinstance(c, Contact)), default=None)

    def mailed(self, day: date, *, refused: bool = False) -> None:
        """A mail has gone: it was about everything due."""
        for holding, contact in self.due(day):
            remember(holding, contact, day, refused=refused)

    def drop(self, task: int) -> list[Holding]:
        """Nobody here holds this task any more. What they held."""
        gone = [holding for holding in self.holdings if holding.task == task]
        self.holdings = [holding for holding in self.holdings if holding.task != task]
        return gone


def remember(holding: Holding, contact: Contact, day: date, *, refused: bool = False) -> None:
    """That this was brought up with somebody on a day."""
    made = Contact(contact.point, day)
    holding.facts = holding.facts.after(made)
    if refused:
        holding.refused += (made,)


class Oracle:
    """Every mailbox of the run."""

    def __init__(self) -> None:
        self.boxes: dict[str, Mailbox] = {}
        #: Whose pages and which steps an address has had to do with, at any time.
        self.people: dict[str, set[int]] = defaultdict(set)
        self.steps: dict[str, set[int]] = defaultdict(set)

    def box(self, address: str) -> Mailbox:
        return self.boxes.setdefault(address, Mailbox(address))

    def add(self, address: str, holding: Holding) -> None:
        self.box(address).holdings.append(holding)
        self.people[address].add(holding.person)
        self.steps[address].add(holding.number)

    def due(self, day: date) -> set[str]:
        return {address for address, box in self.boxes.items() if box.due(day)}

    def next_day(self, after: date) -> date | None:
        tomorrow = after + timedelta(days=1)
        days = (box.next_day(tomorrow) for box in self.boxes.values())
        return min((day for day in days if day is not None), default=None)

    def move(self, person: int, old: Mailbox, new: Mailbox) -> None:
        """Somebody is to be written to elsewhere; what came back is told there."""
        for holding in [h for h in old.holdings if h.person == person]:
            old.holdings.remove(holding)
            kept = tuple(c for c in holding.facts.contacts if c not in holding.refused)
            holding.facts, holding.refused = replace(holding.facts, contacts=kept), ()
            self.add(new.address, holding)

    def answered(self, task: int, state: str, day: date) -> None:
        """Somebody has answered about a task: it counts for all who hold it."""
        for box in self.boxes.values():
            for holding in box.holdings:
                if holding.task == task:
                    holding.facts = replace(holding.facts, state=state, answered=day)
