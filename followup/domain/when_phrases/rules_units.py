"""Weeks by number, and this, next and last of every unit (§3, §4, §7)."""

from __future__ import annotations

from datetime import date, timedelta

from core.calendar_no import monday_of
from followup.domain.when_phrases import offsets, rules_ordinals
from followup.domain.when_phrases.periods import this_or_next
from followup.domain.when_phrases.rules_weeks import weeks
from followup.domain.when_phrases.scan import Found, Scan, is_year, number
from followup.domain.when_phrases.terms import (
    Days,
    Term,
    fixed,
    school_year,
    year_term,
)
from followup.domain.when_phrases.wordlists import words_of
from followup.domain.when_phrases.years import year_after, year_pair

SUNDAY_AFTER = timedelta(days=6)


_COMES = {"kommer": 1, "kjem": 1, "følger": 1, "gikk": -1, "gjekk": -1, "var": -1}


PERIODS = words_of("week month year calyear quarter half tertial semester schoolyear")


def unit_token(s: Scan, i: int) -> Found:
    """Uke 12, helga, året 2024, dagen før …; a bare definite unit after its preposition."""
    unit, form = s.unit(i)
    if unit == "week":
        found = weeks(s, i + 1)
        if found is not None:
            return found
    if form == "def" and s.low(i + 1) == "som" and s.low(i + 2) in _COMES:
        shift = _COMES[s.low(i + 2)]
        if unit == "weekend":
            return weekend(s.ref, min(shift, 0)), i + 3
        return (this_or_next(s.ref, unit, shift), i + 3) if unit in PERIODS else None
    if unit == "weekend":
        return _weekend(s, i, form)
    if unit in ("year", "calyear", "season"):
        found = _years(s, i, unit)
        if found is not None:
            return found
    if unit == "schoolyear":
        return school_year_at(s, i + 1)
    if unit in ("quarter", "half", "tertial"):
        found = rules_ordinals.quarter_after(s, i + 1, unit)
        if found is not None:
            return found
    if form in ("def", "sg"):
        found = offsets.offset(s, i + 1, (unit, 1, 0))
        if found is not None and (form == "def" or unit in ("week", "day", "month", "workday")):
            return found
    if form == "def" and unit in PERIODS and _wanted(s, i):
        if s.low(i - 1) == "til" and unit == "week":
            return this_or_next(s.ref, unit, 1), i + 1
        return this_or_next(s.ref, unit, 0), i + 1
    if form == "def" and unit == "day" and _of_today(s, i):
        return fixed("nearby", "day", s.ref), i + 1
    return None


def _of_today(s: Scan, i: int) -> bool:
    """I løpet av dagen, slutten av dagen, ut dagen."""
    before = s[i - 1]
    if before.low == "av":
        return s.kind(i - 2) in ("part", "mod")
    return before.kind == "prep" and (before.value in ("within", "through") or before.low == "ut")


def _wanted(s: Scan, i: int) -> bool:
    """Whether "uka", "måneden" … stands where a time is expected."""
    before = s[i - 1]
    return before.kind in ("prep", "part", "mod", "adv") or before.low in ("av", "i", "på")


def _weekend(s: Scan, i: int, form: str) -> Found:
    """Helga, helga uke 12, helga 12.-13. mars, helga før jul."""
    if form in ("pl", "pldef") or s.low(i - 1) in ("god", "godt"):
        return None
    j = s.skip(i + 1, ",", "(")
    k = j + 1 if s.low(j) == "i" else j
    if s.kind(k) in ("num", "date", "unit"):
        found = s.term(k)
        if found is not None and found[0].kind == "date":
            return found
        if found is not None and found[0].kind == "week" and found[0].at is not None:
            return _weekend_of(found[0]), found[1]
    found = offsets.offset(s, i + 1, ("weekend", 1, 0))
    if found is not None:
        return found
    return weekend(s.ref, 0), i + 1


def _weekend_of(week: Term) -> Term:
    at = week.at
    assert at is not None

    def days(year: int) -> Days:
        return at(year)[1] - timedelta(days=1), at(year)[1]

    return Term("span", "days", at=days, year=week.year, search=week.search)


def weekend(ref: date, shift: int) -> Term:
    """The coming Saturday and Sunday (the present ones while they last), or some weeks on."""
    saturday = monday_of(ref) + timedelta(days=5 + 7 * shift)
    return fixed("weekend", "days", saturday, saturday + timedelta(days=1))


def _years(s: Scan, i: int, unit: str) -> Found:
    """Året 2024, sesongen 2024/25, år 2025."""
    pair = year_pair(s, i + 1)
    if pair is not None:
        return year_term(pair[0], pair[1]), pair[2]
    if is_year(s[i + 1]):
        return year_term(number(s[i + 1])), i + 2
    return None


def school_year_at(s: Scan, j: int) -> Found:
    """Skoleåret 2024/25, 2024-2025, 24/25; alone: the present one."""
    pair = year_pair(s, j)
    if pair is not None:
        return school_year(pair[0]), pair[2]
    year, end, _ = year_after(s, j)
    if year is None and s.kind(j) in ("w", "x") and s.unit(j - 1)[1] == "sg":
        return None
    return school_year(year), end
