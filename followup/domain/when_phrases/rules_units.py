"""Weeks by number, and this, next and last of every unit (§3, §4, §7)."""

from __future__ import annotations

from followup.domain.when_phrases.periods import this_or_next

import re
from datetime import date, timedelta

from core.calendar_no import add_months, monday_of, next_working_day, previous_working_day
from followup.domain.when_phrases import offsets, rules_lengths, rules_ordinals
from followup.domain.when_phrases.anchors import season_term
from followup.domain.when_phrases.scan import Found, Scan, is_year, measured, number
from followup.domain.when_phrases.terms import (
    Days,
    Term,
    derived,
    fixed,
    school_year,
    week_term,
    year_of,
    year_term,
)
from followup.domain.when_phrases.wordlists import words_of
from followup.domain.when_phrases.years import year_after, year_pair

SUNDAY_AFTER = timedelta(days=6)
_SHIFT = {"this": 0, "whole": 0, "rest": 0, "next": 1, "coming": 1, "following": 1, "last": -1}
_JOINS = words_of("- / , & +")
_COMES = {"kommer": 1, "kjem": 1, "følger": 1, "gikk": -1, "gjekk": -1, "var": -1}
_PERIODS = words_of("week month year calyear quarter half tertial semester schoolyear")


def unit_token(s: Scan, i: int) -> Found:
    """Uke 12, helga, året 2024, 2. kvartal's noun, dagen før …; a bare unit after its preposition."""
    unit, form = s.unit(i)
    if unit == "week":
        found = weeks(s, i + 1)
        if found is not None:
            return found
    if form == "def" and s.low(i + 1) == "som" and s.low(i + 2) in _COMES:
        shift = _COMES[s.low(i + 2)]
        if unit == "weekend":
            return weekend(s.ref, min(shift, 0)), i + 3
        return (this_or_next(s.ref, unit, shift), i + 3) if unit in _PERIODS else None
    if unit == "weekend":
        return _weekend(s, i, form)
    if unit in ("year", "calyear", "season"):
        found = _years(s, i, unit)
        if found is not None:
            return found
    if unit == "schoolyear":
        return _school_year(s, i + 1)
    if unit in ("quarter", "half", "tertial"):
        found = rules_ordinals.quarter_after(s, i + 1, unit)
        if found is not None:
            return found
    if form in ("def", "sg"):
        found = offsets.offset(s, i + 1, (unit, 1, 0))
        if found is not None and (form == "def" or unit in ("week", "day", "month", "workday")):
            return found
    if form == "def" and unit in _PERIODS and _wanted(s, i):
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


def weeks(s: Scan, j: int) -> Found:
    """The numbers after "uke": one, a range or a list; the year after them holds for all."""
    if s.low(j) in ("nr", "nummer", "no"):
        j += 1
    if s.kind(j) in (".", ":"):
        j += 1
    numbers: list[tuple[str, int]] = []
    join, k = "", j
    while len(numbers) < 12:
        token = s[k]
        pair = _week_pair(token.raw) if token.kind == "date" else None
        if pair is not None:
            numbers += [(join, pair[0]), (pair[2], pair[1])]
        elif token.kind == "num" and len(token.low) <= 2 and not _not_week(s, k, bool(numbers)):
            numbers.append((join, number(token)))
        else:
            break
        j = k + 1
        join, k = _next_number(s, j)
        if not join:
            break
    return _weeks(s, numbers, j) if numbers else None


def _weeks(s: Scan, numbers: list[tuple[str, int]], j: int) -> Found:
    if s.kind(j) == "." and s.kind(j + 1) != "num":
        j += 1
    year, end = _week_year(s, j)
    terms = [
        (join, week_term(week, year if n == 0 else None)) for n, (join, week) in enumerate(numbers)
    ]
    if year is not None and len(numbers) > 1:
        # The written year belongs to the last week; the first may lie in the year before.
        terms[0][1].year = year if numbers[0][1] <= numbers[-1][1] else year - 1
        terms[-1][1].year = year
    first = terms[0][1]
    first.more = terms[1:]
    return first, end


def _week_year(s: Scan, j: int) -> tuple[int | None, int]:
    """2025, -2025, /2025, in brackets, or relative; never two bare digits."""
    k = j
    if (
        s.kind(k) in ("-", "/", ",", "(", "i")
        and is_year(s[k + 1])
        and s.kind(k + 2) not in ("-", "/")
    ):
        return number(s[k + 1]), k + 2
    year, end, _ = year_after(s, j, short=False)
    return year, end


def _week_pair(raw: str) -> tuple[int, int, str] | None:
    match = re.fullmatch(r"([0-9]{1,2}) ?([-/.]) ?([0-9]{1,2})\.?", raw)
    return (int(match[1]), int(match[3]), match[2].replace(".", "/")) if match else None


def _not_week(s: Scan, j: int, later: bool) -> bool:
    """A number that is a day of a month, a count or a clock time, and no week."""
    k = j + 1
    if s.kind(k) == "." and s.kind(k + 1) in ("month", "num", "-"):
        k += 1
        return s.kind(k) == "month" or later
    if s.kind(k) == "month":
        return later
    return later and (measured(s, k) or s.kind(k) in ("unit", "clock"))


def _next_number(s: Scan, j: int) -> tuple[str, int]:
    """The join to a further week number, and where that number stands."""
    token = s[j]
    join, k = "", j
    if token.kind == "." and s.kind(j + 1) in _JOINS:
        j += 1
        token = s[j]
    if token.kind in _JOINS:
        join, k = token.kind, j + 1
        if s.kind(k) == "conn":
            join, k = str(s[k].value), k + 1
    elif token.kind == "conn" and token.value in ("og", "eller", "evt"):
        join, k = str(token.value), j + 1
        if s.kind(k) == "/" and s.kind(k + 1) == "conn":
            join, k = "eller", k + 2
    elif token.kind == "prep" and token.value in ("til", "upto", "until") and token.low != "ut":
        join, k = "til", j + 1
    if not join:
        return "", j
    if s.low(k) == "i":
        k += 1
    if s.unit(k)[0] == "week" or (s.low(k) == "u" and s.kind(k + 1) in ("num", ".")):
        k += 1
        if s.kind(k) == ".":
            k += 1
    if s.kind(k) == "date":
        return (join, k) if "/" in s[k].raw and join != "(" and token.kind == "," else ("", j)
    if s.kind(k) != "num" or len(s.low(k)) > 2 or _not_week(s, k, True):
        return "", j
    return join, k


def _weekend(s: Scan, i: int, form: str) -> Found:
    """Helga, helga uke 12, helga 12.-13. mars, helga før jul."""
    if form in ("pl", "pldef"):
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


def _school_year(s: Scan, j: int) -> Found:
    """Skoleåret 2024/25, 2024-2025, 24/25; alone: the present one."""
    pair = year_pair(s, j)
    if pair is not None:
        return school_year(pair[0]), pair[2]
    year, end, _ = year_after(s, j)
    if year is None and s.kind(j) in ("w", "x") and s.unit(j - 1)[1] == "sg":
        return None
    return school_year(year), end


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
    if form in ("def", "sg") and unit in _PERIODS and s.kind(j + 1) not in ("num", "yy"):
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
            return rules_ordinals.first_units(s, j, rules_ordinals.LAST)
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
        pair = _school_year(s, j + 1)
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
