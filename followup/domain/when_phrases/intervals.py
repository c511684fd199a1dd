"""The interval and due date of one group of terms (§6, §9–§11)."""

from __future__ import annotations

from datetime import date, timedelta

from followup.domain.when_phrases.joining import Group
from followup.domain.when_phrases.lexicon_plain import CONTINUOUS, PAST_VERBS
from followup.domain.when_phrases.reading import Reading
from followup.domain.when_phrases.resolve import combine_years, edges, settled, spans
from followup.domain.when_phrases.rules_lengths import reach
from followup.domain.when_phrases.scan import Scan
from followup.domain.when_phrases.terms import Days, Term, days_of
from followup.domain.when_phrases.wordlists import words_of

ONE_DAY = timedelta(days=1)


OPEN_DAYS = timedelta(days=27)


BY = frozenset(("by", "until", "through", "upto", "til", "mot"))


_OVER = words_of("over slutt omme ferdig forbi")


_PLURAL = {"day": "days", "week": "weeks", "month": "months"}


def read_group(s: Scan, group: Group) -> Reading | None:
    """The reading of one group, None when it gives no date."""
    combine_years(group)
    _until_over(s, group)
    if group.mode == "in" and (group.past or s.low(group.end) in PAST_VERBS):
        for term in group.terms:
            if term.at is not None and term.year is None:
                term.pick = "last"
            elif term.days is not None and term.kind in ("weekend", "weekday"):
                term.days = _last_week(term.days, s.ref)
    if group.first.length is not None:
        return _length(s, group)
    if len(group.terms) > 1:
        return _several(s, group)
    return _single(s, group)


def _last_week(days: Days, ref: date) -> Days:
    back = timedelta(days=7 if days[1] >= ref else 0)
    return days[0] - back, days[1] - back


def _until_over(s: Scan, group: Group) -> None:
    """ "Når ferien er over" means after it, "før året er omme" before its end."""
    if s.low(group.end) == "er" and s.low(group.end + 1) in _OVER:
        deadline = group.mode in BY or group.mode == "before"
        group.mode = "through" if deadline else "after"


def _length(s: Scan, group: Group) -> Reading | None:
    """A length of time (§11): the day it leads to, or the whole of it."""
    assert group.first.length is not None
    low, high, unit = group.first.length
    if unit == "hour" and (
        high < 24 or (group.mode not in ("by", "within") and group.weak != "om")
    ):
        return None
    last = reach(s, high, unit).days
    first = reach(s, low, unit).days
    assert last is not None
    assert first is not None
    end = last[0]
    start = first[0]
    mode = "point"
    if group.mode in ("by", "until", "within", "before", "upto", "through"):
        start, mode = s.ref, "by"
    elif group.mode == "over":
        start = s.ref
    return _dated(s, group, start, end, end, mode=mode)


def _several(s: Scan, group: Group) -> Reading | None:
    """Ranges and lists: first day of the first part, last day of the last."""
    if "evt" in group.joins:
        cut = group.joins.index("evt") + 1
        group.terms, group.joins = group.terms[:cut], group.joins[: cut - 1]
        if cut == 1:
            return _single(s, group)
    if group.mode == "between":
        return _between(s, group)
    last = group.last
    if group.joins[-1] in ("til", "upto", "until") and last.kind == "feast":
        return _to_feast(s, group)
    chain = spans(group.terms, s.ref)
    start, end = chain[0][0], max(chain[-1][1], chain[0][0])
    if group.mode == "after":
        return _open(s, group, end + ONE_DAY)
    if group.mode == "from" and group.joins[0] == "/":
        return _open(s, group, start)
    if group.mode == "before":
        return _until(s, group, start - ONE_DAY, (start, end), "before")
    if group.mode in BY:
        return _until(s, group, end, (start, end), "by")
    return _dated(s, group, start, end, end, mode="during" if group.mode == "within" else "point")


def _after_of(term: Term, days: Days) -> date:
    if term.after is not None and term.kind == "feast":
        return term.after(days[0].year)
    return days[0]


def _between(s: Scan, group: Group) -> Reading | None:
    """Mellom X og Y: with feasts and holidays, what lies between them."""
    first, last = group.first, group.last
    chain = spans(group.terms, s.ref)
    feast = last.kind == "feast" and not any(map(settled, group.terms))
    if feast and chain[-1][0] <= s.ref:
        chain = spans(group.terms, chain[-1][1] + ONE_DAY)
    start, end = chain[0][0], chain[-1][1]
    if first.kind == "feast" or first.kind == "span":
        start = _after_of(first, chain[0])
    if last.kind == "feast":
        end = chain[-1][0] - ONE_DAY
    return _dated(s, group, start, max(start, end), max(start, end))


