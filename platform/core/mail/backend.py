"""Django's SMTP backend for one long conversation: no delays, and one new try when it was cut.

TCP_NODELAY: on a kept-open STARTTLS connection, mails above 16 kB otherwise wait 40 ms each for
Nagle's algorithm and delayed acknowledgements.
"""

from __future__ import annotations

import smtplib
import socket
from typing import Any

from django.core.mail import EmailMessage
from django.core.mail.backends import smtp

from core.mail.mime import LedgerMessage


class PromptSMTP(smtplib.SMTP):
    """Without Nagle's algorithm, and knowing whether a message was begun."""

    data_begun = False

    def connect(self, *args: Any, **kwargs: Any) -> tuple[int, bytes]:
        answer = super().connect(*args, **kwargs)
        assert self.sock is not None
        self.sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        return answer

    def mail(self, *args: Any, **kwargs: Any) -> tuple[int, bytes]:
        self.data_begun = False
        return super().mail(*args, **kwargs)

    def data(self, msg: Any) -> tuple[int, bytes]:
        self.data_begun = True
        return super().data(msg)


class PromptSMTPSSL(PromptSMTP, smtplib.SMTP_SSL):
    """The same, encrypted from the first byte."""


class EmailBackend(smtp.EmailBackend):
    """Reopens a connection that was closed while idle, if the message was not begun."""

    @property
    def connection_class(self) -> type[smtplib.SMTP]:
        return PromptSMTPSSL if self.use_ssl else PromptSMTP

    def _send(self, email_message: EmailMessage) -> bool:
        try:
            return self._say(email_message)
        except (OSError, smtplib.SMTPException) as error:
            again = self._was_cut_before_data(error)
            if again or not isinstance(
                error, (smtplib.SMTPResponseException, smtplib.SMTPRecipientsRefused)
            ):
                self._drop()
            if not again:
                raise
        self.open()
        return self._say(email_message)

    def _say(self, email_message: EmailMessage) -> bool:
        if not isinstance(email_message, LedgerMessage) or self.connection is None:
            return bool(super()._send(email_message))  # type: ignore[misc]  # not in the stubs
        self.connection.ehlo_or_helo_if_needed()
        eight_bit = self.connection.has_extn("8bitmime")
        sender, recipient = email_message.envelope
        self.connection.sendmail(
            sender,
            [recipient],
            email_message.wire(eight_bit=eight_bit),
            mail_options=("BODY=8BITMIME",) if eight_bit else (),
        )
        return True

    def _was_cut_before_data(self, error: Exception) -> bool:
        if getattr(self.connection, "data_begun", False):
            return False  # the server may have taken it: only the caller may decide
        if isinstance(error, smtplib.SMTPResponseException):
            return error.smtp_code == 421  # RFC 5321: closing the channel, come again
        return isinstance(error, (smtplib.SMTPServerDisconnected, ConnectionError))

    def _drop(self) -> None:
        # Without QUIT: a server that has fallen silent would make us wait once more.
        if self.connection is not None:
            self.connection.close()
            self.connection = None
