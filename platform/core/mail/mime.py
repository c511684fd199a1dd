"""From a ledger row to a message that any of Django's mail backends can send."""

from __future__ import annotations

from email.utils import format_datetime, parseaddr
from typing import Any

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.core.mail.backends.base import BaseEmailBackend
from django.utils import timezone

from core.mail import wire
from core.mail.addresses import written
from core.mail.models import OutgoingMail


class LedgerMessage(EmailMultiAlternatives):
    """Text and HTML of equal worth. Our own backend sends `wire()`, others what Django makes."""

    def __init__(self, mail: OutgoingMail, **more: Any) -> None:
        super().__init__(**more)
        self.mail = mail

    @property
    def envelope(self) -> tuple[str, str]:
        """Sender and recipient as SMTP wants them: bare addresses in ASCII."""
        sender = parseaddr(self.from_email)[1]
        return wire.ascii_address(sender), wire.ascii_address(self.mail.to_email)

    def wire(self, *, eight_bit: bool = True) -> bytes:
        """The message as it goes over SMTP. Raises BadHeaderError."""
        headers = {"Subject": self.subject, "From": self.from_email, "To": self.to[0]}
        if self.reply_to:
            headers["Reply-To"] = self.reply_to[0]
        return wire.compose(
            (headers | self.extra_headers).items(),
            self.mail.body_text,
            self.mail.body_html,
            boundary="=_" + self.mail.message_id.strip("<>").partition("@")[0],
            eight_bit=eight_bit,
        )


def build(mail: OutgoingMail, connection: BaseEmailBackend | None = None) -> LedgerMessage:
    """The message of a row, with the Message-ID that the row was born with."""
    message = LedgerMessage(
        mail,
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
