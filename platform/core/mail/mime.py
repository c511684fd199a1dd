"""From a ledger row to a message that any of Django's mail backends can send."""

from __future__ import annotations

from email.utils import format_datetime, parseaddr
from functools import lru_cache
from typing import Any, Final

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.core.mail.backends.base import BaseEmailBackend
from django.utils import timezone

from core.mail import wire
from core.mail.addresses import written
from core.mail.models import OutgoingMail

#: Providers that refuse a mail with a Message-ID of its own (Mailjet's error send-0011).
_OWN_MESSAGE_ID: Final = frozenset({"mailjet"})


class LedgerMessage(EmailMultiAlternatives):
    """Text and HTML of equal worth. Our own backend sends `wire()`, others what Django makes.

    `metadata` is Anymail's: providers that give mails an id of their own hand it back with each
    thing that happens to the mail.
    """

    def __init__(self, mail: OutgoingMail, **more: Any) -> None:
        super().__init__(**more)
        self.mail = mail
        self.metadata = {"key": metadata_key(mail.message_id)}

    @property
    def provider_id(self) -> str:
        """The provider's id for this mail once it was sent, "" over SMTP."""
        status = getattr(self, "anymail_status", None)
        number = getattr(status, "message_id", None)
        return number[:200] if isinstance(number, str) else ""

    @property
    def envelope(self) -> tuple[str, str]:
        """Sender and recipient as SMTP wants them: bare addresses in ASCII."""
        recipient = settings.MAIL_REDIRECT_ALL or self.mail.to_email
        sender = return_address(self.mail.message_id) or _bare(self.from_email)
        return sender, wire.ascii_address(recipient)

    def wire(self, *, eight_bit: bool = True) -> bytes:
        """The message as it goes over SMTP. Raises BadHeaderError."""
        headers = {"Subject": self.subject, "From": self.from_email, "To": self.to[0]}
        if self.reply_to:
            headers["Reply-To"] = self.reply_to[0]
        return wire.compose(
            (headers | self.extra_headers).items(),
            self.mail.body_text,
            self.mail.body_html,
            boundary="=_" + metadata_key(self.mail.message_id),
            eight_bit=eight_bit,
            calendar=self.mail.calendar,
        )


@lru_cache(maxsize=16)
def _bare(sender: str) -> str:
    return wire.ascii_address(parseaddr(sender)[1])


def return_address(message_id: str) -> str:
    """Where reports about this mail come to us (`core.mail.returned`), "" where none do."""
    if not settings.BOUNCES_TO_INBOUND:
        return ""
    return f"retur-{metadata_key(message_id)}@{settings.INBOUND_DOMAIN}"


def metadata_key(message_id: str) -> str:
    """What we give a provider to know the mail by: the left side of its Message-ID."""
    return message_id.strip("<>").partition("@")[0]


def build(mail: OutgoingMail, connection: BaseEmailBackend | None = None) -> LedgerMessage:
    """The message of a row, with the Message-ID that the row was born with."""
    headers, to = dict(mail.headers), written(mail.to_email, mail.to_name)
    if settings.MAIL_REDIRECT_ALL:
        headers["X-Redirected-From"] = mail.to_email
        to = written(settings.MAIL_REDIRECT_ALL, mail.to_name)
    if settings.MAIL_PROVIDER not in _OWN_MESSAGE_ID:
        headers["Message-ID"] = mail.message_id
    if not settings.MAIL_PROVIDER:  # a provider writes the date itself; some refuse ours
        headers["Date"] = format_datetime(timezone.localtime())
    message = LedgerMessage(
        mail,
        subject=mail.subject,
        body=mail.body_text,
        from_email=settings.DEFAULT_FROM_EMAIL,
        to=[to],
        reply_to=[mail.reply_to] if mail.reply_to else None,
        headers=headers,
        connection=connection,
    )
    message.attach_alternative(mail.body_html, "text/html")
    if mail.calendar:
        message.attach(wire.CALENDAR_NAME, mail.calendar, "text/calendar")
    return message
