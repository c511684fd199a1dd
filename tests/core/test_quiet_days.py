"""Days on which Norway is half away."""

from __future__ import annotations

from datetime import date

import pytest

from core import quiet_days
from core.municipalities import facts
from core.quiet_days import SchoolBreaks, school_breaks


@pytest.mark.parametrize(
    ("day", "why", "expected"),
    [
        ("2026-05-15", "Friday after Ascension Day", True),
        ("2027-05-07", "Friday after Ascension Day", True),
        ("2022-05-16", "Monday before the 17th on a Tuesday", True),
        ("2026-05-18", "Monday after a 17th on a Sunday", False),
        ("2026-05-13", "Wednesday before Ascension Day", False),
        ("2026-01-02", "Friday after New Year's Day", True),
        ("2026-03-30", "Monday before Easter", True),
        ("2026-04-01", "Wednesday before Easter", True),
        ("2026-03-27", "Friday before palm Sunday", False),
        ("2026-04-07", "Tuesday after Easter", False),
        ("2026-12-22", "two days before Christmas Eve", False),
        ("2026-12-23", "the day before Christmas Eve", True),
        ("2026-12-31", "New Year's Eve", True),
        ("2027-01-04", "the first Monday of the year", False),
        ("2026-11-16", "any Monday", False),
    ],
)
def test_half_away(day, why, expected):
    assert quiet_days.is_half_away(date.fromisoformat(day)) is expected, why


@pytest.mark.parametrize(
    ("county", "winter", "autumn"),
    [
        ("03", date(2026, 2, 16), date(2026, 9, 28)),
        ("11", date(2026, 2, 23), date(2026, 10, 5)),
        ("56", date(2027, 3, 1), date(2027, 10, 4)),
    ],
)
def test_school_breaks_of_a_county(county, winter, autumn):
    breaks = school_breaks(county)
    assert breaks.covers(winter)
    assert breaks.covers(autumn)
    assert not breaks.covers(date.fromordinal(winter.toordinal() - 3))
    assert not breaks.covers(date.fromordinal(autumn.toordinal() + 7))


def test_where_schools_do_not_agree_nothing_is_assumed():
    assert school_breaks("46") == SchoolBreaks(None, 41)
    assert school_breaks("99") == SchoolBreaks()


def test_the_counties_of_the_tables_are_counties_of_the_register():
    known = {row.county_number for row in facts.municipalities()}
    assert {*quiet_days.WINTER_WEEK, *quiet_days.AUTUMN_WEEK} <= known
