"""Heads and parts of a parsed mail, however damaged they are."""

from __future__ import annotations

from email.message import Message
from typing import Final

from followup.readers.cleaning import clean_line
from followup.readers.decoding import decode

BROKEN: Final = (
    ValueError,
    LookupError,
    TypeError,
    AttributeError,
    AssertionError,
    OverflowError,  # a date in a year no calendar has
)
"""What the standard library's mail parser lets through on malformed heads and bodies."""


def header(message: Message, name: str) -> str:
    """The head's value on one line, a date as "22.10.2024 08:14" in the sender's own time."""
    try:
        value = message.get(name)
    except BROKEN:
        return ""
    if value is None:
        return ""
    moment = getattr(value, "datetime", None)
    return f"{moment:%d.%m.%Y %H:%M}" if moment is not None else clean_line(str(value))


def filename(part: Message) -> str:
    try:
        return part.get_filename() or ""
    except BROKEN:
        return ""


def payload(part: Message) -> bytes:
    """A part's content, decoded from its transfer encoding."""
    content = part.get_payload(decode=True)
    return content if isinstance(content, bytes) else b""


def text_of(part: Message, content: bytes) -> str:
    """The text of a part in whatever encoding, with flowed lines joined. Raises Unreadable."""
    charset = part.get_content_charset()
    try:
        text = content.decode(charset) if charset and charset != "us-ascii" else decode(content)
    except (LookupError, UnicodeError):
        text = decode(content)
    flowed = str(part.get_param("format", "")).lower() == "flowed"
    return _unflowed(text) if flowed else text


def _unflowed(text: str) -> str:
    """Lines that end in a space go on (RFC 3676); the signature mark does not."""
    joined: list[str] = []
    open_line = False
    for line in text.replace("\r\n", "\n").split("\n"):
        line = line.removeprefix(" ")
        joined[-1:] = [joined[-1] + line] if open_line else [*joined[-1:], line]
        open_line = line.endswith(" ") and line != "-- "
    return "\n".join(joined)
