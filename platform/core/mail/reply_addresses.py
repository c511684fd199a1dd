"""Addresses to answer to: one for each person and matter, that nobody can guess.

`svar-3f-t12-k4s7d2m5x6q7b3an@svar.example.no`: the person, the matter, and a signature over both.
Lower-case letters, digits and hyphens only, since mail programs may change case and little else.
They do not expire: a mail may be answered long after, and its reader decides what that means.
"""

from __future__ import annotations

import re
from base64 import b32encode
from dataclasses import dataclass
from email.utils import parseaddr
from typing import Final

from django.conf import settings
from django.utils.crypto import constant_time_compare, salted_hmac
from django.utils.http import base36_to_int, int_to_base36

#: What a matter may look like: the caller's own short code, such as "t12" for a task.
MATTER: Final = re.compile(r"[a-z][a-z0-9]{0,19}")
_ADDRESS: Final = re.compile(r"svar-([0-9a-z]{1,13})-([a-z][a-z0-9]{0,19})-([a-z2-7]{16})")
_SALT: Final = "core.mail.reply_addresses"


@dataclass(frozen=True)
class ReplyTo:
    """What a valid reply address says: followup.Person's primary key, and the caller's code."""

    person: int
    matter: str


def make(person: int, matter: str) -> str:
    """The address at which `person` answers about `matter`; "" where no mail can come in.

    At most 57 characters before the @. Raises ValueError for a matter that is not MATTER.
    """
    if not MATTER.fullmatch(matter):
        raise ValueError(f"{matter!r} is no matter: a letter, then letters and digits, 20 at most.")
    if not settings.INBOUND_DOMAIN:
        return ""
    signature = _sign(person, matter, settings.SECRET_KEY)
    return f"svar-{int_to_base36(person)}-{matter}-{signature}@{settings.INBOUND_DOMAIN}"


def read(address: str) -> ReplyTo | None:
    """What the address says, None when it was not made by us (or not for this domain)."""
    local, _, domain = parseaddr(address)[1].lower().rpartition("@")
    found = _ADDRESS.fullmatch(local)
    if not found or domain != settings.INBOUND_DOMAIN:
        return None
    person, matter = base36_to_int(found[1]), found[2]
    for key in (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS):
        if constant_time_compare(found[3], _sign(person, matter, key)):
            return ReplyTo(person, matter)
    return None


def is_ours(address: str) -> bool:
    """Whether a mail to this address comes to us, valid or not."""
    domain = parseaddr(address)[1].lower().rpartition("@")[2]
    return bool(settings.INBOUND_DOMAIN) and domain == settings.INBOUND_DOMAIN


def _sign(person: int, matter: str, secret: str | bytes) -> str:
    digest = salted_hmac(_SALT, f"{person}-{matter}", secret=secret, algorithm="sha256").digest()
    return b32encode(digest[:10]).decode().lower()
