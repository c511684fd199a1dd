"""Numbers for Prometheus, read from the database, so that they are the same in every process.

    metrics.measure(callback)   in an app's `ready()`

A callback gets the time and yields prometheus_client's metric families.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import datetime

from django.utils import timezone
from prometheus_client import CollectorRegistry, generate_latest
from prometheus_client.core import GaugeMetricFamily, Metric
from prometheus_client.registry import Collector

from core.schedule.health import late_tasks
from core.schedule.models import Heartbeat

Measure = Callable[[datetime], Iterable[Metric]]
PREFIX = "allemed_"
_measures: list[Measure] = []


def measure(callback: Measure) -> None:
    """Have `callback` asked for its numbers whenever they are read."""
    if callback not in _measures:
        _measures.append(callback)


def page() -> bytes:
    """Every number in Prometheus' text format."""
    registry = CollectorRegistry()
    registry.register(_All(timezone.now()))
    return generate_latest(registry)


class _All(Collector):
    def __init__(self, now: datetime) -> None:
        self.now = now

    def collect(self) -> Iterator[Metric]:
        yield from _tasks(self.now)
        for callback in _measures:
            yield from callback(self.now)


def gauge(name: str, what: str, value: float) -> GaugeMetricFamily:
    """One number without labels."""
    return GaugeMetricFamily(PREFIX + name, what, value=value)


def age(now: datetime, moment: datetime | None) -> float:
    """Seconds since `moment`; 0 when there is none or it is yet to come."""
    return max(0.0, (now - moment).total_seconds()) if moment else 0.0


def _tasks(now: datetime) -> Iterator[Metric]:
    ages = GaugeMetricFamily(
        PREFIX + "task_age_seconds",
        "Time since the last good run of a periodic task.",
        labels=["task"],
    )
    for name, finished in Heartbeat.objects.values_list("name", "finished_at"):
        ages.add_metric([name], age(now, finished))
    yield ages
    yield gauge("tasks_late", "Periodic tasks that are late.", len(late_tasks(now)))
