"""From a ledger row to a message on the wire."""

from __future__ import annotations

from email.utils import format_datetime

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.core.mail.backends.base import BaseEmailBackend
from django.utils import timezone

from core.mail.addresses import written
from core.mail.models import OutgoingMail


def build(mail: OutgoingMail, connection: BaseEmailBackend | None = None) -> EmailMultiAlternatives:
    """Text and HTML of equal worth, with the Message-ID that the row was born with."""
    message = EmailMultiAlternatives(
        subject=mail.subject,
        body=mail.body_text,
        from_email=settings.DEFAULT_FROM_EMAIL,
        to=[written(mail.to_email, mail.to_name)],
        reply_to=[mail.reply_to] if mail.reply_to else None,
        headers={
            **mail.headers,
            "Message-ID": mail.message_id,
            "Date": format_datetime(timezone.localtime()),
        },
        connection=connection,
    )
    message.attach_alternative(mail.body_html, "text/html")
    return message
