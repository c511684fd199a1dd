"""Takes the steps of the ladders that are due: contact person, contact person again, call list.

Rows are claimed and the facts read again inside the claim, so nobody is told about a task that was
answered, finished or given to somebody meanwhile. Safe to run twice at once.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from core.accounts.models import Membership, User
from core.accounts.selectors import contact_memberships
from core.audit import log
from core.mail.outbox import Letter, enqueue_many
from followup.domain import escalation
from followup.domain import reminder_schedule as schedule
from followup.domain.reminder_schedule import Contact, Policy
from followup.mails import escalations as mails
from followup.models import Escalation, Person, Task
from followup.selectors import addresses, planning, policies
from followup.selectors import escalations as selectors
from followup.selectors.planning import PersonPlan, TaskPlan

BATCH = 200
State = Escalation.State


@dataclass
class Counts:
    """What one run came to."""

    begun: int = 0
    told: int = 0
    opened: int = 0
    over: int = 0

    def __str__(self) -> str:
        return f"{self.begun} begun, {self.told} told, {self.opened} to call, {self.over} over"


def begin_silent(mailed: Iterable[tuple[PersonPlan, Sequence[TaskPlan]]], *, today: date) -> int:
    """Plan the ladder of each task whose last mail has just been written; returns how many."""
    rows = []
    for plan, tasks in mailed:
        for task in tasks:
            facts = task.facts.after(Contact(task.point, today))
            since = escalation.silent_since(facts, plan.policy)
            day = escalation.tell_on(facts, plan.policy)
            if since and day:
                rows.append(
                    Escalation(
                        task=task.task,
                        person=plan.person,
                        kind=Escalation.Kind.SILENT,
                        step=escalation.TELL,
                        on=day,
                        since=since,
                    )
                )
    Escalation.objects.bulk_create(rows, ignore_conflicts=True)
    return len(rows)


def begin_unreached(tasks: Iterable[Task], *, on: date, today: date) -> None:
    """The contact person has just been asked about the address of who leads these tasks."""
    Escalation.objects.bulk_create(
        (
            Escalation(
                task=task,
                person=task.lead,
                kind=Escalation.Kind.ADDRESS,
                step=escalation.CALL,
                on=on,
                since=today,
            )
            for task in tasks
        ),
        ignore_conflicts=True,
    )


def escalate(*, now: datetime, limit: int = BATCH) -> Counts:
    """Begin the ladders of steps nobody has, and take every step that is due.

    Does nothing at night and on days off.
    """
    counts = Counts()
    if schedule.may_send_at(now):
        counts.begun = begin_orphans(now=now, limit=limit)
        _take_steps(now, limit, counts)
    return counts


@transaction.atomic
def begin_orphans(*, now: datetime, limit: int = BATCH) -> int:
    """Plan the question about steps that nobody has, for the day after each was made at soonest.

    Returns how many, at most `limit`.
    """
    today = timezone.localdate(now)
    tasks = list(selectors.unasked_orphans().select_related("municipality")[:limit])
    known = policies.read((t.municipality for t in tasks), today=today)
    rows = []
    for task in tasks:
        policy = known.by_municipality[task.municipality_id]
        made = timezone.localdate(task.created_at)
        day = schedule.later(max(today, schedule.next_day(made)), policy)
        rows.append(
            Escalation(
                task=task,
                kind=Escalation.Kind.ORPHAN,
                step=escalation.ASK,
                on=day,
                since=today,
            )
        )
    Escalation.objects.bulk_create(rows, ignore_conflicts=True)
    return len(rows)


@transaction.atomic
def _take_steps(now: datetime, limit: int, counts: Counts) -> None:
    today = timezone.localdate(now)
    rows = list(
        Escalation.objects.select_for_update(of=("self",), skip_locked=True, no_key=True)
        .filter(state=State.PLANNED, on__lte=today)
        .select_related("task", "task__municipality", "task__lead", "person")
        .order_by("on", "pk")[:limit]
    )
    if not rows:
        return
    places = {row.task.municipality for row in rows}
    known = policies.read(places, today=today)
    stand = _still_stands(rows, now)
    groups: dict[tuple[int, str], list[Escalation]] = defaultdict(list)
    for row in rows:
        policy = known.by_municipality[row.task.municipality_id]
        back = _back_on(row, today)
        if not stand[row.pk]:
            row.state, row.settled_at = State.OVER, now
            counts.over += 1
        elif back:
            row.on = schedule.later(back + escalation.TELL_AFTER, policy)
        elif not schedule.is_sendable(today, policy):
            row.on = schedule.later(today, policy)
        elif now >= schedule.at_hour(today, policy):
            groups[row.task.municipality_id, row.kind].append(row)
    found: list[Letter] = []
    for (place, _kind), group in groups.items():
        found += _take(group, known.by_municipality[place], now, counts)
    enqueue_many(found)
    Escalation.objects.bulk_update(
        rows, ["state", "step", "on", "told", "opened_at", "settled_at"], batch_size=200
    )


def _back_on(row: Escalation, today: date) -> date | None:
    """The day somebody is back who has said that they are away: of them nobody is told."""
    until = row.person.away_until if row.person else None
    return schedule.next_day(until) if until and until >= today else None


def _take(group: list[Escalation], policy: Policy, now: datetime, counts: Counts) -> list[Letter]:
    """The steps of one kind in one municipality: one letter each to its contact persons."""
    contacts = list(contact_memberships(group[0].task.municipality))
    told = []
    for row in group:
        following = escalation.after(row.step, timezone.localdate(now), policy)
        if following is None or not contacts:
            row.state, row.step, row.opened_at = State.OPEN, escalation.CALL, now
            counts.opened += 1
        else:
            told.append((row, following))
    return _tell(contacts, told, now, counts) if told else []


def _tell(
    contacts: Sequence[Membership],
    told: Sequence[tuple[Escalation, tuple[str, date]]],
    now: datetime,
    counts: Counts,
) -> list[Letter]:
    """The letters, whatever step each row is at; the rows move on."""
    today = timezone.localdate(now)
    first = told[0][0]
    key = f"{first.step}:{first.pk}"
    for row, (step, day) in told:
        row.told = [*row.told, [row.step, today.isoformat()]]
        row.step, row.on = step, day
    counts.told += len(told)
    rows = [row for row, _following in told]
    if first.kind == Escalation.Kind.ORPHAN:
        return mails.who_letters(contacts, rows, today=today, key=key)
    return mails.silent_letters(contacts, rows, today=today, key=key)


def _still_stands(rows: Sequence[Escalation], now: datetime) -> dict[int, bool]:
    """Whether there is still a reason for each row, read inside the claim."""
    people = {row.person.pk for row in rows if row.person}
    fresh = Person.objects.filter(pk__in=people).select_related("municipality")
    silent = {
        (plan.person.pk, task.task.pk)
        for plan in planning.plans(fresh, now=now)
        for task in plan.tasks
        if task.is_lead and escalation.silent_since(task.facts, plan.policy)
    }
    orphans = set(
        selectors.orphans().filter(pk__in=[r.task_id for r in rows]).values_list("pk", flat=True)
    )
    unreached = addresses.unreached([row.task_id for row in rows])
    kinds = Escalation.Kind

    def stands(row: Escalation) -> bool:
        if row.kind == kinds.ORPHAN:
            return row.task_id in orphans
        if row.kind == kinds.ADDRESS:
            return row.task_id in unreached and row.person_id == row.task.lead_id
        return (row.person_id, row.task_id) in silent

    return {row.pk: stands(row) for row in rows}


@transaction.atomic
def close_resolved(*, now: datetime) -> int:
    """Take off the call list what has been answered or given to somebody; returns how many."""
    rows = list(
        Escalation.objects.select_for_update(of=("self",), skip_locked=True, no_key=True)
        .filter(state=State.OPEN)
        .select_related("task", "person")
    )
    stand = _still_stands(rows, now)
    gone = [row.pk for row in rows if not stand[row.pk]]
    Escalation.objects.filter(pk__in=gone).update(state=State.OVER, settled_at=now)
    return len(gone)


@transaction.atomic
def settle(row: Escalation, *, user: User, note: str, now: datetime) -> None:
    """Somebody has called: the row leaves the call list, with what came of it. Twice is fine."""
    fresh = Escalation.objects.select_for_update(no_key=True).get(pk=row.pk)
    if fresh.state != State.OPEN:
        return
    fresh.state, fresh.settled_at, fresh.settled_by = State.SETTLED, now, user
    fresh.note = note.strip()[:1000]
    fresh.save(update_fields=["state", "settled_at", "settled_by", "note"])
    log.record(
        actor=log.by_user(user),
        action="task.called",
        target=row.task,
        municipality=row.task.municipality,
    )
