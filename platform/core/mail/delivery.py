"""Takes due rows from the ledger and settles each: sent, again later, or never.

*Claimed* rows are committed as in flight before anything is said to the server, and each is settled
and committed before the next is begun. When a process dies, its rows stay in flight; after
STUCK_AFTER they are tried again with the same Message-ID. Only a mail whose process died after the
server had accepted it and before that was committed can so come twice: at least once in that
window, exactly once elsewhere.
"""

from __future__ import annotations

import logging
import smtplib
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from typing import Any, Final

from django.core.mail import get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django.db import transaction
from django.db.models import F, Q, QuerySet

from core.mail import suppression
from core.mail.errors import Verdict, judge
from core.mail.mime import build
from core.mail.models import WAITING, OutgoingMail, Purpose, State

log: Final = logging.getLogger(__name__)

BATCH: Final = 25
#: Waits before the second, third … attempt; the last one repeats until ATTEMPTS are used up.
DISTANCES: Final = tuple(timedelta(minutes=minutes) for minutes in (1, 5, 30, 120, 480))
ATTEMPTS: Final = 8
#: When there is no server at all, nothing is wrong with the mails: no attempt is counted.
NO_SERVER_WAIT: Final = timedelta(minutes=1)
#: A claim older than this belongs to a process that is gone.
STUCK_AFTER: Final = timedelta(minutes=15)
#: A process begins no mail on a claim older than this: far enough from STUCK_AFTER for the
#: slowest conversation (a handful of time-outs of EMAIL_TIMEOUT) to end before.
CLAIM_IS_GOOD_FOR: Final = timedelta(minutes=5)
_WIPED: Final[dict[str, Any]] = {"subject": "", "body_text": "", "body_html": ""}


@dataclass
class Counts:
    """What became of the mails that were due."""

    claimed: int = 0
    sent: int = 0
    retry: int = 0
    failed: int = 0
    bounced: int = 0
    suppressed: int = 0
    cancelled: int = 0
    missed: int = 0
    recovered: int = 0
    released: int = 0

    def __str__(self) -> str:
        return " ".join(f"{name}={n}" for name, n in asdict(self).items() if n) or "nothing due"


def deliver_due(now: datetime, *, limit: int = 1000, batch: int = BATCH) -> Counts:
    """Send what is due at `now` (aware), at most `limit` mails, over one connection.

    Any number of processes may do this at once. Stops early when there is no server to talk to.
    Must not be called inside a transaction: what is in flight has to be committed first.
    """
    run = _Run(now)
    run.counts.recovered = recover_stuck(now)
    run.counts.missed = miss_expired(now)
    with _connection() as connection:
        while run.counts.claimed < limit:
            mails = claim(run.now(), most=min(batch, limit - run.counts.claimed))
            run.counts.claimed += len(mails)
            if not mails or not run.send_all(mails, connection):
                break
    return run.counts


def recover_stuck(now: datetime) -> int:
    """Put mails back in the queue whose process died with them in flight. Returns how many."""
    stuck = OutgoingMail.objects.filter(state=State.IN_FLIGHT, claimed_at__lt=now - STUCK_AFTER)
    # A mail that is always there when a process dies is given up, lest it kill the next one.
    lost = stuck.filter(attempts__gte=2 * ATTEMPTS).update(
        state=State.FAILED, state_detail="interrupted", claimed_at=None
    )
    back = stuck.update(state=State.RETRY, state_detail="interrupted", due_at=now, claimed_at=None)
    if lost or back:
        log.warning("in flight for too long: %d tried again, %d given up", back, lost)
    return back


def miss_expired(now: datetime) -> int:
    """Give up what is too old to be of use. Returns how many."""
    expired = OutgoingMail.objects.filter(state__in=WAITING, due_at__lte=now, expires_at__lte=now)
    secret = expired.filter(secret=True).update(state=State.MISSED, **_WIPED)
    return secret + expired.update(state=State.MISSED)


def claim(now: datetime, *, most: int) -> list[OutgoingMail]:
    """Take up to `most` due mails for this process and commit them as in flight.

    Codes for logging in go first: somebody is waiting for them. Mails to addresses that were
    suppressed after enqueuing are settled here and not returned.
    """
    with transaction.atomic(durable=True):
        mails = _due(now, Q(purpose=Purpose.LOGIN), most)
        if len(mails) < most:
            mails += _due(now, ~Q(purpose=Purpose.LOGIN), most - len(mails))
        OutgoingMail.objects.filter(pk__in=[mail.pk for mail in mails]).update(
            state=State.IN_FLIGHT, claimed_at=now, attempts=F("attempts") + 1
        )
    for mail in mails:
        mail.state, mail.claimed_at, mail.attempts = State.IN_FLIGHT, now, mail.attempts + 1
    return mails


