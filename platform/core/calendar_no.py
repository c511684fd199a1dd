"""The Norwegian calendar: Easter, public holidays, working days and ISO weeks.

Pure: no clock, no database. Every function takes plain dates and gives plain dates back.
"""

from __future__ import annotations

from datetime import date, timedelta
from functools import lru_cache

SATURDAY = 5
ONE_DAY = timedelta(days=1)


@lru_cache(maxsize=512)
def easter(year: int) -> date:
    """Easter Sunday of a Gregorian year (the anonymous Gregorian algorithm, Meeus 1991)."""
    golden = year % 19
    century, rest = divmod(year, 100)
    leap_centuries, century_rest = divmod(century, 4)
    correction = (century + 8) // 25
    moon_shift = (century - correction + 1) // 3
    epact = (19 * golden + century - leap_centuries - moon_shift + 15) % 30
    leap_years, year_rest = divmod(rest, 4)
    weekday_shift = (32 + 2 * century_rest + 2 * leap_years - epact - year_rest) % 7
    late = (golden + 11 * epact + 22 * weekday_shift) // 451
    month, day = divmod(epact + weekday_shift - 7 * late + 114, 31)
    return date(year, month, day + 1)


_FIXED = ((1, 1, "nyttarsdag"), (5, 1, "1_mai"), (5, 17, "17_mai"))
_CHRISTMAS = ((12, 25, "1_juledag"), (12, 26, "2_juledag"))
_BY_EASTER = (
    (-3, "skjaertorsdag"),
    (-2, "langfredag"),
    (0, "1_paskedag"),
    (1, "2_paskedag"),
    (39, "kristi_himmelfartsdag"),
    (49, "1_pinsedag"),
    (50, "2_pinsedag"),
)


@lru_cache(maxsize=512)
def public_holidays(year: int) -> dict[date, str]:
    """The public holidays of a year by date, each with a machine name.

    The days are those of lov om helligdager og helligdagsfred (1995) § 2 and lov om
    1 og 17 mai som høgtidsdager (1947). Christmas Eve and New Year's Eve are not among them.
    """
    sunday = easter(year)
    days = {date(year, month, day): name for month, day, name in _FIXED + _CHRISTMAS}
    days.update({sunday + timedelta(days=offset): name for offset, name in _BY_EASTER})
    return days


def is_public_holiday(day: date) -> bool:
    """Whether the law makes this day a holiday. An ordinary Sunday is not counted."""
    return day in public_holidays(day.year)


def is_working_day(day: date) -> bool:
    """Monday to Friday, and no public holiday."""
    return day.weekday() < SATURDAY and not is_public_holiday(day)


def working_day_on_or_before(day: date) -> date:
    """The day itself when it is a working day, else the last one before it."""
    while not is_working_day(day):
        day -= ONE_DAY
    return day


def working_day_on_or_after(day: date) -> date:
    """The day itself when it is a working day, else the first one after it."""
    while not is_working_day(day):
        day += ONE_DAY
    return day


def previous_working_day(day: date) -> date:
    """The last working day strictly before `day`."""
    return working_day_on_or_before(day - ONE_DAY)


def next_working_day(day: date) -> date:
    """The first working day strictly after `day`."""
    return working_day_on_or_after(day + ONE_DAY)


def add_working_days(day: date, count: int) -> date:
    """The working day that is `count` working days after `day` (before it when negative)."""
    step = next_working_day if count >= 0 else previous_working_day
    for _ in range(abs(count)):
        day = step(day)
    return day


def weeks_in_year(iso_year: int) -> int:
    """52 or 53: the number of ISO 8601 weeks of an ISO year."""
    return date(iso_year, 12, 28).isocalendar()[1]


def week_days(iso_year: int, week: int) -> tuple[date, date]:
    """Monday and Sunday of an ISO 8601 week. ValueError when the year has no such week."""
    monday = date.fromisocalendar(iso_year, week, 1)
    return monday, monday + timedelta(days=6)


def week_of(day: date) -> tuple[int, int]:
    """ISO year and ISO week number of a day."""
    iso = day.isocalendar()
    return iso[0], iso[1]


def monday_of(day: date) -> date:
    """The Monday of the ISO week the day lies in."""
    return day - timedelta(days=day.weekday())


def days_in_month(year: int, month: int) -> int:
    """28 to 31."""
    if month == 12:
        return 31
    return (date(year, month + 1, 1) - ONE_DAY).day


def add_months(day: date, months: int) -> date:
    """The same day of the month `months` later, clipped to the end of a shorter month."""
    index = day.year * 12 + day.month - 1 + months
    year, month = divmod(index, 12)
    return date(year, month + 1, min(day.day, days_in_month(year, month + 1)))
