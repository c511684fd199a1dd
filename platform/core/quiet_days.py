"""Working days on which Norway is half away: nobody is reminded of anything on them.

Pure: no clock, no database. Weeks of school breaks are ISO 8601 weeks.

Sources: the weeks of the winter break per county are those of 2024 (timeanddate.no, "Vinterferien i
Norge"), of the autumn break those published for 2022. They seldom change. Where the schools of a
county do not agree, it is left out, and a municipality says its own.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from types import MappingProxyType
from typing import Final

from core.calendar_no import ONE_DAY, easter, is_working_day

#: County number → week of the winter break.
WINTER_WEEK: Final[Mapping[str, int]] = MappingProxyType(
    dict.fromkeys(("03", "15", "31", "32", "39", "40", "42", "50"), 8)
    | dict.fromkeys(("11", "18", "33", "34", "55", "56"), 9)
)
#: County number → week of the autumn break.
AUTUMN_WEEK: Final[Mapping[str, int]] = MappingProxyType(
    dict.fromkeys(("03", "31", "32", "33", "42", "55", "56"), 40)
    | dict.fromkeys(("11", "15", "34", "39", "40", "46", "50"), 41)
)


@dataclass(frozen=True, slots=True)
class SchoolBreaks:
    """The weeks in which a municipality's schools are closed; None where not known or none."""

    winter_week: int | None = None
    autumn_week: int | None = None

    def covers(self, day: date) -> bool:
        """Whether a day lies in one of the breaks."""
        return day.isocalendar()[1] in {self.winter_week, self.autumn_week}


def school_breaks(county: str) -> SchoolBreaks:
    """What is known of a county ("46" → no winter week: its schools do not agree)."""
    return SchoolBreaks(WINTER_WEEK.get(county), AUTUMN_WEEK.get(county))


def is_squeezed(day: date) -> bool:
    """An *inneklemt dag*: a working day with days off on both sides."""
    alone = not is_working_day(day - ONE_DAY) and not is_working_day(day + ONE_DAY)
    return is_working_day(day) and alone


def is_half_away(day: date) -> bool:
    """An inneklemt dag, the days before Easter, and romjul from the day before Christmas Eve."""
    return day in _half_away(day.year) or is_squeezed(day)


@lru_cache(maxsize=64)
def _half_away(year: int) -> frozenset[date]:
    holy_week = (easter(year) - timedelta(days=offset) for offset in (6, 5, 4))
    christmas = (date(year, 12, number) for number in range(23, 32))
    return frozenset([*holy_week, *christmas])
