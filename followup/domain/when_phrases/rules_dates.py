"""Dates: in figures, with month names, in chains (12., 14. og 16. mars), months, weekdays."""

from __future__ import annotations

import re
from datetime import date, timedelta

from core.calendar_no import monday_of
from followup.domain.when_phrases import offsets, rules_lengths, rules_ordinals
from followup.domain.when_phrases.rules_units import within_year
from followup.domain.when_phrases.scan import Found, Scan, guarded, is_year, measured, number
from followup.domain.when_phrases.terms import (
    Term,
    date_term,
    derived,
    fixed,
    month_term,
    year_term,
)
from followup.domain.when_phrases.wordlists import words_of
from followup.domain.when_phrases.years import year_after, year_pair

_NAMES = frozenset({3, 4, 5, 6, 7, 8})
_PEOPLE = frozenset({4, 5, 6, 8})
# What people do and months do not: "Mai tar kontakt".
_ACTS = words_of("""tar ringer sender lager ordner skal vil spør snakker sier bor heter jobber leder hører
    kontakter inviterer henter baker kjører trener spiller melder undersøker sjekker følger fyller
    bestiller skriver tek ringjer lagar ordnar snakkar seier heiter jobbar leier kontaktar inviterer
    hentar bakar køyrer trenar spelar melder sjekkar følgjer bestiller skriv""")
_JOINS = ("-", "/", ",", "&", "+")


def date_token(s: Scan, i: int) -> Found:
    """12.3, 12/3-24, 2024-03-12; and 12/14 mars."""
    value = s[i].value
    assert isinstance(value, tuple)
    day, month, year = value
    if guarded(s, i) or measured(s, i + 1):
        return None
    j = i + 1
    if year is None and _fraction(s, j):
        return None
    if s.kind(j) == "month" and year is None:
        return _days_of_month(s, [("", day), ("/", month)], j)
    if s[i].raw == "1/2" and s.kind(j) == "unit":
        return None
    if s.low(i - 1) in ("sesongen", "skoleåret") and (pair := year_pair(s, i)):
        return year_term(pair[0], pair[1]), pair[2]
    if year is None:
        year, j, _ = year_after(s, j, short=False)
    return date_term(day, month, year), j


def _fraction(s: Scan, j: int) -> bool:
    """3/4 av elevene, 1/2 dag, 10.05,32: figures that count or measure."""
    token = s[j]
    if token.low == "av" or (token.kind == "unit" and s.unit(j)[0] not in ("week", "weekend")):
        return True
    return token.kind == "," and not token.gap and s.kind(j + 1) == "num" and not s[j + 1].gap


def number_token(s: Scan, i: int) -> Found:
    """Whatever begins with digits: dates, chains of days, ordinals, lengths, years."""
    if guarded(s, i):
        return None
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
    found = rules_lengths.length(s, i)
    if found is not None:
        return found
    if measured(s, i + 1):
        return None
    return rules_ordinals.ordinal(s, i + 1, number(s[i]), bare=True) or _bare_day(s, i)


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
        if not join:
            if not dotted or s.kind(j) != "num":
                return None
            join = ","
        j = s.skip(j, "wday", "wabbr", "art")
    if s.kind(j) != "date" or not days or not isinstance(s[j].value, tuple):
        return None
    day, month, year = s[j].value
    if s[j].raw.count("-") and year is None:
        return None
    if year is None:
        year, end, _ = year_after(s, j + 1, short=False)
    else:
        end = j + 1
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
    if _compound(s, j + 1):
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


_FESTIVE = re.compile(r"dag|feir|helg|tog|arrangement|frokost|markering|program")


def _compound(s: Scan, j: int) -> bool:
    """Mars-sjokolade, 17. mai-komiteen: a month glued to another word names a thing."""
    token, after = s[j], s[j + 1]
    if token.kind != "-" or token.gap or after.gap or after.kind not in ("w", "x", "unit", "label"):
        return False
    return _FESTIVE.match(after.low) is None or s.kind(j - 2) != "."


def _year(s: Scan, i: int) -> Found:
    """A bare year where a time is expected, or two years."""
    before = s[i - 1]
    if before.kind == "-" and s.kind(i - 2) in ("w", "junk"):
        return None
    pair = year_pair(s, i)
    school = before.low in ("skoleåret", "skoleår")
    if pair and (_time_expected(s, i, pair[2]) or s.kind(i + 1) == "/") and not school:
        return year_term(pair[0], pair[1]), pair[2]
    if pair is None and (measured(s, i + 1) or s.kind(i + 1) in ("/", ":")):
        return None
    if pair is None and _time_expected(s, i, i + 1):
        return _year_with_part(s, i)
    return None


