"""Reads the ledger for pages."""

from __future__ import annotations

from django.db.models import QuerySet

from core.mail.models import OutgoingMail


def mails_to(person: int) -> QuerySet[OutgoingMail]:
    """Mails to one followup.Person (its primary key), newest first, without their bodies.

    Codes for logging in are not a person's history and are left out.
    """
    mails = OutgoingMail.objects.filter(person=person, secret=False)
    return mails.defer("body_text", "body_html", "calendar", "headers").order_by(
        "-created_at", "-pk"
    )
