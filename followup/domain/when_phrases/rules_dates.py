"""Dates: in figures, with month names, in chains (12., 14. og 16. mars), months, weekdays."""

from __future__ import annotations

from followup.domain.when_phrases import rules_lengths, rules_ordinals
from followup.domain.when_phrases.rules_months import compound
from followup.domain.when_phrases.scan import Found, Scan, dated, guarded, is_year, measured, number
from followup.domain.when_phrases.terms import (
    Term,
    date_term,
    month_term,
    year_term,
)
from followup.domain.when_phrases.years import year_after, year_pair

_JOINS = ("-", "/", ",", "&", "+")


def date_token(s: Scan, i: int) -> Found:
    """12.3, 12/3-24, 2024-03-12; and 12/14 mars."""
    value = s[i].value
    assert isinstance(value, tuple)
    day, month, year = value
    if guarded(s, i) or measured(s, i + 1) or _beside_clock(s, i):
        return None
    j = i + 1
    if s[i].raw == "1/2" and s.unit(j)[0] in ("week", "month", "year"):
        return rules_lengths.length(s, i)
    if (year is None and _fraction(s, j)) or _section(s, j):
        return None
    if s.kind(j) == "month" and year is None:
        return _days_of_month(s, [("", day), ("/", month)], j)
    if s.low(i - 1) in ("sesongen", "skoleåret") and (pair := year_pair(s, i)):
        return year_term(pair[0], pair[1]), pair[2]
    if year is None:
        year, j, _ = year_after(s, j, short=False)
    return date_term(day, month, year), j


def _beside_clock(s: Scan, i: int) -> bool:
    """10.12-11.30: the other end of a span of clock times is one too."""
    if dated(s, i):
        return False
    after = s.kind(i + 1) == "-" and s.kind(i + 2) == "clock"
    return after or (s.kind(i - 1) == "-" and s.kind(i - 2) == "clock")


def _section(s: Scan, j: int) -> bool:
    """8.3.1: a number in three parts that ends in no year counts headings or versions."""
    return s.kind(j) == "." and not s[j].gap and s.kind(j + 1) == "num" and not s[j + 1].gap


def _fraction(s: Scan, j: int) -> bool:
    """3/4 av elevene, 1/2 dag, 10.05,32: figures that count or measure."""
    token = s[j]
    unit, form = s.unit(j)
    if token.low == "av" or (unit and (unit not in ("week", "weekend") or form == "pl")):
        return True
    return token.kind == "," and not token.gap and s.kind(j + 1) == "num" and not s[j + 1].gap


def number_token(s: Scan, i: int) -> Found:
    """Whatever begins with digits: dates, chains of days, ordinals, lengths, years."""
    if guarded(s, i):
        if s.kind(i - 1) == "-" and is_year(s[i - 2]):
            return _month_and_year(s, i)
        day = s.kind(s.skip(i + 1, ".")) == "month" and s.low(i - 1) not in ("§", "kr")
        return _chain(s, i) if day else None
    if is_year(s[i]):
        return _year(s, i) or rules_lengths.length(s, i)
    if (pair := year_pair(s, i)) and s.low(i - 1) in ("sesongen", "sesong"):
        return year_term(pair[0], pair[1]), pair[2]
    found = _month_and_year(s, i) or _chain(s, i) or rules_ordinals.ordinals(s, i)
    if found is not None:
        return found
    if s.kind(i + 1) == ".":
        found = rules_ordinals.ordinal(s, i + 2, number(s[i]))
        if found is not None:
            return found
    found = _undotted(s, i) or rules_lengths.length(s, i)
    if found is not None:
        return found
    if measured(s, i + 1):
        return None
    return rules_ordinals.ordinal(s, i + 1, number(s[i]), bare=True) or _bare_day(s, i)


def _undotted(s: Scan, i: int) -> Found:
    """2 kvartal, 1 tertial: an ordinal without its full stop, save where a length is governed."""
    before = s[i - 1]
    if before.kind in ("mod", "num", "card") or before.low in ("om", "over", "på", "-", "til"):
        return None
    unit, form = s.unit(i + 1)
    if unit not in ("quarter", "tertial", "half") or form != "sg":
        return None
    return rules_ordinals.ordinal(s, i + 1, number(s[i]))


def _month_and_year(s: Scan, i: int) -> Found:
    """09/2025."""
    if s.kind(i + 1) not in ("/", ".") or s[i + 1].gap or s[i + 2].gap or not is_year(s[i + 2]):
        return None
    month = number(s[i])
    if not 1 <= month <= 12 or len(s.low(i)) > 2:
        return None
    return month_term(month, number(s[i + 2])), i + 3


def _bare_day(s: Scan, i: int) -> Found:
    """ "Den 15.": the next such day of a month, where nothing follows that it could count."""
    before, j = s[i - 1], i + 1
    if before.low not in ("den", "d") or not 1 <= number(s[i]) <= 31:
        return None
    if s.kind(j) == ".":
        j += 1
    return rules_ordinals.day_of_month(s, j, number(s[i]))


