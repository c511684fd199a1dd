"""Days in words: Bokmål, Nynorsk and English. Pure grammar of dates, hence no gettext.

`language` is "nb", "nn" or "en"; anything else is read as Bokmål.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

_MONTHS_NO = [
    "januar",
    "februar",
    "mars",
    "april",
    "mai",
    "juni",
    "juli",
    "august",
    "september",
    "oktober",
    "november",
    "desember",
]
_MONTHS_EN = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
_WEEKDAYS = {
    "nb": ["mandag", "tirsdag", "onsdag", "torsdag", "fredag", "lørdag", "søndag"],
    "nn": ["måndag", "tysdag", "onsdag", "torsdag", "fredag", "laurdag", "sundag"],
    "en": ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"],
}
_NEAR = {
    "nb": ("i dag", "i morgen", "om {n} dager", "om {n} uker"),
    "nn": ("i dag", "i morgon", "om {n} dagar", "om {n} veker"),
    "en": ("today", "tomorrow", "in {n} days", "in {n} weeks"),
}
_PAST = {
    "nb": ("fristen var i går", "fristen var {day}"),
    "nn": ("fristen var i går", "fristen var {day}"),
    "en": ("it was due yesterday", "it was due on {day}"),
}
# Beyond this many days ahead weeks are counted, and beyond the second the date is said.
_IN_DAYS, _IN_WEEKS = 13, 62


def known_language(language: str) -> str:
    """The language the sentences are written in: nn, en, else nb."""
    short = language[:2].lower()
    return short if short in ("nn", "en") else "nb"


def weekday_name(day: date, language: str) -> str:
    """The weekday in lower case, English capitalised."""
    return _WEEKDAYS[known_language(language)][day.weekday()]


def month_name(month: int, language: str) -> str:
    """The month, 1 to 12, in lower case, English capitalised."""
    return (_MONTHS_EN if known_language(language) == "en" else _MONTHS_NO)[month - 1]


def date_in_words(day: date, language: str, weekday: bool = True, year: bool = True) -> str:
    """A date as people say it: fredag 20. mars 2026; Friday 20 March 2026."""
    stop = "" if known_language(language) == "en" else "."
    words = f"{day.day}{stop} {month_name(day.month, language)}"
    if year:
        words = f"{words} {day.year}"
    return f"{weekday_name(day, language)} {words}" if weekday else words


def span_in_words(start: date, end: date, language: str) -> str:
    """First and last day with the year said once: fra mandag 16. til søndag 22. mars 2026."""
    english = known_language(language) == "en"
    stop = "" if english else "."
    if (start.year, start.month) == (end.year, end.month):
        first = f"{weekday_name(start, language)} {start.day}{stop}"
    else:
        first = date_in_words(start, language, year=start.year != end.year)
    last = date_in_words(end, language)
    return f"from {first} to {last}" if english else f"{_from(language)} {first} til {last}"


def listing(words: Sequence[str], language: str) -> str:
    """«Kari, Ola og Berit»."""
    if len(words) < 2:
        return "".join(words)
    last = "and" if known_language(language) == "en" else "og"
    return f"{', '.join(words[:-1])} {last} {words[-1]}"


def _from(language: str) -> str:
    return "frå" if known_language(language) == "nn" else "fra"


def days_in_words(due: date, today: date, language: str) -> str:
    """A due date seen from today: i dag, i morgen, om 3 dager, om 3 uker, fristen var tirsdag.

    More than two months ahead the date itself is said, with its year when that is another.
    """
    language = known_language(language)
    left = (due - today).days
    if left < 0:
        return _overdue(due, today, language)
    same_day, next_day, in_days, in_weeks = _NEAR[language]
    if left <= 1:
        return next_day if left else same_day
    if left <= _IN_DAYS:
        return in_days.format(n=left)
    if left <= _IN_WEEKS:
        return in_weeks.format(n=left // 7)
    return date_in_words(due, language, weekday=False, year=due.year != today.year)


def _overdue(due: date, today: date, language: str) -> str:
    yesterday, earlier = _PAST[language]
    late = (today - due).days
    if late == 1:
        return yesterday
    if late <= 6:
        return earlier.format(day=weekday_name(due, language))
    day = date_in_words(due, language, weekday=False, year=due.year != today.year)
    return earlier.format(day=day)