def _due(now: datetime, which: Q, most: int) -> list[OutgoingMail]:
    waiting: QuerySet[OutgoingMail] = OutgoingMail.objects.filter(
        which, state__in=WAITING, due_at__lte=now
    )
    # SQLite has no row locks and needs none: its transactions begin by taking the write lock.
    return list(waiting.order_by("due_at", "pk").select_for_update(skip_locked=True)[:most])


@contextmanager
def _connection() -> Iterator[BaseEmailBackend]:
    connection: BaseEmailBackend = get_connection()
    try:
        yield connection
    finally:
        _take_leave(connection)


class _Run:
    """One call of `deliver_due`: its clock and its counts."""

    def __init__(self, now: datetime, clock: Callable[[], float] = time.monotonic) -> None:
        self.counts = Counts()
        self._start, self._clock, self._began = now, clock, clock()

    def now(self) -> datetime:
        return self._start + timedelta(seconds=self._clock() - self._began)

    def send_all(self, mails: list[OutgoingMail], connection: BaseEmailBackend) -> bool:
        """Send and settle each. False when there is no server: the rest is back in the queue."""
        held_back = suppression.reasons((mail.to_email, mail.purpose) for mail in mails)
        for position, mail in enumerate(mails):
            why_not = held_back.get((mail.to_email, mail.purpose))
            if why_not:
                self._settle(mail, Verdict(State.SUPPRESSED, why_not))
            elif not self._claim_is_good(mail) or not self._open(connection):
                self._release(mails[position:])
                return False
            else:
                self._settle(mail, send_one(mail, connection))
        return True

    def _claim_is_good(self, mail: OutgoingMail) -> bool:
        return mail.claimed_at is not None and self.now() - mail.claimed_at < CLAIM_IS_GOOD_FOR

    def _open(self, connection: BaseEmailBackend) -> bool:
        try:
            connection.open()
        except (OSError, smtplib.SMTPException) as error:
            log.warning("no connection to the mail server: %s", type(error).__name__)
            return False
        return True

    def _release(self, mails: list[OutgoingMail]) -> None:
        rows = _claimed(mails[0]).filter(pk__in=[mail.pk for mail in mails])
        self.counts.released += rows.update(
            state=State.RETRY,
            claimed_at=None,
            due_at=self.now() + NO_SERVER_WAIT,
            attempts=F("attempts") - 1,
        )

    def _settle(self, mail: OutgoingMail, verdict: Verdict) -> None:
        """Write down what became of a mail, if the claim is still ours."""
        now = self.now()
        change: dict[str, Any] = {"state": verdict.state, "state_detail": verdict.detail}
        if verdict.state == State.RETRY and mail.attempts >= ATTEMPTS:
            change["state"] = State.FAILED
        elif verdict.state == State.RETRY:
            change["due_at"] = now + distance(mail.attempts)
        elif verdict.state == State.SENT:
            change["sent_at"] = now
        if mail.secret and change["state"] != State.RETRY:
            change |= _WIPED
        if not _claimed(mail).filter(pk=mail.pk).update(claimed_at=None, **change):
            log.error("mail %s was settled by somebody else", mail.pk)
        state = change["state"]
        setattr(self.counts, state, getattr(self.counts, state) + 1)
        if state != State.SENT:
            log.info("mail %s: %s %s", mail.pk, state, verdict.detail)


def send_one(mail: OutgoingMail, connection: BaseEmailBackend) -> Verdict:
    """Hand one mail to the server over an open connection, and say what that came to."""
    if not mail.to_email:
        return Verdict(State.CANCELLED, "erased")
    try:
        taken = connection.send_messages([build(mail, connection)])
    # Whatever one mail may raise, in building or in a provider's library, must stop only itself.
    except Exception as error:  # noqa: BLE001
        if not isinstance(error, (smtplib.SMTPResponseException, smtplib.SMTPRecipientsRefused)):
            _take_leave(connection)  # the conversation may be out of step: the next gets a new one
        return judge(error)
    return Verdict(State.SENT, "") if taken else Verdict(State.RETRY, "not taken")


def distance(attempts: int) -> timedelta:
    """How long to wait after this many attempts."""
    return DISTANCES[min(attempts, len(DISTANCES)) - 1]


def _claimed(mail: OutgoingMail) -> QuerySet[OutgoingMail]:
    return OutgoingMail.objects.filter(state=State.IN_FLIGHT, claimed_at=mail.claimed_at)


def _take_leave(connection: BaseEmailBackend) -> None:
    try:
        connection.close()
    except (OSError, smtplib.SMTPException):
        log.info("the mail server did not take our leave")
