"""What a failed attempt to send means: try again, give up, or the address is no good.

SMTP: RFC 5321 section 4.2.1 (4yz transient, 5yz permanent), RFC 3463 (enhanced status codes).
"""

from __future__ import annotations

import re
import smtplib
from dataclasses import dataclass
from email.errors import MessageError
from typing import Final

from django.core.mail import BadHeaderError

from core.errors import Refused
from core.mail.models import State

#: 5.1.x is about the address, 5.2.1 a mailbox that takes no mail. A full one (5.2.2) is not gone.
_ABOUT_ADDRESS: Final = re.compile(r"5\.1\.\d+|5\.2\.1")
_ENHANCED: Final = re.compile(r"[245]\.\d{1,3}\.\d{1,3}")
#: Without an enhanced code: no such mailbox, not local, name not allowed.
_MAILBOX_CODES: Final = frozenset({550, 551, 553})
#: Permanent for the server, but about us (login, sender) and not the mail: somebody will mend it.
_OUR_SIDE: Final = frozenset({530, 534, 535, 538})


@dataclass(frozen=True)
class Verdict:
    """`state` is RETRY, FAILED or BOUNCED. `detail` has codes only: servers quote addresses."""

    state: State
    detail: str


def judge(error: Exception) -> Verdict:
    """What to do with the mail that raised `error` when it was sent."""
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        code, reply = next(iter(error.recipients.values()), (451, b""))
        return _by_code(code, reply, about_recipient=True)
    if isinstance(error, smtplib.SMTPSenderRefused) and error.smtp_code != 552:  # 552: too big
        return Verdict(State.RETRY, f"{error.smtp_code} sender")
    if isinstance(error, smtplib.SMTPResponseException):
        return _by_code(error.smtp_code, error.smtp_error, about_recipient=False)
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
    if code < 500 or code in _OUR_SIDE:
        return Verdict(State.RETRY, detail)
    if about_recipient:
        gone = _ABOUT_ADDRESS.fullmatch(enhanced[0]) if enhanced else code in _MAILBOX_CODES
        return Verdict(State.BOUNCED if gone else State.FAILED, detail)
    return Verdict(State.FAILED, detail)
