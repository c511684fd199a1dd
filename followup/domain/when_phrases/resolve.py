"""From a group of terms to days: which years are meant, and where the span begins and ends."""

from __future__ import annotations

from datetime import date, timedelta

from followup.domain.when_phrases.joining import Group
from followup.domain.when_phrases.terms import Days, Impossible, Term, days_of, year_of


def spans(terms: list[Term], ref: date) -> list[Days]:
    """The days of each term of a chain, in order (§1 rule 2, §6).

    A written year holds for the parts beside it; without one the chain is the first whose
    end is not before the reference date, each part the first occurrence after the one before.
    """
    if len(terms) == 1:
        return [days_of(terms[0], ref)]
    known = next((n for n, term in enumerate(terms) if settled(term)), None)
    if known is not None:
        return _around(terms, known, ref)
    failure: Impossible | None = None
    for year in (ref.year - 1, ref.year, ref.year + 1):
        try:
            chain = _onwards(terms, year, ref)
        except Impossible as impossible:
            failure = impossible
            continue
        if chain[-1][1] >= ref:
            return chain
    if failure is not None:
        raise failure
    return _onwards(terms, ref.year, ref)


def settled(term: Term) -> bool:
    """Whether the days or the year of a term are already known."""
    return term.days is not None or term.year is not None


def _onwards(terms: list[Term], year: int, ref: date) -> list[Days]:
    assert terms[0].at is not None
    chain = [terms[0].at(year)]
    for term in terms[1:]:
        chain.append(_following(term, chain[-1], ref))
    return chain


def _around(terms: list[Term], known: int, ref: date) -> list[Days]:
    """From the first part whose year is known, forwards and backwards."""
    chain = [days_of(terms[known], ref)]
    for term in terms[known + 1 :]:
        chain.append(days_of(term, ref) if _own_year(term) else _following(term, chain[-1], ref))
    for term in reversed(terms[:known]):
        chain.insert(0, _preceding(term, chain[0]))
    return chain


def _own_year(term: Term) -> bool:
    return term.year is not None or (term.days is not None and term.kind != "weekday")


def _following(term: Term, before: Days, ref: date) -> Days:
    """The first occurrence of a term that begins no earlier than the one before it."""
    if term.days is not None:
        start, end = term.days
        if term.kind == "weekday":
            while start <= before[0]:
                start, end = start + timedelta(days=7), end + timedelta(days=7)
        return start, end
    if term.year is not None:
        return days_of(term, ref)
    assert term.at is not None
    for year in (before[0].year - 1, before[0].year):
        try:
            found = term.at(year)
        except Impossible:
            if year == before[0].year:
                raise
            continue
        if found[0] >= before[0] and found[1] > before[0]:
            return found
    return term.at(before[0].year + 1)


def _preceding(term: Term, after: Days) -> Days:
    """The last occurrence of a term that begins no later than the one after it."""
    if term.days is not None or term.at is None:
        return term.days or after
    found = term.at(after[0].year)
    return found if found[0] <= after[1] else term.at(after[0].year - 1)


def edges(term: Term, ref: date, *, by: str) -> tuple[Days, date, date]:
    """Days of a single term, the due date before it and the first day after it.

    `by`: "before" seeks the occurrence that can still be kept before, "after" the one whose
    aftermath is not over (feasts) or that is not over itself (all else).
    """
    if term.days is not None or term.at is None:
        days = days_of(term, ref)
        if by == "before" and term.kind == "weekend" and days[0] <= ref:
            days = days[0] + timedelta(days=7), days[1] + timedelta(days=7)
        return days, days[0] - timedelta(days=1), days[1] + timedelta(days=1)
    year = year_of(term, ref)
    if term.year is None and term.pick == "next":
        year = _year_for(term, ref, year, by)
    days = term.at(year)
    before = term.before(year) if term.before else days[0] - timedelta(days=1)
    after = term.after(year) if term.after else days[1] + timedelta(days=1)
    return days, before, after


def _year_for(term: Term, ref: date, year: int, by: str) -> int:
    assert term.at is not None
    if by == "before":
        days = term.at(year)
        before = term.before(year) if term.before else days[0] - timedelta(days=1)
        passed = before < ref and days[0] != ref
        if passed and (term.kind == "feast" or term.precision != "day"):
            return year + 1
    elif by == "after" and term.after is not None and term.kind == "feast":
        earlier = term.after(year - 1)
        if term.after(year) > ref and earlier <= ref <= earlier + timedelta(days=27):
            return year - 1
    return year


def combine_years(group: Group) -> None:
    """Let a winter written with one year follow the autumn joined to it: høst/vinter 2024."""
    for before, term in zip(group.terms, group.terms[1:], strict=False):
        winter = term.kind == "season" and term.code.startswith("winter")
        if winter and before.code == "autumn" and term.year is not None and before.year is None:
            term.year += 1
