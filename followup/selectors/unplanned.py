"""Open, dated tasks nobody will hear about, without a reason on record: there should be none."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from followup.domain.reminder_schedule import Nothing
from followup.models import Escalation, Person, Task
from followup.selectors import escalations, planning
from followup.selectors.planning import PersonPlan

BATCH = 500
#: Why somebody who can be reached is not asked: each is on record with the task or the person.
ON_RECORD = frozenset({"held", "closed", "no_contact", "suppressed"})
_CHASED = (Escalation.State.PLANNED, Escalation.State.OPEN, Escalation.State.SETTLED)


@dataclass(frozen=True, slots=True)
class Unplanned:
    """A task nobody will hear about. `why`: no_reminder, or nobody_asked (it has no one)."""

    task: Task
    why: str


def unplanned(*, now: datetime) -> Iterator[Unplanned]:
    """Every open, dated task without a future reminder or a recorded reason.

    A task without anybody to ask needs its contact person asked: having nobody is no reason.
    """
    dated = Task.objects.filter(state__in=Task.ACTIVE, due__isnull=False).order_by("pk")
    last = 0
    while True:
        tasks = list(dated.filter(pk__gt=last).select_related("municipality")[:BATCH])
        if not tasks:
            return
        last = tasks[-1].pk
        yield from _among(tasks, now)


def _among(tasks: Sequence[Task], now: datetime) -> Iterator[Unplanned]:
    keys = [task.pk for task in tasks]
    orphans = set(escalations.orphans().filter(pk__in=keys).values_list("pk", flat=True))
    chased = set(
        Escalation.objects.filter(
            task__in=orphans, kind=Escalation.Kind.ORPHAN, state__in=_CHASED
        ).values_list("task", flat=True)
    )
    leads = Person.objects.filter(pk__in={t.lead_id for t in tasks if t.lead_id})
    plans = {
        plan.person.pk: plan
        for plan in planning.plans(leads.select_related("municipality"), now=now)
    }
    for task in tasks:
        if task.pk in orphans:
            if task.pk not in chased:
                yield Unplanned(task, "nobody_asked")
        elif task.lead_id and not _is_planned(task, plans[task.lead_id]):
            yield Unplanned(task, "no_reminder")


def _is_planned(task: Task, plan: PersonPlan) -> bool:
    """Whether a row in the database says when this task's lead hears next, or why not."""
    if plan.reason in ON_RECORD:
        return True
    outcome = next((t.outcome for t in plan.tasks if t.task.pk == task.pk), Nothing(""))
    if isinstance(outcome, Nothing):
        return outcome.reason in ON_RECORD
    return plan.planned is not None and plan.day is not None and plan.planned.day <= plan.day
