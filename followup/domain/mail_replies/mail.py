"""What comes in: a mail already taken apart."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

_NAMED: Final = re.compile(r"^\s*\"?([^<>\"]{1,200}?)\"?\s*<[^<>]{1,320}>\s*$")


@dataclass(frozen=True, slots=True)
class Mail:
    """A mail as parsed. `headers`: by name in any case, the first of several.

    `report`: the text of a delivery status part (RFC 3464) where there is one. `attachments`:
    names or types of what was attached. `ours`: the text of the mail answered, where known.
    """

    headers: Mapping[str, str] = field(default_factory=dict)
    text: str = ""
    html: str = ""
    report: str = ""
    attachments: tuple[str, ...] = ()
    ours: str = ""

    def header(self, name: str) -> str:
        """A header's value on one line, "" where there is none."""
        wanted = name.lower()
        for key, value in self.headers.items():
            if key.lower() == wanted:
                return " ".join(str(value)[:2000].split())
        return ""

    @property
    def sender_name(self) -> str:
        """The name in From, "Etternavn, Fornavn" turned; "" where there is none."""
        named = _NAMED.match(self.header("From")[:600])
        name = named.group(1).strip() if named else ""
        if "@" in name:
            return ""
        family, comma, given = name.partition(",")
        return f"{given.strip()} {family.strip()}" if comma and given.strip() else name
