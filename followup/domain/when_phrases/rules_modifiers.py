"""Neste, denne, forrige, siste, hele … and what they stand before (§1 rule 4, §3)."""

from __future__ import annotations

from datetime import timedelta

from core.calendar_no import monday_of, next_working_day, previous_working_day
from followup.domain.when_phrases import offsets, rules_edges, rules_lengths, rules_ordinals
from followup.domain.when_phrases.periods import this_or_next
from followup.domain.when_phrases.rules_units import PERIODS, school_year_at, weekend
from followup.domain.when_phrases.rules_weeks import weeks
from followup.domain.when_phrases.scan import Found, Scan
from followup.domain.when_phrases.terms import (
    Term,
    derived,
    fixed,
    year_of,
)

_SHIFT = {"this": 0, "whole": 0, "rest": 0, "next": 1, "coming": 1, "following": 1, "last": -1}


def mod_token(s: Scan, i: int) -> Found:
    """Neste, denne, forrige, siste, hele … and what they stand before."""
    how = str(s[i].value)
    j = s.skip(i + 1, "adv")
    if how == "penult":
        return rules_ordinals.ordinal(s, j, rules_ordinals.LAST_BUT_ONE)
    if how == "rest" and s.low(j) == "av":
        j += 1
    if how == "whole" or how == "rest":
        return _whole(s, j)
    if how == "final":
        if s.low(j) == "i" and s.low(i - 1) == "den" and (whole := s.inner(j + 1)):
            return part_last(whole)
        return _final(s, j)
    if s.kind(j) in ("num", "card"):
        return _next_units(s, j, how)
    if s.kind(j) in ("wday", "wabbr") and isinstance(s[j].value, int):
        return _weekday(s, i, j, how)
    if s.kind(j) == "unit":
        return _unit(s, j, how)
    if s.kind(j) in ("month", "season", "named", "ord") or (s.kind(j) == "num" and how != "same"):
        return _occurrence(s, j, how)
    return None


def _whole(s: Scan, j: int) -> Found:
    """Hele mars, hele uka, resten av året: the span itself."""
    unit, form = s.unit(j)
    if form in ("def", "sg") and unit in PERIODS and s.kind(j + 1) not in ("num", "yy"):
        if unit == "week" and s.low(j + 1) == "u":
            return s.term(j)
        return this_or_next(s.ref, unit, 0), j + 1
    return s.term(j)


def part_last(whole: tuple[Term, int]) -> Found:
    """Den siste i måneden: its last day."""
    if whole[0].more or whole[0].length is not None:
        return None
    return derived(whole[0], "date", "day", lambda days: (days[1], days[1])), whole[1]


def _final(s: Scan, j: int) -> Found:
    """Siste fredag i mai, siste kvartal, siste to uker (back from today), siste våren."""
    if s.kind(j) in ("num", "card") and s.unit(j + 1)[1] in ("pl", "pldef"):
        edge = s.inner(j + 2) if s.low(j + 2) in ("i", "av") else None
        if edge is not None:
            return rules_edges.first_units(s, j, rules_ordinals.LAST)
        return _back(s, j)
    found = rules_ordinals.ordinal(s, j, rules_ordinals.LAST)
    if found is not None:
        return found
    if s.kind(j) in ("season", "month", "named"):
        return s.term(j)
    return None


def _back(s: Scan, j: int) -> Found:
    found = rules_lengths.length(s, j)
    if found is None or found[0].length is None:
        return None
    _, high, unit = found[0].length
    start = rules_lengths.reach(s, -high, unit).days
    assert start is not None
    return fixed("span", "days", start[0], s.ref), found[1]


def _next_units(s: Scan, j: int, how: str) -> Found:
    """De neste tre ukene: from today, that long."""
    if how in ("same", "this"):
        return None
    found = rules_lengths.length(s, j)
    if found is None or found[0].length is None:
        return s.term(j) if how in ("next", "coming") and s.kind(j) == "num" else None
    if how == "last":
        return _back(s, j)
    end = rules_lengths.reach(s, found[0].length[1], found[0].length[2])
    assert end.days is not None
    return fixed("span", "days", s.ref, end.days[0]), found[1]


def _weekday(s: Scan, i: int, j: int, how: str) -> Found:
    """Neste fredag is in the next ISO week; kommende fredag is the nearest one."""
    weekday = int(str(s[j].value))
    dated = s.term(j)
    if dated is not None and dated[0].kind == "date":
        return dated
    end = s.skip(j + 1, "tod")
    if how == "last":
        return offsets.nearest(s.ref, weekday, -1), end
    if how in ("next", "following"):
        day = monday_of(s.ref) + timedelta(days=7 + weekday)
        term = fixed("weekday", "day", day)
        term.doubts = ("ambiguous",)
        return term, end
    if how == "this":
        day = monday_of(s.ref) + timedelta(days=weekday)
        if day >= s.ref:
            return fixed("weekday", "day", day), end
    return offsets.nearest(s.ref, weekday, 1), end


def _unit(s: Scan, j: int, how: str) -> Found:
    unit, form = s.unit(j)
    if how not in _SHIFT or form not in ("sg", "def"):
        if how in ("first", "nearest") and form in ("sg", "def") and unit == "weekend":
            return weekend(s.ref, 0), j + 1
        return None
    shift = _SHIFT[how]
    if unit == "week":
        found = weeks(s, j + 1)
        if found is not None:
            return found
    if unit == "weekend":
        return weekend(s.ref, 0 if how == "coming" else shift), j + 1
    if unit in ("day", "workday"):
        return _day(s, unit, shift), j + 1
    if unit == "schoolyear":
        pair = school_year_at(s, j + 1)
        if pair is not None and pair[1] > j + 1:
            return pair
    if unit == "season" or unit == "decade" or unit == "hour":
        return None
    end = j + 1
    if unit == "year":
        found = within_year(s, end, s.ref.year + shift)
        if found is not None:
            return found
    if s.low(end) == "igjen":
        shift, end = shift + 1, end + 1
    return this_or_next(s.ref, unit, shift), end


def within_year(s: Scan, j: int, year: int) -> Found:
    """The time that follows a year: neste år i mai, i fjor høst, 2025, mars."""
    j = s.skip(j, ",", ":")
    if s.low(j) in ("i", "på"):
        j += 1
    if s.kind(j) not in ("season", "month", "named", "part", "ord", "num", "unit"):
        return None
    found = s.term(j)
    if found is None or found[0].at is None or found[0].year is not None:
        return None
    found[0].year = year - 1 if found[0].code.startswith("winter") else year
    return found


def _day(s: Scan, unit: str, shift: int) -> Term:
    if unit == "workday" and shift:
        step = next_working_day if shift > 0 else previous_working_day
        return fixed("nearby", "day", step(s.ref))
    return fixed("nearby", "day", s.ref + timedelta(days=shift))


def _occurrence(s: Scan, j: int, how: str) -> Found:
    """Neste sommer, forrige mai, kommende jul, denne høsten."""
    found = s.term(j)
    if found is None:
        return None
    term, end = found
    if term.at is not None and term.year is None and not term.more:
        if how in ("next", "coming", "following"):
            term.pick = "coming"
        elif how == "last":
            term.pick = "last"
        if how == "next" and s.low(end) == "igjen":
            term.year, end = year_of(term, s.ref) + 1, end + 1
    return term, end
