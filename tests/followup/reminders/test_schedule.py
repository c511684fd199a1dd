"""When people are contacted, as tables: facts and today in, the next contact out."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core import calendar_no
from followup.domain import reminder_schedule as schedule
from followup.domain.reminder_schedule import Contact, Nothing, TaskFacts, next_contact


def d(text: str) -> date:
    return date.fromisoformat(text)


def contacts(*rows: str) -> tuple[Contact, ...]:
    """Contacts from "first 2026-11-16"."""
    return tuple(Contact(row.split()[0], d(row.split()[1])) for row in rows)


def series(due: str | None, first: str, **fields) -> list[str]:
    """Every contact until silence when nobody ever answers."""
    facts = TaskFacts(
        state=fields.pop("state", "open"), first_on=d(first), due=d(due) if due else None, **fields
    )
    today = d(first)
    said = []
    while isinstance(contact := next_contact(facts, today=today), Contact):
        said.append(f"{contact.point} {contact.day}")
        facts = facts.after(contact)
        today = contact.day + timedelta(days=1)
        assert len(said) < 20, "it never ends"
    assert contact == Nothing("closed" if fields.get("is_lead", True) else "helper")
    return said


@pytest.mark.parametrize(
    ("why", "due", "first", "expected"),
    [
        (
            "far off: a week before, the day, the day after, a week after, a month after",
            "2026-12-11",
            "2026-11-16",
            "first 11-16, before 12-04, on_day 12-11, after_1 12-14, after_7 12-18, closing 01-11",
        ),
        (
            "near: three days before",
            "2026-11-25",
            "2026-11-16",
            "first 11-16, before 11-20, on_day 11-25, after_1 11-26, after_7 12-02, closing 01-04",
        ),
        (
            "very near: the day before",
            "2026-11-19",
            "2026-11-16",
            "first 11-16, before 11-18, on_day 11-19, after_1 11-20, after_7 11-26, closing 12-21",
        ),
        (
            "due tomorrow: no chaser the day after new contact",
            "2026-11-17",
            "2026-11-16",
            "first 11-16, after_1 11-18, after_7 11-24, closing 12-17",
        ),
        (
            "due today: the first mail says so",
            "2026-11-16",
            "2026-11-16",
            "first 11-16, after_7 11-23, closing 12-16",
        ),
        (
            "due yesterday at import: counted from the first mail",
            "2026-11-15",
            "2026-11-16",
            "first 11-16, after_7 11-23, closing 12-16",
        ),
        (
            "due long ago at import",
            "2026-05-01",
            "2026-11-16",
            "first 11-16, after_7 11-23, closing 12-16",
        ),
        (
            "due on a Sunday: the day itself slides to Friday",
            "2026-12-13",
            "2026-11-16",
            "first 11-16, before 12-04, on_day 12-11, after_1 12-14, after_7 12-21, closing 01-12",
        ),
        (
            "Easter and the days before it: earlier, later, and never two on one day",
            "2026-04-05",
            "2026-03-02",
            "first 03-02, on_day 03-27, after_1 04-07, after_7 04-13, closing 05-05",
        ),
        (
            "due in July: asked before it and after it",
            "2026-07-15",
            "2026-06-01",
            "first 06-01, on_day 06-30, after_1 08-03, after_7 08-07, closing 08-21",
        ),
        (
            "over romjul, New Year and in week 53",
            "2026-12-31",
            "2026-11-16",
            "first 11-16, on_day 12-22, after_1 01-04, after_7 01-08, closing 02-01",
        ),
        (
            "a leap day",
            "2028-02-29",
            "2028-02-01",
            "first 02-01, before 02-22, on_day 02-29, after_1 03-01, after_7 03-07, closing 03-30",
        ),
        (
            "the Sunday clocks go forward",
            "2027-03-28",
            "2027-03-01",
            "first 03-01, on_day 03-19, after_1 03-30, after_7 04-05, closing 04-27",
        ),
        (
            "the Sunday clocks go back",
            "2026-10-25",
            "2026-10-01",
            "first 10-01, before 10-16, on_day 10-23, after_1 10-26, after_7 11-02, closing 11-24",
        ),
    ],
)
def test_the_series_nobody_answers(why, due, first, expected):
    got = [row.split()[0] + " " + row.split()[1][5:] for row in series(due, first)]
    assert ", ".join(got) == expected, why


@pytest.mark.parametrize(
    ("reason", "step"), [("urgent", 10), ("open_ended", 30), ("recurring", 30), ("event", 30)]
)
def test_without_a_date_the_question_comes_at_a_fitting_distance(reason, step):
    said = series(None, "2026-01-05", no_date_reason=reason)
    assert [row.split()[0] for row in said] == ["first", *["status"] * 4, "closing"]
    days = [d(row.split()[1]) for row in said]
    assert all((b - a).days >= step for a, b in pairwise(days))


def test_a_coarse_date_is_asked_about_earlier():
    said = series("2027-03-31", "2026-11-16", precision="quarter")
    assert said[1] == "before 2027-03-17"


BASE = {"state": "open", "first_on": d("2026-11-16"), "due": d("2026-12-11")}
FIRST = "first 2026-11-16"


@pytest.mark.parametrize(
    ("why", "fields", "today", "expected"),
    [
        (
            "an answer before the date leaves the date standing",
            {"answered": d("2026-12-04"), "contacts": contacts(FIRST, "before 2026-12-04")},
            "2026-12-05",
            "on_day 2026-12-11",
        ),
        (
            "who answered yesterday is not asked today",
            {"answered": d("2026-12-10"), "contacts": contacts(FIRST, "before 2026-12-04")},
            "2026-12-11",
            "after_7 2026-12-18",
        ),
        (
            "under way after the date is asked again in a fortnight",
            {
                "state": "under_way",
                "answered": d("2026-12-14"),
                "contacts": contacts(FIRST, "on_day 2026-12-11", "after_1 2026-12-14"),
            },
            "2026-12-15",
            "status 2027-01-04",
        ),
        (
            "more time moves the day, and the promised day is asked about",
            {
                "due": d("2026-12-16"),
                "answered": d("2026-12-14"),
                "contacts": contacts(FIRST, "on_day 2026-12-11", "after_1 2026-12-14"),
            },
            "2026-12-15",
            "on_day 2026-12-16",
        ),
        (
            "stuck: left alone for a fortnight, whatever the date",
            {"state": "blocked", "answered": d("2026-12-04"), "contacts": contacts(FIRST)},
            "2026-12-05",
            "status 2026-12-18",
        ),
        (
            "a point a few days late is made up for",
            {"contacts": contacts(FIRST)},
            "2026-12-06",
            "before 2026-12-07",
        ),
        (
            "unless the next one is near",
            {"contacts": contacts(FIRST, "before 2026-12-04")},
            "2026-12-13",
            "after_1 2026-12-14",
        ),
        (
            "after a long outage only what is ahead counts",
            {"contacts": contacts(FIRST)},
            "2026-12-17",
            "after_7 2026-12-18",
        ),
        (
            "everything missed: a question, not a goodbye",
            {"contacts": contacts(FIRST)},
            "2027-02-01",
            "status 2027-02-01",
        ),
        (
            "moved far ahead by the contact person after the closing mail: it starts again",
            {
                "due": d("2027-06-01"),
                "contacts": contacts(FIRST, "after_7 2026-12-18", "closing 2027-01-11"),
            },
            "2027-01-12",
            "before 2027-05-25",
        ),
    ],
)
def test_after_something_happened(why, fields, today, expected):
    facts = TaskFacts(**BASE | fields)
    contact = next_contact(facts, today=d(today))
    assert isinstance(contact, Contact)
    assert f"{contact.point} {contact.day}" == expected, why


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        ({"state": "done"}, "finished"),
        ({"state": "dropped"}, "finished"),
        ({"is_held": True}, "held"),
        ({"is_lead": False, "contacts": contacts(FIRST)}, "helper"),
        ({"contacts": contacts(FIRST, "closing 2027-01-11")}, "closed"),
    ],
)
def test_nobody_is_contacted_and_there_is_a_reason(fields, reason):
    facts = TaskFacts(**BASE | fields)
    assert next_contact(facts, today=d("2027-02-01")) == Nothing(reason)


@pytest.mark.parametrize(
    ("why", "now", "expected"),
    [
        ("a working day", "2026-11-16T11:00", "2026-11-16T11:10"),
        ("just after seven", "2026-11-16T06:00", "2026-11-16T06:10"),
        ("before seven", "2026-11-16T05:59", "2026-11-16T07:30"),
        ("just before five", "2026-11-16T15:59", "2026-11-16T16:09"),
        ("five o'clock", "2026-11-16T16:00", "2026-11-17T07:30"),
        ("Friday evening", "2026-11-20T18:00", "2026-11-23T07:30"),
        ("Sunday", "2026-11-22T11:00", "2026-11-23T07:30"),
        ("the evening before Easter", "2026-04-01T18:00", "2026-04-07T06:30"),
        ("Sunday the clocks go forward, Easter Day", "2027-03-28T11:00", "2027-03-30T06:30"),
        ("Sunday the clocks go back", "2026-10-25T11:00", "2026-10-26T07:30"),
        ("July: a first mail is waited for", "2026-07-15T10:00", "2026-07-15T10:10"),
    ],
)
def test_the_first_mail(why, now, expected):
    moment = datetime.fromisoformat(now).replace(tzinfo=UTC)
    got = schedule.first_notice_at(moment).astimezone(UTC)
    assert got == datetime.fromisoformat(expected).replace(tzinfo=UTC), why


@pytest.mark.parametrize(
    ("day", "utc"),
    [
        ("2026-03-27", "07:30"),
        ("2026-03-30", "06:30"),
        ("2026-10-23", "06:30"),
        ("2026-10-26", "07:30"),
    ],
)
def test_half_past_eight_in_norway_on_either_side_of_the_clock_changes(day, utc):
    assert f"{schedule.at_hour(d(day)).astimezone(UTC):%H:%M}" == utc


EVENTS = st.lists(
    st.tuples(
        st.integers(1, 40),
        st.sampled_from(["silence", "under_way", "later", "blocked", "open", "moved"]),
    ),
    max_size=12,
)


@settings(max_examples=300, deadline=None)
@given(
    first=st.dates(date(2026, 1, 1), date(2028, 12, 31)),
    ahead=st.one_of(st.none(), st.integers(-60, 400)),
    reason=st.sampled_from(["", "urgent", "recurring"]),
    precision=st.sampled_from(["day", "quarter", ""]),
    events=EVENTS,
)
def test_whatever_happens_it_is_a_working_day_once_a_day_and_ends(
    first, ahead, reason, precision, events
):
    facts = TaskFacts(
        state="open",
        first_on=first,
        due=None if ahead is None else first + timedelta(days=ahead),
        precision=precision,
        no_date_reason=reason,
    )
    today = first
    for wait, event in [*events, *[(400, "silence")] * 12]:
        contact = next_contact(facts, today=today)
        if not isinstance(contact, Contact):
            break
        assert contact.day >= today
        assert calendar_no.is_working_day(contact.day)
        assert contact.point == "first" or schedule.is_sendable(contact.day)
        assert all(contact.day > earlier.day for earlier in facts.contacts)
        if event == "silence" or (contact.day - today).days <= wait:
            facts = facts.after(contact)
            today = contact.day + timedelta(days=1)
        else:
            today += timedelta(days=wait)
        facts = _happen(facts, event, today)
    assert isinstance(next_contact(facts, today=today), Nothing)


def _happen(facts: TaskFacts, event: str, today: date) -> TaskFacts:
    if event == "silence":
        return facts
    if event == "moved":
        return replace(facts, due=today + timedelta(days=20))
    if event == "later":
        return replace(facts, due=today + timedelta(days=30), answered=today)
    return replace(facts, state=event, answered=today)
