"""Whom NDFU should call first."""

from __future__ import annotations

from datetime import date

import pytest

from reporting.domain.need import Figures, need, reasons

TODAY = date(2026, 12, 1)
WELL = {"dugnads": 1, "held": 1, "tasks": 4, "done": 1, "active": 3, "has_contact": True,
        "last_dugnad": date(2026, 11, 12), "last_activity": date(2026, 11, 25)}  # fmt: skip

TABLE = [
    ({}, []),
    ({"has_contact": False}, ["no_contact"]),
    ({"overdue": 1}, ["overdue"]),
    ({"blocked": 1}, ["blocked"]),
    ({"blocked": 1, "overdue": 1}, ["blocked", "overdue"]),
    ({"overdue": 9, "blocked": 1}, ["overdue", "blocked"]),
    ({"tasks": 0, "done": 0, "active": 0}, ["no_tasks"]),
    ({"tasks": 0, "active": 0, "held": 0, "last_dugnad": date(2027, 1, 10)}, []),
    ({"last_activity": date(2026, 10, 17)}, []),
    ({"last_activity": date(2026, 10, 16)}, ["quiet"]),
    ({"last_activity": None, "last_dugnad": date(2026, 6, 1)}, ["quiet"]),
    ({"last_activity": date(2026, 1, 1), "active": 0, "tasks": 4, "done": 4}, []),
    ({"dugnads": 0, "has_contact": False}, []),
]


@pytest.mark.parametrize(("differs", "codes"), TABLE)
def test_the_reasons(differs, codes):
    figures = Figures(**{**WELL, **differs})
    assert [r.code for r in reasons(figures, TODAY)] == codes
    assert (need(figures, TODAY) > 0) == bool(codes)


def test_more_trouble_weighs_more():
    def of(**differs):
        return need(Figures(**{**WELL, **differs}), TODAY)

    assert of(overdue=1) < of(overdue=2) < of(overdue=2, blocked=1)
    assert of(blocked=1) > of(overdue=1)
    assert of(overdue=1000) == of(overdue=10)
