"""How often, how early and on which days a municipality's people are reminded."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, time, timedelta
from types import MappingProxyType

from core.quiet_days import SchoolBreaks
from core.quiet_hours import DAY_BEGINS

COARSE = frozenset(
    {"months", "quarter", "tertial", "half", "season", "year", "vague", "third", "month"}
)
_ASK_AFTER: Mapping[str, int] = MappingProxyType({"urgent": 10})
WORKING_WEEK = frozenset(range(5))
NO_BREAKS = SchoolBreaks()


@dataclass(frozen=True, slots=True)
class Pause:
    """Days, both included, on which nothing is mailed: a municipality's, or one person's."""

    start: date
    end: date

    def covers(self, day: date) -> bool:
        return self.start <= day <= self.end


@dataclass(frozen=True, slots=True)
class Policy:
    """How often and how early; days unless said otherwise.

    `before` lists (at least so many days from first mail to date, so many days before it),
    longest first; `before_coarse` is used for months, seasons and the like. A municipality
    chooses `weekdays`, `hour`, `breaks` and `pauses`; the rest is the same for all.
    """

    hour: time = time(8, 30)
    weekdays: frozenset[int] = WORKING_WEEK
    breaks: SchoolBreaks = NO_BREAKS
    pauses: tuple[Pause, ...] = ()
    silent_months: frozenset[int] = frozenset({7})
    before: tuple[tuple[int, int], ...] = ((15, 7), (6, 3), (3, 1))
    before_coarse: tuple[tuple[int, int], ...] = ((43, 14), (15, 7), (6, 3))
    closing_after: int = 30
    between_after_points: int = 4
    before_closing: int = 14
    quiet_after_answer: int = 4
    ask_under_way_after: int = 14
    ask_blocked_after: int = 14
    ask_without_date_after: Mapping[str, int] = field(default_factory=lambda: _ASK_AFTER)
    ask_without_date_otherwise: int = 30
    unanswered_before_closing: int = 4
    grace: int = 3
    first_from: time = DAY_BEGINS
    first_until: time = time(17, 0)
    first_delay: timedelta = timedelta(minutes=10)

    def __post_init__(self) -> None:
        if not self.weekdays & WORKING_WEEK:
            raise ValueError("A policy needs a working day on which mail may go.")


DEFAULT = Policy()
