"""What a failed attempt to send means: try again, give up, or the address is no good.

SMTP: RFC 5321 section 4.2.1 (4yz transient, 5yz permanent), RFC 3463 (enhanced status codes).
A provider's API: HTTP (RFC 9110), as Anymail's exceptions carry it.
"""

from __future__ import annotations

import re
import smtplib
from dataclasses import dataclass
from email.errors import MessageError
from typing import Final

from anymail.exceptions import AnymailAPIError, AnymailRecipientsRefused
from django.core.mail import BadHeaderError

from core.errors import Refused
from core.mail.event_kinds import Kind
from core.mail.models import State

#: 5.1.x is about the address, 5.2.1 a mailbox that takes no mail. A full one (5.2.2) is not gone.
_ABOUT_ADDRESS: Final = re.compile(r"5\.1\.\d+|5\.2\.1")
_ENHANCED: Final = re.compile(r"[245]\.\d{1,3}\.\d{1,3}")
#: Without an enhanced code: no such mailbox, not local, name not allowed.
_MAILBOX_CODES: Final = frozenset({550, 551, 553})
#: Permanent for the server, but about us (login, sender) and not the mail: somebody will mend it.
_OUR_SIDE: Final = frozenset({530, 534, 535, 538})


#: HTTP answers about our account and its limits, not about the mail: it waits for us.
_OUR_ACCOUNT: Final = frozenset({401, 402, 403, 404, 429})
#: Permanent in HTTP's words, but worth another try.
_TRY_AGAIN: Final = frozenset({408, 409, 423, 425})


@dataclass(frozen=True)
class Verdict:
    """`state` is RETRY, FAILED or BOUNCED. `detail` has codes only: servers quote addresses."""

    state: State
    detail: str
    #: Nothing is wrong with this mail: no mail can be sent now. The attempt does not count.
    no_server: bool = False
    #: The provider's own number for the mail it took.
    provider_id: str = ""
    #: What it says of the address, when nobody tries any more.
    about_address: Kind | None = None


def judge(error: Exception) -> Verdict:
    """What to do with the mail that raised `error` when it was sent."""
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        code, reply = next(iter(error.recipients.values()), (451, b""))
        return _by_code(code, reply, about_recipient=True)
    if isinstance(error, smtplib.SMTPSenderRefused) and error.smtp_code != 552:  # 552: too big
        return Verdict(State.RETRY, f"{error.smtp_code} sender")
    if isinstance(error, smtplib.SMTPResponseException):
        return _by_code(error.smtp_code, error.smtp_error, about_recipient=False)
    if isinstance(error, AnymailRecipientsRefused):
        return Verdict(State.BOUNCED, "refused by the provider", about_address=Kind.HARD)
    if isinstance(error, AnymailAPIError):
        return _by_status(error.status_code)
    if isinstance(
        error, (Refused, BadHeaderError, MessageError, UnicodeError, ValueError, TypeError)
    ):
        return Verdict(State.FAILED, type(error).__name__)
    # Lost connections and time-outs, and whatever a provider's library raises: bounded tries.
    return Verdict(State.RETRY, type(error).__name__)


def _by_code(code: int, reply: bytes | str, *, about_recipient: bool) -> Verdict:
    words = reply.decode("utf-8", "replace") if isinstance(reply, bytes) else str(reply)
    enhanced = _ENHANCED.match(words.lstrip())
    detail = f"{code} {enhanced[0]}" if enhanced else str(code)
    soft = Kind.SOFT if about_recipient else None
    if code < 500 or code in _OUR_SIDE:
        return Verdict(State.RETRY, detail, about_address=soft)
    if about_recipient:
        gone = _ABOUT_ADDRESS.fullmatch(enhanced[0]) if enhanced else code in _MAILBOX_CODES
        if gone:
            return Verdict(State.BOUNCED, detail, about_address=Kind.HARD)
    return Verdict(State.FAILED, detail, about_address=soft)


def _by_status(status: int | None) -> Verdict:
    if status is None:
        return Verdict(State.RETRY, "no answer from the provider", no_server=True)
    if status in _OUR_ACCOUNT:
        return Verdict(State.RETRY, f"HTTP {status}", no_server=True)
    permanent = 400 <= status < 500 and status not in _TRY_AGAIN
    return Verdict(State.FAILED if permanent else State.RETRY, f"HTTP {status}")
