"""What a provider's event means for the address it is about. Pure: words and codes in.

Anymail's names say *bounced* both for a mailbox that is gone and for one that is full; the status
code of the receiving server (RFC 3463) tells them apart, and so do some providers' own words.
"""

from __future__ import annotations

import re
from enum import StrEnum
from typing import Final


class Kind(StrEnum):
    """What happened to a mail after we had sent it."""

    DELIVERED = "delivered"
    SOFT = "soft"
    HARD = "hard"
    COMPLAINED = "complained"
    UNSUBSCRIBED = "unsubscribed"
    AUTORESPONDED = "autoresponded"
    #: The provider itself could not send it, through no fault of the address.
    FAILED = "failed"


#: No such address, no such domain, a mailbox that takes no mail; full (x.2.2) is none of them.
_GONE: Final = re.compile(r"\b5\.(?:1\.(?:0|1|2|3|6|10)|2\.1)\b")
_ENHANCED: Final = re.compile(r"\b([245])\.(\d{1,3})\.(\d{1,3})\b")
_BASIC: Final = re.compile(r"\b([45]\d\d)\b")
#: Anymail's reasons for which the address itself is to blame.
_ADDRESS: Final = frozenset({"invalid", "bounced"})
#: Words with which providers call a bounce soft although Anymail's name for it is the same.
_SOFT_WORDS: Final = re.compile(r"soft|transient|temporar|undetermined|full|quota|blocked", re.I)


def kind_of(
    event_type: str, reject_reason: str = "", response: str = "", words: str = ""
) -> Kind | None:
    """The kind of one event; None for what says nothing about the address (queued, opened …).

    `event_type`, `reject_reason`: Anymail's. `response`: the receiving server's. `words`: the
    provider's own name for the kind of bounce.
    """
    if event_type in {"delivered", "complained", "unsubscribed", "autoresponded", "failed"}:
        return Kind(event_type)
    if event_type == "deferred":
        return Kind.SOFT
    if event_type == "rejected" and reject_reason == "unsubscribed":
        return Kind.UNSUBSCRIBED
    if event_type == "rejected" and reject_reason == "spam":
        return Kind.COMPLAINED
    if event_type not in {"bounced", "rejected"}:
        return None
    if _ENHANCED.search(response):
        return Kind.HARD if _GONE.search(response) else Kind.SOFT
    if _SOFT_WORDS.search(words) or reject_reason not in _ADDRESS:
        return Kind.SOFT
    basic = _BASIC.search(response)
    return Kind.SOFT if basic and basic[1].startswith("4") else Kind.HARD


def codes(response: str) -> str:
    """The status codes in a server's answer, nothing else: its words may quote addresses."""
    found = [m[0] for m in (_BASIC.search(response), _ENHANCED.search(response)) if m]
    return " ".join(found)
