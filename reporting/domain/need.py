"""Which municipality NDFU should look at first, and why. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

QUIET_AFTER: Final = timedelta(days=45)
NO_CONTACT, OVERDUE, BLOCKED, QUIET, NO_TASKS = (
    "no_contact", "overdue", "blocked", "quiet", "no_tasks",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Figures:
    """What is known of one municipality. Days are days in Norway."""

    dugnads: int = 0
    held: int = 0
    tasks: int = 0
    done: int = 0
    active: int = 0
    overdue: int = 0
    blocked: int = 0
    has_contact: bool = False
    last_dugnad: date | None = None
    last_activity: date | None = None


@dataclass(frozen=True, slots=True)
class Reason:
    """One reason to call: a machine word, how many, since when. `weight` orders."""

    code: str
    weight: int
    number: int = 0
    since: date | None = None


def reasons(figures: Figures, today: date) -> list[Reason]:
    """Why this municipality needs somebody, the weightiest first; empty when all is well.

    A municipality whose dugnad is still to come needs a contact person, nothing else yet.
    """
    if not figures.dugnads:
        return []
    found = []
    if not figures.has_contact:
        found.append(Reason(NO_CONTACT, 40))
    if figures.blocked:
        found.append(Reason(BLOCKED, 10 + 8 * min(figures.blocked, 5), figures.blocked))
    if figures.overdue:
        found.append(Reason(OVERDUE, 5 + 5 * min(figures.overdue, 10), figures.overdue))
    if figures.held and not figures.tasks:
        found.append(Reason(NO_TASKS, 30, since=figures.last_dugnad))
    quiet_since = figures.last_activity or figures.last_dugnad
    if figures.active and quiet_since and today - quiet_since > QUIET_AFTER:
        weeks = (today - quiet_since).days // 7
        found.append(Reason(QUIET, 10 + min(weeks, 20), since=quiet_since))
    return sorted(found, key=lambda reason: -reason.weight)


def need(figures: Figures, today: date) -> int:
    """How much a municipality needs somebody: 0 when all is well, higher is sooner."""
    return sum(reason.weight for reason in reasons(figures, today))
