"""The one door for sending: writes ledger rows in the caller's transaction.

Nothing is sent here. If the transaction is rolled back there was never a mail; if it is committed,
the row stands until `core.mail.delivery` has settled it, whatever becomes of the broker.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from django.conf import settings
from django.db import IntegrityError, connection, transaction
from django.utils import timezone
from django.utils.crypto import salted_hmac

from core.mail import bell, suppression
from core.mail.addresses import Recipient, clean_email, clean_name, clean_reply_to
from core.mail.messages import Message, is_registered
from core.mail.models import WAITING, OutgoingMail, State
from core.mail.rendering import render
from core.municipalities.models import Municipality

__all__ = ["Letter", "Recipient", "cancel", "enqueue", "enqueue_many", "message_id_for"]

LANGUAGES: Final = frozenset({"nb", "nn", "en"})


@dataclass(frozen=True)
class Letter:
    """One mail to be enqueued. `due_at` None means at once."""

    message: Message
    to: Recipient
    dedupe_key: str
    due_at: datetime | None = None
    reply_to: str = ""
    municipality: Municipality | None = None
    person: int | None = None


def enqueue(
    message: Message,
    *,
    to: Recipient,
    dedupe_key: str,
    due_at: datetime | None = None,
    reply_to: str = "",
    municipality: Municipality | None = None,
    person: int | None = None,
) -> OutgoingMail:
    """Write one mail to the ledger, to be sent from `due_at` on (None: as soon as possible).

    Returns the row: new, or the one that already had `dedupe_key` (asking twice is a success and
    changes nothing), or one in the state *suppressed* when the address does not want such mails.
    Raises Refused ("bad_address") and RuntimeError outside a transaction.
    """
    letter = Letter(message, to, dedupe_key, due_at, reply_to, municipality, person)
    return enqueue_many([letter])[0]


def enqueue_many(letters: Sequence[Letter]) -> list[OutgoingMail]:
    """As `enqueue`, for many at once, with as many queries as for one. Rows in the order given."""
    if not connection.in_atomic_block:
        raise RuntimeError("Mail is enqueued in the transaction that gives the reason for it.")
    keys = [letter.dedupe_key for letter in letters]
    known = _rows(keys)
    fresh = {letter.dedupe_key: letter for letter in letters if letter.dedupe_key not in known}
    if fresh:
        now = timezone.now()
        addresses = {key: clean_email(letter.to.email) for key, letter in fresh.items()}
        held_back = suppression.reasons(
            (addresses[key], letter.message.purpose) for key, letter in fresh.items()
        )
        # In the order of their keys, so that two transactions cannot wait for one another.
        rows = [_row(fresh[key], now, held_back) for key in sorted(fresh)]
        known |= _written(rows)
        if any(row.state == State.QUEUED and row.due_at <= now for row in rows):
            _ring_on_commit()
    return [known[key] for key in keys]


def cancel(mail: OutgoingMail) -> bool:
    """Stop a mail that waits. False when it is too late: it is on its way, sent, or settled."""
    waiting = OutgoingMail.objects.filter(pk=mail.pk, state__in=WAITING)
    stopped = waiting.update(state=State.CANCELLED) == 1
    mail.refresh_from_db(fields=["state"])
    return stopped


def message_id_for(dedupe_key: str) -> str:
    """The Message-ID of the mail with this key: always the same, and says nothing about it."""
    digest = salted_hmac("core.mail.message_id", dedupe_key, algorithm="sha256").hexdigest()
    return f"<{digest[:40]}@{settings.MAIL_DOMAIN}>"


def _written(rows: list[OutgoingMail]) -> dict[str, OutgoingMail]:
    """The rows as they stand in the ledger: these, or those that somebody else wrote just now."""
    try:
        with transaction.atomic():
            OutgoingMail.objects.bulk_create(rows)
    except IntegrityError:
        OutgoingMail.objects.bulk_create(rows, ignore_conflicts=True)
        return _rows([row.dedupe_key for row in rows])
    return {row.dedupe_key: row for row in rows}


def _rows(keys: list[str]) -> dict[str, OutgoingMail]:
    # Whoever enqueues wants the row, not twenty kilobytes of words back from the database.
    rows = OutgoingMail.objects.filter(dedupe_key__in=keys).defer(
        "body_text", "body_html", "calendar"
    )
    return {row.dedupe_key: row for row in rows}


def _row(letter: Letter, now: datetime, held_back: dict[tuple[str, str], str]) -> OutgoingMail:
    message, to = letter.message, letter.to
    if not is_registered(type(message)):
        raise RuntimeError(f"{type(message).__qualname__} is not a registered mail.")
    if not 0 < len(letter.dedupe_key) <= 200:
        raise ValueError("A dedupe key has from 1 to 200 characters.")
    email, name = clean_email(to.email), clean_name(to.name)
    language = to.language if to.language in LANGUAGES else settings.LANGUAGE_CODE
    due_at = letter.due_at or now
    words = render(message, language, to_name=name)
    why_not = held_back.get((email, message.purpose), "")
    return OutgoingMail(
        dedupe_key=letter.dedupe_key,
        kind=message.name,
        purpose=message.purpose,
        secret=message.secret,
        to_email=email,
        to_name=name,
        language=language,
        reply_to=clean_reply_to(letter.reply_to),
        subject=words.subject,
        body_text=words.text,
        body_html=words.html,
        calendar=words.calendar,
        headers=message.headers(),
        message_id=message_id_for(letter.dedupe_key),
        municipality=letter.municipality,
        person=letter.person,
        state=State.SUPPRESSED if why_not else State.QUEUED,
        state_detail=why_not,
        created_at=now,
        due_at=due_at,
        expires_at=due_at + message.expires_after if message.expires_after else None,
    )


def _ring_on_commit() -> None:
    # One ring per transaction is enough; a rolled-back savepoint takes its own ring away.
    if not any(entry[1] is ring for entry in connection.run_on_commit):
        transaction.on_commit(ring)


def ring() -> None:
    """Tell a worker that there is something to deliver. Without a broker, beat will find it."""
    bell.ring("mail.deliver")
