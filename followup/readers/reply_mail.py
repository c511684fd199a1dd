"""A mail that came in, taken apart for `followup.domain.mail_replies`."""

from __future__ import annotations

from collections.abc import Iterator
from email.message import EmailMessage, Message
from typing import Final

from followup.domain.blocks import Unreadable
from followup.domain.mail_replies import Mail
from followup.readers.limits import MAX_NESTING
from followup.readers.mail_parts import BROKEN, filename, header, payload, text_of

_MOST_PARTS: Final = 200
_ATTACHMENTS: Final = 20


def mail_of(message: EmailMessage, *, ours: str = "") -> Mail:
    """The mail's heads, its first text and HTML, and what is attached. Never raises.

    `ours`: the text of the mail it answers, where that is known.
    """
    text = html = report = ""
    attached: list[str] = []
    for part in _parts(message):
        kind = part.get_content_type()
        if kind == "message/delivery-status":
            report = report or _report(part)
            continue
        if _is_attached(part, kind):
            attached.append(filename(part) or kind)
        elif kind == "text/plain":
            text = text or _text(part)
        elif kind == "text/html":
            html = html or _text(part)
        elif kind != "text/calendar":
            attached.append(filename(part) or kind)
    return Mail(
        headers=_heads(message),
        text=text,
        html=html,
        report=report,
        attachments=tuple(attached[:_ATTACHMENTS]),
        ours=ours,
    )


def _parts(message: Message) -> Iterator[Message]:
    """The parts that hold something, in order; a mail within the mail is one of them."""
    waiting: list[tuple[Message, int]] = [(message, 0)]
    for _ in range(_MOST_PARTS):
        if not waiting:
            return
        part, depth = waiting.pop()
        inner = part.get_payload() if part.is_multipart() else None
        nested = part.get_content_maintype() == "multipart" and isinstance(inner, list)
        if nested and isinstance(inner, list):
            if depth < MAX_NESTING:
                held = [one for one in inner if isinstance(one, Message)]
                waiting += [(one, depth + 1) for one in reversed(held[:_MOST_PARTS])]
            continue
        yield part


def _is_attached(part: Message, kind: str) -> bool:
    try:
        disposition = part.get_content_disposition()
    except BROKEN:
        disposition = None
    return disposition == "attachment" or (bool(filename(part)) and not kind.startswith("text/"))


def _text(part: Message) -> str:
    try:
        content = payload(part)
        return text_of(part, content)
    except Unreadable:
        return content.decode("utf-8", "replace")
    except BROKEN:
        return ""


def _report(part: Message) -> str:
    """The fields of a delivery report (RFC 3464), a group of them for each recipient."""
    groups = part.get_payload()
    if not isinstance(groups, list):
        return _text(part)
    held = [group for group in groups[:_MOST_PARTS] if isinstance(group, Message)]
    return "\n\n".join(
        "\n".join(f"{name}: {header(group, name)}" for name in group) for group in held
    )


def _heads(message: Message) -> dict[str, str]:
    heads: dict[str, str] = {}
    for name in list(message.keys())[:_MOST_PARTS]:
        heads.setdefault(name, header(message, name))
    return heads
