"""The ledger's side of delivery: who has taken which mail, and what became of it.

A claim is committed before anything is said to a server (`claim`), and lasts until it is settled
or so old that its process must be gone (`recover_stuck`). Every write here is conditional on the
claim, so that whoever comes late changes nothing. Times are aware.
"""

from __future__ import annotations

import logging
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any, Final

from django.conf import settings
from django.db import transaction
from django.db.models import F, Q, QuerySet

from core import quiet_hours
from core.mail import pacing, tracking
from core.mail.errors import Verdict
from core.mail.models import WAITING, OutgoingMail, Pace, Purpose, State

log: Final = logging.getLogger(__name__)

#: Waits before the second, third … attempt; the last one repeats until ATTEMPTS are used up.
DISTANCES: Final = tuple(timedelta(minutes=minutes) for minutes in (1, 5, 30, 120, 480))
#: A server that answers "later" for three days (RFC 5321, 4.5.4.1: at least four is usual for
#: relays; a reminder is out of date by then).
ATTEMPTS: Final = 13
#: A mail with which processes died this often is given up, lest it kill the next one.
INTERRUPTIONS: Final = 5
#: A claim older than this belongs to a process that is gone.
STUCK_AFTER: Final = timedelta(minutes=15)
#: A process begins no mail on a claim older than this: far enough from STUCK_AFTER for the
#: slowest conversation (a handful of time-outs of EMAIL_TIMEOUT) to end before.
CLAIM_IS_GOOD_FOR: Final = timedelta(minutes=5)
_WIPED: Final[dict[str, Any]] = {"subject": "", "body_text": "", "body_html": "", "calendar": ""}


@dataclass
class Claimed:
    """Mails this process has taken, and if there are none, when to look again."""

    mails: list[OutgoingMail] = field(default_factory=list)
    again_at: datetime | None = None


def recover_stuck(now: datetime) -> int:
    """Put mails back in the queue whose process died with them in flight. Returns how many."""
    stuck = OutgoingMail.objects.filter(state=State.IN_FLIGHT, claimed_at__lt=now - STUCK_AFTER)
    lost = stuck.filter(interruptions__gte=INTERRUPTIONS - 1).update(
        state=State.FAILED, state_detail="interrupted", claimed_at=None
    )
    back = stuck.update(
        state=State.RETRY,
        state_detail="interrupted",
        due_at=now,
        claimed_at=None,
        interruptions=F("interruptions") + 1,
    )
    if lost or back:
        log.warning("in flight for too long: %d tried again, %d given up", back, lost)
    return back


def miss_expired(now: datetime) -> list[OutgoingMail]:
    """Give up what is too old to be of use. Returns it, without its words."""
    waiting = OutgoingMail.objects.filter(state__in=WAITING, due_at__lte=now, expires_at__lte=now)
    mails = list(waiting.defer("body_text", "body_html", "headers"))
    expired = waiting.filter(pk__in=[mail.pk for mail in mails])
    expired.filter(secret=True).update(state=State.MISSED, **_WIPED)
    expired.update(state=State.MISSED)
    return mails


def claim(now: datetime, *, most: int) -> Claimed:
    """Take up to `most` due mails for this process and commit them as in flight.

    Codes for logging in go first: somebody is waiting for them. A mail whose process died before
    is taken alone, so that it takes nothing with it if it is to blame. Mails whose recipients'
    domain has had enough for now are given a later place.
    """
    with transaction.atomic(durable=True):
        rates = pacing.site_rates()
        paces = pacing.locked(rates, now) if rates else {}
        room, again_at = pacing.site_room(now, paces)
        most = most if room is None else min(most, room)
        mails = _due(now, Q(purpose=Purpose.LOGIN), most) if most else []
        if len(mails) < most:
            mails += _due(now, _others(now), most - len(mails))
        mails = _leave_to_itself(_spread(mails, now))
        OutgoingMail.objects.filter(pk__in=[mail.pk for mail in mails]).update(
            state=State.IN_FLIGHT, claimed_at=now, attempts=F("attempts") + 1
        )
        pacing.spend(now, paces, len(mails))
    for mail in mails:
        mail.state, mail.claimed_at, mail.attempts = State.IN_FLIGHT, now, mail.attempts + 1
    return Claimed(mails, None if most else again_at)


def release(mails: Sequence[OutgoingMail], due_at: datetime, *, tried: bool = False) -> int:
    """Put mails back that were not begun, or (tried) could not be sent through no fault of theirs.

    Their attempt does not count. Returns how many.
    """
    released = 0
    for claimed_at, group in _by_claim(mails).items():
        released += _claimed(group, claimed_at).update(
            state=State.RETRY, claimed_at=None, due_at=due_at, attempts=F("attempts") - 1
        )
    if tried:
        log.warning("no mail can be sent now; %d wait", released)
    return released


