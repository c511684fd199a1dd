"""Whom a mail could not be delivered to, as the report of the failure tells."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from followup.domain.who_phrases.names import EMAIL

from .lines import clean
from .mail import Mail

_MOST_LINES: Final = 400
_FIELD: Final = re.compile(
    r"(?:final-recipient|"
    r""
    r"original-recipient)\s{0,3}:\s{0,3}(?:[\w-]{1,20}\s{0,3};)?\s{0,3}<?([^\s<>;]{1,64}@[^\s<>;]{1,190})",
    re.IGNORECASE,
)
_STATUS: Final = re.compile(r"status\s{0,3}:\s{0,3}([245]\.\d{1,3}\.\d{1,3})", re.IGNORECASE)
_ACTION: Final = re.compile(r"action\s{0,3}:\s{0,3}(\w{1,12})", re.IGNORECASE)
_CODE: Final = re.compile(r"(?<![\d.])(?:5\.\d\.\d{1,3}|5[0-5]\d)(?![\d.])")
_SOFT: Final = re.compile(
    r"\bdelay(?:ed)?\b|\bforsinket\b|\bforsinka\b|\bforsenad\b|will be retried|"
    r"mailbox (?:is )?full|postkassen er full|over quota|try again|temporar",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Bounce:
    """`recipient`: the address that failed, in lower case; "" where the report does not tell.

    `status`: the code of RFC 3463 ("5.1.1"), "" without. `permanent`: no use in trying again.
    `delayed`: not given up yet.
    """

    recipient: str = ""
    status: str = ""
    permanent: bool = True
    delayed: bool = False


NO_BOUNCE: Final = Bounce()


def read_bounce(mail: Mail) -> Bounce:
    """The failed recipient: from the delivery report, the header of Gmail, or the text."""
    report = clean(mail.report)[:50_000]
    text = clean(mail.text or _bare(mail.html))
    lines = [*report.split("\n", _MOST_LINES)[:_MOST_LINES], *text.split("\n", _MOST_LINES)]
    found = _from_fields(lines) or _address(mail.header("X-Failed-Recipients"))
    recipient = found or _from_text(text[:20_000], mail)
    action = next((m[1].lower() for line in lines if (m := _ACTION.match(line[:80]))), "")
    status = next((m[1] for line in lines if (m := _STATUS.match(line[:80]))), "")
    if not status:
        told = _CODE.search(text[:20_000])
        status = told.group() if told else ""
    soft = status.startswith("4") or (not status and bool(_SOFT.search(text[:5000])))
    return Bounce(recipient.lower(), status, permanent=not soft, delayed=action == "delayed")


def _from_fields(lines: list[str]) -> str:
    for line in lines:
        found = _FIELD.match(line[:400].strip())
        if found:
            return found.group(1).strip(".,;>")
    return ""


def _from_text(text: str, mail: Mail) -> str:
    ours = {_address(mail.header("To")).lower(), _address(mail.header("From")).lower()}
    for found in EMAIL.finditer(text):
        address = found.group().lower()
        machine = address.startswith(("mailer-daemon@", "postmaster@"))
        if address not in ours and not machine:
            return address
    return ""


def _address(value: str) -> str:
    found = EMAIL.search(value[:1000])
    return found.group() if found else ""


def _bare(html: str) -> str:
    return re.sub(r"<[^<>]{0,2000}>", " ", html[:100_000])
