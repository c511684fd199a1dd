"""The one door for mails to us: kept whole first, given to whoever handles them afterwards.

    inbound.handle_with(handler)   in an app's `ready()`; see `Handler`

A message is taken in once per Message-ID and address of ours, however often it is brought.
"""

from __future__ import annotations

import hashlib
import logging
import re
import zlib
from collections.abc import Callable
from datetime import datetime, timedelta
from email import policy
from email.errors import HeaderParseError
from email.header import decode_header, make_header
from email.message import Message
from email.parser import BytesHeaderParser
from email.utils import getaddresses, parseaddr
from typing import Final

from django.conf import settings
from django.db import connection, transaction
from django.db.models import F
from django.utils import timezone

from core.mail import authenticity, bell, reply_addresses
from core.mail.authenticity import Facts
from core.mail.models import InboundMail
from core.mail.rendering import one_line

log: Final = logging.getLogger(__name__)

#: Gets a mail in a transaction of its own and answers with a word for what it did ("" when the
#: mail is not its business: the next one is asked). What it raises is rolled back and tried again.
Handler = Callable[[InboundMail], str]

#: Waits before the second, third … attempt at handling.
DISTANCES: Final = tuple(timedelta(minutes=minutes) for minutes in (1, 5, 30, 120, 480))
#: Where a mail says to which address it came, when the envelope is not known. Nearest hop first.
_TO: Final = ("X-Envelope-To", "Delivered-To", "X-Original-To", "To", "Cc", "Bcc")
_BLANK: Final = re.compile(rb"\r?\n\r?\n")
HEAD_MOST: Final = 100_000
_handlers: list[Handler] = []


def handle_with(handler: Handler) -> None:
    """Have `handler` asked about every mail that comes in, after those registered before it."""
    if handler not in _handlers:
        _handlers.append(handler)


def forget_handler(handler: Handler) -> None:
    """Ask it no more: for tests that bring their own."""
    _handlers.remove(handler)


def accept(
    raw: bytes,
    *,
    source: str,
    now: datetime,
    recipients: list[str] | None = None,
    envelope_sender: str = "",
    facts: Facts | None = None,
    authentic: str = "",
) -> list[InboundMail]:
    """Keep one message, and ring for it to be handled. Returns the new rows, [] if it was known.

    `recipients`: the envelope's, where known; those that are not ours are passed over.
    `facts`: what the receiver found about the sender; None reads Authentication-Results headers
    of INBOUND_AUTHSERV_ID. `authentic` decides by itself, for mails of this very machine.
    """
    # The heads alone: this policy never raises over bad ones, while parts within parts within
    # parts would be too deep for the parser.
    message = BytesHeaderParser(policy=policy.compat32).parsebytes(raw)
    message_id, sender = _text(message["Message-ID"]), parseaddr(_text(message["From"]))[1].lower()
    if facts is None:
        found = message.get_all("Authentication-Results") or []
        facts = authenticity.from_headers(map(str, found), settings.INBOUND_AUTHSERV_ID)
    too_large = len(raw) > settings.INBOUND_MAX_BYTES
    kept = _BLANK.split(raw, maxsplit=1)[0][:HEAD_MOST] + b"\r\n\r\n" if too_large else raw
    rows = []
    for recipient in _ours(recipients, message):
        reply_to = reply_addresses.read(recipient)
        rows.append(
            InboundMail(
                key=_key(message, recipient),
                source=source[:20],
                message_id=one_line(message_id, 250),
                recipient=recipient[:254],
                envelope_sender=one_line(envelope_sender, 254),
                from_email=one_line(sender, 254),
                subject=one_line(_words(message["Subject"]), 250),
                person=reply_to.person if reply_to else None,
                matter=reply_to.matter if reply_to else "",
                packed=zlib.compress(kept),
                size=len(raw),
                too_large=too_large,
                spf=facts.spf[:12],
                dkim=facts.dkim[:12],
                dmarc=facts.dmarc[:12],
                authentic=authentic or authenticity.judge(facts, sender.rpartition("@")[2]),
                received_at=now,
                due_at=now,
            )
        )
    return _store(rows)


