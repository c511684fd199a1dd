"""On which days, and at what time of day, mail about tasks may go. Days and hours are Norwegian."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from core import calendar_no, quiet_days, quiet_hours
from core.quiet_hours import OSLO
from followup.domain.reminder_schedule.policy import DEFAULT, Policy


def is_sendable(day: date, policy: Policy = DEFAULT) -> bool:
    """Whether a reminder may go: one of the chosen working days, outside quiet days and pauses."""
    return why_not_sendable(day, policy) == ""


def why_not_sendable(day: date, policy: Policy = DEFAULT) -> str:
    """Why no reminder goes that day, or "": pause, day_off, weekday, summer, half_away, break."""
    if is_paused(day, policy):
        return "pause"
    if not calendar_no.is_working_day(day):
        return "day_off"
    if day.weekday() not in policy.weekdays:
        return "weekday"
    if day.month in policy.silent_months:
        return "summer"
    if quiet_days.is_half_away(day):
        return "half_away"
    return "break" if policy.breaks.covers(day) else ""


def is_paused(day: date, policy: Policy) -> bool:
    """Whether the day lies in a pause of the municipality's or the person's."""
    return any(pause.covers(day) for pause in policy.pauses)


def earlier(day: date, policy: Policy = DEFAULT) -> date | None:
    """`day` or the last sendable day before it; None when a pause is in the way.

    What fell into a pause is left out: months too early it would only confuse.
    """
    while not is_sendable(day, policy):
        if is_paused(day, policy):
            return None
        day -= calendar_no.ONE_DAY
    return day


def later(day: date, policy: Policy = DEFAULT) -> date:
    """`day` or the first sendable day after it."""
    while not is_sendable(day, policy):
        day = _after_pause(day, policy)
    return day


def first_mail_on(day: date, policy: Policy = DEFAULT) -> date:
    """`day` or the first working day after it outside pauses: a first mail is waited for.

    It goes in July and in romjul too, when somebody has just confirmed it.
    """
    while not may_begin(day, policy):
        day = _after_pause(day, policy)
    return day


def may_begin(day: date, policy: Policy = DEFAULT) -> bool:
    """Whether a first mail may go that day."""
    return calendar_no.is_working_day(day) and not is_paused(day, policy)


def _after_pause(day: date, policy: Policy) -> date:
    ends = [pause.end for pause in policy.pauses if pause.covers(day)]
    return max(ends, default=day) + calendar_no.ONE_DAY


def next_day(day: date) -> date:
    """The day after."""
    return day + calendar_no.ONE_DAY


def at_hour(day: date, policy: Policy = DEFAULT) -> datetime:
    """The moment reminders go out on `day`: 08:30 in Norway, whatever the season."""
    return datetime.combine(day, policy.hour, OSLO)


def first_notice_at(now: datetime, policy: Policy = DEFAULT) -> datetime:
    """Ten minutes from now on a working day between 07 and 17, else next working day at 08:30.

    `now` is aware; so is the answer, in Norwegian time. After a pause when there is one.
    """
    here = now.astimezone(OSLO)
    today = here.date()
    if may_begin(today, policy) and policy.first_from <= here.time() < policy.first_until:
        return (now + policy.first_delay).astimezone(OSLO)
    if may_begin(today, policy) and here.time() < policy.first_from:
        return at_hour(today, policy)
    return at_hour(first_mail_on(next_day(today), policy), policy)


def may_send_at(now: datetime) -> bool:
    """Whether anybody may be mailed about tasks now: a working day, not at night."""
    return not quiet_hours.is_quiet(now)


def earliest_day(now: datetime, policy: Policy = DEFAULT) -> date:
    """The first day on which something planned now may go: today only before today's hour."""
    here = now.astimezone(OSLO)
    return here.date() if here.time() < policy.hour else here.date() + timedelta(days=1)
