"""What becomes of a mail after we sent it, as the provider or the server tells us.

Providers tell things twice, late, in any order, and even before we have written down that the mail
was sent. So what is kept is *that* each thing happened, and the mail's state follows from all of
them together, whatever the order.
"""

from __future__ import annotations

import hashlib
import logging
from datetime import datetime
from typing import Any, Final

from anymail.signals import AnymailTrackingEvent
from django.conf import settings
from django.db import transaction
from django.utils import timezone

from core.mail import news, suppression
from core.mail.event_kinds import Kind, codes, kind_of
from core.mail.messages import STOPPABLE
from core.mail.models import MailEvent, OutgoingMail, State, Suppression, tally

log: Final = logging.getLogger(__name__)

#: Words of providers for the kind of a bounce: Postmark, Brevo, Mailgun, Amazon SES, Mailjet.
_WORDS: Final = ("Type", "event", "bounceType", "bounceSubType", "severity", "error_related_to")
_WIPED: Final = {"subject": "", "body_text": "", "body_html": "", "calendar": ""}


def take_event(event: AnymailTrackingEvent, esp_name: str, **_more: Any) -> None:
    """Receives Anymail's signal for one thing that happened."""
    theirs = event.esp_event if isinstance(event.esp_event, dict) else {}
    theirs = {**theirs, **_part(theirs, "event-data"), **_part(theirs, "bounce")}
    response = str(event.mta_response or "") + " " + str(event.description or "")
    words = " ".join(str(theirs.get(word, "")) for word in _WORDS)
    kind = kind_of(event.event_type, event.reject_reason or "", response, words)
    if kind is None:
        return
    at = event.timestamp or timezone.now()
    with transaction.atomic():
        mail = _find(event)
        record(
            mail,
            kind,
            at=at,
            source=esp_name.lower(),
            final=event.event_type in {"bounced", "rejected", "failed"},
            detail=codes(response),
            told=f"{event.message_id}:{event.timestamp or event.event_id}",
        )


def record(
    mail: OutgoingMail | None,
    kind: Kind,
    *,
    at: datetime,
    source: str,
    final: bool,
    detail: str,
    told: str = "",
) -> None:
    """Write down that this happened to a mail (locked, or None for one of somebody else's).

    `told` tells one telling from another. The same thing again changes nothing.
    """
    if mail is None:
        log.info("%s told of a mail that is not ours", source)
    if mail is not None and kind == Kind.DELIVERED:
        if mail.delivered_at is None:
            mail.delivered_at = at
            _follow(mail)
            tally.add({"delivered": 1})
        return
    fresh = note(mail, kind, at=at, source=source, final=final, detail=detail, told=told)
    if mail is None or not fresh:
        return
    tally.add({f"told_{kind}": 1})
    if kind in {Kind.COMPLAINED, Kind.UNSUBSCRIBED, Kind.AUTORESPONDED}:
        mail.delivered_at = mail.delivered_at or at  # somebody, or something, has read it
    _follow(mail)
    if kind == Kind.COMPLAINED:
        _stop(mail, Suppression.Reason.COMPLAINED)
        people = () if mail.person is None else (mail.person,)
        news.tell(news.Undeliverable(mail.to_email, "complained", suppressed=True, people=people))
    elif kind == Kind.UNSUBSCRIBED:
        _stop(mail, Suppression.Reason.ASKED)


def note(
    mail: OutgoingMail | None,
    kind: Kind,
    *,
    at: datetime,
    source: str,
    final: bool,
    detail: str,
    told: str = "",
) -> bool:
    """Keep the event alone. False when it was known."""
    what = f"{source}:{mail.pk if mail else ''}:{kind}:{final}:{told}"
    email = mail.to_email if mail else ""
    _row, fresh = MailEvent.objects.get_or_create(
        key=hashlib.sha256(what.encode()).hexdigest(),
        defaults={
            "mail": mail,
            "email": email,
            "domain": email.rpartition("@")[2],
            "kind": kind,
            "final": final,
            "source": source[:20],
            "detail": detail[:60],
            "at": at,
        },
    )
    return fresh


def _follow(mail: OutgoingMail) -> None:
    """Set the mail's state from all that is known to have happened to it."""
    events = list(MailEvent.objects.filter(mail=mail).order_by("pk"))
    hard = next((event for event in events if event.kind == Kind.HARD), None)
    final = next((event for event in events if event.final), None)
    end = hard or (final if mail.delivered_at is None else None)
    if end:
        failed = end.kind == Kind.FAILED
        mail.state, mail.state_detail = State.FAILED if failed else State.BOUNCED, end.detail
    elif mail.delivered_at:
        mail.state, mail.state_detail = State.DELIVERED, ""
    else:
        return
    mail.claimed_at = None  # if it was in flight, whoever sent it finds that we know already
    fields = ["state", "state_detail", "claimed_at", "delivered_at"]
    if mail.secret:
        for name, value in _WIPED.items():
            setattr(mail, name, value)
        fields += _WIPED
    mail.save(update_fields=fields)


def _stop(mail: OutgoingMail, reason: str) -> None:
    """No more of what one can be rid of; codes, receipts and invitations go on."""
    for purpose in sorted(STOPPABLE):
        suppression.suppress(mail.to_email, purpose, reason, detail=f"mail {mail.pk}")


def _find(event: AnymailTrackingEvent) -> OutgoingMail | None:
    """Our mail, by our own key, the provider's number or the Message-ID. Locked."""
    rows = OutgoingMail.objects.select_for_update(of=("self",)).exclude(to_email="")
    key = (event.metadata or {}).get("key")
    if isinstance(key, str) and key:
        found = rows.filter(message_id=f"<{key}@{settings.MAIL_DOMAIN}>").first()
        if found:
            return found
    number = event.message_id
    if not isinstance(number, str) or not number:
        return None
    return (
        rows.filter(provider_id=number[:200]).first()
        or rows.filter(message_id=number[:200]).first()
    )


def _part(event: dict[str, Any], name: str) -> dict[str, Any]:
    part = event.get(name)
    return part if isinstance(part, dict) else {}
