from datetime import date, timedelta

import holidays
import pytest

from core import calendar_no as cal


@pytest.mark.parametrize("year", range(1990, 2061))
def test_public_holidays_agree_with_an_independent_calendar(year: int) -> None:
    theirs = set(holidays.country_holidays("NO", years=year, categories="public"))
    ours = set(cal.public_holidays(year))
    sundays = {day for day in theirs if day.weekday() == 6}
    assert ours - sundays == theirs - sundays


@pytest.mark.parametrize(
    ("year", "expected"),
    [
        (2008, date(2008, 3, 23)),
        (2011, date(2011, 4, 24)),
        (2024, date(2024, 3, 31)),
        (2025, date(2025, 4, 20)),
        (2038, date(2038, 4, 25)),
    ],
)
def test_easter(year: int, expected: date) -> None:
    assert cal.easter(year) == expected


@pytest.mark.parametrize(
    ("day", "working"),
    [
        (date(2024, 12, 24), True),
        (date(2024, 12, 25), False),
        (date(2024, 12, 31), True),
        (date(2025, 1, 1), False),
        (date(2025, 4, 16), True),
        (date(2025, 4, 17), False),
        (date(2025, 5, 17), False),
        (date(2025, 5, 29), False),
        (date(2025, 6, 9), False),
        (date(2025, 6, 14), False),
    ],
)
def test_working_days(day: date, working: bool) -> None:
    assert cal.is_working_day(day) is working


def test_the_working_day_before_easter_sunday_is_the_wednesday() -> None:
    assert cal.working_day_on_or_before(date(2025, 4, 20)) == date(2025, 4, 16)
    assert cal.previous_working_day(date(2025, 4, 22)) == date(2025, 4, 16)
    assert cal.next_working_day(date(2025, 4, 16)) == date(2025, 4, 22)


def test_counting_working_days_goes_both_ways() -> None:
    assert cal.add_working_days(date(2024, 12, 23), 3) == date(2024, 12, 30)
    assert cal.add_working_days(date(2024, 12, 30), -3) == date(2024, 12, 23)
    assert cal.add_working_days(date(2024, 12, 30), 0) == date(2024, 12, 30)


@pytest.mark.parametrize(("year", "weeks"), [(2020, 53), (2021, 52), (2024, 52), (2026, 53)])
def test_weeks_in_year(year: int, weeks: int) -> None:
    assert cal.weeks_in_year(year) == weeks


def test_week_days_and_back() -> None:
    assert cal.week_days(2020, 53) == (date(2020, 12, 28), date(2021, 1, 3))
    assert cal.week_of(date(2021, 1, 2)) == (2020, 53)
    with pytest.raises(ValueError, match="week"):
        cal.week_days(2021, 53)


@pytest.mark.parametrize(
    ("day", "months", "expected"),
    [
        (date(2024, 1, 31), 1, date(2024, 2, 29)),
        (date(2025, 1, 31), 1, date(2025, 2, 28)),
        (date(2024, 11, 30), 3, date(2025, 2, 28)),
        (date(2024, 3, 15), -3, date(2023, 12, 15)),
        (date(2024, 12, 1), 1, date(2025, 1, 1)),
    ],
)
def test_add_months_clips(day: date, months: int, expected: date) -> None:
    assert cal.add_months(day, months) == expected


def test_monday_of_is_a_monday_in_the_same_week() -> None:
    day = date(2023, 12, 20)
    for _ in range(30):
        monday = cal.monday_of(day)
        assert monday.weekday() == 0
        assert cal.week_of(monday) == cal.week_of(day)
        day += timedelta(days=1)
