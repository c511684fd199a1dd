"""Gathers what the reminder schedule needs to know, for many people in a few queries."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from hashlib import sha256
from typing import Final

from django.db.models import F, Q
from django.db.models.functions import Lower
from django.utils import timezone

from core.mail import suppression
from core.mail.models import OutgoingMail, Purpose, State
from followup.domain import addresses
from followup.domain import reminder_schedule as schedule
from followup.domain.reminder_schedule import FIRST, Contact, Nothing, Policy, TaskFacts
from followup.models import Answer, Person, Reminder, ReminderItem, Task
from followup.selectors import policies, replied
from followup.selectors.policies import Policies

#: What such a mail was about is still to be said.
NEVER_SENT: Final = (State.MISSED, State.CANCELLED)


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


@dataclass(slots=True)
class _Known:
    """What was read about a group of people, by their keys."""

    tasks: dict[int, list[tuple[Task, bool]]] = field(default_factory=lambda: defaultdict(list))
    contacts: dict[tuple[int, int], list[Contact]] = field(
        default_factory=lambda: defaultdict(list)
    )
    passed_on: set[tuple[int, int]] = field(default_factory=set)
    replied: dict[int, dict[int | None, date]] = field(default_factory=dict)
    planned: dict[int, Reminder] = field(default_factory=dict)
    mailed_today: set[str] = field(default_factory=set)
    suppressed: set[str] = field(default_factory=set)
    policies: Policies = field(default_factory=Policies)


def plans(
    persons: Iterable[Person],
    *,
    now: datetime,
    newly_named: bool = False,
    sending: bool = False,
) -> list[PersonPlan]:
    """The plan of each person as of `now`, in the order given; as many queries as for one.

    `newly_named`: somebody was just given a task, so a first mail waits its ten minutes anew.
    `sending`: this is the moment mails go out, so today counts although its hour has passed.
    """
    people = list(persons)
    known = _read(people, now)
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


def _read(people: Sequence[Person], now: datetime) -> _Known:
    known = _Known()
    known.policies = policies.read((p.municipality for p in people), today=timezone.localdate(now))
    keys = [p.pk for p in people]
    emails = {addresses.key(p.email) for p in people if p.email}
    related = ("municipality", "dugnad", "idea", "lead", "handed_by")
    led = Task.objects.filter(lead__in=keys, state__in=Task.ACTIVE).select_related(*related)
    for task in led.order_by("due", "pk"):
        known.tasks[task.lead_id or 0].append((task, True))
    helped = (
        Task.helpers.through.objects.filter(person__in=keys, task__state__in=Task.ACTIVE)
        .select_related(*(f"task__{name}" for name in related))
        .order_by("task__due", "task__pk")
    )
    for row in helped:
        known.tasks[row.person_id].append((row.task, False))
    # A mail that was never sent is no contact: what it was about is still to be said. Nor is one
    # that did not arrive, once there is an address to say it to (`reminders.forget_failed`). And
    # who was made the lead begins anew, whatever they heard as a helper or as the lead before.
    items = ReminderItem.objects.filter(person__in=keys, task__state__in=Task.ACTIVE).exclude(
        Q(reminder__mail__state__in=NEVER_SENT)
        | Q(reminder__state=Reminder.State.SKIPPED)
        | Q(task__lead=F("person"), reminder__settled_at__lt=F("task__lead_since"))
    )
    for person, task_key, point, day in items.order_by("day", "pk").values_list(
        "person", "task", "point", "day"
    ):
        known.contacts[person, task_key].append(Contact(point, day))
    proposals = Answer.objects.filter(
        person__in=keys,
        choice=Answer.Choice.NOT_ME,
        handled_at__isnull=True,
        undone_at__isnull=True,
        task__state__in=Task.ACTIVE,
    )
    known.passed_on = set(proposals.order_by().values_list("person", "task"))
    known.replied = replied.days(keys)
    for reminder in Reminder.objects.filter(person__in=keys, state=Reminder.State.PLANNED):
        known.planned[reminder.person_id] = reminder
    known.mailed_today = _mailed_on(timezone.localdate(now), emails)
    known.suppressed = {
        email for email, _ in suppression.reasons((e, Purpose.REMINDER) for e in emails)
    }
    return known


def reminder_key(email: str, day: date) -> str:
    """Names the one reminder mail of an address and a day, however often it is asked for."""
    digest = sha256(addresses.key(email).encode()).hexdigest()[:32]
    return f"reminder:{digest}:{day.isoformat()}"


def _mailed_on(day: date, emails: Collection[str]) -> set[str]:
    """Which of these addresses have had their reminder mail of `day`."""
    keys = {reminder_key(email, day): email for email in emails}
    rows = OutgoingMail.objects.filter(dedupe_key__in=keys)
    return {keys[key] for key in rows.values_list("dedupe_key", flat=True)}


def _plan(
    person: Person, known: _Known, now: datetime, newly_named: bool, sending: bool
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
