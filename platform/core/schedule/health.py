"""Is all well? Each app says what it watches:

    health.watch(callback)   in an app's `ready()`

A callback gets the time and returns the names of what is wrong, [] when nothing is: fixed words
such as "mail.queue", never anything from the data, since everybody may read them.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

from django.conf import settings
from django.db.migrations.recorder import MigrationRecorder

from core.schedule.lateness import interval_of, is_late
from core.schedule.models import Heartbeat

Watch = Callable[[datetime], list[str]]
_watches: list[Watch] = []


def watch(callback: Watch) -> None:
    """Have `callback` asked whenever somebody wants to know whether all is well."""
    if callback not in _watches:
        _watches.append(callback)


def forget(callback: Watch) -> None:
    """Ask it no more: for tests that bring their own."""
    _watches.remove(callback)


def intervals() -> dict[str, timedelta]:
    """How often each periodic task runs, by its name."""
    return {
        str(entry["task"]): interval_of(entry["schedule"])
        for entry in settings.CELERY_BEAT_SCHEDULE.values()
    }


def late_tasks(now: datetime) -> list[str]:
    """The periodic tasks whose last good run is too long ago, by name."""
    beats = dict(Heartbeat.objects.values_list("name", "finished_at"))
    since = _began() or now
    return sorted(
        name
        for name, interval in intervals().items()
        if is_late(beats.get(name), interval, since=since, now=now)
    )


def problems(now: datetime) -> list[str]:
    """Everything that is late or wrong, by name."""
    found = late_tasks(now)
    for callback in _watches:
        found += callback(now)
    return found


def _began() -> datetime | None:
    """When this site's database was made: before that, no task could run."""
    first: datetime | None = (
        MigrationRecorder.Migration.objects.order_by("applied")
        .values_list("applied", flat=True)
        .first()
    )
    return first
