"""Feasts, holiday periods and named days: their days, and what before and after them means.

The dates are the conventions of §10 of the specification; moving feasts follow Easter.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from core.calendar_no import easter, monday_of
from followup.domain.when_phrases.terms import Days, Impossible, Term, span_term

Day = Callable[[int], date]


def iso_day(week: int, weekday: int) -> Day:
    """That weekday (1 Monday … 7 Sunday) of that ISO week."""
    return lambda year: date.fromisocalendar(year, week, weekday)


def by_easter(offset: int) -> Day:
    """So many days after Easter Sunday."""
    return lambda year: easter(year) + timedelta(days=offset)


def on(month: int, day: int, later: int = 0) -> Day:
    """That day of the year, or of the year `later` years on."""
    return lambda year: date(year + later, month, day)


def nth_weekday(month: int, weekday: int, nth: int, plus: int = 0) -> Day:
    """The nth such weekday of a month (0 Monday), and a number of days more."""

    def find(year: int) -> date:
        first = date(year, month, 1)
        ahead = (weekday - first.weekday()) % 7 + 7 * (nth - 1) + plus
        return first + timedelta(days=ahead)

    return find


def advent_sunday(number: int) -> Day:
    """The number-th Sunday of Advent: the fourth is the last Sunday before Christmas Day."""

    def find(year: int) -> date:
        eve = date(year, 12, 24)
        fourth = eve - timedelta(days=(eve.weekday() + 1) % 7)
        return fourth - timedelta(days=7 * (4 - number))

    return find


def _leap_day(year: int) -> date:
    try:
        return date(year, 2, 29)
    except ValueError:
        raise Impossible(
            "impossible_date", {"day": 29, "month": 2, "year": year, "days": 28}
        ) from None


# code: (first day, last day, due of "before", first day of "after", crosses New Year)
_PERIODS: dict[str, tuple[Day, Day, Day | None, Day | None, bool]] = {
    "christmas": (on(12, 24), on(12, 31), on(12, 23), on(12, 27), False),
    "easter": (by_easter(-8), by_easter(1), by_easter(-4), by_easter(2), False),
    "whitsun": (by_easter(49), by_easter(50), by_easter(48), by_easter(51), False),
    "whitweekend": (by_easter(48), by_easter(50), by_easter(47), by_easter(51), False),
    "newyear": (on(12, 31), on(1, 1, 1), on(12, 31), on(1, 2, 1), True),
    "halfturn": (on(6, 30), on(7, 1), on(6, 30), on(7, 1), False),
    "earlyyear": (on(1, 1), on(1, 31), None, None, False),
    "yearend": (on(12, 15), on(12, 31), on(12, 31), None, False),
    "advent": (advent_sunday(1), on(12, 24), None, None, False),
    "precristmas": (advent_sunday(1), on(12, 23), None, None, False),
    "romjul": (on(12, 27), on(12, 30), on(12, 23), on(12, 31), False),
    "christmasholiday": (on(12, 21), on(1, 2, 1), on(12, 20), on(1, 3, 1), True),
    "winterholiday": (iso_day(8, 1), iso_day(9, 7), iso_day(7, 5), iso_day(10, 1), False),
    "easterholiday": (by_easter(-8), by_easter(1), by_easter(-9), by_easter(2), False),
    "summerholiday": (
        lambda year: date.fromisocalendar(year, 25, 6),
        lambda year: date.fromisocalendar(year, 32, 7),
        iso_day(25, 5),
        iso_day(33, 1),
        False,
    ),
    "julyholiday": (iso_day(28, 1), iso_day(30, 7), iso_day(27, 5), iso_day(31, 1), False),
    "autumnholiday": (iso_day(40, 1), iso_day(41, 7), iso_day(39, 5), iso_day(42, 1), False),
    "schoolstart": (on(8, 15), on(8, 19), on(8, 14), on(8, 20), False),
    "schoolend": (iso_day(25, 1), iso_day(25, 5), iso_day(25, 5), None, False),
    "midsummereve": (on(6, 23), on(6, 24), on(6, 22), on(6, 25), False),
    "easterweek": (by_easter(-6), by_easter(0), None, None, False),
    "christmasweek": (
        lambda year: monday_of(date(year, 12, 24)),
        lambda year: monday_of(date(year, 12, 24)) + timedelta(days=6),
        None,
        None,
        False,
    ),
}

_DAYS: dict[str, Day] = {
    "palmsunday": by_easter(-7),
    "maundythursday": by_easter(-3),
    "goodfriday": by_easter(-2),
    "eastereve": by_easter(-1),
    "easterday": by_easter(0),
    "eastermonday": by_easter(1),
    "ascension": by_easter(39),
    "whiteve": by_easter(48),
    "whitday": by_easter(49),
    "whitmonday": by_easter(50),
    "shrovesunday": by_easter(-49),
    "shrovemonday": by_easter(-48),
    "shrovetuesday": by_easter(-47),
    "ashwednesday": by_easter(-46),
    "allsaints": nth_weekday(11, 6, 1),
    "mothersday": nth_weekday(2, 6, 2),
    "fathersday": nth_weekday(11, 6, 2),
    "blackfriday": nth_weekday(11, 3, 4, 1),
    "cybermonday": nth_weekday(11, 3, 4, 4),
    "d2-29": _leap_day,
}

# What "two weeks before Christmas" is counted from, where the period itself is too long.
_CORES: dict[str, tuple[Day, Day]] = {
    "christmas": (on(12, 24), on(12, 26)),
    "easter": (by_easter(-3), by_easter(1)),
}

# The feasts and periods before which "innen", "til" and "fram til" mean (§9).
FEASTS = (
    frozenset(_PERIODS)
    - {"earlyyear", "advent", "precristmas", "easterweek", "halfturn"}
    - {
        "christmasweek",
        "yearend",
    }
)


def _span(first: Day, last: Day) -> Callable[[int], Days]:
    return lambda year: (first(year), last(year))


def named_term(code: str, ref: date) -> Term:
    """A feast, holiday period or named day by its code in the word table."""
    if code == "holiday":
        code = big_holiday(ref)
    if code in _PERIODS:
        first, last, before, after, crosses = _PERIODS[code]
        kind = "feast" if code in FEASTS else "span"
        term = Term(kind, _precision(code), at=_span(first, last), before=before, after=after)
        term.crosses = crosses
        term.code = code
        term.due_first = code in ("newyear", "halfturn", "midsummereve")
        return term
    day = _DAYS.get(code)
    if day is None:
        month, number = code[1:].split("-")
        day = on(int(month), int(number))
    term = Term("namedday", "day", at=_span(day, day))
    if code == "d2-29":
        term.search = lambda ref: ref.year if (ref.month, ref.day) <= (2, 29) else ref.year + 1
    return term


def _precision(code: str) -> str:
    if code in ("newyear", "halfturn", "midsummereve"):
        return "day"
    return "month" if code == "earlyyear" else "days"


def big_holiday(ref: date) -> str:
    """ "Ferien" alone: the summer holiday until it is over, then the Christmas holiday."""
    over = date.fromisocalendar(ref.year, 33, 1)
    return "summerholiday" if date(ref.year, 1, 3) <= ref < over else "christmasholiday"


def core_of(code: str) -> Callable[[int], Days] | None:
    """The days a count before or after the feast starts from, where they differ from it."""
    core = _CORES.get(code)
    return _span(*core) if core else None


_SEASONS: dict[str, tuple[tuple[int, int], tuple[int, int]]] = {
    "spring": ((1, 1), (6, 30)),
    "summer": ((6, 1), (8, 31)),
    "autumn": ((8, 1), (12, 31)),
    "autumnhalf": ((8, 1), (12, 31)),
    "springearly": ((1, 1), (3, 31)),
    "springmid": ((3, 1), (4, 30)),
    "springlate": ((5, 1), (6, 30)),
    "springwell": ((3, 1), (5, 31)),
    "summerearly": ((6, 1), (6, 30)),
    "summermid": ((7, 1), (7, 31)),
    "summerlate": ((8, 1), (8, 31)),
    "summerwell": ((7, 1), (8, 31)),
    "midsummer": ((6, 20), (7, 31)),
    "autumnearly": ((8, 1), (9, 30)),
    "autumnmid": ((10, 1), (10, 31)),
    "autumnlate": ((9, 1), (11, 30)),
    "autumnwell": ((9, 1), (11, 30)),
    "autumnend": ((11, 1), (12, 31)),
    "springend": ((5, 1), (6, 30)),
    "summerend": ((8, 1), (8, 31)),
}

_WINTERS: dict[str, tuple[Day, Day]] = {
    "winterearly": (on(12, 1), on(12, 31)),
    "wintermid": (on(1, 1, 1), on(1, 31, 1)),
    "winterlate": (on(2, 1, 1), lambda year: date(year + 1, 3, 1) - timedelta(days=1)),
    "winterend": (on(2, 1, 1), lambda year: date(year + 1, 3, 1) - timedelta(days=1)),
    "winterwell": (on(1, 1, 1), lambda year: date(year + 1, 3, 1) - timedelta(days=1)),
    "winter": (on(12, 1), lambda year: date(year + 1, 3, 1) - timedelta(days=1)),
}


def season_term(code: str, year: int | None = None) -> Term:
    """A municipal season (§8) or a part of one; a winter is named for the year it begins."""
    if code.startswith("winter"):
        first, last = _WINTERS.get(code, _WINTERS["winter"])
        return Term("season", "season", at=_span(first, last), year=year, crosses=True, code=code)
    term = span_term("season", "season", *_SEASONS[code], year=year)
    term.code = code
    if code == "summer":
        term.before, term.after = iso_day(25, 5), iso_day(33, 1)
    return term