def _to_feast(s: Scan, group: Group) -> Reading | None:
    """Fra skolestart til jul: to the day before, holidays from their very beginning."""
    first, last = group.first, group.last
    chain = spans(group.terms, s.ref)
    if chain[-1][0] <= s.ref and not any(map(settled, group.terms)):
        chain = spans(group.terms, chain[-1][1] + ONE_DAY)
    start, end = chain[0][0], chain[-1][0] - ONE_DAY
    if last.before is not None and not last.code.endswith("holiday"):
        end = last.before(chain[-1][0].year)
    if first.kind == "feast" and first.code != "schoolstart":
        start = _after_of(first, chain[0])
    return _dated(s, group, start, max(start, end), max(start, end))


def _single(s: Scan, group: Group) -> Reading | None:
    term, mode = group.first, group.mode
    if mode == "mot":
        mode = "before" if term.kind == "feast" else "in"
    if mode in ("by", "until", "til", "upto", "before"):
        return _deadline(s, group, term, mode)
    if mode == "over":
        mode = "after" if term.kind in ("feast", "season", "weekend") else "in"
    if mode == "after":
        return _after(s, group, term)
    days = days_of(term, s.ref)
    start, end = days
    due = start if term.due_first and start >= s.ref else end
    if mode == "from" and term.kind == "year" and start.year < end.year:
        return _dated(s, group, start, end, due)
    if mode == "from" and term.code == "newyear":
        start = end
    if mode == "from" or (group.earliest and mode == "in"):
        return _open(s, group, start)
    if mode == "through":
        return _until(s, group, end, days, "by")
    return _dated(s, group, start, end, due, mode="during" if mode == "within" else "point")


def _deadline(s: Scan, group: Group, term: Term, mode: str) -> Reading | None:
    """Innen, senest, til, fram til, før (§9, §10)."""
    feast = term.kind == "feast"
    season = term.kind == "season"
    summer = season and term.code == "summer"
    if mode == "til" and (season or (term.kind in ("week", "weekend") and term.days is not None)):
        days = days_of(term, s.ref)
        return _dated(s, group, *days, days[1])
    if mode == "til" and term.kind == "year" and s.low(group.at) in ("neste", "til neste år"):
        days = days_of(term, s.ref)
        return _dated(s, group, *days, days[1])
    if term.code in ("end-of", "weekend-of") and mode == "before":
        mode = "by"
    means_before = mode == "before" or (
        (feast and s.low(group.at - 1) not in ("ut", "t.o.m", "til og med", "tom"))
        or (summer and mode in ("by", "upto"))
    )
    if means_before:
        days, before, _ = edges(term, s.ref, by="before")
        if before < s.ref and days[0] == s.ref:
            before = s.ref
        return _until(s, group, before, days, "before")
    days = days_of(term, s.ref)
    due = days[0] if term.due_first and days[0] >= s.ref else days[1]
    if term.code == "weekend-of" and term.days is not None:
        due = days[1] + (timedelta(days=6 - days[1].weekday()))
    return _until(s, group, due, days, "by")


def _after(s: Scan, group: Group, term: Term) -> Reading | None:
    _, _, after = edges(term, s.ref, by="after")
    if term.kind == "weekend":
        return _dated(s, group, after, after + timedelta(days=4), after + timedelta(days=4))
    return _open(s, group, after)


def _open(s: Scan, group: Group, start: date) -> Reading:
    """Only the start is firm: four weeks are given as the span; with "løpende" the start."""
    if any(token.low in CONTINUOUS for token in s.tokens):
        return _dated(s, group, start, start, start, mode="after", open_end=True)
    end = start + OPEN_DAYS
    return _dated(s, group, start, end, end, mode="after", open_end=True)


def _until(s: Scan, group: Group, due: date, days: Days, mode: str) -> Reading:
    start = s.ref if s.ref <= due else min(days[0], due)
    return _dated(s, group, start, due, due, mode=mode)


def _dated(
    s: Scan,
    group: Group,
    start: date,
    end: date,
    due: date,
    *,
    mode: str = "point",
    open_end: bool = False,
) -> Reading:
    warnings, detail = _warnings(s, group, due)
    confidence = 0.95
    if warnings:
        confidence = 0.6
    elif open_end or group.approx:
        confidence = 0.75
    return Reading(
        start=start,
        end=end,
        due=due,
        precision="vague" if open_end or group.approx else _precision(group),
        open_end=open_end,
        warnings=warnings,
        confidence=confidence,
        detail=detail,
        mode=mode,
    )


def _precision(group: Group) -> str:
    if len(group.terms) == 1:
        return group.first.precision
    kinds = {term.precision for term in group.terms}
    if len(kinds) == 1:
        only = kinds.pop()
        return _PLURAL.get(only, only)
    return "days"


def _warnings(s: Scan, group: Group, due: date) -> tuple[tuple[str, ...], dict[str, int]]:
    found: list[str] = []
    detail: dict[str, int] = {}
    for term in group.terms:
        found += term.doubts
        if term.weekday is not None and len(group.terms) == 1:
            day = days_of(term, s.ref)[0]
            if day.weekday() != term.weekday:
                found.append("weekday_mismatch")
                detail = {"weekday": day.weekday(), "named": term.weekday}
    if due < s.ref:
        found.append("past")
    return tuple(dict.fromkeys(found)), detail
