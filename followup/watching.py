"""What following up tells those who watch over the site."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Final

from django.db.models import Min, QuerySet
from prometheus_client.core import Metric

from core.schedule.metrics import age, gauge
from followup.domain import reminder_schedule as schedule
from followup.models import Reminder

#: In the hours in which reminders are written, a due one waits minutes.
WAITS_AT_MOST: Final = timedelta(hours=2)


def watch(now: datetime) -> list[str]:
    """For `core.schedule.health`: reminders that should have been written and were not."""
    earlier = now - WAITS_AT_MOST
    if not (schedule.may_send_at(now) and schedule.may_send_at(earlier)):
        return []
    return ["followup.reminders"] if _due(earlier).exists() else []


def measure(now: datetime) -> Iterator[Metric]:
    """For `core.schedule.metrics`."""
    due = _due(now)
    oldest = due.aggregate(at=Min("at"))["at"]
    yield gauge("reminders_due", "Planned contacts whose time has come.", due.count())
    yield gauge("reminders_due_age_seconds", "How long the oldest of them waits.", age(now, oldest))


def _due(now: datetime) -> QuerySet[Reminder]:
    return Reminder.objects.filter(state=Reminder.State.PLANNED, at__lte=now)
