"""What would be mailed on a day to come, if nobody answers before then."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime

from django.db.models import Q
from django.utils import timezone

from core.municipalities.models import Municipality
from followup.domain import addresses, escalation
from followup.domain import reminder_schedule as schedule
from followup.domain.reminder_schedule import DEFAULT, Contact, Nothing, Policy
from followup.models import Escalation, Person, Task
from followup.selectors import planning, policies
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


@dataclass(slots=True)
class DayForecast:
    """A day: the mails of it, one list of people for each address, and who gets none and why.

    `asked` is what contact persons are mailed about that day: steps nobody has, people who stay
    silent. `why_not` says why no reminder at all goes in the municipality that day, or "".
    """

    day: date
    mails: list[list[Forecast]]
    silent: list[Forecast]
    asked: list[Escalation]
    why_not: str = ""


def on_day(day: date, *, now: datetime, municipality: Municipality | None = None) -> DayForecast:
    """What goes on `day` (today or later), in one municipality or in all."""
    found = list(forecast(day, now=now, municipality=municipality))
    policy = DEFAULT
    if municipality is not None:
        policy = policies.of_municipality(municipality, today=timezone.localdate(now))
    return DayForecast(
        day,
        list(by_address(found).values()),
        [one for one in found if not one.due],
        _to_contacts(day, now=now, municipality=municipality),
        schedule.why_not_sendable(day, policy),
    )


def _to_contacts(
    day: date, *, now: datetime, municipality: Municipality | None
) -> list[Escalation]:
    """What contact persons are mailed about on `day`, if nothing happens before then."""
    today = timezone.localdate(now)
    rows = Escalation.objects.filter(
        state=Escalation.State.PLANNED, on__lte=day, task__state__in=Task.ACTIVE
    )
    if municipality is not None:
        rows = rows.filter(task__municipality=municipality)
    waiting = list(rows.select_related("task", "task__municipality").order_by("on", "pk"))
    known = policies.read((row.task.municipality for row in waiting), today=today)
    return [
        row
        for row in waiting
        if _is_told(row, day, today, known.by_municipality[row.task.municipality_id])
    ]


def _is_told(row: Escalation, day: date, today: date, policy: Policy) -> bool:
    """Whether a mail goes that day: steps before it are taken as made, a call is no mail."""
    step, on = row.step, schedule.later(max(row.on, today), policy)
    while on < day and (following := escalation.after(step, on, policy)):
        step, on = following
    return on == day and step != escalation.CALL


def forecast(
    day: date, *, now: datetime, municipality: Municipality | None = None
) -> Iterator[Forecast]:
    """Everybody with an active task, in the order of their names; memory does not grow with them.

    `day` is today or later. Contacts planned between now and then are taken as made.
    """
    active = Q(led_tasks__state__in=Task.ACTIVE) | Q(helped_tasks__state__in=Task.ACTIVE)
    keys = Person.objects.filter(active).distinct().order_by("name", "pk")
    if municipality is not None:
        keys = keys.filter(municipality=municipality)
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
    outcomes = [(task, _walk(task, day, plan.policy)) for task in plan.tasks]
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


def _walk(task: TaskPlan, day: date, policy: Policy) -> Contact | Nothing:
    """The next contact on `day` or later, with those before it taken as made and unanswered."""
    facts, outcome = task.facts, task.outcome
    while isinstance(outcome, Contact) and outcome.day < day:
        facts = facts.after(outcome)
        outcome = schedule.next_contact(facts, today=schedule.next_day(outcome.day), policy=policy)
    return outcome


def by_address(found: Iterable[Forecast]) -> dict[str, list[Forecast]]:
    """Those who get a mail, gathered as the mails are: one per address."""
    mails: dict[str, list[Forecast]] = {}
    for one in found:
        if one.due:
            mails.setdefault(one.address, []).append(one)
    return mails
