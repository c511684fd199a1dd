"""Sends what is due: one reminder mail per address and day, about everything due for it.

The persons of an address are the lock: two workers never work on the same address at once, and
whoever comes second finds nothing left to do. Everything is read again inside the lock.
"""

from __future__ import annotations

import logging
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import Final

from django.db import transaction
from django.db.models import QuerySet
from django.db.models.functions import Lower
from django.utils import timezone

from core.mail.models import OutgoingMail, State
from core.mail.outbox import enqueue_many
from followup.domain import addresses
from followup.domain import reminder_schedule as schedule
from followup.domain.reminder_schedule import Contact
from followup.mails import letters
from followup.models import Person, Reminder, ReminderItem
from followup.selectors import planning
from followup.selectors.known import Known, read
from followup.selectors.planning import PersonPlan, TaskPlan
from followup.services import escalations
from followup.services.reminders import plan_for, store

log: Final = logging.getLogger(__name__)
#: Mails written in one transaction: what reading and planning cost is shared by so many.
BATCH: Final = 200
TOO_OLD: Final = timedelta(days=3)
Due = list[tuple[PersonPlan, list[TaskPlan]]]


@dataclass
class Counts:
    """What one run came to: mails written, people in them, rows moved or stopped, and so on."""

    mails: int = 0
    people: int = 0
    moved: int = 0
    missed: int = 0
    failed: int = 0

    def __str__(self) -> str:
        return (
            f"{self.mails} mails to {self.people} people, {self.moved} moved or stopped, "
            f"{self.missed} missed, {self.failed} failed"
        )


def send_due(
    *, now: datetime, limit: int = 1000, call_help: Callable[[], None] = lambda: None
) -> Counts:
    """Write the mails that are due, at most `limit` planned rows at a time; returns the counts.

    Does nothing at night or on days off. What is more than three days late is missed and planned
    anew. A mail that cannot be made stops only itself. Safe to run twice at once: `call_help` is
    called once some mails are written, when there are enough left for another worker.
    """
    counts = Counts()
    if not schedule.may_send_at(now):
        return counts
    book = letters.ContactBook()
    keys = due_people(now, limit)
    more = len(keys) > BATCH
    for start in range(0, len(keys), BATCH):
        batch = keys[start : start + BATCH]
        try:
            _add(counts, _send(batch, now, book))
        # One broken mail must not hold the other 49 back, whatever is wrong with it: each of the
        # batch is tried alone, and the broken one is named in the log.
        except Exception:
            log.exception("A batch of reminders failed; trying its people one by one.")
            for key in batch:
                _send_alone(key, now, book, counts)
        if more and counts.mails:  # without progress nobody calls: beat does, in its time
            call_help()
            more = False
    return counts


def _due(now: datetime) -> QuerySet[Reminder]:
    return Reminder.objects.filter(state=Reminder.State.PLANNED, at__lte=now).order_by("at", "pk")


def due_people(now: datetime, limit: int) -> list[int]:
    """The keys of those with a planned row that is due, the longest due first.

    Asks nothing else of the database: it costs what is due, however many people there are.
    """
    return list(_due(now).values_list("person", flat=True)[:limit])


def _send_alone(key: int, now: datetime, book: letters.ContactBook, counts: Counts) -> None:
    try:
        _add(counts, _send([key], now, book))
    except Exception:  # as above: the fault may be anything, and the others must go
        counts.failed += 1
        log.exception("The reminders of an address could not be made; tried again next day.")
        _put_off(key, now)


@transaction.atomic
def _put_off(key: int, now: datetime) -> None:
    """Settle what failed and plan it for the next working day, so it does not block the queue."""
    person = Person.objects.get(pk=key)
    email = addresses.key(person.email)
    people = planning.same_address([email])[email] if email else [person]
    Reminder.objects.filter(person__in=people, state=Reminder.State.PLANNED, at__lte=now).update(
        state=Reminder.State.SKIPPED, reason="failed", settled_at=now
    )
    # Planned as if at the coming midnight, so that it is not tried again in ten minutes.
    tomorrow = schedule.next_day(timezone.localdate(now))
    midnight = datetime.combine(tomorrow, time(), schedule.OSLO)
    plan_for(people, now=midnight, newly_named=False)


