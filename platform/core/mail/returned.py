"""Reports of mails that came back, where we send over SMTP and no provider tells (RFC 3464).

With BOUNCES_TO_INBOUND each mail has an envelope sender of its own, `retur-<key>@INBOUND_DOMAIN`:
servers send their reports there, and the key says which mail they are about, whatever the report
quotes. The key is that of the Message-ID, which cannot be guessed.
"""

from __future__ import annotations

import re
from email.message import Message
from typing import Any, Final

from django.conf import settings

from core.mail.event_kinds import Kind, codes, kind_of
from core.mail.models import InboundMail, OutgoingMail
from core.mail.tracking import record

_ADDRESS: Final = re.compile(r"retur-([0-9a-f]{40})")
#: The words of RFC 3464, section 2.3.3, as Anymail says them.
_ACTIONS: Final = {
    "failed": "bounced",
    "delayed": "deferred",
    "delivered": "delivered",
    "relayed": "",
    "expanded": "",
}


def take_in(mail: InboundMail) -> str:
    """An inbound handler: what became of a mail of ours. "" for answers of people and machines."""
    found = _ADDRESS.fullmatch(mail.recipient.partition("@")[0])
    if not found or mail.too_large:
        return ""
    report = _report(mail.message)
    if report is None:
        return ""
    sent = (
        OutgoingMail.objects.select_for_update(of=("self",))
        .filter(message_id=f"<{found[1]}@{settings.MAIL_DOMAIN}>")
        .exclude(to_email="")
        .first()
    )
    if sent is None:
        return "report about nothing of ours"
    kind, response = report
    record(
        sent,
        kind,
        at=mail.received_at,
        source="report",
        final=kind == Kind.HARD or response.startswith("5"),
        detail=codes(response),
        told=mail.key,
    )
    return f"report: {kind}"


def _report(message: Message) -> tuple[Kind, str] | None:
    """What a delivery status notification says of its one recipient, with the status codes."""
    if message.get_content_type() != "multipart/report":
        return None
    for part in message.walk():
        if part.get_content_type() == "message/delivery-status":
            blocks: Any = part.get_payload()
            for block in blocks if isinstance(blocks, list) else []:
                action = _field(block, "Action").partition(" ")[0].lower()
                response = f"{_field(block, 'Status')} {_field(block, 'Diagnostic-Code')}"
                kind = kind_of(_ACTIONS.get(action, ""), "bounced", response)
                if kind:
                    return kind, response
    return None


def _field(block: Message, name: str) -> str:
    return " ".join(str(block.get(name, "")).split())[:500]
