"""One mail, one server: the last door. Nothing here knows the database."""

from __future__ import annotations

import logging
import smtplib
from typing import Final

from django.conf import settings
from django.core.mail.backends.base import BaseEmailBackend

from core.mail.errors import Verdict, judge
from core.mail.mime import build
from core.mail.models import OutgoingMail, State

log: Final = logging.getLogger(__name__)


def send_one(mail: OutgoingMail, connection: BaseEmailBackend) -> Verdict:
    """Hand one mail to the server over an open connection, and say what that came to."""
    if not mail.to_email:
        return Verdict(State.CANCELLED, "erased")
    detail = ""
    if settings.MAIL_REDIRECT_ALL:
        detail = "redirected: MAIL_REDIRECT_ALL"
    elif not may_be_mailed(mail.to_email):
        return Verdict(State.SUPPRESSED, "not in MAIL_ONLY_TO")
    try:
        message = build(mail, connection)
        taken = connection.send_messages([message])
    # Whatever one mail may raise, in building or in a provider's library, must stop only itself.
    except Exception as error:  # noqa: BLE001
        if not isinstance(error, (smtplib.SMTPResponseException, smtplib.SMTPRecipientsRefused)):
            take_leave(connection)  # the conversation may be out of step: the next gets a new one
        return judge(error)
    if not taken:
        return Verdict(State.RETRY, "not taken")
    return Verdict(State.SENT, detail, provider_id=message.provider_id)


def may_be_mailed(address: str) -> bool:
    """Whether MAIL_ONLY_TO lets mail go to this address: it, or its domain, is on the list."""
    allowed = settings.MAIL_ONLY_TO
    domain = address.rpartition("@")[2]
    return not allowed or address.lower() in allowed or domain.lower() in allowed


def has_server(connection: BaseEmailBackend) -> bool:
    """Open the connection if it is not. False when there is nobody at the other end."""
    try:
        connection.open()
    # A wrong setting may raise anything; no mail can help that, and none must fail for it.
    except Exception as error:  # noqa: BLE001
        log.warning("no connection to the mail server: %s", type(error).__name__)
        return False
    return True


def take_leave(connection: BaseEmailBackend) -> None:
    """Close the connection, whatever state it is in."""
    try:
        connection.close()
    except Exception:  # noqa: BLE001  as above: it is gone either way
        log.info("the mail server did not take our leave")