@transaction.atomic
def _send(keys: Sequence[int], now: datetime, book: letters.ContactBook) -> Counts:
    counts = Counts()
    # Those whose mails another worker, or this one, has written since they were read are done.
    left = dict(_due(now).filter(person__in=keys).values_list("person", Lower("person__email")))
    homeless = [key for key, email in left.items() if not email]
    if homeless:  # they lost their address since
        plan_for(Person.objects.filter(pk__in=homeless), now=now, newly_named=False)
    counts.moved = len(homeless)
    people = _lock(set(left.values()) - {""})
    if not people:
        return counts
    known = read(people, now)
    plans = planning.plans(people, now=now, known=known, sending=True)
    _settle_missed(plans, known, now, counts)
    today = timezone.localdate(now)
    due = _due_by_address(plans, now)
    posted = enqueue_many(
        [letters.reminder_letter(d, today=today, book=book) for d in due.values()]
    )
    handled = _settle_sent(zip(due.values(), posted, strict=True), known, now)
    counts.mails = sum(mail.state != State.SUPPRESSED for mail in posted)
    counts.people = len(handled)
    escalations.begin_silent((entry for d in due.values() for entry in d), today=today)
    counts.moved += sum(
        1 for p in plans if p.planned and p.planned.at <= now and p.person.pk not in handled
    )
    store(planning.plans(people, now=now, known=known), now=now)
    return counts


def _lock(emails: Iterable[str]) -> list[Person]:
    """Everybody at those addresses, locked; without addresses somebody else works on."""
    rows = Person.objects.annotate(address=Lower("email")).filter(address__in=emails).order_by()
    everybody = {pk: addresses.key(email) for pk, email in rows.values_list("pk", "email")}
    locked = (
        Person.objects.select_for_update(of=("self",), skip_locked=True, no_key=True)
        .filter(pk__in=everybody)
        .select_related("municipality", "given_by")
        .order_by("pk")
    )
    fresh = list(locked)
    missing = set(everybody) - {p.pk for p in fresh}
    taken = {everybody[key] for key in missing}
    return [p for p in fresh if addresses.key(p.email) not in taken]


def _settle_missed(
    plans: Sequence[PersonPlan], known: Known, now: datetime, counts: Counts
) -> None:
    """After an outage, old rows are missed. They are planned anew, one mail each, never a storm."""
    for plan in plans:
        row = plan.planned
        if row is not None and row.at < now - TOO_OLD:
            row.state, row.reason, row.settled_at = Reminder.State.MISSED, "too_late", now
            row.save(update_fields=["state", "reason", "settled_at"])
            plan.planned = plan.at = None
            del known.planned[plan.person.pk]
            counts.missed += 1


def _due_by_address(plans: Sequence[PersonPlan], now: datetime) -> dict[str, Due]:
    due: dict[str, Due] = defaultdict(list)
    for plan in plans:
        tasks = plan.due(now) if plan.planned else []
        if tasks:
            due[addresses.key(plan.person.email)].append((plan, tasks))
    return due


def _settle_sent(
    posted: Iterable[tuple[Due, OutgoingMail]], known: Known, now: datetime
) -> set[int]:
    """Settle the rows that went, and remember what each mail was about. Returns the persons."""
    today = timezone.localdate(now)
    went, held, items = [], [], []
    for due, mail in posted:
        told = []
        for plan, tasks in due:
            row = known.planned.pop(plan.person.pk)
            row.mail, row.day = mail, today
            if mail.state == State.SUPPRESSED:
                held.append(row)
                continue
            went.append(row)
            items += [_item(row, task, plan.person) for task in tasks]
            told += [(plan.person, task.task, Contact(task.point, today)) for task in tasks]
        known.wrote(mail, due[0][0].person.email, told)
    _settle(went, Reminder.State.SENT, "", now)
    _settle(held, Reminder.State.SKIPPED, "suppressed", now)
    ReminderItem.objects.bulk_create(items, batch_size=500)
    return {row.person_id for row in [*went, *held]}


def _settle(rows: Sequence[Reminder], state: str, reason: str, now: datetime) -> None:
    """One statement for all: an upsert of rows that are there, which the lock keeps there."""
    for row in rows:
        row.state, row.reason, row.settled_at = state, reason, now
    Reminder.objects.bulk_create(
        rows,
        update_conflicts=True,
        unique_fields=["id"],
        update_fields=["mail", "day", "state", "reason", "settled_at"],
    )


def _item(row: Reminder, plan: TaskPlan, person: Person) -> ReminderItem:
    return ReminderItem(
        reminder=row,
        task=plan.task,
        person=person,
        point=plan.point,
        day=row.day,
        answered_at=plan.task.answered_at,
    )


def _add(counts: Counts, more: Counts) -> None:
    counts.mails += more.mails
    counts.people += more.people
    counts.moved += more.moved
    counts.missed += more.missed
    counts.failed += more.failed
