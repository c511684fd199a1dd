"""This, next and last: the calendar period of a unit that holds the reference date."""

from __future__ import annotations

from datetime import date, timedelta

from core.calendar_no import add_months, monday_of
from followup.domain.when_phrases.anchors import season_term
from followup.domain.when_phrases.terms import Term, fixed

SUNDAY_AFTER = timedelta(days=6)


def this_or_next(ref: date, unit: str, shift: int) -> Term:
    """The calendar period of a unit that holds the reference date, or one some periods on."""
    if unit == "week":
        start = monday_of(ref) + timedelta(days=7 * shift)
        return fixed("week", "week", start, start + SUNDAY_AFTER)
    if unit == "schoolyear":
        year = (ref.year if ref.month >= 8 else ref.year - 1) + shift
        return fixed("schoolyear", "year", date(year, 8, 1), date(year + 1, 7, 31))
    if unit == "semester":
        index = ref.year * 2 + (ref.month > 6) + shift
        return season_term("autumn" if index % 2 else "spring", index // 2)
    months = {"month": 1, "quarter": 3, "tertial": 4, "half": 6}.get(unit, 12)
    first = (ref.month - 1) // months * months + 1
    start = add_months(date(ref.year, first, 1), months * shift)
    end = add_months(start, months) - timedelta(days=1)
    precision = unit if unit in ("month", "quarter", "tertial", "half") else "year"
    return fixed(precision, precision, start, end)
