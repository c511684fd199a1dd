"""Weeks by number: one, a range, a list; the year beside them (§4)."""

from __future__ import annotations

import re

from followup.domain.when_phrases.scan import Found, Scan, is_year, measured, number
from followup.domain.when_phrases.terms import (
    week_term,
)
from followup.domain.when_phrases.wordlists import words_of
from followup.domain.when_phrases.years import year_after

_JOINS = words_of("- / , & +")


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
        and (s.kind(k + 2) not in ("-", "/") or s[k + 2].gap)
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
