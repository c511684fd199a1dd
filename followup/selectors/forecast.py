"""What would be mailed on a day to come, if nobody answers before then."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime

from django.db.models import Q

from followup.domain import addresses
from followup.domain import reminder_schedule as schedule
from followup.domain.reminder_schedule import Contact, Nothing
from followup.models import Person, Task
from followup.selectors import planning
from followup.selectors.planning import PersonPlan, TaskPlan

BATCH = 200


@dataclass(slots=True)
class Forecast:
    """Somebody on the day asked about: tasks to be brought up, else the next day or a reason."""

    person: Person
    due: list[tuple[Task, str]] = field(default_factory=list)
    next_day: date | None = None
    reason: str = ""

    @property
    def address(self) -> str:
        return addresses.key(self.person.email)


def forecast(day: date, *, now: datetime) -> Iterator[Forecast]:
    """Everybody with an active task, in the order of their names; memory does not grow with them.

    `day` is today or later. Contacts planned between now and then are taken as made.
    """
    active = Q(led_tasks__state__in=Task.ACTIVE) | Q(helped_tasks__state__in=Task.ACTIVE)
    keys = Person.objects.filter(active).distinct().order_by("name", "pk")
    everybody = list(keys.values_list("pk", flat=True))
    for start in range(0, len(everybody), BATCH):
        people = Person.objects.filter(pk__in=everybody[start : start + BATCH])
        ordered = people.select_related("municipality", "given_by").order_by("name", "pk")
        for plan in planning.plans(ordered, now=now):
            yield _on(plan, day)


def _on(plan: PersonPlan, day: date) -> Forecast:
    found = Forecast(plan.person, reason=plan.reason)
    if plan.at is None:
        return found
    outcomes = [(task, _walk(task, day)) for task in plan.tasks]
    days = [outcome.day for _task, outcome in outcomes if isinstance(outcome, Contact)]
    found.due = [
        (task.task, outcome.point)
        for task, outcome in outcomes
        if isinstance(outcome, Contact) and outcome.day == day
    ]
    found.next_day = min((d for d in days if d > day), default=None)
    nothings = [o.reason for _task, o in outcomes if isinstance(o, Nothing)]
    if not found.due and found.next_day is None:
        found.reason = next(iter(nothings), "no_tasks")
    return found


def _walk(task: TaskPlan, day: date) -> Contact | Nothing:
    """The next contact on `day` or later, with those before it taken as made and unanswered."""
    facts, outcome = task.facts, task.outcome
    while isinstance(outcome, Contact) and outcome.day < day:
        facts = facts.after(outcome)
        outcome = schedule.next_contact(facts, today=schedule.next_day(outcome.day))
    return outcome


def by_address(found: Iterable[Forecast]) -> dict[str, list[Forecast]]:
    """Those who get a mail, gathered as the mails are: one per address."""
    mails: dict[str, list[Forecast]] = {}
    for one in found:
        if one.due:
            mails.setdefault(one.address, []).append(one)
    return mails
