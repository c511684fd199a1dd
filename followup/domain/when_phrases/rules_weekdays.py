"""Weekdays, alone or confirming the date after them (§3, §14)."""

from __future__ import annotations

from datetime import date, timedelta

from core.calendar_no import monday_of
from followup.domain.when_phrases import offsets, rules_lengths
from followup.domain.when_phrases.scan import Found, Scan
from followup.domain.when_phrases.terms import (
    Term,
    derived,
    fixed,
)
from followup.domain.when_phrases.wordlists import words_of

_JOINS = words_of("- / , & og eller til")


def weekday_token(s: Scan, i: int) -> Found:
    """A weekday, alone or confirming the date after it (§3, §14)."""
    weekday = s[i].value
    assert isinstance(weekday, int)
    if s.kind(i) == "wabbr" and not _abbreviated(s, i):
        return None
    j = i + 1
    if s.kind(j) == ".":
        j += 1
    j = s.skip(j, "tod")
    found = _dated(s, j, weekday) or _in_week(s, j, [("", weekday)]) or _share(s, j, weekday)
    if found is not None:
        return found
    if s.kind(j) == "mod" and s[j].value == "last" and s.unit(j + 1)[0] != "week":
        return offsets.nearest(s.ref, weekday, -1), j + 1
    if s.kind(j) == "prep" and s.low(j) == "om" and s.kind(j + 1) in ("num", "card"):
        length = rules_lengths.length(s, j + 1)
        if length is not None and length[0].length and length[0].length[2] in ("week", "day"):
            base = offsets.nearest(s.ref, weekday, 1)
            return _later(base, length[0].length), length[1]
    offset = offsets.offset(s, j, ("weekday", weekday, 1))
    if offset is not None:
        return offset
    if s.low(j) == "i" and s.kind(j + 1) == "month" and s.low(i - 1) == "en":
        return None
    return offsets.nearest(s.ref, weekday, 1), j


def _later(base: Term, length: tuple[float, float, str]) -> Term:
    assert base.days is not None
    days = round(length[0]) * (7 if length[2] == "week" else 1)
    return fixed("weekday", "day", base.days[0] + timedelta(days=days))


def _dated(s: Scan, j: int, weekday: int) -> Found:
    """The date a weekday stands before: fredag 12.3, fredag den tiende mars, ons, feb 13."""
    k = s.skip(j, ",", "art", "(", ".", "-" if s.kind(j) == "-" and s[j].gap else "(")
    if s.kind(k) not in ("num", "date", "ord", "month"):
        return None
    found = s.term(k)
    if found is None or found[0].kind != "date":
        return None
    found[0].weekday = weekday
    end = found[1]
    if s.kind(k - 1) == "(" and s.kind(end) == ")":
        end += 1
    return found[0], end


def _share(s: Scan, j: int, weekday: int) -> Found:
    """Onsdag/torsdag uke 12, mandag til fredag neste uke: what follows holds for all of them."""
    days = [("", weekday)]
    while len(days) < 7:
        token = s[j]
        join = str(token.value) if token.kind == "conn" else token.low
        if join not in _JOINS or s.kind(j + 1) not in ("wday", "wabbr"):
            break
        day = s[j + 1].value
        assert isinstance(day, int)
        days.append((join, day))
        j = s.skip(j + 2, ".", "tod")
    if len(days) == 1:
        return None
    dates = s.term(j) if s.kind(j) in ("num", "date") else None
    if dates is not None and dates[0].kind == "date" and len(dates[0].more) == len(days) - 1:
        # Mandag og tirsdag 16. og 17. mars: as many dates as days.
        return dates
    return _in_week(s, j, days)


def _in_week(s: Scan, j: int, named: list[tuple[str, int]]) -> Found:
    """Onsdag i uke 12, onsdag neste uke, onsdag i uka før påske."""
    k = s.skip(j, ",", "(")
    if s.kind(k) == "prep" and s.low(k) in ("i", "til", "på", "den"):
        k += 1
    holy = s.kind(k) == "named" and s[k].value in ("easterweek", "christmasweek")
    if s.kind(k) not in ("unit", "mod", "w") and not holy:
        return None
    found = s.term(k)
    if found is None or (found[0].precision != "week" and not holy):
        return None
    week, end = found
    terms = [
        (join or more_join, _day_of(each, weekday))
        for more_join, each in (("", week), *week.more)
        for join, weekday in named
    ]
    first = terms[0][1]
    first.more = [(join or "og", term) for join, term in terms[1:]]
    return first, end


def _day_of(week: Term, weekday: int) -> Term:
    def pick(days: tuple[date, date]) -> tuple[date, date]:
        day = monday_of(days[0]) + timedelta(days=weekday)
        return day, day

    day = derived(week, "date", "day", pick)
    day.code = "weekday"
    return day


def _abbreviated(s: Scan, i: int) -> bool:
    """Whether "man", "tor", "fre" … stand for weekdays here and not for words of their own."""
    after = s[i + 1]
    long = len(s[i].raw) >= 3
    if after.kind == "." and not after.gap and long and s.kind(i + 2) != "w":
        return True
    k = s.skip(i + 1, ".", ",", "art", "(")
    if s.kind(k) == "date" or (s.kind(k) == "num" and s.kind(s.skip(k + 1, ".")) == "month"):
        return True
    if s.kind(k) == "month" and s.kind(k + 1) == "num":
        return True
    if not long:
        return False
    if s.kind(i + 1) in ("-", "/") and s.kind(i + 2) in ("wabbr", "wday"):
        return True
    if s.kind(i - 1) in ("-", "/") and s.kind(i - 2) in ("wabbr", "wday"):
        return True
    if s.low(i) in ("ons", "tir", "tirs", "tors", "lør", "søn", "laur"):
        return after.kind != "w" or after.gap
    return s.low(i - 1) == "på" or s.size == 1 or (s.size == 2 and after.kind == ".")
