"""Terms: one time expression each, as a rule that finds its days in a year.

A term is *cyclic* (`at` gives its days in any year: 12 March, uke 12, våren) or *fixed*
(`days` are known: i morgen, neste uke, våren 2025 once resolved).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, timedelta

from core.calendar_no import add_months, days_in_month, week_days, week_of, weeks_in_year

Days = tuple[date, date]
MONTH_LENGTHS = (0, 31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


class Impossible(Exception):
    """A date or week no calendar has. `reason` is a machine word, `detail` the data for it."""

    def __init__(self, reason: str, detail: dict[str, int]) -> None:
        super().__init__(reason)
        self.reason = reason
        self.detail = detail


@dataclass(slots=True)
class Term:
    """One time expression.

    `before`, `after`: the due date of "before X" and the first day of "after X" in a year,
    where the table of feasts says otherwise than the day before and after.
    `due_first`: due on the first day of the span. `crosses`: may begin in the year before
    the one it is named for. `pick`: which occurrence is meant: next (not over), coming
    (not begun) or last (over). `search`: the year to look in, where the end is not enough.
    `code`: season or feast. `length`: shortest, longest and unit of a length of time.
    `weekday`: the one named beside a date. `more`: further terms written as one with this
    (12., 14. og 16. mars).
    """

    kind: str
    precision: str
    at: Callable[[int], Days] | None = None
    days: Days | None = None
    year: int | None = None
    before: Callable[[int], date] | None = None
    after: Callable[[int], date] | None = None
    due_first: bool = False
    crosses: bool = False
    pick: str = "next"
    search: Callable[[date], int] | None = None
    weekday: int | None = None
    code: str = ""
    length: tuple[float, float, str] | None = None
    doubts: tuple[str, ...] = ()
    more: list[tuple[str, Term]] = field(default_factory=list)


def fixed(kind: str, precision: str, start: date, end: date | None = None) -> Term:
    """A term whose days are known."""
    return Term(kind, precision, days=(start, end or start))


def year_of(term: Term, ref: date) -> int:
    """The year a cyclic term is meant in: a written one, else §1 rule 2."""
    if term.year is not None:
        return term.year
    if term.search is not None and term.pick == "next":
        return term.search(ref)
    assert term.at is not None
    years = range(ref.year - 1 if term.crosses else ref.year, ref.year + 3)
    if term.pick == "last":
        years = range(ref.year, ref.year - 3, -1)
    for year in years:
        start, end = term.at(year)
        if term.pick == "last":
            if end < ref:
                return year
        elif (start > ref) if term.pick == "coming" else (end >= ref):
            return year
    return ref.year


def days_of(term: Term, ref: date) -> Days:
    """First and last day of a term, seen from the reference date."""
    if term.days is not None:
        return term.days
    assert term.at is not None
    return term.at(year_of(term, ref))


def _date_in(day: int, month: int) -> Callable[[int], Days]:
    def at(year: int) -> Days:
        if not 1 <= month <= 12:
            raise Impossible("impossible_date", {"month": month})
        if not 1 <= day <= MONTH_LENGTHS[month] or day > days_in_month(year, month):
            raise Impossible(
                "impossible_date",
                {"day": day, "month": month, "year": year, "days": days_in_month(year, month)},
            )
        found = date(year, month, day)
        return found, found

    return at


def date_term(day: int, month: int, year: int | None = None) -> Term:
    """A day and a month. 29 February is sought in the year the day would fall (§1 rule 5)."""

    def search(ref: date) -> int:
        return ref.year if (month, day) >= (ref.month, ref.day) else ref.year + 1

    return Term("date", "day", at=_date_in(day, month), year=year, search=search)


def month_term(month: int, year: int | None = None) -> Term:
    """A whole month."""

    def at(year: int) -> Days:
        return date(year, month, 1), date(year, month, days_in_month(year, month))

    return Term("month", "month", at=at, year=year)


def week_term(week: int, year: int | None = None) -> Term:
    """An ISO week; the year is the ISO year."""

    def at(year: int) -> Days:
        if not 1 <= week <= 53 or week > weeks_in_year(year):
            raise Impossible(
                "impossible_week", {"week": week, "year": year, "weeks": weeks_in_year(year)}
            )
        return week_days(year, week)

    def search(ref: date) -> int:
        year = week_of(ref)[0]
        return year if at(year)[1] >= ref else year + 1

    return Term("week", "week", at=at, year=year, search=search, crosses=True)


def year_term(year: int, last: int | None = None) -> Term:
    """Calendar years, first to last."""
    days = date(year, 1, 1), date(last or year, 12, 31)
    return Term("year", "year", days=days, at=lambda _: days, year=year)


def span_term(
    kind: str,
    precision: str,
    first: tuple[int, int],
    last: tuple[int, int],
    year: int | None = None,
) -> Term:
    """(month, day) to (month, day) within a year; last day 0 means the month's end."""

    def at(year: int) -> Days:
        end_day = last[1] or days_in_month(year, last[0])
        return date(year, *first), date(year, last[0], end_day)

    return Term(kind, precision, at=at, year=year)


def school_year(year: int | None = None) -> Term:
    """1 August to 31 July."""

    def at(year: int) -> Days:
        return date(year, 8, 1), date(year + 1, 7, 31)

    return Term("schoolyear", "year", at=at, year=year, crosses=True)


def derived(inner: Term, kind: str, precision: str, change: Callable[[Days], Days]) -> Term:
    """A term made from another one's days: the end of March, two weeks before Christmas."""
    if inner.days is not None:
        start, end = change(inner.days)
        return Term(kind, precision, days=(start, end), doubts=inner.doubts)
    at, search = inner.at, inner.search
    assert at is not None
    made = Term(kind, precision, at=lambda year: change(at(year)), year=inner.year)
    made.crosses, made.pick, made.doubts = True, inner.pick, inner.doubts
    if search is not None and inner.kind == "week":
        # Week 53 is sought in one year only, so the search may not stray into others.
        def sought(ref: date) -> int:
            year = search(ref)
            return year if change(at(year))[1] >= ref else year + 1

        made.search = sought
    return made


def shifted(day: date, count: float, unit: str) -> date:
    """A day so many days, weeks, months … later (earlier when negative); half ones too."""
    if unit in ("day", "week", "weekend"):
        return day + timedelta(days=round(count * (1 if unit == "day" else 7)))
    months = {"month": 1, "quarter": 3, "tertial": 4, "half": 6, "semester": 6}.get(unit, 12)
    whole = int(count * months)
    return add_months(day, whole) + timedelta(days=round((count * months - whole) * 30))
