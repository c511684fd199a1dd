"""What an answer does to a task. Pure: words in, words out.

States: open, under_way, blocked, done, dropped. Choices: done, under_way, later, snooze, blocked,
not_me, dropped, accept (`followup.models.Task.State` and `Answer.Choice`).
"""

from __future__ import annotations

from datetime import date, timedelta

UNDO_FOR = timedelta(minutes=10)
"""How long an answer can be undone, and nobody else hears of it."""
ACTIVE = frozenset({"open", "under_way", "blocked"})
LONGEST_DELAY_YEARS = 2
LONGEST_SNOOZE = timedelta(days=183)


def state_after(state: str, choice: str) -> str:
    """The state a task in `state` has after an answer.

    More time, "ask me later" and "not me" say nothing about how it goes, except that somebody who
    asks for more time is no longer stuck.
    """
    if choice in {"done", "under_way", "blocked", "dropped"}:
        return choice
    if choice == "later" and state not in {"open", "under_way"}:
        return "under_way"
    return state


def is_active(state: str) -> bool:
    """Whether anybody is still expected to do something."""
    return state in ACTIVE


def new_due_fault(new_due: date | None, *, today: date, due: date | None) -> str:
    """Why a day cannot be the new one: "missing", "past", "too_far", "not_later", or ""."""
    if new_due is None:
        return "missing"
    if new_due <= today:
        return "past"
    if new_due > _years_after(today, LONGEST_DELAY_YEARS):
        return "too_far"
    if due is not None and new_due <= due:
        return "not_later"
    return ""


def ask_on_fault(ask_on: date | None, *, today: date) -> str:
    """Why somebody cannot be asked again on that day: "missing", "past", "too_far", or ""."""
    if ask_on is None:
        return "missing"
    if ask_on <= today:
        return "past"
    return "too_far" if ask_on > today + LONGEST_SNOOZE else ""


def _years_after(day: date, years: int) -> date:
    is_leap_day = (day.month, day.day) == (2, 29)
    return day.replace(year=day.year + years, day=28 if is_leap_day else day.day)
