"""iCalendar files (RFC 5545): days to keep in mind, for calendars of any make.

Pure: no clock, no database. All-day events need no time zone.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Final

from icalendar import Calendar, Event

PRODUCT: Final = "-//ALLEMED Videre//NONSGML frister//NO"
#: How often a calendar program may ask again for a feed (RFC 7986).
REFRESH: Final = timedelta(hours=12)


@dataclass(frozen=True, slots=True)
class Day:
    """One day to keep in mind. `uid` is the same for the same thing, `sequence` grows with it."""

    uid: str
    day: date
    summary: str
    description: str = ""
    url: str = ""
    sequence: int = 0


def calendar(days: Iterable[Day], *, stamp: datetime, name: str = "") -> str:
    """The text of a file with these days, free rather than busy. `stamp` (aware): when made.

    `name` is what a subscribed calendar is called.
    """
    book = Calendar()
    book.add("prodid", PRODUCT)
    book.add("version", "2.0")
    book.add("method", "PUBLISH")
    if name:
        book.add("name", name)
        book.add("x-wr-calname", name)
        book.add("refresh-interval", REFRESH, parameters={"VALUE": "DURATION"})
    for day in days:
        book.add_component(_event(day, stamp))
    text: str = book.to_ical().decode()
    return text


def _event(day: Day, stamp: datetime) -> Event:
    event = Event()
    event.add("uid", day.uid)
    event.add("dtstamp", stamp.astimezone(UTC))
    event.add("dtstart", day.day)
    event.add("dtend", day.day + timedelta(days=1))
    event.add("summary", day.summary)
    event.add("sequence", day.sequence)
    event.add("transp", "TRANSPARENT")
    if day.description:
        event.add("description", day.description)
    if day.url:
        event.add("url", day.url)
    return event
