"""Domains whose mail may lie in quarantine: taken by the server, and never answered. Pure.

Microsoft 365 can put aside what it has accepted without telling anybody. What can be seen from here
is silence: mails that were delivered to people with a task, and not one answer from the domain.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

#: So many mails, each old enough that somebody who meant to answer has had the time.
DELIVERED_LEAST: Final = 5
TIME_TO_ANSWER: Final = timedelta(days=7)
#: How far back is counted: longer ago, it may have been put right since.
WINDOW: Final = timedelta(days=180)


@dataclass(frozen=True, slots=True)
class DomainFigures:
    """What is known of one domain. `old_enough`: of the delivered, those somebody had time for."""

    domain: str
    people: int = 0
    delivered: int = 0
    old_enough: int = 0
    answers: int = 0
    last_answer: datetime | None = None

    @property
    def may_be_in_quarantine(self) -> bool:
        """Whether NDFU should ask the domain's IT about it."""
        return self.answers == 0 and self.old_enough >= DELIVERED_LEAST
