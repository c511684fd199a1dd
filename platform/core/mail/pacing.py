"""No faster than the provider and the recipients' servers like, however many workers there are.

One row per limit says until when the time is spent (the "generic cell rate algorithm" of ATM,
ITU-T I.371): a mail moves it on by one gap, and may go while it is not more than a burst ahead of
the clock. The row is locked in the transaction that claims the mails, so all workers share it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from django.conf import settings

from core.mail.models import Pace

#: Limits of the whole site; a recipient's domain has a row of its own name.
SECOND: Final = "per second"
MINUTE: Final = "per minute"


@dataclass(frozen=True)
class Rate:
    """At most `most` mails in any `span`, a fifth of them at once."""

    most: int
    span: timedelta

    @property
    def burst(self) -> int:
        """How many may go at once after a rest."""
        return max(1, self.most // 5)

    @property
    def gap(self) -> timedelta:
        """How long one mail uses up. A burst and a whole span of gaps make `most` together."""
        return self.span / max(1, self.most - self.burst)

    def room(self, free_at: datetime, now: datetime) -> int:
        """How many may go now, when the time is spent until `free_at`."""
        ahead = max(free_at, now) - now
        return max(0, int((self.burst * self.gap - ahead) / self.gap + 1e-6))

    def spent(self, free_at: datetime, now: datetime, count: int) -> datetime:
        """Until when the time is spent after so many more."""
        return max(free_at, now) + count * self.gap

    def next_at(self, free_at: datetime, now: datetime) -> datetime:
        """When there is room for one again."""
        return max(now, max(free_at, now) - (self.burst - 1) * self.gap)


def site_rates() -> dict[str, Rate]:
    """The limits of the provider: MAIL_PER_SECOND and MAIL_PER_MINUTE, 0 for none."""
    rates = {
        SECOND: Rate(settings.MAIL_PER_SECOND, timedelta(seconds=1)),
        MINUTE: Rate(settings.MAIL_PER_MINUTE, timedelta(minutes=1)),
    }
    return {key: rate for key, rate in rates.items() if rate.most}


def domain_rate() -> Rate | None:
    """The limit for each recipient's domain: MAIL_PER_DOMAIN_PER_MINUTE, 0 for none."""
    most = settings.MAIL_PER_DOMAIN_PER_MINUTE
    return Rate(most, timedelta(minutes=1)) if most else None


def locked(keys: Iterable[str], now: datetime) -> dict[str, Pace]:
    """The rows of these limits, made if need be, locked until the transaction ends."""
    wanted = sorted(set(keys))  # always in the same order, so that nobody waits in a circle
    rows = Pace.objects.filter(key__in=wanted).order_by("key").select_for_update()
    found = {row.key: row for row in rows}
    missing = [key for key in wanted if key not in found]
    if missing:
        fresh = [Pace(key=key, free_at=now, queued_until=now) for key in missing]
        Pace.objects.bulk_create(fresh, ignore_conflicts=True)
        found = {row.key: row for row in rows.all()}
    return found


def site_room(now: datetime, rows: Mapping[str, Pace]) -> tuple[int | None, datetime]:
    """How many mails may go now (None: any number), and when there is room again."""
    room, again = None, now
    for key, rate in site_rates().items():
        here = rate.room(rows[key].free_at, now)
        room = here if room is None else min(room, here)
        again = max(again, rate.next_at(rows[key].free_at, now))
    return room, again


def spend(now: datetime, rows: Mapping[str, Pace], count: int) -> None:
    """Write down that so many mails go now."""
    for key, rate in site_rates().items():
        rows[key].free_at = rate.spent(rows[key].free_at, now, count)
        rows[key].save(update_fields=["free_at"])
