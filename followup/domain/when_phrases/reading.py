"""What reading a deadline phrase gives."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from core.calendar_no import working_day_on_or_before

NO_DATE_REASONS = (
    "open_ended",
    "recurring",
    "event",
    "urgent",
    "clock_only",
    "not_a_time",
    "impossible_date",
    "impossible_week",
)
WARNINGS = ("past", "weekday_mismatch", "week_mismatch", "ambiguous", "spelling")
SURE_FROM = 0.7


@dataclass(frozen=True, slots=True)
class Reading:
    """A deadline phrase as read.

    `start`, `end`: first and last day of the span named, both inclusive; `due`: the day the
    task is overdue after. All None when the phrase gives no date; `reason` then says why
    (one of NO_DATE_REASONS) and is "" otherwise. `open_end`: only the start is firm.
    `mode`: point, by, before, during, after, none. `precision`: day, days, week, weeks,
    third, month, months, quarter, tertial, half, season, year, vague or none.
    `warnings`: some of WARNINGS. `detail`: figures behind a reason or warning (day, month, year,
    days, week, weeks, weekday).
    """

    start: date | None = None
    end: date | None = None
    due: date | None = None
    precision: str = "none"
    open_end: bool = False
    reason: str = ""
    warnings: tuple[str, ...] = ()
    confidence: float = 1.0
    detail: dict[str, int] = field(default_factory=dict)
    mode: str = "none"

    @property
    def sure(self) -> bool:
        """Whether the answer can stand without a question to the writer."""
        return self.confidence >= SURE_FROM

    @property
    def due_workday(self) -> date | None:
        """The last working day on or before `due`."""
        return None if self.due is None else working_day_on_or_before(self.due)