def _chain(s: Scan, i: int) -> Found:
    """Days that share a month written once: 12. mars, 12.-14. mars, 3., 10. og 17.3."""
    days: list[tuple[str, int]] = []
    join, j = "", i
    while s.kind(j) == "num" and len(s.low(j)) <= 2 and len(days) < 12:
        days.append((join, number(s[j])))
        j += 1
        dotted = s.kind(j) == "."
        if dotted:
            j += 1
        if s.kind(j) == "month":
            return _days_of_month(s, days, j)
        join, j = _join(s, j)
        if join == "-" and s.kind(j) == "month" and not s[j].gap:
            return _days_of_month(s, days, j)
        if not join:
            if not dotted or s.kind(j) != "num":
                return None
            join = ","
        j = s.skip(j, "wday", "wabbr", "art")
    last = s[j].value
    if not isinstance(last, tuple) or not days or (last[2] is None and "-" in s[j].raw):
        return None
    day, month, year = last
    end = j + 1
    if year is None:
        year, end, _ = year_after(s, end, short=False)
    return _joined([*days, (join, day)], month, year), end


def _join(s: Scan, j: int) -> tuple[str, int]:
    """The joining sign or word at j, "" when there is none, and the index after it."""
    token = s[j]
    if token.kind in _JOINS:
        after = s[j + 1]
        if token.kind == "," and after.kind == "conn":
            return str(after.value), j + 2
        if token.kind == "-" and after.kind == "conn":
            return str(after.value), j + 2
        return token.kind, j + 1
    if token.kind == "conn" and token.value in ("og", "eller", "evt"):
        return str(token.value), j + 1
    if token.kind == "prep" and token.value in ("til", "upto", "until") and token.low != "ut":
        return "til", j + 1
    return "", j


def _days_of_month(s: Scan, days: list[tuple[str, int]], j: int) -> Found:
    month = s[j].value
    assert isinstance(month, int)
    if compound(s, j + 1):
        return None
    k = j + 1
    if s.kind(k) == "." and not s[k].gap:
        k += 1
    year, end, certain = year_after(s, k)
    if year is not None and not certain and not s.ref.year - 5 <= year <= s.ref.year + 12:
        year, end = None, k
    return _joined(days, month, year), end


def _joined(days: list[tuple[str, int]], month: int, year: int | None) -> Term:
    """The first day as a term, with the others attached to it."""
    first = date_term(days[0][1], month, year)
    first.more = [(join, date_term(day, month, year)) for join, day in days[1:]]
    return first


def _year(s: Scan, i: int) -> Found:
    """A bare year where a time is expected, or two years."""
    before = s[i - 1]
    if before.kind == "-" and s.kind(i - 2) in ("w", "junk"):
        return None
    pair = year_pair(s, i)
    if pair and measured(s, pair[2]) and s.kind(pair[2]) != "-":
        return None
    school = before.low in ("skoleåret", "skoleår")
    if pair and (_time_expected(s, i, pair[2]) or s.kind(i + 1) == "/") and not school:
        return year_term(pair[0], pair[1]), pair[2]
    if pair is None and (measured(s, i + 1) or s.kind(i + 1) in ("/", ":") or _ranged(s, i)):
        return None
    if pair is None and _time_expected(s, i, i + 1):
        return _year_with_part(s, i)
    return None


def _ranged(s: Scan, i: int) -> bool:
    """1900-2000 kr: two numbers that are no years."""
    return s.kind(i + 1) == "-" and s.kind(i + 2) == "num" and not s[i + 2].gap


def _time_expected(s: Scan, i: int, j: int) -> bool:
    before = s[i - 1]
    if before.kind in ("prep", "art", "label", "part", "mod", "unit", "conn", "adv", "approx"):
        return True
    if before.low == "av" or before.low.endswith(("perioden", "periode", "sesongen", "sesong")):
        return True
    if before.kind == "," and s.kind(j) == "w" and s[j].raw[:1].isupper():
        # 2026 Skjetten: a postcode.
        return False
    if before.kind in (",", "(", "-", "/", ":", "earliest"):
        return s.kind(i - 2) not in ("w", "x") or before.kind == ":"
    if before.kind == "end" and s.kind(j) == "conn" and is_year(s[j + 1]):
        return True
    return before.kind == "end" and s.kind(j) not in ("w", "unit", "junk", "conn", "num")


def _year_with_part(s: Scan, i: int) -> Found:
    """2025; and the year written first: 2025, mars."""
    year = number(s[i])
    j = s.skip(i + 1, ",", ":", "-", ".", "(")
    if s.low(j) == "i":
        j += 1
    if (s.kind(j) in ("month", "season", "unit") and j > i + 1) or s.kind(j) == "month":
        found = s.term(j)
        if found is not None and found[0].at is not None and found[0].year is None:
            found[0].year = year
            return found
    return year_term(year), i + 1