def _time_expected(s: Scan, i: int, j: int) -> bool:
    before = s[i - 1]
    if before.kind in ("prep", "art", "label", "part", "mod", "unit", "conn", "adv", "approx"):
        return True
    if before.low == "av":
        return True
    if before.kind in (",", "(", "-", "/", ":", "earliest"):
        return s.kind(i - 2) not in ("w", "x") or before.kind == ":"
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


def yearmod_token(s: Scan, i: int) -> Found:
    """I fjor høst, neste år i mai; alone: the year."""
    year = s.ref.year + int(str(s[i].value))
    return within_year(s, i + 1, year) or (year_term(year), i + 1)


def month_token(s: Scan, i: int) -> Found:
    """Mars, mars 2025, mars måned, feb 26, april 14, 2015; not Mai Britt."""
    month = s[i].value
    assert isinstance(month, int)
    j = i + 1
    if s.kind(j) == "." and not s[j].gap:
        j += 1
    if ((month in _NAMES or s[i].raw == "Jan") and _person(s, i)) or _compound(s, j):
        return None
    if s.unit(j) == ("month", "sg"):
        j += 1
    if s.kind(j) == "num":
        found = _month_day(s, month, j)
        if found is not None:
            return found
    year, end, certain = year_after(s, j)
    term = month_term(month, year)
    if not certain:
        term.doubts = ("ambiguous",)
    return term, end


def _month_day(s: Scan, month: int, j: int) -> Found:
    """April 14, 2015; februar 15 where the digits can hardly be a year; juli 13-15."""
    if len(s.low(j)) > 2 or measured(s, j + 1):
        return None
    day, ref = number(s[j]), s.ref
    near = len(s.low(j)) == 2 and ref.year - 5 <= 2000 + day <= ref.year + 15
    k = j + 1
    if s.kind(k) == "," and is_year(s[k + 1]):
        return date_term(day, month, number(s[k + 1])), k + 2
    if s.kind(k) == "-" and s.kind(k + 1) == "num" and s.kind(k + 2) not in (".", "month"):
        first = date_term(day, month)
        first.more = [("-", date_term(number(s[k + 1]), month))]
        return first, k + 2
    if near or not 1 <= day <= 31:
        return None
    term = date_term(day, month)
    term.doubts = ("ambiguous",)
    if s.kind(k) == ".":
        k += 1
    return term, k


def _person(s: Scan, i: int) -> bool:
    """Mai Britt, August Strindberg, Ola August: a capital beside a capital that is no word."""
    token = s[i]
    if not token.raw[:1].isupper():
        return False
    after, before = s[i + 1], s[i - 1]
    if after.kind == "-" and not after.gap and s[i + 2].raw[:1].isupper():
        return s.kind(i + 2) == "w"
    if _is_name(after.kind, after.raw) or (
        after.low in _ACTS and (token.value in _PEOPLE or token.raw == "Jan")
    ):
        return True
    if after.kind == "conn" and _is_name(s.kind(i + 2), s[i + 2].raw):
        return True
    if before.kind == "conn" and _is_name(s.kind(i - 2), s[i - 2].raw):
        return True
    return (
        (_is_name(before.kind, before.raw) and i >= 2)
        or (before.kind == "w" and before.raw.islower() and after.kind in ("end", "w", "."))
        or (before.kind == "w" and _is_name(before.kind, before.raw) and after.kind == "end")
    )


def _is_name(kind: str, raw: str) -> bool:
    return kind == "w" and raw[:1].isupper() and not raw.isupper() and len(raw) > 1


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
    found = _dated(s, j, weekday) or _in_week(s, j, weekday)
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


def _in_week(s: Scan, j: int, weekday: int) -> Found:
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

    def pick(days: tuple[date, date]) -> tuple[date, date]:
        day = monday_of(days[0]) + timedelta(days=weekday)
        return day, day

    terms = [
        derived(each, "date", "day", pick) for each in (week, *(more for _, more in week.more))
    ]
    terms[0].search = week.search
    terms[0].more = list(zip((join for join, _ in week.more), terms[1:], strict=True))
    return terms[0], end


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
