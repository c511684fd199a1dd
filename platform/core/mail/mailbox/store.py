"""Mails as files in one folder: written whole or not at all, the newest kept."""

from __future__ import annotations

import os
import re
import secrets
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from email import message_from_bytes, policy
from email.message import EmailMessage
from functools import cached_property
from pathlib import Path
from typing import Final

KEEP: Final = 1000
_ID: Final = re.compile(r"[0-9]{20}-[0-9a-f]{8}")


@dataclass(frozen=True)
class Stored:
    """One mail in the folder. `id` sorts by time of arrival."""

    id: str
    raw: bytes

    @cached_property
    def message(self) -> EmailMessage:
        return message_from_bytes(self.raw, policy=policy.default)

    @property
    def text(self) -> str:
        return self._part("plain")

    @property
    def html(self) -> str:
        return self._part("html")

    def header(self, name: str) -> str:
        return str(self.message.get(name, ""))

    @property
    def recipients(self) -> str:
        """Everybody it is to, in lower case, for searching."""
        return " ".join(self.header(name) for name in ("To", "Cc", "X-Envelope-To")).lower()

    @property
    def arrived_at(self) -> float:
        """Seconds since 1970."""
        return int(self.id.partition("-")[0]) / 1e9

    def _part(self, kind: str) -> str:
        part = self.message.get_body((kind,))
        return str(part.get_content()) if part is not None else ""


class Store:
    def __init__(self, folder: Path, keep: int = KEEP) -> None:
        self.folder = folder
        self.keep = keep
        folder.mkdir(parents=True, exist_ok=True)

    def add(self, raw: bytes, recipients: list[str]) -> None:
        """Keep one mail, and let go of the oldest above `keep`."""
        name = f"{time.time_ns():020d}-{secrets.token_hex(4)}"
        handle, draft = tempfile.mkstemp(dir=self.folder, prefix=".new-")
        with os.fdopen(handle, "wb") as file:
            file.write(f"X-Envelope-To: {', '.join(recipients)}\r\n".encode() + raw)
        Path(draft).replace(self.folder / f"{name}.eml")
        for old in self._ids()[self.keep :]:
            (self.folder / f"{old}.eml").unlink(missing_ok=True)

    def get(self, id: str) -> Stored | None:
        """The mail with this id, or None; ids that could be paths are nobody's."""
        if not _ID.fullmatch(id):
            return None
        try:
            return Stored(id, (self.folder / f"{id}.eml").read_bytes())
        except FileNotFoundError:
            return None

    def search(self, to: str = "") -> Iterator[Stored]:
        """Mails whose recipients contain `to`, newest first."""
        wanted = to.strip().lower()
        for name in self._ids():
            mail = self.get(name)
            if mail is not None and wanted in mail.recipients:
                yield mail

    def clear(self) -> None:
        """Empty the mailbox."""
        for name in self._ids():
            (self.folder / f"{name}.eml").unlink(missing_ok=True)

    def _ids(self) -> list[str]:
        return sorted((path.stem for path in self.folder.glob("[0-9]*.eml")), reverse=True)
