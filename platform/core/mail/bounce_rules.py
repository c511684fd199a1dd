"""When is an address no good, and when is it the domain's fault? Pure: outcomes in, verdict out.

An *outcome* is what became of one mail, however many times we were told: it arrived, or it was
refused for good (*hard*: no such mailbox) or for some other reason (*soft*: full, blocked, timed
out). Counted by mail, so that a server's answer and the provider's message about it are one.

An address is given up after two hard or five soft outcomes within WINDOW (five weeks, so that a
reminder now and then is enough to see it) since it last took a mail. What happened on a day on
which its whole domain was failing is not counted.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Final

HARD_MOST: Final = 2
SOFT_MOST: Final = 5
WINDOW: Final = timedelta(days=35)
#: So many different addresses failing on one day, and none succeeding, are the domain's fault.
DOMAIN_ADDRESSES: Final = 3


class Outcome(StrEnum):
    ARRIVED = "arrived"
    SOFT = "soft"
    HARD = "hard"


@dataclass(frozen=True)
class Happened:
    """What became of one mail to one address. `day` is the day in Norway."""

    address: str
    outcome: Outcome
    at: datetime
    day: date


def is_given_up(
    history: Iterable[Happened], now: datetime, domain_days: Collection[date] = ()
) -> bool:
    """Whether an address with this history takes no mail. `domain_days`: the domain's own fault."""
    hard = soft = 0
    for one in sorted(history, key=lambda one: one.at):
        if one.outcome == Outcome.ARRIVED:
            hard = soft = 0
        elif one.day not in domain_days and now - one.at < WINDOW:
            hard += one.outcome == Outcome.HARD
            soft += one.outcome == Outcome.SOFT
    return hard >= HARD_MOST or soft >= SOFT_MOST


def failing_days(history: Iterable[Happened]) -> dict[date, int]:
    """The days on which a whole domain failed, with how many of its addresses did.

    `history` holds everything that happened at one domain.
    """
    failed: dict[date, set[str]] = defaultdict(set)
    worked: set[date] = set()
    for one in history:
        if one.outcome == Outcome.ARRIVED:
            worked.add(one.day)
        else:
            failed[one.day].add(one.address)
    return {
        day: len(addresses)
        for day, addresses in failed.items()
        if len(addresses) >= DOMAIN_ADDRESSES and day not in worked
    }


def outcome_of(kinds: Collection[str]) -> Outcome | None:
    """What became of one mail of which we heard these things ("delivered", "soft", "hard").

    A mail that was refused for good after it had been accepted has not arrived.
    """
    if "hard" in kinds:
        return Outcome.HARD
    if "delivered" in kinds:
        return Outcome.ARRIVED
    return Outcome.SOFT if "soft" in kinds else None
