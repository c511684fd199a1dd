"""What mails say about people is forgotten in time; that they were sent is not."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.db.models import Q

from core.mail.models import UNFINISHED, WAITING, InboundMail, MailEvent, OutgoingMail, State


def forget_bodies(before: datetime) -> int:
    """Delete the words of settled mails made before this moment. Returns how many had any.

    Subject, address and state stay: they answer "did it reach them?".
    """
    old = OutgoingMail.objects.filter(created_at__lt=before).exclude(state__in=UNFINISHED)
    return old.exclude(body_text="", body_html="").update(body_text="", body_html="", calendar="")


def forget_inbound(before: datetime) -> int:
    """Delete the words of mails that came in before this moment and are settled. How many had."""
    old = InboundMail.objects.filter(received_at__lt=before)
    old = old.exclude(state=InboundMail.State.RECEIVED).exclude(packed=b"", subject="")
    return old.update(packed=b"", subject="")


def forget_events(before: datetime) -> int:
    """Delete what was told of mails before this moment: no rule looks back so far. How many."""
    return MailEvent.objects.filter(received_at__lt=before).delete()[0]


@transaction.atomic
def erase_person(person: int) -> int:
    """Remove everything that says who this person is from their mails. Returns how many rows.

    What waits is stopped. The rows stay as numbers, without address, name or words; a mail in
    flight at this very moment is settled by its number and loses its words all the same. What
    they wrote to us is gone altogether.
    """
    mails = OutgoingMail.objects.filter(person=person)
    mails.filter(state__in=WAITING).update(state=State.CANCELLED)
    InboundMail.objects.filter(person=person).delete()
    MailEvent.objects.filter(mail__in=mails).update(email="")
    return mails.filter(~Q(to_email="")).update(
        to_email="",
        to_name="",
        subject="",
        body_text="",
        body_html="",
        calendar="",
        reply_to="",
        headers={},
    )
