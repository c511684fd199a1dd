"""A mail a day to an address of our own, which must arrive: the whole way is tried, every day.

Where it comes back to us (CANARY_EMAIL at INBOUND_DOMAIN) or a provider tells that it was
delivered, that is what must happen; with neither, the mail server must have taken it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any, ClassVar, Final, Self

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from core.mail import reply_addresses
from core.mail.addresses import Recipient
from core.mail.event_kinds import Kind
from core.mail.messages import Message, register
from core.mail.mime import metadata_key
from core.mail.models import InboundMail, OutgoingMail, Purpose, State
from core.mail.outbox import enqueue, message_id_for
from core.mail.tracking import record

KIND: Final = "mail.canary"
#: A day, and time for it to arrive.
LATE_AFTER: Final = timedelta(hours=26)


@register
@dataclass(frozen=True)
class Canary(Message):
    """For a machine: its subject has the number by which we know it again."""

    name: ClassVar[str] = KIND
    purpose: ClassVar[Purpose] = Purpose.NOTICE
    expires_after: ClassVar[timedelta | None] = timedelta(hours=20)

    day: date
    number: str

    def context(self) -> dict[str, Any]:
        return {"day": self.day.isoformat(), "number": self.number}

    @classmethod
    def sample(cls) -> Self:
        return cls(date(2026, 11, 16), "0123456789abcdef")


def send(now: datetime) -> bool:
    """Enqueue today's, from five in the morning on. False when it is there, or none is wanted."""
    if not settings.CANARY_EMAIL or timezone.localtime(now).hour < 5:
        return False
    day = timezone.localdate(now)
    key = f"canary:{day}"
    if OutgoingMail.objects.filter(dedupe_key=key).exists():
        return False
    with transaction.atomic():
        enqueue(Canary(day, _number(key)), to=Recipient(settings.CANARY_EMAIL), dedupe_key=key)
    return True


def take_in(mail: InboundMail) -> str:
    """An inbound handler: the canary has come home."""
    if not settings.CANARY_EMAIL or mail.recipient != settings.CANARY_EMAIL:
        return ""
    sent = _canaries().select_for_update(of=("self",)).order_by("-pk")[:7]
    for one in sent:
        if _number(one.dedupe_key) in mail.subject:
            record(one, Kind.DELIVERED, at=mail.received_at, source="canary", final=True, detail="")
            return "canary"
    return ""


def watch(now: datetime) -> list[str]:
    """For `core.schedule.health`: whether none has arrived for too long."""
    if not settings.CANARY_EMAIL:
        return []
    last = arrived_at()
    if last is None:
        last = _canaries().order_by("pk").values_list("created_at", flat=True).first()
    return ["canary"] if last is not None and now - last > LATE_AFTER else []


def arrived_at() -> datetime | None:
    """When the last canary that arrived was sent out; None when none ever did."""
    rows = _canaries()
    if reply_addresses.is_ours(settings.CANARY_EMAIL) or "Tracking" in settings.MAIL_WEBHOOKS:
        rows = rows.filter(delivered_at__isnull=False)
    else:
        rows = rows.filter(state__in=(State.SENT, State.DELIVERED))
    found: datetime | None = rows.order_by("-pk").values_list("created_at", flat=True).first()
    return found


def _canaries() -> Any:
    return OutgoingMail.objects.filter(to_email=settings.CANARY_EMAIL, kind=KIND)


def _number(key: str) -> str:
    return metadata_key(message_id_for(key))[:16]
