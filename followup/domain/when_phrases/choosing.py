"""The nth weekday, week, day or month of a span, from its end when negative."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from core.calendar_no import next_working_day, previous_working_day
from followup.domain.when_phrases.terms import Days

_ONE_DAY = timedelta(days=1)


def counted(first: date, last: date, step: int, nth: int, length: int = 1) -> Days:
    """The nth (from the end when negative) of the spans that begin every `step` days."""
    if nth > 0:
        start = first + timedelta(days=step * (nth - 1))
    else:
        count = (last - first).days // step
        start = first + timedelta(days=step * (count + nth + 1))
    return start, start + timedelta(days=length - 1)


def weekday_chooser(weekday: int, nth: int) -> Callable[[Days], Days]:
    """The nth such weekday of a span, from its end when negative."""

    def choose(days: Days) -> Days:
        first = days[0] + timedelta(days=(weekday - days[0].weekday()) % 7)
        return counted(first, days[1], 7, nth)

    return choose


def chooser(unit: str, nth: int) -> Callable[[Days], Days]:
    """The nth week, day, weekend … of a span, from its end when negative."""

    def choose(days: Days) -> Days:
        first, last = days
        if unit == "week":
            # As ISO 8601 gives weeks to years: to the span that holds the Thursday.
            thursday = first + timedelta(days=(3 - first.weekday()) % 7)
            middle, _ = counted(thursday, last, 7, nth)
            return middle - timedelta(days=3), middle + timedelta(days=3)
        if unit == "weekend":
            saturday = first + timedelta(days=(5 - first.weekday()) % 7)
            return counted(saturday, last, 7, nth, 2)
        if unit == "workday":
            day = first - _ONE_DAY if nth > 0 else last + _ONE_DAY
            for _ in range(abs(nth)):
                day = next_working_day(day) if nth > 0 else previous_working_day(day)
            return day, day
        if unit == "month":
            month = first.month + nth - 1 if nth > 0 else last.month + nth + 1
            return month_days(first.year if nth > 0 else last.year, month)
        return counted(first, last, 1, nth)

    return choose


def month_days(year: int, month: int) -> Days:
    """First and last day of a month."""
    start = date(year, month, 1)
    return start, (start + timedelta(days=31)).replace(day=1) - _ONE_DAY
