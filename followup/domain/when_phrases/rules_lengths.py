"""Lengths of time: tre uker, et halvt år, 2-3 mnd, 14 dagers frist (§11)."""

from __future__ import annotations

from datetime import timedelta

from core.calendar_no import add_working_days
from followup.domain.when_phrases import offsets
from followup.domain.when_phrases.scan import Found, Scan, guarded, number
from followup.domain.when_phrases.terms import Term, fixed, shifted
from followup.domain.when_phrases.wordlists import words_of

_LONGEST = {"hour": 1000, "day": 1000, "week": 300, "month": 240, "year": 60}
_SIZES = words_of(
    """
    drøy drøye drøyt knapp knappe god gode hel hele heil liten lita fulle kort lang
    snau snaue drygt dryg dryge
    """
)
_NOTICE = words_of(
    """
    tid frist betalingsfrist varsel tidsfrist responstid svarfrist horisont
    """
)


def length(s: Scan, i: int) -> Found:
    """A length, or the day it leads to when "før", "etter", "siden" or "fra nå" follows."""
    counts = _counts(s, i)
    if counts is None:
        return None
    low, high, j = counts
    measured = _unit(s, j)
    if measured is None:
        return None
    unit, factor, j = measured
    low, high = low * factor, high * factor
    if high > _LONGEST.get(unit, 40) or guarded(s, i):
        return None
    if s.kind(j) == "conn" and s.low(j) == "eller" and s.kind(j + 1) in ("card", "num"):
        more = s[j + 1]
        if low == high and isinstance(more.value, int) and s.kind(j + 2) not in ("unit", "month"):
            high, j = float(more.value), j + 2
    return _placed(s, j, low, high, unit)


def _placed(s: Scan, j: int, low: float, high: float, unit: str) -> Found:
    ref = s.ref
    if s.kind(j) == "siden":
        return fixed("date", "day", shifted(ref, -high, unit), shifted(ref, -low, unit)), j + 1
    found = offsets.offset(s, j, ("n:" + unit, low, high))
    if found is not None:
        return found
    if s.low(j) == "fra" and s.kind(j + 1) in ("nearby", "urgent"):
        j += 2
    elif s.low(j) == "frem":
        j += 1
    return Term("length", "day", length=(low, high, unit)), j


def reach(s: Scan, count: float, unit: str) -> Term:
    """The day that lies a length after the reference date."""
    if unit == "workday":
        return fixed("date", "day", add_working_days(s.ref, round(count)))
    if unit == "hour":
        return fixed("date", "day", s.ref + timedelta(days=-(-round(count) // 24)))
    return fixed("date", "day", shifted(s.ref, count, unit))


def _counts(s: Scan, i: int) -> tuple[float, float, int] | None:
    """Shortest and longest count and the index after: 3, to-tre, et par, halvannet, 1,5."""
    first = _count(s, i)
    if first is None:
        return None
    low, j = first
    k = j
    if s.kind(k) in ("-", "/") or s.low(k) in ("til", "eller") or s.kind(k) == ",":
        second = _count(s, k + 1)
        if second is not None and second[0] >= low and _unit(s, second[1]) is not None:
            return low, second[0], second[1]
    if s.kind(j) in ("card", "num") and low == 2 and s.low(i + 1) == "par":
        third = _count(s, j)
        if third is not None:
            return low, third[0], third[1]
    return low, low, j


def _count(s: Scan, i: int) -> tuple[float, int] | None:
    token = s[i]
    if token.kind == "date" and token.raw == "1/2":
        return 0.5, i + 1
    if token.kind not in ("num", "card") or (token.kind == "num" and len(token.low) > 4):
        return None
    value = token.value
    assert isinstance(value, int | float)
    count, j = float(value), i + 1
    if token.kind == "card" and count == 1:
        if s.low(j) == "par":
            return 2.0, j + 1
        if s.low(j) in ("halv", "halvt"):
            return 0.5, j + 1
    if s.kind(j) == "," and s.kind(j + 1) == "num" and not s[j + 1].gap:
        return count + number(s[j + 1]) / 10 ** len(s.low(j + 1)), j + 2
    if s.kind(j) == "date" and s[j].raw == "1/2":
        return count + 0.5, j + 1
    if s.low(j) == "og" and s.low(j + 1) == "en" and s.low(j + 2) in ("halv", "halvt"):
        return count + 0.5, j + 3
    if s.low(j) == "og" and s.low(j + 1) == "halv":
        return count + 0.5, j + 2
    return count, j


def _unit(s: Scan, j: int) -> tuple[str, float, int] | None:
    """Unit, factor and index after the unit word of a length."""
    if s.kind(j) == "-" and not s[j].gap:
        j += 1
    if s.low(j) in _SIZES:
        j += 1
    if s.kind(j) == "ugen":
        unit = str(s[j].value)
        return (unit, 1.0, j + 2) if s.low(j + 1) in _NOTICE else None
    unit, form = s.unit(j)
    j += 1
    if s.kind(j) == "." and not s[j].gap and s.low(j - 1) == "måned":
        j += 1
    if not unit or form == "def" or unit in ("season", "schoolyear", "calyear", "decade"):
        return None
    if unit == "week" and s.kind(j) == "num" and s.kind(j - 2) != "card":
        return None
    return unit, 1.0, j
