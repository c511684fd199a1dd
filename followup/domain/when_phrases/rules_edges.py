"""First and last stretches of a span: de to første ukene i mai, første halvdel av mai."""

from __future__ import annotations

from datetime import timedelta

from core.calendar_no import add_months
from followup.domain.when_phrases.periods import this_or_next
from followup.domain.when_phrases.scan import Found, Scan
from followup.domain.when_phrases.terms import (
    Days,
    Term,
    derived,
)


def edge_of(s: Scan, j: int, nth: int, unit: str) -> Found:
    """De første ukene i august, de siste dagene i mai: two weeks, three days."""
    whole = s.inner(j + 1) if s.low(j + 1) in ("i", "av", "på") else None
    if whole is None or unit not in ("week", "day") or whole[0].length is not None:
        return None
    days = 14 if unit == "week" else 3
    if whole[0].kind == "year" and unit == "week" and nth > 0:
        # The first weeks of a year are its January (§7).
        days = 31
    term = _stretch(whole[0], nth, days)
    period, form = s.unit(whole[1] - 1)
    if form == "def" and term.days is not None and term.days[1] < s.ref:
        term = _stretch(this_or_next(s.ref, period, 1), nth, days)
    return term, whole[1]


def _stretch(whole: Term, nth: int, days: int) -> Term:
    span = timedelta(days=days - 1)

    def choose(found: Days) -> Days:
        return (found[0], found[0] + span) if nth > 0 else (found[1] - span, found[1])

    return derived(whole, "span", "days", choose)


def first_units(s: Scan, j: int, nth: int) -> Found:
    """De første to ukene i mai: that long from the beginning."""
    unit, count = s.unit(j + 1)[0], s[j].value
    whole = s.inner(j + 2) if s.low(j + 2) in ("i", "av", "på") else None
    if whole is None or unit not in ("week", "day") or not isinstance(count, int):
        return None
    return _stretch(whole[0], nth, count * (7 if unit == "week" else 1)), whole[1]


def count_of_edge(s: Scan, i: int) -> Found:
    """De to første ukene i mai, with the count at i and the ordinal after it."""
    count, token = s[i].value, s[i + 1]
    unit, form = s.unit(i + 2)
    if not isinstance(count, int) or form not in ("pl", "pldef") or unit not in ("week", "day"):
        return None
    nth = -1 if token.kind == "mod" and token.value == "final" else 1
    if nth == 1 and not (token.kind == "ord" and token.value == 1):
        return None
    whole = s.inner(i + 3) if s.low(i + 3) in ("i", "av", "på") else None
    if whole is None:
        return None
    return _stretch(whole[0], nth, count * (7 if unit == "week" else 1)), whole[1]


def half_of(s: Scan, j: int, nth: int) -> Found:
    """Første halvdel av mai: to the 15th; of anything else: its first half in days."""
    whole = s.inner(j)
    if whole is None or nth not in (1, 2, -1):
        return None

    def choose(days: Days) -> Days:
        first, last = days
        if first == last:
            return first, last
        middle = first + (last - first) // 2
        months = (last.year - first.year) * 12 + last.month - first.month + 1
        if first.day == 1 and (last + timedelta(days=1)).day == 1:
            if months == 1:
                middle = first.replace(day=15)
            elif months % 2 == 0:
                middle = add_months(first, months // 2) - timedelta(days=1)
        return (first, middle) if nth == 1 else (middle + timedelta(days=1), last)

    return derived(whole[0], "span", "days", choose), whole[1]
