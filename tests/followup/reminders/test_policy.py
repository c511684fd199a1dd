"""What a municipality may choose, and what a person may ask for, as tables."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.quiet_days import SchoolBreaks, school_breaks
from followup.domain import reminder_schedule as schedule
from followup.domain.reminder_schedule import (
    DEFAULT,
    Contact,
    Pause,
    Policy,
    TaskFacts,
    next_contact,
)


def d(text: str) -> date:
    return date.fromisoformat(text)


def series(due: str | None, first: str, policy: Policy, **fields) -> str:
    facts = TaskFacts(state="open", first_on=d(first), due=d(due) if due else None, **fields)
    today = d(first)
    said = []
    while isinstance(contact := next_contact(facts, today=today, policy=policy), Contact):
        said.append(f"{contact.point} {contact.day:%m-%d}")
        facts = facts.after(contact)
        today = contact.day + timedelta(days=1)
        assert len(said) < 20, "it never ends"
    return ", ".join(said)


OSLO = replace(DEFAULT, breaks=school_breaks("03"))
TUESDAYS = replace(DEFAULT, weekdays=frozenset({1}))
PAUSED = replace(DEFAULT, pauses=(Pause(d("2026-12-01"), d("2027-01-20")),))


@pytest.mark.parametrize(
    ("why", "policy", "due", "first", "expected"),
    [
        (
            "winter break in Oslo: the day slides to the Friday before, the day after to Monday",
            OSLO,
            "2026-02-18",
            "2026-02-02",
            "first 02-02, before 02-11, on_day 02-13, after_1 02-23, after_7 02-27, closing 03-20",
        ),
        (
            "the same in a county that has no such week",
            DEFAULT,
            "2026-02-18",
            "2026-02-02",
            "first 02-02, before 02-11, on_day 02-18, after_1 02-19, after_7 02-25, closing 03-20",
        ),
        (
            "Tuesdays only: earlier before the date, later after it",
            TUESDAYS,
            "2026-11-26",
            "2026-11-05",
            "first 11-05, before 11-17, on_day 11-24, after_1 12-01, after_7 12-08, closing 01-05",
        ),
        (
            "a date in a pause: nothing before it, and one question when the pause is over",
            PAUSED,
            "2026-12-11",
            "2026-11-16",
            "first 11-16, after_1 01-21, after_7 01-25, closing 02-08",
        ),
        (
            "a first mail in a pause waits for its end",
            PAUSED,
            "2027-02-10",
            "2026-12-14",
            "first 01-21, before 02-03, on_day 02-10, after_1 02-11, after_7 02-17, closing 03-12",
        ),
        (
            "the Friday after Ascension Day",
            DEFAULT,
            "2026-05-15",
            "2026-04-20",
            "first 04-20, before 05-08, on_day 05-13, after_1 05-18, after_7 05-22, closing 06-15",
        ),
    ],
)
def test_the_days_a_municipality_allows(why, policy, due, first, expected):
    assert series(due, first, policy) == expected, why


def test_whoever_asked_to_be_asked_later_is_asked_that_day_and_not_before():
    first = Contact("first", d("2026-11-16"))
    facts = TaskFacts(
        state="open",
        first_on=first.day,
        due=d("2026-12-11"),
        answered=d("2026-12-04"),
        ask_on=d("2027-01-07"),
        contacts=(first, Contact("before", d("2026-12-04"))),
    )
    asked = next_contact(facts, today=d("2026-12-05"))
    assert asked == Contact("status", d("2027-01-07"))
    after = next_contact(facts.after(asked), today=d("2027-01-08"))
    assert isinstance(after, Contact)
    assert after.day > d("2027-01-14")


def test_a_hole_in_the_promise_is_made_good_on_the_next_day_there_is():
    facts = TaskFacts(
        state="open",
        first_on=d("2026-11-16"),
        due=d("2026-12-11"),
        answered=d("2026-12-04"),
        ask_on=d("2026-12-24"),
        contacts=(Contact("first", d("2026-11-16")),),
    )
    assert next_contact(facts, today=d("2026-12-05")) == Contact("status", d("2027-01-04"))


@pytest.mark.parametrize(
    ("day", "policy", "why_not"),
    [
        ("2026-11-16", DEFAULT, ""),
        ("2026-11-15", DEFAULT, "day_off"),
        ("2026-05-17", DEFAULT, "day_off"),
        ("2026-07-15", DEFAULT, "summer"),
        ("2026-12-28", DEFAULT, "half_away"),
        ("2026-11-16", TUESDAYS, "weekday"),
        ("2026-02-18", OSLO, "break"),
        ("2026-12-15", PAUSED, "pause"),
    ],
)
def test_why_no_reminder_goes_on_a_day(day, policy, why_not):
    assert schedule.why_not_sendable(d(day), policy) == why_not


@pytest.mark.parametrize(
    ("now", "expected"),
    [("2026-11-30T18:00", "2027-01-21T07:30"), ("2026-12-15T11:00", "2027-01-21T07:30")],
)
def test_the_first_mail_waits_for_the_end_of_a_pause(now, expected):
    got = schedule.first_notice_at(datetime.fromisoformat(now).replace(tzinfo=UTC), PAUSED)
    assert got.astimezone(UTC) == datetime.fromisoformat(expected).replace(tzinfo=UTC)


def test_another_hour():
    late = replace(DEFAULT, hour=time(14, 0))
    assert f"{schedule.at_hour(d('2026-11-16'), late).astimezone(UTC):%H:%M}" == "13:00"


def test_a_policy_without_a_working_day_is_refused():
    with pytest.raises(ValueError, match="working day"):
        Policy(weekdays=frozenset({5, 6}))


@settings(max_examples=200, deadline=None)
@given(
    first=st.dates(date(2026, 1, 1), date(2028, 12, 31)),
    ahead=st.integers(-60, 400),
    weekdays=st.frozensets(st.integers(0, 4), min_size=1),
    week=st.one_of(st.none(), st.integers(1, 53)),
    pause=st.tuples(st.integers(-30, 300), st.integers(0, 200)),
)
def test_whatever_is_chosen_mail_goes_on_allowed_days_once_each_and_ends(
    first, ahead, weekdays, week, pause
):
    start = first + timedelta(days=pause[0])
    policy = Policy(
        weekdays=weekdays,
        breaks=SchoolBreaks(week, None),
        pauses=(Pause(start, start + timedelta(days=pause[1])),),
    )
    facts = TaskFacts(state="open", first_on=first, due=first + timedelta(days=ahead))
    today = first
    for _ in range(12):
        contact = next_contact(facts, today=today, policy=policy)
        if not isinstance(contact, Contact):
            return
        allowed = schedule.is_sendable if contact.point != "first" else schedule.may_begin
        assert allowed(contact.day, policy)
        assert facts.last is None or contact.day > facts.last
        facts = facts.after(contact)
        today = contact.day + timedelta(days=1)
    raise AssertionError("it never ends")
