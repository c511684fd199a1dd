"""What mails say about people is forgotten in time; that they were sent is not."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.db.models import Q

from core.mail.models import UNFINISHED, WAITING, OutgoingMail, State


def forget_bodies(before: datetime) -> int:
    """Delete the words of settled mails made before this moment. Returns how many had any.

    Subject, address and state stay: they answer "did it reach them?".
    """
    old = OutgoingMail.objects.filter(created_at__lt=before).exclude(state__in=UNFINISHED)
    return old.exclude(body_text="", body_html="").update(body_text="", body_html="")


@transaction.atomic
def erase_person(person: int) -> int:
    """Remove everything that says who this person is from their mails. Returns how many rows.

    What waits is stopped. The rows stay as numbers, without address, name or words; a mail in
    flight at this very moment is settled by its number and loses its words all the same.
    """
    mails = OutgoingMail.objects.filter(person=person)
    mails.filter(state__in=WAITING).update(state=State.CANCELLED)
    return mails.filter(~Q(to_email="")).update(
        to_email="", to_name="", subject="", body_text="", body_html="", reply_to="", headers={}
    )
