"""Marks when a periodic task began and ended."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from django.utils import timezone

from core.schedule.models import Heartbeat


class Beat:
    """What the task may say about itself, such as "12 mails"."""

    result = ""


@contextmanager
def beating(name: str) -> Iterator[Beat]:
    """Record start and end of one run of the periodic task `name`; errors pass through."""
    beat = Beat()
    Heartbeat.objects.update_or_create(name=name, defaults={"started_at": timezone.now()})
    try:
        yield beat
    except BaseException:
        Heartbeat.objects.filter(name=name).update(failed_at=timezone.now())
        raise
    Heartbeat.objects.filter(name=name).update(finished_at=timezone.now(), result=beat.result[:300])
