"""From the words of a Når cell to a deadline: which reference day, and which meeting is next."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from followup.domain import when_phrases
from followup.domain.reading import StepDraft

from .facts import dates_in
from .lines import Line

_DAY_OF_WRITING: Final = re.compile(
    r"\b(?:i\s?dag|i\s?mor(?:gen|gon|ra)|i\s?overmor(?:gen|gon)|i\s?kveld|i\s?ettermiddag|"
    r"i\s?går)\b",
    re.IGNORECASE,
)
_NEXT_MEETING: Final = re.compile(
    r"^(?P<by>til|innen|innan|før|på|ved|senest|seinast|klart? til|ferdig til|fram til|"
    r"frem til)?\s*(?:vårt\s|det\s)?(?:neste|komande|kommende)\s\w*(?:møte[t]?|samling[a]?|"
    r"dugnad(?:en)?)\b[^0-9]*$",
    re.IGNORECASE,
)
_MEETING_LINE: Final = re.compile(
    r"\b(?:neste|nytt|komande|kommende)\s\w*(?:møte|samling|dugnad)\w*|\b(?:vi )?(?:møtes|møtest|"
    r"sees|sjåast|samles|samlast) (?:igjen|att|på nytt)",
    re.IGNORECASE,
)
_EVENT_LINE: Final = re.compile(
    r"\b(?P<event>\w*(?:årsmøtet|årsmøte|ledermøtet|styremøtet|foreldremøtet|kommunestyremøtet|"
    r"kommunestyret|messa|messen|arrangementet))\b(?P<gap>[^.;\n]{0,25}?)\b(?:er|blir|vert|holdes|"
    r"haldast|:)\s",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Calendar:
    """The days the words of a document count from.

    `dugnad` is the reference day; `written` the day of an e-mail («i dag» counts from it);
    `next_meeting` the day of the next meeting where the document gives it.
    """

    dugnad: date
    written: date | None = None
    next_meeting: date | None = None


def next_meeting(lines: Sequence[Line], dugnad: date) -> date | None:
    """The day of the next meeting, if the document gives one after the dugnad."""
    for number, line in enumerate(lines):
        found = _MEETING_LINE.search(line.text)
        if not found:
            continue
        after = line.text[found.start() :]
        if len(line.text) < 50 and not dates_in(after, year=dugnad.year):
            after = " ".join(x.text for x in lines[number + 1 : number + 3] if x.kind != "heading")
        for day in dates_in(after) or [
            _year_on(d, dugnad) for d in dates_in(after, year=dugnad.year)
        ]:
            if dugnad < day:
                return day
    return None


def _year_on(day: date, after: date) -> date:
    """A day without a year is the first one after the dugnad."""
    if day > after:
        return day
    try:
        return day.replace(year=day.year + 1)
    except ValueError:
        return day + timedelta(days=365)


def set_deadline(step: StepDraft, calendar: Calendar) -> list[str]:
    """Fill in the dates of a step from its `when_text`; gives reasons for doubt (see REASONS)."""
    text = step.when_text.strip()
    if not text:
        return []
    meeting = _NEXT_MEETING.match(text)
    if meeting and calendar.next_meeting:
        by = (meeting.group("by") or "").lower()
        step.due = (
            calendar.next_meeting - timedelta(days=1) if by == "før" else calendar.next_meeting
        )
        step.start, step.precision = step.due, "day"
        return []
    reference = calendar.dugnad
    if calendar.written and _DAY_OF_WRITING.search(text):
        reference = calendar.written
    reading = when_phrases.read(text, reference)
    step.start, step.due = reading.start, reading.due
    step.precision, step.open_end = str(reading.precision or ""), bool(reading.open_end)
    step.no_date_reason = str(reading.reason or "")
    return _doubts(reading)


def _doubts(reading: when_phrases.Reading) -> list[str]:
    if reading.reason in {"impossible_date", "impossible_week"}:
        return ["when_impossible"]
    reasons = [f"when_{warning}" for warning in reading.warnings]
    if not reading.sure and not reasons:
        reasons.append("when_unsure")
    return reasons
