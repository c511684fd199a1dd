"""Ordinals: første mandag i oktober, siste fredag i mai, 3. kvartal, tiende mars, 1. juledag."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

from followup.domain.when_phrases import offsets
from followup.domain.when_phrases.anchors import advent_sunday, named_term, season_term
from followup.domain.when_phrases.choosing import chooser, weekday_chooser
from followup.domain.when_phrases.periods import this_or_next
from followup.domain.when_phrases.rules_edges import edge_of, first_units, half_of
from followup.domain.when_phrases.scan import Found, Scan, is_year, number
from followup.domain.when_phrases.terms import (
    MONTH_LENGTHS,
    Days,
    Term,
    date_term,
    derived,
    span_term,
    week_term,
    year_term,
)
from followup.domain.when_phrases.years import year_after

LAST, LAST_BUT_ONE = -1, -2


_PARTS_OF_YEAR = {"quarter": (4, 3), "half": (2, 6), "tertial": (3, 4)}


_COUNTED_DAYS = {"d12-25": 24, "d1-1": 0}


def ordinal_token(s: Scan, i: int) -> Found:
    """A spelled-out ordinal."""
    value = s[i].value
    assert isinstance(value, int)
    return ordinals(s, i) or ordinal(s, i + 1, value, word=True)


def ordinals(s: Scan, i: int) -> Found:
    """2. og 3. kvartal, første og tredje mandag i oktober: two that share what follows."""
    j = i + 1
    if s.kind(i) == "num":
        j += s.kind(j) == "."
    join = str(s[j].value) if s.kind(j) == "conn" else s.kind(j)
    if join not in ("og", "eller", "-", "/") or s.kind(j + 1) not in ("num", "ord"):
        return None
    word = s.kind(j + 1) == "ord"
    k = j + 2
    if not word:
        if s.kind(k) != ".":
            return None
        k += 1
    if s.kind(k) not in ("unit", "wday", "named"):
        return None
    first = ordinal(s, k, number(s[i]), word=word)
    second = ordinal(s, k, number(s[j + 1]), word=word)
    if first is None or second is None or first[0].days is not None:
        return None
    first[0].more = [(join, second[0])]
    return first[0], second[1]


def ordinal(s: Scan, j: int, nth: int, *, word: bool = False, bare: bool = False) -> Found:
    """The term an ordinal makes with what follows. `bare`: a number without its full stop."""
    token = s[j]
    if token.kind == "month" and (word or nth < 0):
        return _of_month(s, j, nth)
    if token.kind == "unit":
        return _unit(s, j, nth, bare)
    if bare and token.kind != "named":
        return None
    if token.kind in ("wday", "wabbr") and isinstance(token.value, int):
        return _weekday(s, j, nth, token.value)
    if token.kind == "named":
        return _named(s, j, nth)
    if token.low in ("skoledag", "skoledagen", "skuledag", "skuledagen"):
        counted = offsets.offset(s, j + 1, ("workday", abs(nth), 0))
        if counted is not None and counted[0].kind != "event":
            return counted
        return named_term("schoolstart" if nth > 0 else "schoolend", s.ref), j + 1
    if token.low in ("del", "delen") and (nth == 1 or nth == LAST):
        return half_of(s, j + 1, nth)
    if token.kind == "part" and token.value == "half":
        return half_of(s, j + 1, nth)
    if nth > 0 and token.kind in ("num", "card") and s.unit(j + 1)[1] in ("pl", "pldef"):
        return first_units(s, j, nth)
    if word and s.low(j - 2) == "den" and s.low(j) == "i" and s.kind(j + 1) == "ord":
        year, end, _ = year_after(s, j + 2)
        return date_term(nth, int(str(s[j + 1].value)), year), end
    if word and nth >= 4 and s.low(j - 2) == "den":
        return day_of_month(s, j, nth)
    return None


def day_of_month(s: Scan, j: int, day: int) -> Found:
    """The given day of the month named after it (denne, neste), or the next such day."""
    k = j + 1 if s.low(j) == "i" else j
    ref = s.ref
    shift = {"next": 1, "this": 0, "coming": 1}.get(str(s[k].value)) if s.kind(k) == "mod" else None
    if s.unit(k + 1)[0] == "month" and shift is not None:
        index = ref.year * 12 + ref.month - 1 + shift
        return date_term(day, index % 12 + 1, index // 12), k + 2
    if s.unit(k) == ("month", "def"):
        j = k + 1
    elif s.kind(j) in ("w", "unit", "x", "wday", "num", "junk", "ord", "each", "label"):
        return None
    if not 1 <= day <= 31:
        return None
    year, month = ref.year, ref.month
    while day > MONTH_LENGTHS[month] or (year, month, day) < (ref.year, ref.month, ref.day):
        year, month = (year, month + 1) if month < 12 else (year + 1, 1)
    return date_term(day, month, year), j


def _of_month(s: Scan, j: int, nth: int) -> Found:
    month = s[j].value
    assert isinstance(month, int)
    if nth < 0:
        return s.term(j)
    k = j + 1
    if s.kind(k) == "." and not s[k].gap:
        k += 1
    year, end, _ = year_after(s, k)
    return date_term(nth, month, year), end


def _whole(s: Scan, j: int) -> Found:
    """The span an ordinal counts in: i mai, i neste måned, i 2025, av året."""
    k = j
    if s.low(k) in ("i", "av", "på", "for"):
        k += 1
    elif s.kind(k) not in ("month", "yearmod"):
        return None
    if s.kind(k) == "yearmod":
        return year_term(s.ref.year + int(str(s[k].value))), k + 1
    found = s.term(k)
    if found is None or found[0].more or found[0].kind in ("date", "length", "event", "weekday"):
        return None
    return found


def _pick(whole: Term, choose: Callable[[Days], Days], precision: str) -> Term:
    return derived(whole, "date" if precision == "day" else "span", precision, choose)


def _weekday(s: Scan, j: int, nth: int, weekday: int) -> Found:
    """Første mandag i oktober, andre søndag i advent, tredje tirsdag etter påske."""
    k = s.skip(j + 1, "tod")
    inner = k + 1 if s.low(k) in ("i", "av") else k
    if weekday == 6 and s.kind(inner) == "named" and s[inner].value == "advent":
        sunday = advent_sunday(nth if nth > 0 else 4)
        year, end, _ = year_after(s, inner + 1)
        return Term("date", "day", at=lambda y: (sunday(y), sunday(y)), year=year), end
    whole = _whole(s, k)
    if whole is not None:
        choose = weekday_chooser(weekday, nth)
        return _coming(s, whole, choose, "day")
    found = offsets.offset(s, k, ("weekday", weekday, abs(nth)))
    if found is not None:
        return found
    return (offsets.nearest(s.ref, weekday, 1), k) if nth == 1 and s.kind(k) != "w" else None


def _unit(s: Scan, j: int, nth: int, bare: bool) -> Found:
    unit, form = s.unit(j)
    if unit in _PARTS_OF_YEAR and not bare:
        return _part_of_year(s, j, nth, unit)
    if unit == "semester" and not bare and nth in (1, 2):
        year, end, _ = year_after(s, j + 1)
        return season_term("autumn" if nth == 1 else "spring", year), end
    if bare or unit not in ("week", "day", "workday", "weekend", "month"):
        return None
    if unit == "week" and s.kind(j + 1) == "num" and nth < 0:
        return s.term(j)
    if form in ("pl", "pldef") and s.low(j - 2) in ("de", "dei", ""):
        return edge_of(s, j, nth, unit)
    whole = _whole(s, j + 1)
    if whole is not None:
        return _coming(s, whole, chooser(unit, nth), _PRECISION.get(unit, "day"))
    if unit == "week" and s.low(j - 1) == "." and form == "sg" and 1 <= nth <= 53:
        return week_term(nth), j + 1
    return offsets.offset(s, j + 1, (unit, abs(nth), 0))


_PRECISION = {"week": "week", "weekend": "days", "month": "month"}


def _coming(
    s: Scan, whole: tuple[Term, int], choose: Callable[[Days], Days], precision: str
) -> Found:
    """The chosen days of a span; of the next one when "måneden" or "året" has seen them pass."""
    term = _pick(whole[0], choose, precision)
    unit, form = s.unit(whole[1] - 1)
    bare = form == "def" and s.kind(whole[1] - 2) != "mod"
    if bare and term.days is not None and term.days[1] < s.ref:
        term = _pick(this_or_next(s.ref, unit, 1), choose, precision)
    return term, whole[1]


def within(s: Scan, j: int, unit: str, nth: int) -> Found:
    """Årets siste dag, månedens første mandag: what follows the genitive, in this or the next."""
    token = s[j]
    if token.kind == "wday" and isinstance(token.value, int):
        choose, precision = weekday_chooser(token.value, nth), "day"
    elif s.unit(j)[0] in ("week", "day", "workday", "weekend", "month"):
        inner = s.unit(j)[0]
        choose, precision = chooser(inner, nth), _PRECISION.get(inner, "day")
    else:
        return None
    term = _pick(this_or_next(s.ref, unit, 0), choose, precision)
    if term.days is not None and term.days[1] < s.ref:
        term = _pick(this_or_next(s.ref, unit, 1), choose, precision)
    return term, j + 1


def _part_of_year(s: Scan, j: int, nth: int, unit: str) -> Found:
    """3. kvartal 2025, andre halvår, siste tertial."""
    parts, _ = _PARTS_OF_YEAR[unit]
    if nth < 0:
        nth = parts + nth + 1
    if not 1 <= nth <= parts:
        return None
    k = j + 1
    if s.kind(k) == "." and not s[k].gap:
        k += 1
    year, end, _ = year_after(s, k)
    return part_of_year(unit, nth, year), end


def part_of_year(unit: str, nth: int, year: int | None) -> Term:
    """A quarter, half or tertial."""
    months = _PARTS_OF_YEAR[unit][1]
    return span_term(unit, unit, ((nth - 1) * months + 1, 1), (nth * months, 0), year=year)


def _named(s: Scan, j: int, nth: int) -> Found:
    """1. juledag, 2. påskedag, første søndag is elsewhere; 3. advent is its Sunday."""
    code = str(s[j].value)
    year, end, _ = year_after(s, j + 1)
    if code == "advent" and 1 <= nth <= 4:
        sunday = advent_sunday(nth)
        return Term("date", "day", at=lambda y: (sunday(y), sunday(y)), year=year), end
    if code in ("d12-25", "d1-1", "easterday", "whitday") and 1 <= nth <= 4:
        later = timedelta(days=nth - 1)
        base = named_term(code, s.ref)
        term = derived(base, "date", "day", lambda days: (days[0] + later, days[0] + later))
        term.year = year
        return term, end
    return s.term(j) if nth < 0 or (nth == 1 and code not in ("monthturn",)) else None


def quarter_after(s: Scan, j: int, unit: str) -> Found:
    """Kvartal 2, Q2: the number stands behind."""
    if s.kind(j) == "num" and not is_year(s[j]) and 1 <= number(s[j]) <= _PARTS_OF_YEAR[unit][0]:
        year, end, _ = year_after(s, j + 1)
        return part_of_year(unit, number(s[j]), year), end
    return None
