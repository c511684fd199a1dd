"""Before and after another time: to uker før jul, dagen etter 17. mai, mandagen etter påske."""

from __future__ import annotations

from datetime import date, timedelta

from core.calendar_no import add_working_days, monday_of
from followup.domain.when_phrases.anchors import by_easter, core_of
from followup.domain.when_phrases.lexicon_plain import WORKSHOP
from followup.domain.when_phrases.scan import Found, Scan
from followup.domain.when_phrases.terms import Days, Term, derived, fixed, shifted

Step = tuple[str, float, float]
_DATED = ("date", "num", "month")


def offset(s: Scan, j: int, step: Step) -> Found:
    """The day that lies a step before or after what follows, from the preposition at j on.

    `step`: ("weekday", which, nth), (unit, 1, 0) for "uka før", or (unit, count, last count)
    with a unit prefixed "n:" for a counted length.
    """
    k = s.skip(j, "adv", "urgent")
    token = s[k]
    counted = step[0].startswith("n:")
    if token.kind != "prep" or token.value not in ("before", "after", "from"):
        return None
    if token.value == "from" and (not counted or s.kind(k + 1) in ("nearby", "urgent", "end")):
        return None
    sign = -1 if token.value == "before" else 1
    k = s.skip(k + 1, "art", "adv")
    if s.kind(k) == "mod" and s.low(k) in ("denne", "dette"):
        k += 1
    if s.low(k) in WORKSHOP and s.kind(k + 1) not in _DATED and sign > 0:
        return _apply(fixed("nearby", "day", s.ref), sign, step), k + 1
    found = _anchor(s, k)
    if found is None and s[k].value in ("next", "this") and step[0] in ("week", "month"):
        # "Uka etter neste": the unit is not said again.
        first = shifted(monday_of(s.ref), 1 if s[k].value == "next" else 0, step[0])
        found = fixed("nearby", "day", first), k + 1
    if found is None:
        return Term("event", "day"), k + 1
    return _apply(found[0], sign, step), found[1]


def _anchor(s: Scan, k: int) -> Found:
    """The time counted from; a date may stand after the name of what happens on it."""
    found = s.term(k)
    if found is not None:
        return found if found[0].length is None else None
    for ahead in range(k + 1, k + 4):
        if s.kind(ahead) in ("date", "num"):
            later = s.term(ahead)
            if later is not None and later[0].kind == "date":
                return later
    return None


def easter_to_sunday(year: int) -> Days:
    """Maundy Thursday to Easter Sunday."""
    return by_easter(-3)(year), by_easter(0)(year)


def _apply(anchor: Term, sign: int, step: Step) -> Term:
    if anchor.kind in ("event", "school"):
        return Term("event", "day")
    core = core_of(anchor.code)
    if anchor.code == "easter" and step[0] == "week" and sign > 0:
        # Easter Monday opens the week after Easter, it is not the last day of Easter's own.
        core = easter_to_sunday
    if core is not None and anchor.at is not None:
        anchor.at = core
    unit = step[0]
    counted = unit.startswith("n:")
    precision = unit if unit in ("week", "month", "weekend") else "day"
    return derived(
        anchor,
        "date" if counted or unit in ("day", "weekday") else "span",
        "days" if precision == "weekend" else precision,
        lambda days: _step(days, sign, step),
    )


def _step(days: Days, sign: int, step: Step) -> Days:
    unit, first, second = step
    edge = days[1] if sign > 0 else days[0]
    if unit == "weekday":
        return _nth_weekday(edge, sign, int(first), int(second))
    if unit == "n:workday":
        day = add_working_days(edge, sign * round(first))
        return day, day
    if unit.startswith("n:"):
        low, high = (shifted(edge, sign * count, unit[2:]) for count in (first, second))
        return min(low, high), max(low, high)
    if unit == "week":
        # What begins on a Saturday begins, for those who work, on the Monday after.
        base = edge + timedelta(days=2) if sign < 0 and edge.weekday() > 4 else edge
        monday = monday_of(base) + timedelta(days=7 * sign * int(first))
        return monday, monday + timedelta(days=6)
    if unit == "weekend":
        return _weekend(edge, sign, int(first))
    if unit == "month":
        month = shifted(edge.replace(day=1), sign, "month")
        return month, shifted(month, 1, "month") - timedelta(days=1)
    if unit == "workday":
        day = add_working_days(edge, sign)
        return day, day
    day = shifted(edge, sign * first, unit)
    return day, day


def nearest(ref: date, weekday: int, direction: int) -> Term:
    """The next such weekday strictly after the reference date, or the last before it."""
    if direction > 0:
        ahead = (weekday - ref.weekday() - 1) % 7 + 1
    else:
        ahead = -((ref.weekday() - weekday - 1) % 7 + 1)
    term = fixed("weekday", "day", ref + timedelta(days=ahead))
    term.weekday = weekday
    return term


def _nth_weekday(edge: date, sign: int, weekday: int, nth: int) -> Days:
    if sign > 0:
        ahead = (weekday - edge.weekday() - 1) % 7 + 1 + 7 * (nth - 1)
    else:
        ahead = -((edge.weekday() - weekday - 1) % 7 + 1 + 7 * (nth - 1))
    day = edge + timedelta(days=ahead)
    return day, day


def _weekend(edge: date, sign: int, nth: int) -> Days:
    saturday, _ = _nth_weekday(edge, sign, 5, nth)
    if sign < 0 and saturday + timedelta(days=1) >= edge:
        saturday -= timedelta(days=7)
    return saturday, saturday + timedelta(days=1)
