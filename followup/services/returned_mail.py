"""Notes in the ledger that a mail of ours came back as a report to one of our addresses."""

from __future__ import annotations

import re
from typing import Final

from django.conf import settings
from django.db import transaction

from core.mail import tracking
from core.mail.event_kinds import kind_of
from core.mail.models import InboundMail, OutgoingMail
from followup.domain.mail_replies import Bounce

_LOOKED_THROUGH: Final = 300_000
_ID: Final = re.compile(rb"<[0-9a-f]{40}@[a-z0-9.-]{1,190}>")
_MOST: Final = 20


@transaction.atomic
def note_return(mail: InboundMail, bounce: Bounce) -> OutgoingMail | None:
    """Mark the mail the report is about as come back; None when it names none of ours.

    The report must hold the Message-ID of our mail, which nobody can guess: else anybody could
    have mail to a person stopped by a forged report.
    """
    ids = {found.decode() for found in _ID.findall(mail.raw[:_LOOKED_THROUGH].lower())}
    ours = [one for one in sorted(ids) if one.endswith(f"@{settings.MAIL_DOMAIN}>")][:_MOST]
    rows = OutgoingMail.objects.select_for_update(of=("self",)).filter(message_id__in=ours)
    if bounce.recipient:
        rows = rows.filter(to_email=bounce.recipient)
    returned = rows.order_by("pk").first() if ours else None
    kind = kind_of("bounced", "bounced" if bounce.permanent else "", bounce.status)
    if returned is None or kind is None:
        return None
    tracking.record(
        returned,
        kind,
        at=mail.received_at,
        source="report",
        final=True,
        detail=bounce.status,
        told=mail.key,
    )
    return returned
