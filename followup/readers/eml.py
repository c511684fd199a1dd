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
from followup.readers.html import read_html
from followup.readers.limits import MAX_NESTING
from followup.readers.mail_parts import BROKEN, filename, header, payload, text_of
from followup.readers.plain_text import text_blocks

_HEAD: Final = (
    ("From", "Fra"),
    ("Date", "Dato"),
    ("To", "Til"),
    ("Cc", "Kopi"),
    ("Subject", "Emne"),
)
_MOST_ATTACHMENTS: Final = 20

ReadAttachment = Callable[[bytes, str], Document]


def read_eml(data: bytes, read_attachment: ReadAttachment) -> Document:
    """The mail as paragraphs "Fra: …", its text, and its attached documents one by one.

    Raises Unreadable: corrupt, and whatever kind is worst of what it holds when nothing of
    it can be read.
    """
    try:
        message = email.message_from_bytes(data, policy=email.policy.default)
        return _Mail(message, read_attachment, 0).document()
    except BROKEN as error:
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
        self._scanned: list[int] = []

    def document(self) -> Document:
        self._sort(self._message, self._depth)
        blocks: list[Block] = [
            Paragraph(f"{label}: {value}")
            for name, label in _HEAD
            if (value := header(self._message, name))
        ]
        blocks += self._body()
        for name, content in self._attached[:_MOST_ATTACHMENTS]:
            blocks += self._attachment(name, content)
        for inner in self._forwarded[:_MOST_ATTACHMENTS]:
            mail = _Mail(inner, self._read, self._depth + 1)
            mail._scanned = self._scanned
            forwarded = mail.document()
            self._notes |= set(forwarded.notes)
            blocks += forwarded.blocks
        return Document(
            tuple(blocks),
            notes=tuple(sorted(self._notes)),
            scanned=tuple(self._scanned),
            title=header(self._message, "Subject"),
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
        content = payload(part)
        name = filename(part)
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
            self._plain = text_of(part, content)

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
        return [heading, *(self._without_page(b, document) for b in document.blocks)]

    def _without_page(self, block: Block, document: Document) -> Block:
        """A mail has no pages; a scanned one gets a number of its own, to be known by."""
        if block.page not in document.scanned:
            return replace(block, page=None)
        self._scanned.append(len(self._scanned) + 1)
        return replace(block, page=self._scanned[-1])
