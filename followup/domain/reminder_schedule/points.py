"""The points around a date at which somebody is reminded of it."""

from __future__ import annotations

from datetime import date, timedelta

from core import calendar_no
from followup.domain.reminder_schedule.days import earlier, later
from followup.domain.reminder_schedule.facts import AFTER_1, AFTER_7, BEFORE, ON_DAY, Contact
from followup.domain.reminder_schedule.policy import COARSE, DEFAULT, Policy


def points_around(
    due: date, *, first: date, precision: str = "", policy: Policy = DEFAULT
) -> list[Contact]:
    """Before, on and after `due`, in order, each on its own sendable day, after the first mail.

    A date already past at the first mail is counted from that mail instead: it has just said so.
    """
    fresh_until = calendar_no.next_working_day(first)
    after_1 = later(due + timedelta(days=1), policy)
    points = [
        *_until(due, first, precision, policy),
        Contact(AFTER_1, after_1),
        Contact(AFTER_7, _a_week_after(due, first, after_1, fresh_until, policy)),
    ]
    return [p for p in points if p.day > fresh_until]


def _until(due: date, first: date, precision: str, policy: Policy) -> list[Contact]:
    """The points up to the date. One in a pause is left out; two on one day are one."""
    on_day = earlier(due, policy)
    ahead = days_before(due, first, precision, policy)
    before = earlier(due - timedelta(days=ahead), policy) if ahead else None
    points = [Contact(BEFORE, before)] if before and before != on_day else []
    return [*points, Contact(ON_DAY, on_day)] if on_day else points


def _a_week_after(due: date, first: date, after_1: date, fresh_until: date, policy: Policy) -> date:
    day = later(max(due, first) + timedelta(days=7), policy)
    if after_1 > fresh_until:
        day = later(max(day, after_1 + timedelta(days=policy.between_after_points)), policy)
    return day


def days_before(due: date, first: date, precision: str, policy: Policy = DEFAULT) -> int:
    """How many days before `due` the first reminder goes; 0 where there is no room for one."""
    table = policy.before_coarse if precision in COARSE else policy.before
    distance = (due - first).days
    return next((ahead for least, ahead in table if distance >= least), 0)
