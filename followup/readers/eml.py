"""Mails saved as .eml (and web pages saved as .mht): head, best body, attached documents."""

from __future__ import annotations

import email
import email.policy
from collections.abc import Callable
from dataclasses import replace
from email.message import EmailMessage, Message
from typing import Final

from followup.domain.blocks import Block, Document, Heading, Paragraph, Unreadable
from followup.readers.cleaning import clean_line
from followup.readers.decoding import decode
from followup.readers.html import read_html
from followup.readers.limits import MAX_NESTING
from followup.readers.plain_text import text_blocks

_HEAD: Final = (
    ("From", "Fra"),
    ("Date", "Dato"),
    ("To", "Til"),
    ("Cc", "Kopi"),
    ("Subject", "Emne"),
)
_MOST_ATTACHMENTS: Final = 20
_BROKEN: Final = (
    ValueError,
    LookupError,
    TypeError,
    AttributeError,
    AssertionError,
    OverflowError,  # a date in a year no calendar has
)
"""What the standard library's mail parser lets through on malformed heads and bodies."""

ReadAttachment = Callable[[bytes, str], Document]


def read_eml(data: bytes, read_attachment: ReadAttachment) -> Document:
    """The mail as paragraphs "Fra: …", its text, and its attached documents one by one.

    Raises Unreadable: corrupt, and whatever kind is worst of what it holds when nothing of
    it can be read.
    """
    try:
        message = email.message_from_bytes(data, policy=email.policy.default)
        return _Mail(message, read_attachment, 0).document()
    except _BROKEN as error:
        raise Unreadable("corrupt", "mail") from error


class _Mail:
    def __init__(self, message: Message, read_attachment: ReadAttachment, depth: int) -> None:
        self._message = message
        self._read = read_attachment
        self._depth = depth
        self._notes: set[str] = set()
        self._html: bytes | None = None
        self._plain: str | None = None
        self._attached: list[tuple[str, bytes]] = []
        self._forwarded: list[Message] = []

    def document(self) -> Document:
        self._sort(self._message, self._depth)
        blocks: list[Block] = [
            Paragraph(f"{label}: {value}")
            for name, label in _HEAD
            if (value := _header(self._message, name))
        ]
        blocks += self._body()
        for name, content in self._attached[:_MOST_ATTACHMENTS]:
            blocks += self._attachment(name, content)
        for inner in self._forwarded[:_MOST_ATTACHMENTS]:
            forwarded = _Mail(inner, self._read, self._depth + 1).document()
            self._notes |= set(forwarded.notes)
            blocks += forwarded.blocks
        return Document(
            tuple(blocks),
            notes=tuple(sorted(self._notes)),
            title=_header(self._message, "Subject"),
        )

    def _sort(self, part: Message, depth: int) -> None:
        """Finds the first text, the first HTML, and the files among the parts."""
        if depth > MAX_NESTING:
            raise Unreadable("unsafe", "nesting")
        if part.get_content_type() == "message/rfc822":
            inner = part.get_payload()
            if isinstance(inner, list):
                self._forwarded += [m for m in inner if isinstance(m, Message)]
            return
        if part.is_multipart():
            for inner in part.iter_parts() if isinstance(part, EmailMessage) else ():
                self._sort(inner, depth + 1)
            return
        content = _payload(part)
        name = _filename(part)
        kind = part.get_content_type()
        if kind.startswith("image/"):
            self._notes.add("images")
            return
        attached = part.get_content_disposition() == "attachment" or (
            name and not kind.startswith("text/")
        )
        if attached:
            self._attached.append((name or "vedlegg", content))
        elif kind == "text/html":
            self._html = content if self._html is None else self._html
        elif kind == "text/plain" and self._plain is None:
            self._plain = _text(part, content)

    def _body(self) -> list[Block]:
        """The HTML where it holds something, since its tables and lists are marked."""
        if self._html:
            try:
                page = read_html(self._html)
            except Unreadable:
                page = Document(())
            self._notes |= set(page.notes)
            if page.blocks:
                return list(page.blocks)
        return text_blocks(self._plain) if self._plain else []

    def _attachment(self, name: str, content: bytes) -> list[Block]:
        try:
            document = self._read(content, name)
        except Unreadable:
            self._notes.add("attachment_unread")
            return []
        self._notes |= {"attachment", *document.notes}
        heading = Heading(clean_line(name) or "Vedlegg")
        return [heading, *(replace(block, page=None) for block in document.blocks)]


def _header(message: Message, name: str) -> str:
    """The head's value on one line, a date as "22.10.2024 08:14" in the sender's own time."""
    try:
        value = message.get(name)
    except _BROKEN:
        return ""
    if value is None:
        return ""
    moment = getattr(value, "datetime", None)
    return f"{moment:%d.%m.%Y %H:%M}" if moment is not None else clean_line(str(value))


def _filename(part: Message) -> str:
    try:
        return part.get_filename() or ""
    except _BROKEN:
        return ""


def _payload(part: Message) -> bytes:
    payload = part.get_payload(decode=True)
    return payload if isinstance(payload, bytes) else b""


def _text(part: Message, content: bytes) -> str:
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
