"""Who joins when in a run of so many mails, and when what happens."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from typing import Final

from tests.chaos.population import Cohort

#: Mails to one person in the whole run, and in a short one.
MAILS_EACH: Final = 4.9
MAILS_EACH_IN_AUTUMN: Final = 3.5
#: With fewer mails than this there is an autumn only.
SPRING_FROM: Final = 3000
#: The nights in which the clock is put back and forward.
SWITCHES: Final = (
    datetime(2026, 10, 25, 1, 0, tzinfo=UTC),
    datetime(2027, 3, 28, 1, 0, tzinfo=UTC),
)


@dataclass
class Plan:
    """Who joins when. The outage begins on the due day of the second cohort."""

    cohorts: list[Cohort]
    outage: date
    #: Later days are those of a few stragglers, and left out.
    until: date


def plan(mails: int) -> Plan:
    people = round(mails / MAILS_EACH)
    outage = date(2026, 11, 11)
    if mails < SPRING_FROM:
        people = round(mails / MAILS_EACH_IN_AUTUMN)
        return Plan([Cohort(date(2026, 10, 12), outage, people)], outage, date(2026, 11, 18))
    shares = ((date(2026, 10, 9), date(2026, 10, 28)), (date(2026, 10, 12), outage))
    spring = ((date(2027, 3, 8), date(2027, 3, 30)),)
    cohorts = [Cohort(*days, people // 3) for days in shares + spring]
    return Plan(cohorts, outage, date(2027, 4, 30))


@dataclass
class Day:
    """One day of the run."""

    day: date
    expected: set[str] = field(default_factory=set)
    first: int = 0
    #: It begins in the morning, and somebody is up to see the hour come.
    early: bool = True
    joins: bool = False
    cut_short: bool = False
    trouble: str = ""
