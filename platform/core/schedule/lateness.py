"""When a periodic task is late. Pure: times in, answer out."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any, Final

#: A run may take its time, and a worker be busy with another task.
SLACK: Final = timedelta(minutes=10)
#: Tasks with a time of day run daily; on the day of a deployment a little later.
DAILY: Final = timedelta(days=1)


def interval_of(schedule: Any) -> timedelta:
    """How often an entry of CELERY_BEAT_SCHEDULE runs: seconds, a timedelta, or a crontab."""
    if isinstance(schedule, timedelta):
        return schedule
    if isinstance(schedule, int | float):
        return timedelta(seconds=schedule)
    return DAILY


def allowed(interval: timedelta) -> timedelta:
    """How old the last finished run of a task may be: it may be missed twice, and take its time."""
    return 3 * interval + SLACK if interval < DAILY else interval + 12 * SLACK


def is_late(
    finished_at: datetime | None, interval: timedelta, *, since: datetime, now: datetime
) -> bool:
    """Whether a task that should run so often is late.

    `finished_at`: its last run that ended well. `since`: when it could first have run.
    """
    return now - (finished_at or since) > allowed(interval)
