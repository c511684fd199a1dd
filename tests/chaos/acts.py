"""What people do during a day, so that mails must go elsewhere or not at all."""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Final, TypeVar

from django.db import InterfaceError, OperationalError, connection
from django.utils import timezone

from core import links
from core.audit.log import by_user
from followup.domain.reminder_schedule import Contact
from followup.mails.answers import AnswerNews, HelperNews, Receipt
from followup.models import Person, Task
from followup.services import answer_news
from followup.services import people as people_service
from followup.services import tasks as tasks_service
from tests.chaos import visitors
from tests.chaos.oracle import Holding, Mailbox, Oracle
from tests.chaos.population import Population
from tests.chaos.visitors import Visitors

#: Of a day's mailboxes, how many act before its mails go, and how many while they go.
EARLY: Final = 0.05
RACING: Final = 0.05
#: Answers, which are called like the states they lead to; most end the matter.
_CHOICES: Final = (*["done"] * 6, "under_way", "blocked")
T = TypeVar("T")


@dataclass
class Race:
    """A mailbox whose mail of today may or may not have gone before something happened.

    `due`: what that mail is about. `over`: from then on it would be wrong (None: never).
    """

    due: list[tuple[Holding, Contact]]
    over: datetime | None = None


@dataclass
class Acts:
    """Lets people act, and tells the oracle."""

    oracle: Oracle
    population: Population
    visitors: Visitors
    chance: random.Random
    races: dict[str, Race] = field(default_factory=dict)
    #: Addresses that came into it today and are to be mailed today.
    newcomers: set[str] = field(default_factory=set)
    #: Those who have acted today, and are left alone.
    acted: set[str] = field(default_factory=set)
    count: int = 0
    #: Mails that answers give rise to: day, address, kind, number of the step.
    owed: list[tuple[date, str, str, int]] = field(default_factory=list)

    def new_day(self) -> None:
        self.races, self.newcomers, self.acted = {}, set(), set()

    def early(self, day: date) -> None:
        """Before the day's mails are written: nothing must go to those who act now."""
        for address in self._some(self.oracle.due(day), EARLY):
            self._act(self.oracle.box(address), day, racing=False)

    def racers(self, due: set[str]) -> list[str]:
        """Who acts while the day's mails go, in the order in which they do."""
        return self._some(due - self.acted, RACING)

    def race(self, address: str, day: date) -> None:
        """Something happens now: what is on its way may arrive, what waits may not."""
        if address not in self.acted:
            self._act(self.oracle.box(address), day, racing=True)

    def _some(self, addresses: set[str], share: float) -> list[str]:
        """Only who leads all they hold: others may find that the lead was quicker."""
        leads = [
            address
            for address in sorted(addresses)
            if all(h.facts.is_lead for h in self.oracle.box(address).holdings)
        ]
        return self.chance.sample(leads, min(len(leads), round(len(addresses) * share)))

    def _act(self, box: Mailbox, day: date, *, racing: bool) -> None:
        if box.stopped or not box.holdings:
            return
        self.count += 1
        self.acted.add(box.address)
        if racing:
            tasks = {holding.task for holding in box.holdings}
            for other in self._holding(tasks):
                self.races.setdefault(other.address, Race(other.due(day)))
        kind = self.chance.random()
        if kind < 0.6:
            self._answer(box, day)
        elif kind < 0.7:
            self._unsubscribe(box, day)
        elif kind < 0.85:
            self._replace(box, day)
        else:
            self._move(box)

    def _holding(self, tasks: Iterable[int]) -> list[Mailbox]:
        wanted = set(tasks)
        return [
            box
            for box in self.oracle.boxes.values()
            if any(holding.task in wanted for holding in box.holdings)
        ]

    def _over(self, box: Mailbox) -> Callable[[datetime], None]:
        """Call it with the moment from which a mail to this box would be wrong."""
        race = self.races.get(box.address)

        def since(moment: datetime) -> None:
            if race is not None:
                race.over = moment

        return since

    def _answered(self, box: Mailbox, task: int, choice: str) -> Callable[[datetime], None]:
        """An answer counts from when it was taken: after an outage that is another day."""
        over = self._over(box)

        def taken(moment: datetime) -> None:
            over(moment)
            self.oracle.answered(task, choice, timezone.localdate(moment))

        return taken

    def _answer(self, box: Mailbox, day: date) -> None:
        """About every task at the address, so that there is nothing left to mail about."""
        choice = self.chance.choice(_CHOICES)
        for holding in list(box.holdings):
            token = self._token(holding.person)
            self.oracle.answered(holding.task, choice, day)
            heard = self._answered(box, holding.task, choice)
            self.visitors.send(visitors.answer(token, holding.task, choice, heard))
            self._owe(box, holding, choice, day)

    def _owe(self, box: Mailbox, holding: Holding, choice: str, day: date) -> None:
        owed = [(box.address, Receipt.name)]
        if choice in answer_news.SHARED:
            owed += [
                (other.address, HelperNews.name)
                for other in self._holding({holding.task})
                if other is not box and not other.stopped
            ]
        if choice in answer_news.URGENT:
            owed.append((self._contact_of(holding), AnswerNews.name))
        self.owed += [(day, to, kind, holding.number) for to, kind in owed]

    def _contact_of(self, holding: Holding) -> str:
        person = self._surely(lambda: Person.objects.get(pk=holding.person))
        return self.population.place_of(person).contact.email

    def _unsubscribe(self, box: Mailbox, day: date) -> None:
        token = self._token(box.holdings[0].person)
        for holding in box.holdings:
            if holding.person == box.holdings[0].person:
                contact = self._contact_of(holding)
                self.owed.append((day, contact, AnswerNews.name, holding.number))
        self.visitors.send(visitors.unsubscribe(token, self._over(box)))
        box.stopped = True

    def _replace(self, box: Mailbox, day: date) -> None:
        """The contact person gives one of the tasks to somebody else."""
        holding = self.chance.choice(box.holdings)
        task, person = self._surely(lambda: self._assign(holding))
        for other in self._holding({task.pk}):
            other.drop(task.pk)
        if not box.holdings:
            self._over(box)(timezone.now())
        self.population.tell(task, person, is_lead=True, first_on=day, before=holding.facts)
        self.newcomers.add(person.email)
        self.acted.add(person.email)

    def _assign(self, holding: Holding) -> tuple[Task, Person]:
        task = Task.objects.select_related("municipality", "lead").get(pk=holding.task)
        if task.lead is not None and task.lead_id != holding.person:
            return task, task.lead  # the database went away after it had said yes
        old = Person.objects.get(pk=holding.person)
        place = self.population.place_of(old)
        person = self.population.newcomer(place)
        task = tasks_service.assign(
            task,
            lead=person,
            helpers=[],
            actor=by_user(place.contact),
            version=task.version,
            now=timezone.now(),
        )
        return task, person

    def _move(self, box: Mailbox) -> None:
        """Somebody has got another address, and hears there what did not reach them."""
        key = box.holdings[0].person
        address = f"ny{self.count}.{box.address}"

        def edit() -> None:
            person = Person.objects.get(pk=key)
            actor = by_user(self.population.place_of(person).contact)
            people_service.edit(person, actor=actor, now=timezone.now(), email=address)

        race = self.races.get(box.address)
        self._surely(edit)
        self.oracle.move(key, box, self.oracle.box(address))
        self.acted.add(address)
        if race is not None:
            self.races[address] = Race([pair for pair in race.due if pair[0].person == key])
            if not box.holdings:
                self._over(box)(timezone.now())

    def _token(self, key: int) -> str:
        person = self._surely(lambda: Person.objects.get(pk=key))
        return links.make("answer", person.pk, person.link_epoch)

    def _surely(self, work: Callable[[], T]) -> T:
        """Do it, again when the database was away."""
        for _ in range(60):
            try:
                return work()
            except (OperationalError, InterfaceError):
                connection.close()
                time.sleep(0.5)
        raise RuntimeError("The database does not come back.")
