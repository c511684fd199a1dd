"""What a provider found out about the sender of a mail it took in, each in its own words."""

from __future__ import annotations

from collections.abc import Mapping
from email.message import EmailMessage
from typing import Any, Final

from django.conf import settings
from django.http import HttpRequest

from core.mail import authenticity
from core.mail.authenticity import Facts

#: Letters a header's value begins with when all is well; the rest is said in other words.
_PASSED: Final = frozenset({"pass", "+", "passed"})


def facts_of(message: EmailMessage, event: Any, envelope_sender: str) -> Facts:
    """The facts of one inbound event. Falls back on Authentication-Results headers."""
    domain = envelope_sender.rpartition("@")[2].lower()
    signed_by = frozenset(
        authenticity.signing_domain(str(one)) for one in message.get_all("DKIM-Signature") or []
    )
    spf, dkim, dmarc = (_said(message, event, which) for which in ("spf", "dkim", "dmarc"))
    if spf or dkim or dmarc:
        # Which of several signatures passed is not told: only when they agree do we know whose.
        one = signed_by if len(signed_by) == 1 else frozenset[str]()
        return Facts(spf=spf, dkim=dkim, dmarc=dmarc, spf_domain=domain, dkim_domains=one)
    values = [str(one) for one in message.get_all("Authentication-Results") or []]
    return authenticity.from_headers(values, settings.INBOUND_AUTHSERV_ID)


def _said(message: EmailMessage, event: Any, which: str) -> str:
    """The worst of all that was said about `which`: a forged header betters nothing."""
    headers = {
        "spf": ("X-Mailgun-Spf", "Received-SPF"),
        "dkim": ("X-Mailgun-Dkim-Check-Result",),
        "dmarc": (),
    }[which]
    words = [str(value) for name in headers for value in message.get_all(name) or []]
    words += [word for word in (_from_event(event, which),) if word]
    return authenticity.worst(_plain(word) for word in words)


def _from_event(event: Any, which: str) -> str:
    if isinstance(event, HttpRequest):
        event = event.POST
    if not isinstance(event, Mapping):
        return ""
    receipt, inner = event.get("receipt"), event.get("msg")
    if isinstance(receipt, Mapping):  # Amazon SES
        verdict = receipt.get(f"{which}Verdict")
        return str(verdict.get("status", "")) if isinstance(verdict, Mapping) else ""
    if isinstance(inner, Mapping):  # Mandrill
        said = inner.get(which)
        if not isinstance(said, Mapping):
            return ""
        return str(said.get("result") or ("pass" if said.get("valid") else "none"))
    said = event.get({"spf": "SPF", "dkim": "dkim"}.get(which, ""))  # SendGrid
    return str(said) if isinstance(said, str) and "{" not in said else ""


def _plain(word: str) -> str:
    first = (word.replace("(", " ").split() or [""])[0].strip(";,").lower()
    return "pass" if first in _PASSED else first
