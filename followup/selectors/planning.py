"""Who is contacted when, and about which tasks: the schedule's rules on what is known."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from django.db.models.functions import Lower
from django.utils import timezone

from followup.domain import addresses
from followup.domain import reminder_schedule as schedule
from followup.domain.reminder_schedule import FIRST, Contact, Nothing, Policy, TaskFacts
from followup.models import Person, Reminder, Task
from followup.selectors import replied
from followup.selectors.known import Known, read


@dataclass(frozen=True, slots=True)
class TaskPlan:
    """One task of one person, and its next contact or the reason why there is none."""

    task: Task
    facts: TaskFacts
    outcome: Contact | Nothing

    @property
    def is_lead(self) -> bool:
        return self.facts.is_lead

    @property
    def contact(self) -> Contact | None:
        return self.outcome if isinstance(self.outcome, Contact) else None

    @property
    def point(self) -> str:
        return self.outcome.point if isinstance(self.outcome, Contact) else ""


@dataclass(slots=True)
class PersonPlan:
    """When a person is next to be contacted (`at`, aware), or why not (`reason`).

    `reason` is one of: erased, left, no_contact, no_address, suppressed (the person cannot be
    written to); no_tasks; or that of the tasks: finished, held, helper, closed.
    """

    person: Person
    tasks: list[TaskPlan]
    policy: Policy = schedule.DEFAULT
    planned: Reminder | None = None
    at: datetime | None = None
    reason: str = ""
    first_at: datetime | None = None

    @property
    def day(self) -> date | None:
        return timezone.localdate(self.at) if self.at else None

    def on(self, day: date) -> list[TaskPlan]:
        """The tasks whose next contact is on `day` or before."""
        return [t for t in self.tasks if t.contact and t.contact.day <= day]

    def due(self, now: datetime) -> list[TaskPlan]:
        """The tasks to be brought up in a mail sent now. A first mail waits for its ten minutes."""
        if self.at is None:
            return []
        waits = self.first_at is None or self.first_at > now
        return [t for t in self.on(timezone.localdate(now)) if not (waits and t.point == FIRST)]


def plans(
    persons: Iterable[Person],
    *,
    now: datetime,
    known: Known | None = None,
    newly_named: bool = False,
    sending: bool = False,
) -> list[PersonPlan]:
    """The plan of each person as of `now`, in the order given; as many queries as for one.

    `known`: what was read about them before; None to read it now.
    `newly_named`: somebody was just given a task, so a first mail waits its ten minutes anew.
    `sending`: this is the moment mails go out, so today counts although its hour has passed.
    """
    people = list(persons)
    known = known or read(people, now)
    return [_plan(p, known, now, newly_named, sending) for p in people]


def why_unreachable(person: Person, *, suppressed: bool = False) -> str:
    """Why nothing can be mailed to this person, or ""."""
    checks = [
        (person.erased_at, "erased"),
        (person.left_at, "left"),
        (person.no_contact_at, "no_contact"),
        (not person.email, "no_address"),
        (suppressed, "suppressed"),
    ]
    return next((reason for holds, reason in checks if holds), "")


def same_address(keys: Collection[str]) -> dict[str, list[Person]]:
    """Everybody, in any municipality, at each of these lower-case addresses."""
    found: dict[str, list[Person]] = defaultdict(list)
    rows = (
        Person.objects.annotate(address=Lower("email"))
        .filter(address__in=keys)
        .select_related("municipality", "given_by")
        .order_by("pk")
    )
    for person in rows:
        found[addresses.key(person.email)].append(person)
    return found


def _plan(
    person: Person, known: Known, now: datetime, newly_named: bool, sending: bool
) -> PersonPlan:
    planned = known.planned.get(person.pk)
    address = addresses.key(person.email)
    policy = known.policies.of(person, timezone.localdate(now))
    plan = PersonPlan(person, [], policy, planned)
    reason = why_unreachable(person, suppressed=address in known.suppressed)
    mailed = address in known.mailed_today
    first_at = _first_at(planned, now, newly_named, mailed, policy)
    today = _first_day(planned, now, sending, mailed, policy)
    for task, is_lead in known.tasks.get(person.pk, []):
        key = (person.pk, task.pk)
        facts = _facts(task, is_lead, first_at, known.contacts.get(key, []))
        wrote = replied.on(known.replied.get(person.pk, {}), task.pk)
        answered = max(filter(None, (facts.answered, wrote)), default=None)
        facts = replace(facts, passed_on=key in known.passed_on, answered=answered)
        outcome = schedule.next_contact(facts, today=today, policy=policy)
        plan.tasks.append(TaskPlan(task, facts, outcome))
    contacts = [t.contact for t in plan.tasks if t.contact]
    if reason or not contacts:
        nothings = [t.outcome.reason for t in plan.tasks if isinstance(t.outcome, Nothing)]
        plan.reason = reason or next(iter(nothings), "no_tasks")
        return plan
    plan.first_at = first_at if any(c.point == FIRST for c in contacts) else None
    plan.at = _at(contacts, first_at, policy)
    return plan


def _facts(task: Task, is_lead: bool, first_at: datetime, contacts: Sequence[Contact]) -> TaskFacts:
    contacts = [*_told_by_themselves(task, is_lead), *contacts]
    return TaskFacts(
        state=task.state,
        first_on=timezone.localdate(first_at),
        due=task.due,
        precision=task.precision,
        no_date_reason=task.no_date_reason,
        is_lead=is_lead,
        is_held=task.mail_held_at is not None,
        answered=timezone.localdate(task.answered_at) if task.answered_at else None,
        ask_on=task.ask_again_on,
        contacts=tuple(contacts),
    )


def _told_by_themselves(task: Task, is_lead: bool) -> list[Contact]:
    """A next step that a responsible person wrote needs no first mail: they know of it.

    Not so somebody who was made its lead later.
    """
    given_on = is_lead and task.lead_since
    if task.follows_id and task.created_by_id is None and not given_on:
        return [Contact(FIRST, timezone.localdate(task.created_at))]
    return []


def _first_at(
    planned: Reminder | None, now: datetime, newly_named: bool, mailed: bool, policy: Policy
) -> datetime:
    """When a first mail goes. One already planned is not put off, except by a newer naming.

    An address that has had its mail today waits until the next working day, and somebody who is
    away until they are back.
    """
    today = timezone.localdate(now)
    soonest = schedule.first_notice_at(now, policy)
    if mailed and timezone.localdate(soonest) == today:
        tomorrow = schedule.first_mail_on(schedule.next_day(today), policy)
        soonest = schedule.at_hour(tomorrow, policy)
    if planned is None or planned.at >= soonest:
        return soonest
    waits = newly_named and timezone.localdate(soonest) == today
    paused = schedule.is_paused(planned.day, policy)
    return soonest if waits or paused else planned.at


def _first_day(
    planned: Reminder | None, now: datetime, sending: bool, mailed: bool, policy: Policy
) -> date:
    today = timezone.localdate(now)
    if mailed:
        return schedule.next_day(today)
    if sending or (planned is not None and planned.day <= today):
        return today
    return schedule.earliest_day(now, policy)


def _at(contacts: Sequence[Contact], first_at: datetime, policy: Policy) -> datetime:
    """The moment of the earliest day; with a first mail among that day's, not before its time."""
    day = min(c.day for c in contacts)
    hour = schedule.at_hour(day, policy)
    points = {c.point for c in contacts if c.day == day}
    if FIRST not in points:
        return hour
    return first_at if points == {FIRST} else max(first_at, hour)
