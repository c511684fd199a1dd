"""What an answer does to a task, and which days it can be put off to."""

from __future__ import annotations

from datetime import date

import pytest

from followup.domain.addresses import is_shared
from followup.domain.task_state import new_due_fault, state_after


@pytest.mark.parametrize(
    ("state", "choice", "after"),
    [
        ("open", "done", "done"),
        ("open", "under_way", "under_way"),
        ("open", "later", "open"),
        ("under_way", "later", "under_way"),
        ("blocked", "later", "under_way"),
        ("blocked", "not_me", "blocked"),
        ("under_way", "blocked", "blocked"),
        ("blocked", "dropped", "dropped"),
    ],
)
def test_state_after(state, choice, after):
    assert state_after(state, choice) == after


@pytest.mark.parametrize(
    ("today", "new", "due", "fault"),
    [
        ("2026-11-16", None, None, "missing"),
        ("2026-11-16", "2026-11-16", None, "past"),
        ("2026-11-16", "2026-11-17", None, ""),
        ("2026-11-16", "2028-11-16", None, ""),
        ("2026-11-16", "2028-11-17", None, "too_far"),
        ("2028-02-29", "2030-02-28", None, ""),
        ("2028-02-29", "2030-03-01", None, "too_far"),
        ("2026-11-16", "2026-11-20", "2026-11-20", "not_later"),
        ("2026-11-16", "2026-11-17", "2026-11-10", ""),
    ],
)
def test_new_due(today, new, due, fault):
    day = date.fromisoformat
    got = new_due_fault(day(new) if new else None, today=day(today), due=day(due) if due else None)
    assert got == fault


@pytest.mark.parametrize(
    ("email", "shared"),
    [
        ("postmottak@granvik.example.no", True),
        ("Leder.FAU@example.no", True),
        ("kari.granbark@example.no", False),
        ("infotavla@example.no", False),
    ],
)
def test_shared_addresses(email, shared):
    assert is_shared(email) is shared
