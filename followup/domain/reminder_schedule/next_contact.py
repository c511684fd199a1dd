"""The next contact about one task with one person, or the reason why there is none."""

from __future__ import annotations

from datetime import date, timedelta

from followup.domain.reminder_schedule.days import first_mail_on, later, next_day
from followup.domain.reminder_schedule.facts import (
    CLOSING,
    FIRST,
    ON_DAY,
    STATUS,
    Contact,
    Nothing,
    TaskFacts,
)
from followup.domain.reminder_schedule.points import points_around
from followup.domain.reminder_schedule.policy import DEFAULT, Policy


def next_contact(facts: TaskFacts, *, today: date, policy: Policy = DEFAULT) -> Contact | Nothing:
    """The next contact, on `today` or later (a first mail: when planned), or why there is none."""
    if facts.state in {"done", "dropped"}:
        return Nothing("finished")
    if facts.is_held:
        return Nothing("held")
    if facts.first is None:
        return Contact(FIRST, first_mail_on(facts.first_on, policy))
    if not facts.is_lead:
        return Nothing("helper")
    if _is_closed(facts):
        return Nothing("closed")
    contact = _as_promised(facts, policy) or _next_chaser(facts, facts.first, today, policy)
    earliest = max(today, next_day(facts.last or today))
    if contact.day < earliest:
        return Contact(contact.point, later(earliest, policy))
    return contact


def _is_closed(facts: TaskFacts) -> bool:
    """A closing mail ends it, until an answer comes or the date is moved beyond it."""
    closings = [c.day for c in facts.unanswered if c.point == CLOSING]
    if not closings:
        return False
    moved_on = facts.due is not None and not facts.waits_for_others and facts.due > closings[-1]
    return not moved_on


def _as_promised(facts: TaskFacts, policy: Policy) -> Contact | None:
    """Somebody asked to be asked on a day: nothing before it, and the question on it."""
    if facts.ask_on is None or facts.waits_for_others:
        return None
    asked = facts.last is not None and facts.last >= facts.ask_on
    return None if asked else Contact(STATUS, later(facts.ask_on, policy))


def _next_chaser(facts: TaskFacts, first: date, today: date, policy: Policy) -> Contact:
    if facts.waits_for_others or facts.due is None:
        return _question(facts, first, policy)
    if facts.answered is not None and facts.answered >= facts.due:
        return _question(facts, first, policy)
    return _dated(facts, first, facts.due, today, policy) or _after_dates(
        facts, first, facts.due, policy
    )


def _dated(facts: TaskFacts, first: date, due: date, today: date, policy: Policy) -> Contact | None:
    """The next of the points around the date that is not behind us.

    A point a few days late is made up for, unless the next is near; older ones are passed over.
    """
    last = facts.last or first
    points = [
        p
        for p in points_around(due, first=first, precision=facts.precision, policy=policy)
        if p.day > last
        and p.day >= today - timedelta(days=policy.grace)
        and not _too_soon_after_answer(p, facts.answered, policy)
    ]
    late = [p for p in points if p.day <= today]
    ahead = [p for p in points if p.day > today]
    soon = bool(ahead) and ahead[0].day - today < timedelta(days=policy.between_after_points)
    if late and (late[-1].day == today or not soon):
        return late[-1]
    return ahead[0] if ahead else None


def _too_soon_after_answer(point: Contact, answered: date | None, policy: Policy) -> bool:
    """Who has just answered is left alone; only the promised day itself comes sooner."""
    if answered is None:
        return False
    quiet = 1 if point.point == ON_DAY else policy.quiet_after_answer
    return point.day <= answered + timedelta(days=quiet)


def _after_dates(facts: TaskFacts, first: date, due: date, policy: Policy) -> Contact:
    """The points around the date are used up: close, or ask on when somebody has answered."""
    anchor = max(due, first)
    unanswered = facts.unanswered
    day = anchor + timedelta(days=policy.closing_after)
    if unanswered:
        day = max(day, unanswered[-1].day + timedelta(days=policy.before_closing))
    enough = len(unanswered) >= policy.unanswered_before_closing
    silent = bool(unanswered) and facts.answered is None
    return Contact(CLOSING if enough or silent else STATUS, later(day, policy))


def _question(facts: TaskFacts, first: date, policy: Policy) -> Contact:
    """How does it go? Asked at a fitting distance until it has stayed unanswered often enough."""
    step = timedelta(days=_question_step(facts, policy))
    unanswered = facts.unanswered
    base = max(
        [first, *(c.day for c in facts.chasers)] + ([facts.answered] if facts.answered else [])
    )
    enough = len(unanswered) >= policy.unanswered_before_closing
    return Contact(CLOSING if enough else STATUS, later(base + step, policy))


def _question_step(facts: TaskFacts, policy: Policy) -> int:
    if facts.waits_for_others:
        return policy.ask_blocked_after
    if facts.due is not None:
        return policy.ask_under_way_after
    return policy.ask_without_date_after.get(
        facts.no_date_reason, policy.ask_without_date_otherwise
    )