def accept_local(raw: bytes, recipients: list[str]) -> None:
    """Take in what came over SMTP on this machine, if any of it is to us. For a thread's own use.

    Only programs on this machine can bring it, so its sender is believed.
    """
    ours = [address for address in recipients if reply_addresses.is_ours(address)]
    if not ours:
        return
    try:
        accept(raw, source="local", now=timezone.now(), recipients=ours, authentic="pass")
    finally:
        connection.close()


def handle_due(now: datetime, *, limit: int = 100) -> int:
    """Give what is due to its handlers. Returns how many were settled. Any number at once."""
    settled = 0
    for _ in range(limit):
        with transaction.atomic(durable=True):
            due = InboundMail.objects.filter(state=InboundMail.State.RECEIVED, due_at__lte=now)
            mail = due.order_by("due_at", "pk").select_for_update(skip_locked=True).first()
            if mail is None:
                break
            settled += _handle(mail, now)
    return settled


def _handle(mail: InboundMail, now: datetime) -> bool:
    state, outcome = InboundMail.State.UNCLAIMED, ""
    try:
        with transaction.atomic():
            for handler in _handlers:
                outcome = handler(mail)
                if outcome:
                    state = InboundMail.State.HANDLED
                    break
    # A mail is whatever a stranger wrote; one that trips a handler must not stop the others.
    except Exception as error:
        log.exception("inbound mail %s could not be handled", mail.pk)
        return _try_later(mail, now, type(error).__name__)
    InboundMail.objects.filter(pk=mail.pk).update(
        state=state, outcome=outcome[:60], handled_at=now, attempts=F("attempts") + 1
    )
    return True


def _try_later(mail: InboundMail, now: datetime, outcome: str) -> bool:
    rows = InboundMail.objects.filter(pk=mail.pk)
    if mail.attempts >= len(DISTANCES):
        rows.update(
            state=InboundMail.State.FAILED,
            outcome=outcome,
            handled_at=now,
            attempts=F("attempts") + 1,
        )
        return True
    later = now + DISTANCES[mail.attempts]
    rows.update(due_at=later, outcome=outcome, attempts=F("attempts") + 1)
    return False


def _store(rows: list[InboundMail]) -> list[InboundMail]:
    known = set(
        InboundMail.objects.filter(key__in=[row.key for row in rows]).values_list("key", flat=True)
    )
    fresh = list({row.key: row for row in rows if row.key not in known}.values())
    with transaction.atomic():
        InboundMail.objects.bulk_create(fresh, ignore_conflicts=True)
        if fresh:
            transaction.on_commit(lambda: bell.ring("mail.inbound"))
    return list(InboundMail.objects.filter(key__in=[row.key for row in fresh]))


def _ours(recipients: list[str] | None, message: Message) -> list[str]:
    """Our addresses among the recipients, valid reply addresses alone if there are any."""
    if recipients is None:
        values = [_text(v) for name in _TO for v in message.get_all(name) or []]
        recipients = [address for _name, address in getaddresses(values)]
    ours = list(dict.fromkeys(a.strip().lower() for a in recipients if reply_addresses.is_ours(a)))
    return [one for one in ours if reply_addresses.read(one)] or ours[:1] or [""]


def _key(message: Message, recipient: str) -> str:
    """The same however often a mail is brought; a provider may build the body anew each time."""
    what = _text(message["Message-ID"]).strip() or "\0".join(
        _text(value)
        for name in ("Date", "From", "To", "Subject", "Received")
        for value in message.get_all(name) or []
    )
    return hashlib.sha256(f"{what}\0{recipient}".encode()).hexdigest()


def _words(value: object) -> str:
    """A header with its encoded words read, or as it stands when they are damaged."""
    try:
        return _text(make_header(decode_header(_text(value))))
    except (HeaderParseError, LookupError, ValueError):
        return _text(value)


def _text(value: object) -> str:
    # What no database can hold: NUL, and halves of surrogate pairs.
    return str(value or "").replace("\0", "").encode("utf-8", "replace").decode()
