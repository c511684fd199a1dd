"""Rows of the ledger as these tests want them."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.utils import timezone

from core.mail.addresses import Recipient
from core.mail.messages import Message
from core.mail.models import OutgoingMail, State
from core.mail.outbox import enqueue
from tests.core.mail.trial import Promise


def mail(to: str = "kari@example.no", message: Message | None = None, **more) -> OutgoingMail:
    more.setdefault("dedupe_key", f"trial:{to}")
    recipient = Recipient(to, "Kåre «Bær» Lauvås", "nb")
    return enqueue(message or Promise.sample(), to=recipient, **more)


def sent(to: str = "kari@granvik.example.no", person: int = 17, n: int = 0) -> OutgoingMail:
    """A reminder that was sent."""
    row = enqueue(Promise("x"), to=Recipient(to), dedupe_key=f"{to}:{n}", person=person)
    now = timezone.now()
    OutgoingMail.objects.filter(pk=row.pk).update(state=State.SENT, sent_at=now, attempts=1)
    row.refresh_from_db()
    return row


def state(row: OutgoingMail) -> str:
    row.refresh_from_db()
    return row.state


def after(minutes: int = 20) -> datetime:
    """When a failure told of now has been waited with long enough to be judged."""
    return timezone.now() + timedelta(minutes=minutes)
