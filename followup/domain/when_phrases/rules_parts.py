"""Parts of a span: begynnelsen av mars, medio mai, slutten av uke 12, månedens utgang (§5, §7)."""

from __future__ import annotations

from datetime import date, timedelta

from core.calendar_no import days_in_month
from followup.domain.when_phrases.anchors import season_term
from followup.domain.when_phrases.periods import this_or_next
from followup.domain.when_phrases.rules_ordinals import within
from followup.domain.when_phrases.scan import Found, Scan
from followup.domain.when_phrases.terms import Days, Term, derived

_MONTH = {
    "begin": (1, 10), "primo": (1, 10), "early": (1, 10),
    "mid": (11, 20), "medio": (11, 20),
    "end": (21, 0), "ultimo": (21, 0), "late": (21, 0), "well": (11, 0),
}  # fmt: skip
_YEAR = {
    "begin": (1, 3), "early": (1, 3), "primo": (1, 4),
    "mid": (5, 8), "medio": (5, 8),
    "end": (9, 12), "ultimo": (9, 12), "late": (9, 12), "well": (3, 9),
}  # fmt: skip
_WEEK = {
    "begin": (0, 1), "early": (0, 1), "primo": (0, 1),
    "mid": (1, 3), "medio": (1, 3),
    "end": (3, 4), "late": (3, 4), "ultimo": (3, 4), "well": (2, 4),
}  # fmt: skip
_SEASON = {
    "begin": "early", "early": "early", "primo": "early",
    "mid": "mid", "medio": "mid",
    "end": "end", "ultimo": "end", "late": "late", "well": "well",
}  # fmt: skip


def part_token(s: Scan, i: int) -> Found:
    """Begynnelsen av X, primo X, tidlig i X, utpå X, utgangen av X."""
    part = str(s[i].value)
    if part == "half":
        return None
    short = s.kind(i + 1) == "." and not s[i + 1].gap and len(s.low(i)) <= 4
    j = s.skip(i + 2 if short else i + 1, "adv")
    if s.kind(j) in ("conn", "-", "/"):
        return _two_parts(s, part, j)
    found = s.inner(j)
    if found is None or found[0].length is not None or found[0].kind == "event":
        return None
    whole, end = found
    term = part_of(part, whole)
    unit, form = s.unit(end - 1)
    past = form == "def" and term.days is not None and term.days[1] < s.ref
    if past and whole.days == this_or_next(s.ref, unit, 0).days:
        term = part_of(part, this_or_next(s.ref, unit, 1))
    return term, end


def _two_parts(s: Scan, part: str, j: int) -> Found:
    """Medio/ultimo mars: two parts of one span."""
    join = str(s[j].value) if s.kind(j) == "conn" else s.kind(j)
    if s.kind(j + 1) != "part":
        return None
    second = part_token(s, j + 1)
    whole = s.inner(s.skip(j + 2, "adv"))
    if second is None or whole is None or second[0].more:
        return None
    first = part_of(part, whole[0])
    first.more = [(join, second[0])]
    return first, second[1]


def genitive_token(s: Scan, i: int) -> Found:
    """Årets slutt, månedens utgang, ukas slutt, skoleårets slutt."""
    unit = str(s[i].value)
    after = s[i + 1]
    if after.kind == "ord" or (after.kind == "mod" and after.value == "final"):
        return within(s, i + 2, unit, int(str(after.value)) if after.kind == "ord" else -1)
    if after.kind != "part" or after.value == "half" or unit == "day":
        return None
    part = str(s[i + 1].value)
    term = part_of(part, this_or_next(s.ref, unit, 0))
    if term.days is not None and term.days[1] < s.ref:
        term = part_of(part, this_or_next(s.ref, unit, 1))
    return term, i + 2


def part_of(part: str, term: Term) -> Term:
    """The part of a term's span; a single day is its own part."""
    if term.more or term.precision == "day":
        return term
    if term.code == "earlyyear" and part in ("begin", "early", "well"):
        return term
    if term.kind == "season" and part != "exit":
        return _season(part, term)
    split = {"month": _month, "year": _year, "week": _week, "schoolyear": _school}.get(
        term.kind, _third
    )
    made = derived(term, "span", "third", lambda days: split(part, days))
    if part in ("end", "exit"):
        made.code = "weekend-of" if term.kind == "week" else "end-of"
    return made


def _season(part: str, term: Term) -> Term:
    base = next(name for name in ("spring", "summer", "autumn", "winter") if name in term.code)
    made = season_term(base + _SEASON[part], term.year)
    made.pick = term.pick
    return made


def _month(part: str, days: Days) -> Days:
    first, last = days
    if part == "exit":
        return last, last
    start, end = _MONTH[part]
    return first.replace(day=start), first.replace(day=end) if end else last


def _year(part: str, days: Days) -> Days:
    first, last = days
    if part == "exit":
        return date(last.year, 12, 1), last
    start, end = _YEAR[part]
    year = first.year if part in ("begin", "early", "primo") else last.year
    return date(year, start, 1), date(year, end, days_in_month(year, end))


def _week(part: str, days: Days) -> Days:
    monday, sunday = days[0], days[1]
    if part == "exit":
        return sunday - timedelta(days=2), sunday
    start, end = _WEEK[part]
    return monday + timedelta(days=start), monday + timedelta(days=end)


def _school(part: str, days: Days) -> Days:
    first, last = days
    if part in ("begin", "early", "primo"):
        return first, date(first.year, 8, 31)
    if part in ("mid", "medio"):
        return date(first.year, 12, 1), date(last.year, 2, 28)
    return date(last.year, 5, 15), date(last.year, 6, 30)


def _third(part: str, days: Days) -> Days:
    """Thirds of any other span, a quarter's being its months."""
    first, last = days
    length = (last - first).days + 1
    third = timedelta(days=max(length // 3, 1))
    one = timedelta(days=1)
    if part == "exit":
        return last, last
    if length < 3:
        return days
    if part in ("begin", "early", "primo"):
        return first, first + third - one
    if part in ("mid", "medio"):
        return first + third, last - third
    return last - third + one, last
