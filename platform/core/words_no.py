"""Days in words, in bokmål (nb), nynorsk (nn) and English (en). Pure: the caller knows today.

Grammar rather than translation: word order, articles and small numbers differ. Numbers under
ten are written in words (Språkrådet, «Tall, tid og dato»).
"""

from __future__ import annotations

from datetime import date

WEEKDAYS = {
    "nb": ("mandag", "tirsdag", "onsdag", "torsdag", "fredag", "lørdag", "søndag"),
    "nn": ("måndag", "tysdag", "onsdag", "torsdag", "fredag", "laurdag", "sundag"),
    "en": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
}
_MONTHS_NO = (
    "januar februar mars april mai juni juli august september oktober november desember"
).split()
_MONTHS_EN = (
    "January February March April May June July August September October November December"
).split()
MONTHS = {"nb": tuple(_MONTHS_NO), "nn": tuple(_MONTHS_NO), "en": tuple(_MONTHS_EN)}
_SMALL = {
    "nb": ("null", "én", "to", "tre", "fire", "fem", "seks", "sju", "åtte", "ni"),
    "nn": ("null", "éin", "to", "tre", "fire", "fem", "seks", "sju", "åtte", "ni"),
    "en": ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"),
}
# (one of it, the unit when there are several)
_UNITS = {
    "nb": {"week": ("en uke", "uker"), "month": ("en måned", "måneder"), "year": ("et år", "år")},
    "nn": {
        "week": ("ei veke", "veker"),
        "month": ("ein månad", "månader"),
        "year": ("eit år", "år"),
    },
    "en": {
        "week": ("a week", "weeks"),
        "month": ("a month", "months"),
        "year": ("a year", "years"),
    },
}
_DAYS = {"nb": "dager", "nn": "dagar", "en": "days"}
_NEAR = {
    "nb": {-1: "i går", 0: "i dag", 1: "i morgen"},
    "nn": {-1: "i går", 0: "i dag", 1: "i morgon"},
    "en": {-1: "yesterday", 0: "today", 1: "tomorrow"},
}
_AHEAD = {"nb": "om {}", "nn": "om {}", "en": "in {}"}
_AGO = {"nb": "for {} siden", "nn": "for {} sidan", "en": "{} ago"}
_BY = {"nb": "innen {}", "nn": "innan {}", "en": "by {}"}
_IS = {"nb": "fristen er {}", "nn": "fristen er {}", "en": "due {}"}
_WAS = {"nb": "fristen var {}", "nn": "fristen var {}", "en": "was due {}"}


def known(language: str) -> str:
    """`language` when there are words for it, else "nb"."""
    return language if language in WEEKDAYS else "nb"


def number_in_words(number: int, language: str) -> str:
    """«tre» for 3, "12" for 12."""
    return _SMALL[known(language)][number] if 0 <= number < 10 else str(number)


def date_in_words(day: date, language: str, *, weekday: bool = True, year: bool = True) -> str:
    """«fredag 20. mars 2026», "Friday 20 March 2026"; without weekday or year when not wanted."""
    language = known(language)
    dot = "" if language == "en" else "."
    words = f"{day.day}{dot} {MONTHS[language][day.month - 1]}"
    if weekday:
        words = f"{WEEKDAYS[language][day.weekday()]} {words}"
    return f"{words} {day.year}" if year else words


def days_in_words(day: date, today: date, language: str) -> str:
    """How far `day` is from `today`: «i morgen», «om tre dager», «for to uker siden»."""
    language = known(language)
    distance = (day - today).days
    if distance in _NEAR[language]:
        return _NEAR[language][distance]
    frame = _AHEAD[language] if distance > 0 else _AGO[language]
    return frame.format(_length(abs(distance), language))


def _length(days: int, language: str) -> str:
    if days < 14 and days != 7:
        return f"{number_in_words(days, language)} {_DAYS[language]}"
    for unit, size, most in (("week", 7, 60), ("month", 30.44, 600), ("year", 365.25, 10**9)):
        if days < most:
            count = round(days / size)
            one, many = _UNITS[language][unit]
            return one if count == 1 else f"{number_in_words(count, language)} {many}"
    raise AssertionError("every length has a unit")


def deadline_in_words(due: date, today: date, language: str) -> str:
    """A deadline as said to a person: «innen fredag – om tre dager», «fristen var tirsdag»."""
    language = known(language)
    distance = (due - today).days
    near = _NEAR[language].get(distance)
    if distance < 0:
        return _WAS[language].format(near or _named(due, today, language))
    if near:
        return (_IS if distance == 0 else _BY)[language].format(near)
    named = _named(due, today, language)
    return f"{_BY[language].format(named)} – {days_in_words(due, today, language)}"


def _named(day: date, today: date, language: str) -> str:
    """The weekday alone within a week, else the date; the year when it is another one."""
    if abs((day - today).days) < 7:
        return WEEKDAYS[language][day.weekday()]
    return date_in_words(day, language, year=day.year != today.year)
