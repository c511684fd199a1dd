"""Celery's way in. The rules are in `delivery` and `retention`."""

from __future__ import annotations

import time
from datetime import timedelta
from typing import Final

from celery import shared_task
from django.conf import settings
from django.utils import timezone

from core.mail import canary
from core.mail.bounces import judge_due
from core.mail.delivery import deliver_due
from core.mail.inbound import handle_due
from core.mail.retention import forget_bodies, forget_events, forget_inbound
from core.schedule.heartbeat import beating

#: A worker has other work too. What is left is found by the next call, seconds later.
MOST_SECONDS: Final = 300
CHUNK: Final = 1000


@shared_task(name="mail.deliver")
def deliver() -> None:
    """Send everything that is due."""
    with beating("mail.deliver") as beat:
        until = time.monotonic() + MOST_SECONDS
        total = 0
        while time.monotonic() < until:
            counts = deliver_due(timezone.now(), limit=CHUNK)
            total += counts.sent
            beat.result = f"{total} sent; {counts}"
            if counts.claimed < CHUNK or counts.released:
                break


@shared_task(name="mail.canary")
def send_canary() -> None:
    """Send the day's canary, once."""
    with beating("mail.canary") as beat:
        beat.result = "sent" if canary.send(timezone.now()) else "nothing to do"


@shared_task(name="mail.bounces")
def judge_bounces() -> None:
    """Decide about addresses and domains whose mails came back."""
    with beating("mail.bounces") as beat:
        beat.result = f"{judge_due(timezone.now())} addresses given up"


@shared_task(name="mail.inbound")
def handle_inbound() -> None:
    """Give the mails that came in to whoever handles them."""
    with beating("mail.inbound") as beat:
        beat.result = f"{handle_due(timezone.now())} mails"


@shared_task(name="mail.forget_bodies")
def forget_old_bodies() -> None:
    """Delete the words of old mails; the rows stay."""
    with beating("mail.forget_bodies") as beat:
        before = timezone.now() - timedelta(days=settings.MAIL_KEEP_BODIES_DAYS)
        beat.result = f"{forget_bodies(before)} sent, {forget_inbound(before)} received"
        forget_events(before)
