"""What an e-mail address tells by itself. Pure."""

from __future__ import annotations

import re

SHARED = frozenset(
    {
        "post",
        "postmottak",
        "kontakt",
        "info",
        "epost",
        "resepsjon",
        "servicetorg",
        "leder",
        "styret",
        "styreleder",
        "fau",
        "ungdomsrad",
        "ungdomsradet",
        "kultur",
        "skole",
        "sekretariat",
        "admin",
    }
)


def key(email: str) -> str:
    """By what two addresses are the same mailbox: case is no difference."""
    return email.strip().lower()


def is_shared(email: str) -> bool:
    """Whether several people probably read it, such as postmottak@ or leder.fau@."""
    local = key(email).partition("@")[0]
    return any(word in SHARED for word in re.split(r"[._-]", local))
