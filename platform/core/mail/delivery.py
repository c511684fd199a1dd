"""Takes due rows from the ledger and settles each: sent, again later, or never.

*Claimed* rows are committed as in flight before anything is said to the server (`claims`). Lines
to the server speak in threads of their own (`lines`); this thread alone talks to the database, and
writes down what has come back since it last did, in one statement. So the cost of a commit is
shared when mails come fast, and nothing waits for it when they do not.

When a process dies, its rows stay in flight; after STUCK_AFTER they are tried again with the same
Message-ID. Only a mail that the server had accepted and whose commit had not come can so come
twice: at most one per line and those in the commit just then (`lines.UNSETTLED`); and, without a
death, one that a server accepts and answers too late. See docs/adr/0009.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from typing import Final

from django.conf import settings
from django.db import InterfaceError, OperationalError, connection

from core.mail import claims, last_look, suppression
from core.mail.claims import CLAIM_IS_GOOD_FOR, STUCK_AFTER
from core.mail.errors import Verdict
from core.mail.lines import Lines, Result
from core.mail.models import OutgoingMail, State, tally

log: Final = logging.getLogger(__name__)

BATCH: Final = 100
#: When there is no server at all, nothing is wrong with the mails: no attempt is counted.
NO_SERVER_WAIT: Final = timedelta(minutes=1)
#: Pacing: a place so near is waited for; for one further off, beat rings again.
PATIENCE: Final = timedelta(seconds=2)
_COUNTED: Final = ("sent", "retry", "failed", "bounced", "suppressed", "cancelled", "missed")
#: So long a database that is away is waited for with mails that were sent: the claims are ours.
HOLD_ON: Final = STUCK_AFTER - CLAIM_IS_GOOD_FOR


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
    """Send what is due at `now` (aware), at most `limit` mails, over connections kept open.

    Any number of processes may do this at once. Stops early when there is no server to talk to.
    Must not be called inside a transaction: what is in flight has to be committed first.
    """
    run = _Run(now)
    run.counts.recovered = claims.recover_stuck(now)
    missed = claims.miss_expired(now)
    run.counts.missed = len(missed)
    last_look.stopped(missed, now)
    lines = Lines(settings.MAIL_CONNECTIONS, run.claim_is_good)
    try:
        run.work(lines, limit, batch)
    finally:
        try:
            run.end(lines)
        finally:
            lines.close()
    tally.add({name: getattr(run.counts, name) for name in _COUNTED})
    return run.counts


class _Run:
    """One call of `deliver_due`: its clock and its counts."""

    def __init__(self, now: datetime, clock: Callable[[], float] = time.monotonic) -> None:
        self.counts = Counts()
        self._start, self._clock, self._began = now, clock, clock()
        self._stopped = False

    def now(self) -> datetime:
        return self._start + timedelta(seconds=self._clock() - self._began)

    def claim_is_good(self, mail: OutgoingMail) -> bool:
        """Whether the mail may be begun: nobody takes us for dead before it can be settled."""
        return mail.claimed_at is not None and self.now() - mail.claimed_at < CLAIM_IS_GOOD_FOR

    def work(self, lines: Lines, limit: int, batch: int) -> None:
        """Claim, send and settle, until nothing is due, `limit` is reached, or nobody answers."""
        while True:
            while not self._stopped and lines.outstanding <= batch // 2:
                left = min(batch, limit - self.counts.claimed)
                if left <= 0 or not self._take(lines, left):
                    break
            if not lines.outstanding:
                return
            self._settle(lines, lines.results(None))
            lines.grow()

    def end(self, lines: Lines) -> None:
        """Put back the mails that were not begun, and wait for the others."""
        self._put_back(lines.take_back())
        self._drain(lines)

    def _drain(self, lines: Lines) -> None:
        while lines.outstanding:
            self._settle(lines, lines.results(None))

    def _take(self, lines: Lines, most: int) -> bool:
        """Claim some mails and give them to the lines. False when there is nothing to claim."""
        claimed = claims.claim(self.now(), most=most)
        if claimed.again_at is not None and claimed.again_at - self.now() <= PATIENCE:
            pause = (claimed.again_at - self.now()).total_seconds()
            self._settle(lines, lines.results(max(0.001, pause)))
            return True
        mails = claimed.mails
        self.counts.claimed += len(mails)
        held_back = suppression.reasons((mail.to_email, mail.purpose) for mail in mails)
        unwanted = last_look.unwanted(mails)
        stopped = []
        for mail in mails:
            why_not = held_back.get((mail.to_email, mail.purpose))
            if why_not:
                stopped.append((mail, Verdict(State.SUPPRESSED, why_not)))
                continue
            if mail.pk in unwanted:
                stopped.append((mail, Verdict(State.CANCELLED, unwanted[mail.pk])))
                continue
            if mail.interruptions:  # alone, lest others share its fate
                self._drain(lines)
            lines.send(mail)
            if mail.interruptions:
                self._drain(lines)
        self._write_down(stopped)
        last_look.stopped([mail for mail in mails if mail.pk in unwanted], self.now())
        return bool(mails)

    def _settle(self, lines: Lines, results: list[Result]) -> None:
        done = [(result.mail, result.verdict) for result in results if result.verdict is not None]
        not_begun = [result.mail for result in results if result.verdict is None]
        no_server = [mail for mail, verdict in done if verdict.no_server]
        self._write_down([(mail, verdict) for mail, verdict in done if not verdict.no_server])
        if not_begun and lines.open and all(self.claim_is_good(mail) for mail in not_begun):
            for mail in not_begun:  # one line could not be opened; the others go on
                lines.send(mail)
            not_begun = []
        if no_server or not_begun:
            self._stopped = True
            self._put_back([*no_server, *not_begun, *lines.take_back()])

    def _put_back(self, mails: list[OutgoingMail]) -> None:
        if mails:
            self.counts.released += claims.release(mails, self.now() + NO_SERVER_WAIT)

    def _write_down(self, results: list[tuple[OutgoingMail, Verdict]]) -> None:
        if not results:
            return
        for (mail, verdict), state in zip(results, self._persist(results), strict=True):
            setattr(self.counts, state, getattr(self.counts, state) + 1)
            if state != State.SENT:
                log.info("mail %s: %s %s", mail.pk, state, verdict.detail)

    def _persist(self, results: list[tuple[OutgoingMail, Verdict]]) -> list[State]:
        """Settle, and hold on while the database is away: what was sent must not be forgotten."""
        until = self.now() + HOLD_ON
        while True:
            try:
                return claims.settle(results, self.now())
            except (OperationalError, InterfaceError) as error:
                if self.now() >= until:
                    raise
                log.warning("%d sent mails wait for the database: %s", len(results), type(error))
                connection.close()
                time.sleep(1)
