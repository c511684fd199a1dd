"""The days of the two ladders, as tables: what was sent in, a day out."""

from __future__ import annotations

from datetime import date

import pytest

from followup.domain import escalation
from followup.domain.reminder_schedule import Contact, TaskFacts


def d(text: str) -> date:
    return date.fromisoformat(text)


def facts(*contacts: str, answered: str = "") -> TaskFacts:
    made = tuple(Contact(c.split()[0], d(c.split()[1])) for c in contacts)
    return TaskFacts(
        state="open",
        first_on=d("2026-11-16"),
        due=d("2026-12-11"),
        answered=d(answered) if answered else None,
        contacts=made,
    )


FOUR = (
    "first 2026-11-16",
    "before 2026-12-04",
    "on_day 2026-12-11",
    "after_1 2026-12-14",
    "after_7 2026-12-18",
)


@pytest.mark.parametrize(
    ("why", "given", "expected"),
    [
        ("three are not enough", facts(*FOUR[:4]), None),
        ("a week after the fourth, and not in romjul", facts(*FOUR), "2027-01-04"),
        ("an answer in between starts the count again", facts(*FOUR, answered="2026-12-11"), None),
        (
            "no time for four: on the day of the closing mail",
            facts("first 2026-11-16", "after_7 2026-12-18", "closing 2027-01-11"),
            "2027-01-11",
        ),
        ("nothing sent", facts(), None),
    ],
)
def test_when_the_contact_person_is_told(why, given, expected):
    assert escalation.tell_on(given) == (d(expected) if expected else None), why


@pytest.mark.parametrize(
    ("step", "today", "expected"),
    [
        ("ask", "2026-11-17", ("ask_7", "2026-11-24")),
        ("ask_7", "2026-11-24", ("ask_30", "2026-12-17")),
        ("ask_30", "2026-12-17", ("call", "2027-01-04")),
        ("tell", "2026-11-17", ("call", "2026-12-01")),
        ("call", "2026-11-17", None),
    ],
)
def test_the_next_step(step, today, expected):
    found = escalation.after(step, d(today))
    assert found == ((expected[0], d(expected[1])) if expected else None)


@pytest.mark.parametrize(
    ("why", "given", "said", "expected"),
    [
        ("the fourth names the day a week later", facts(*FOUR[:4]), FOUR[4], "2027-01-04"),
        ("the third of four says nothing yet", facts(*FOUR[:3]), FOUR[3], None),
        (
            "no time for four: the mail before the closing names its day",
            facts("first 2026-12-09", "on_day 2026-12-11", "after_1 2026-12-14"),
            "after_7 2026-12-18",
            "2027-01-11",
        ),
        (
            "the closing mail names no day, though it is the fourth: they are told the same day",
            facts("first 2026-12-09", *FOUR[2:]),
            "closing 2027-01-11",
            None,
        ),
        (
            "after the fourth they have been told",
            facts(*FOUR),
            "before 2027-02-01",
            None,
        ),
    ],
)
def test_the_last_mail_before_they_are_told_names_the_day(why, given, said, expected):
    [contact] = facts(said).contacts
    assert escalation.announced_on(given, contact) == (d(expected) if expected else None), why
