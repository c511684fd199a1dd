"""A parsed message back to bytes, however damaged its headers are."""

from __future__ import annotations

from email import policy
from email.message import Message
from typing import Final

_WAYS: Final = (policy.SMTP, policy.compat32.clone(linesep="\r\n"))


def raw_of(message: Message) -> bytes:
    """The message as bytes with CRLF line ends; its text alone when even that cannot be written."""
    for way in _WAYS:
        try:
            return message.as_bytes(policy=way)
        # The standard library raises whatever it stumbles over in headers strangers wrote.
        except Exception:  # noqa: BLE001, S112
            continue
    body = "\r\n\r\n".join(
        str(part.get_payload()) for part in message.walk() if not part.is_multipart()
    )
    return b"\r\n" + body.encode("utf-8", "replace")
