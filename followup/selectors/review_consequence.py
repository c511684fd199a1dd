"""What confirming a referat will do, in figures and names."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from django.utils import timezone

from followup.domain import addresses
from followup.domain.reminder_schedule import first_notice_at
from followup.domain.who_phrases.names import fold
from followup.models import Referat, Reminder, Task
from followup.selectors.review_rows import Row


@dataclass(slots=True)
class Recipient:
    """One address that will get a first mail, with the people and tasks it is about."""

    email: str
    people: list[str] = field(default_factory=list)
    rows: list[Row] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Consequence:
    """What confirming does, in figures. `first_at` is when the first mails go, in Norway."""

    new: int
    changed: int
    recipients: list[Recipient]
    without_address: int
    without_anybody: int
    unsure: int
    dropped_tasks: int
    withheld: int
    first_at: datetime
    steps: int

    @property
    def is_nothing(self) -> bool:
        """True when there is no step to follow up and no task to end."""
        return not (self.steps or self.dropped_tasks)


def consequence(rows: Sequence[Row], dropped: int, withheld: int, now: datetime) -> Consequence:
    """What confirming these rows does; `dropped` tasks end with it, `withheld` steps are not in."""
    recipients: dict[str, Recipient] = {}
    silent: set[str] = set()
    for row in rows:
        for chip in row.chips:
            if chip.state == "no_address":
                silent.add(fold(chip.shown))
            if chip.state != "address" or row.step.same_as_id:
                continue
            address = addresses.key(chip.email)
            found = recipients.setdefault(address, Recipient(chip.email))
            if chip.shown not in found.people:
                found.people.append(chip.shown)
            if row not in found.rows:
                found.rows.append(row)
    return Consequence(
        new=sum(1 for r in rows if not r.step.same_as_id),
        changed=sum(1 for r in rows if any(not c.keep for c in r.changed)),
        recipients=sorted(recipients.values(), key=lambda r: r.people[0]),
        without_address=len(silent),
        without_anybody=sum(1 for r in rows if r.needs_somebody),
        unsure=sum(len(r.unsure) for r in rows),
        dropped_tasks=dropped,
        withheld=withheld,
        first_at=first_notice_at(now),
        steps=len(rows),
    )


@dataclass(frozen=True, slots=True)
class Started:
    """What a confirmed referat set going. `first_at` is None when no mail waits."""

    tasks: int
    waiting: int
    first_at: datetime | None
    held: int


def started(referat: Referat) -> Started:
    """How the first mails about a confirmed referat stand now. Three queries."""
    tasks = Task.objects.filter(first_step__referat=referat)
    active = tasks.filter(state__in=Task.ACTIVE)
    people = set(active.filter(mail_held_at__isnull=True).values_list("lead", "helpers"))
    keys = {key for pair in people for key in pair if key}
    until = first_notice_at(referat.confirmed_at or timezone.now()) + timedelta(hours=1)
    planned = Reminder.objects.filter(person__in=keys, state=Reminder.State.PLANNED, at__lte=until)
    times = sorted(planned.values_list("at", flat=True))
    return Started(
        tasks=tasks.count(),
        waiting=len(times),
        first_at=timezone.localtime(times[0]) if times else None,
        held=active.filter(mail_held_at__isnull=False).count(),
    )
