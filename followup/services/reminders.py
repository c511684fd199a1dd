"""Plans when people are contacted about their tasks. Sending is in `reminder_sending`.

Each person has at most one planned row. What it will be about is read when it is due.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from core.audit import log
from core.audit.log import Actor
from core.mail.models import OutgoingMail, State
from followup.domain import reminder_schedule as schedule
from followup.models import Person, Referat, Reminder, ReminderItem, Task
from followup.selectors import known, planning
from followup.selectors.planning import PersonPlan


def first_notice_at(now: datetime) -> datetime:
    """When a first mail goes to somebody named now: aware, in Norwegian time.

    In ten minutes on a working day between 07 and 17, else next working day at 08:30.
    """
    return schedule.first_notice_at(now)


@transaction.atomic
def plan_for(
    persons: Iterable[Person], *, now: datetime, newly_named: bool = True, today_too: bool = False
) -> list[PersonPlan]:
    """Create, move or stop the planned contact of each person; as many queries as for one.

    `newly_named` says that they may just have been given a task: their first mail then waits its
    ten minutes anew, so that several tasks given in a row become one mail. `today_too`: what is due
    may go today, although the hour for it has passed.
    """
    keys = sorted({p.pk for p in persons})
    if not keys:
        return []
    fresh = (
        Person.objects.select_for_update(of=("self",), no_key=True)
        .filter(pk__in=keys)
        .select_related("municipality")
        .order_by("pk")
    )
    plans = planning.plans(fresh, now=now, newly_named=newly_named, sending=today_too)
    store(plans, now=now)
    return plans


def store(plans: Sequence[PersonPlan], *, now: datetime) -> None:
    """Write plans whose persons the caller has locked."""
    created, moved = [], []
    for plan in plans:
        row = plan.planned
        if row is None and plan.at is not None:
            created.append(_row(plan, now))
        elif row is not None and plan.at is None:
            row.state, row.reason, row.settled_at = Reminder.State.STOPPED, plan.reason, now
            moved.append(row)
        elif row is not None and plan.at is not None and row.at != plan.at:
            row.at, row.day = plan.at, timezone.localdate(plan.at)
            moved.append(row)
    _free_days([row.person_id for row in (*created, *moved)])
    Reminder.objects.bulk_create(created, batch_size=500)
    Reminder.objects.bulk_update(
        moved, ["at", "day", "state", "reason", "settled_at"], batch_size=200
    )


def _free_days(people: Sequence[int]) -> None:
    """Say of mails that were stopped or came too late that they were not sent.

    Their day is then free for another: one a day is a promise about mails that go.
    """
    if people:
        Reminder.objects.filter(
            person__in=people, state=Reminder.State.SENT, mail__state__in=known.NEVER_SENT
        ).update(state=Reminder.State.SKIPPED, reason="not_sent")


def plan_unsent(mails: Sequence[OutgoingMail], now: datetime) -> None:
    """Plan anew for those whose mail was stopped, or came too late: the rest is still to be said.

    Without this they would wait for the night's `plan_all`. While mails may go, what an outage kept
    from them goes the same day, unless they have had their mail.
    """
    about = ReminderItem.objects.filter(reminder__mail__in=[mail.pk for mail in mails])
    people = Person.objects.filter(pk__in=about.order_by().values("person"))
    plan_for(people, now=now, newly_named=False, today_too=schedule.may_send_at(now))


def forget_failed(person: Person) -> int:
    """Say of the mails that did not arrive that they were not sent, so that their day is free.

    For somebody who has an address that works: what they were about is still to be said there.
    """
    failed = Reminder.objects.filter(
        person=person,
        state=Reminder.State.SENT,
        mail__state__in=[State.BOUNCED, State.FAILED, State.SUPPRESSED],
    )
    return failed.update(state=Reminder.State.SKIPPED, reason="not_arrived")


def _row(plan: PersonPlan, now: datetime) -> Reminder:
    at = plan.at or now
    return Reminder(person=plan.person, at=at, day=timezone.localdate(at), created_at=now)


@transaction.atomic
def stop_first_mails(referat: Referat, *, actor: Actor, now: datetime) -> int:
    """Hold back the first mails about a referat's tasks that have not gone; returns how many tasks.

    Tasks somebody has already been written to about are left alone. `start_first_mails` lets
    them go after all.
    """
    told = ReminderItem.objects.values("task")
    waiting = _tasks_of(referat).filter(mail_held_at__isnull=True).exclude(pk__in=told)
    return _hold(referat, waiting, actor, now, held=True)


def first_mails_gone(referat: Referat) -> bool:
    """Whether somebody has been written to about a task of this referat."""
    return ReminderItem.objects.filter(
        task__first_step__referat=referat, reminder__state=Reminder.State.SENT
    ).exists()


@transaction.atomic
def start_first_mails(referat: Referat, *, actor: Actor, now: datetime) -> int:
    """Let the mails held back by `stop_first_mails` go, as if confirmed now."""
    return _hold(
        referat, _tasks_of(referat).filter(mail_held_at__isnull=False), actor, now, held=False
    )


def _tasks_of(referat: Referat) -> QuerySet[Task]:
    return Task.objects.filter(first_step__referat=referat, state__in=Task.ACTIVE)


def _hold(
    referat: Referat, tasks: QuerySet[Task], actor: Actor, now: datetime, *, held: bool
) -> int:
    keys = list(tasks.values_list("pk", flat=True))
    Task.objects.filter(pk__in=keys).update(mail_held_at=now if held else None)
    people = Person.objects.filter(led_tasks__in=keys) | Person.objects.filter(
        helped_tasks__in=keys
    )
    plan_for(people.distinct(), now=now)
    log.record(
        actor=actor,
        action="referat.mails_held" if held else "referat.mails_started",
        target=referat,
        municipality=referat.dugnad.municipality,
        tasks=keys,
    )
    return len(keys)


def plan_all(*, now: datetime, batch: int = 200) -> dict[str, int]:
    """See that everybody with an active task has a planned contact or a reason; mends what lacks.

    Returns counts: people looked at, contacts planned, and those without one.
    """
    keys = sorted(_expecting_mail())
    counts = {"people": len(keys), "planned": 0, "without": 0}
    for start in range(0, len(keys), batch):
        people = Person.objects.filter(pk__in=keys[start : start + batch])
        for plan in plan_for(people, now=now, newly_named=False):
            counts["planned" if plan.at else "without"] += 1
    return counts


def _expecting_mail() -> set[int]:
    """The keys of everybody who leads or helps with an active task, or has a planned row."""
    active = Task.objects.filter(state__in=Task.ACTIVE)
    led = active.filter(lead__isnull=False).values_list("lead", flat=True)
    helped = Task.helpers.through.objects.filter(task__state__in=Task.ACTIVE)
    planned = Reminder.objects.filter(state=Reminder.State.PLANNED)
    return {
        *(key for key in led.order_by() if key),
        *helped.values_list("person", flat=True),
        *planned.order_by().values_list("person", flat=True),
    }
