"""What the mail tells those who watch over the site: what is wrong, and numbers."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Final

from django.db.models import Count, Min
from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily, Metric

from core.mail import canary
from core.mail.models import InboundMail, MailEvent, OutgoingMail, State, Suppression, Tally
from core.schedule.metrics import PREFIX, age, gauge

#: A due mail or a mail to us that waits longer than this: whoever should take it is not there.
WAITS_AT_MOST: Final = timedelta(minutes=30)
_WAITING: Final = (State.QUEUED, State.RETRY, State.IN_FLIGHT)


def watch(now: datetime) -> list[str]:
    """For `core.schedule.health`."""
    long_ago = now - WAITS_AT_MOST
    unclaimed = OutgoingMail.objects.filter(state__in=(State.QUEUED, State.RETRY))
    # Where no server can be reached, mails are put off without an attempt that counts.
    no_server = unclaimed.filter(state=State.RETRY, attempts=0, created_at__lte=long_ago)
    unread = InboundMail.objects.filter(
        state=InboundMail.State.RECEIVED, attempts=0, due_at__lte=long_ago
    )
    found = {
        "mail.queue": unclaimed.filter(due_at__lte=long_ago).exists() and not _moves(long_ago),
        "mail.server": no_server.exists(),
        "mail.inbound_queue": unread.exists(),
    }
    return [name for name, wrong in found.items() if wrong] + canary.watch(now)


def _moves(since: datetime) -> bool:
    """Whether mails were sent lately: a long queue that moves is only paced."""
    return OutgoingMail.objects.filter(sent_at__gte=since).exists()


def measure(now: datetime) -> Iterator[Metric]:
    """For `core.schedule.metrics`."""
    waiting = GaugeMetricFamily(
        PREFIX + "mail_waiting", "Mails that are not settled, by state.", labels=["state"]
    )
    counts = dict(
        OutgoingMail.objects.filter(state__in=_WAITING)
        .order_by()
        .values_list("state")
        .annotate(number=Count("pk"))
    )
    for state in _WAITING:
        waiting.add_metric([state], counts.get(state, 0))
    yield waiting
    due = OutgoingMail.objects.filter(state__in=(State.QUEUED, State.RETRY), due_at__lte=now)
    oldest = due.aggregate(at=Min("due_at"))["at"]
    yield gauge("mail_queue_age_seconds", "How long the oldest due mail waits.", age(now, oldest))
    yield gauge("mail_due", "Mails that are due and wait.", due.count())
    yield _totals()
    yield from _inbound(now)
    yield gauge(
        "mail_suppressed_addresses",
        "Addresses that get no mail of some kind.",
        Suppression.objects.count(),
    )
    foreign = MailEvent.objects.filter(mail=None).count()
    yield gauge("mail_foreign_events", "Told of mails that are not ours.", foreign)
    yield gauge("canary_age_seconds", "Since the last canary.", age(now, canary.arrived_at()))


def _totals() -> Metric:
    totals = CounterMetricFamily(
        PREFIX + "mail_settled", "Mails by what became of them.", labels=["state"]
    )
    for name, total in Tally.objects.values_list("name", "total"):
        totals.add_metric([name], total)
    return totals


def _inbound(now: datetime) -> Iterator[Metric]:
    received = InboundMail.objects.filter(state=InboundMail.State.RECEIVED)
    oldest = received.aggregate(at=Min("received_at"))["at"]
    yield gauge("inbound_waiting", "Mails to us that nobody has read yet.", received.count())
    yield gauge("inbound_age_seconds", "How long the oldest of them waits.", age(now, oldest))
