"""From groups to a reading: interval and due date by the rules of §6, §9 and §14."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from core.calendar_no import monday_of
from followup.domain.when_phrases.intervals import BY, read_group
from followup.domain.when_phrases.joining import Group
from followup.domain.when_phrases.reading import Reading
from followup.domain.when_phrases.scan import Scan
from followup.domain.when_phrases.terms import days_of
from followup.domain.when_phrases.wordlists import words_of

_TELLS = words_of(
    """
    er blir starter begynner startar byrjar slutter går holdes fra den
    """
)


_POINTS = frozenset((",", ":", "-", "(", "art", "."))


def read_groups(s: Scan, groups: list[Group]) -> Reading | None:
    """The reading of the groups of a phrase; None when they give no date."""
    head = groups[0]
    if head.first.kind == "event":
        return None
    confirmed = _confirmed(s, groups)
    if confirmed is not None:
        return confirmed
    if len(groups) > 1 and _framed(s, head, groups[1]):
        groups = groups[1:]
        head = groups[0]
    if len(groups) > 1 and _wished(s, head, groups[1]):
        return read_group(s, groups[1])
    reading = read_group(s, head)
    if reading is None or len(groups) == 1:
        return reading
    finish = _finish(groups)
    if finish is not None:
        last = read_group(s, finish)
        if last is not None and _in_order(reading, last):
            return _stretched(reading, last, head)
    return reading


def _wished(s: Scan, head: Group, later: Group) -> bool:
    """Helst før påske, senest 1. mai: what is wished for is not the deadline."""
    return later.mode == "until" and "helst" in (s.low(head.at - 1), s.low(head.at - 2))


def _framed(s: Scan, year: Group, dates: Group) -> bool:
    """I 2026 arrangeres festivalen 3. juli: the year only frames the time told after it.

    "Budsjettet for 2027 vedtas 10. desember" names what is decided, not when: there the
    year is not the date's.
    """
    first, span = dates.first, year.first.days
    if year.first.kind != "year" or year.mode != "in" or len(year.terms) > 1 or year.past:
        return False
    if span is None or span[1].year > span[0].year + 1:
        return False
    if first.at is None or first.kind not in ("date", "month", "week", "season"):
        return False
    if s.low(year.at - 1) in ("i", "") and not any(term.year for term in dates.terms):
        first.year = span[0].year
    return True


def _in_order(first: Reading, last: Reading) -> bool:
    return first.start is not None and last.due is not None and first.start <= last.due


def _stretched(first: Reading, last: Reading, head: Group) -> Reading:
    """Start of the first, due of the second: oppstart mars, ferdig innen 1. juni."""
    return Reading(
        start=first.start,
        end=last.end,
        due=last.due,
        precision="days",
        mode="by" if head.mode in BY else "point",
        warnings=tuple(dict.fromkeys(first.warnings + last.warnings)),
        confidence=min(first.confidence, last.confidence),
    )


def _finish(groups: list[Group]) -> Group | None:
    """The later group that says by when, where the first one says from when."""
    head = groups[0]
    if head.mode in BY or head.mode == "before" or head.label == "frist":
        return None
    for group in groups[1:]:
        if group.label == "finish" or group.mode in ("by", "until", "through", "upto"):
            return group
        if group.mode == "before" and head.mode in ("after", "from"):
            return group
        if group.mode == "til" and (head.label == "start" or head.mode == "from"):
            return group
    return None


def _confirmed(s: Scan, groups: list[Group]) -> Reading | None:
    """A week beside dates: the dates, with a warning when they lie outside it (§14)."""
    if len(groups) < 2:
        return None
    week, dates = groups[0], groups[1]
    if week.first.precision == "week" and dates.first.kind == "weekday":
        return _weekday_of(s, week, dates)
    if _told(s, week, dates):
        return read_group(s, dates)
    if _words_between(s, week, dates) or len(week.terms) > 1:
        return None
    if week.first.code.endswith("holiday") and dates.first.kind == "week":
        # Høstferien (uke 40): the week says which.
        dates.mode = week.mode
        return read_group(s, dates)
    relative = week.first.days is not None and week.first.kind != "year"
    bracketed = relative and s.kind(dates.at - 1) == "("
    if week.first.kind not in ("week", "weekend") and week.first.code != "weekday":
        # Dagen etter dugnaden (torsdag 7. mai): the bracket says which day that is.
        return read_group(s, dates) if bracketed and dates.first.kind == "date" else None
    if dates.first.kind != "date" or dates.mode not in ("in", week.mode):
        return None
    dates.mode = week.mode
    return _checked(s, week, dates)


def _words_between(s: Scan, group: Group, later: Group) -> bool:
    return any(s.kind(i) in ("w", "x", "conn") for i in range(group.end, later.at))


def _checked(s: Scan, week: Group, dates: Group) -> Reading | None:
    """The dates read, with a warning when they are not in the week."""
    reading = read_group(s, dates)
    if reading is None or reading.due is None or week.first.kind == "weekend":
        return reading
    assert reading.end is not None
    if week.first.year is None and week.first.at is not None:
        week.first.year = reading.due.isocalendar()[0]
    monday = monday_of(days_of(week.first, s.ref)[0])
    sunday = monday + timedelta(days=6)
    if not monday <= reading.due <= sunday:
        return _warned(reading, "week_mismatch", {"week": monday.isocalendar()[1]})
    return reading


def _weekday_of(s: Scan, week: Group, days: Group) -> Reading | None:
    """Neste uke på fredag; uke 12, onsdag."""
    if len(week.terms) > 1 or _words_between(s, week, days):
        return None
    monday = monday_of(days_of(week.first, s.ref)[0])
    for term in days.terms:
        if term.days is None or term.kind != "weekday":
            return None
        day = monday + timedelta(days=term.days[0].weekday())
        term.days, term.kind = (day, day), "date"
    days.mode = week.mode
    return read_group(s, days)


def _told(s: Scan, named: Group, dates: Group) -> bool:
    """Sommerferien starter 20. juni, siste skoledag er 19. desember: the date is told."""
    if dates.first.kind != "date" or named.first.kind == "date":
        return False
    between = {s.low(i) for i in range(named.end, dates.at) if s[i].kind not in _POINTS}
    if between and between <= _TELLS:
        dates.mode = "in"
        return True
    return not between and named.first.kind == "feast" and dates.mode in ("in", named.mode)


def _warned(reading: Reading, warning: str, detail: dict[str, int]) -> Reading:
    return replace(
        reading,
        warnings=(*reading.warnings, warning),
        detail={**reading.detail, **detail},
        confidence=min(reading.confidence, 0.6),
    )