def settle(results: Sequence[tuple[OutgoingMail, Verdict]], now: datetime) -> list[State]:
    """Write down what became of mails, where the claim is still ours. The states, in order.

    Those that were sent cost one statement together.
    """
    plain = [mail for mail, verdict in results if _is_plain(mail, verdict)]
    # Each statement commits by itself: what is written down stays, whatever happens to the rest.
    for claimed_at, group in _by_claim(plain).items():
        done = _claimed(group, claimed_at).update(
            state=State.SENT, state_detail="", sent_at=now, claimed_at=None
        )
        if done < len(group):
            _settled_by_others(group, now)
    return [
        State.SENT if _is_plain(mail, verdict) else _settle_one(mail, verdict, now)
        for mail, verdict in results
    ]


def distance(attempts: int) -> timedelta:
    """How long to wait after this many attempts."""
    return DISTANCES[min(attempts, len(DISTANCES)) - 1]


def _is_plain(mail: OutgoingMail, verdict: Verdict) -> bool:
    sent = verdict.state == State.SENT and not verdict.detail and not verdict.provider_id
    return sent and not mail.secret


def _settle_one(mail: OutgoingMail, verdict: Verdict, now: datetime) -> State:
    state = verdict.state
    change: dict[str, Any] = {"state_detail": verdict.detail}
    if state == State.RETRY and mail.attempts >= ATTEMPTS:
        state = State.FAILED
    elif state == State.RETRY:
        change["due_at"] = now + distance(mail.attempts)
    elif state == State.SENT:
        change |= {"sent_at": now, "provider_id": verdict.provider_id}
    if mail.secret and state != State.RETRY:
        change |= _WIPED
    with transaction.atomic():
        if not _claimed([mail], mail.claimed_at).update(state=state, claimed_at=None, **change):
            _settled_by_others([mail], now, provider_id=verdict.provider_id)
        elif verdict.about_address and state in (State.BOUNCED, State.FAILED):
            kind, detail = verdict.about_address, verdict.detail
            tracking.note(mail, kind, at=now, source="sending", final=True, detail=detail)
    return state


def _settled_by_others(mails: Sequence[OutgoingMail], now: datetime, **change: Any) -> None:
    """The provider told of them before we did: what it said stands, the time of sending is ours."""
    rows = OutgoingMail.objects.filter(pk__in=[mail.pk for mail in mails], sent_at=None)
    rows.filter(state__in=(State.DELIVERED, State.BOUNCED)).update(sent_at=now, **change)


def _due(now: datetime, which: Q, most: int) -> list[OutgoingMail]:
    waiting: QuerySet[OutgoingMail] = OutgoingMail.objects.filter(
        which, state__in=WAITING, due_at__lte=now
    )
    # SQLite has no row locks and needs none: its transactions begin by taking the write lock.
    return list(waiting.order_by("due_at", "pk").select_for_update(skip_locked=True)[:most])


def _others(now: datetime) -> Q:
    """All but codes. At night and on days off a reminder that is late waits for the morning.

    Not in the demo: its mails reach nobody, and whoever tries it on a Sunday wants to see them.
    """
    night = [Purpose.REMINDER] if quiet_hours.is_quiet(now) and not settings.DEMO else []
    return ~Q(purpose__in=[Purpose.LOGIN, *night])


def _leave_to_itself(mails: list[OutgoingMail]) -> list[OutgoingMail]:
    first = next((n for n, mail in enumerate(mails) if mail.interruptions), None)
    if first is None:
        return mails
    return mails[:first] or mails[:1]


def _spread(mails: list[OutgoingMail], now: datetime) -> list[OutgoingMail]:
    """Those that may go now; the others are given a place of their own later on."""
    rate = pacing.domain_rate()
    if rate is None or not mails:
        return mails
    paces = pacing.locked({_domain(mail) for mail in mails}, now)
    going, waiting = [], []
    for mail in mails:
        pace = paces[_domain(mail)]
        if mail.purpose == Purpose.LOGIN or rate.room(pace.free_at, now):
            pace.free_at = rate.spent(pace.free_at, now, 1)
            going.append(mail)
        else:
            pace.queued_until = max(pace.queued_until, rate.next_at(pace.free_at, now)) + rate.gap
            mail.due_at = pace.queued_until
            waiting.append(mail)
    Pace.objects.bulk_update(paces.values(), ["free_at", "queued_until"])
    OutgoingMail.objects.bulk_update(waiting, ["due_at"])
    return going


def _domain(mail: OutgoingMail) -> str:
    return mail.to_email.rpartition("@")[2][:255] or "-"


def _by_claim(mails: Sequence[OutgoingMail]) -> dict[datetime | None, list[OutgoingMail]]:
    groups: dict[datetime | None, list[OutgoingMail]] = defaultdict(list)
    for mail in mails:
        groups[mail.claimed_at].append(mail)
    return groups


def _claimed(mails: Sequence[OutgoingMail], claimed_at: datetime | None) -> QuerySet[OutgoingMail]:
    return OutgoingMail.objects.filter(
        pk__in=[mail.pk for mail in mails], state=State.IN_FLIGHT, claimed_at=claimed_at
    )
