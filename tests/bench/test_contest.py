"""The contest is fair, and comes to an end."""

from __future__ import annotations

from datetime import timedelta

from django.core import signing
from django.utils import timezone

from tests.bench.contest import people
from tests.bench.contest.match import STILL, wait


class _Clock:
    """Moves on when somebody pauses."""

    def __init__(self) -> None:
        self.now = 0.0

    def pause(self, _seconds: float) -> None:
        self.now += 1.0
        assert self.now < 100 * STILL, "nobody waits that long"


def _wait(came, left, mails):
    clock = _Clock()
    return wait(came, left, mails, clock=lambda: clock.now, pause=clock.pause), clock.now


def test_a_contender_that_stands_still_is_not_waited_for():
    left, waited = _wait(lambda: 3, lambda: 9, 12)
    assert left == 9
    assert waited < 3 * STILL


def test_one_that_has_sent_all_is_waited_for_until_it_has_settled_all():
    unsettled = iter([5, 2, 0])
    assert _wait(lambda: 12, lambda: next(unsettled), 12) == (0, 2.0)


def test_what_one_process_writes_as_due_is_due_for_one_that_started_later(monkeypatch):
    began = timezone.now()
    later = began + timedelta(seconds=7)
    monkeypatch.setattr(timezone, "now", lambda: later)
    monkeypatch.setattr(signing.TimestampSigner, "timestamp", lambda self: "")
    people.set_clock(began.timestamp())
    assert timezone.now() == people.NOW + timedelta(seconds=7)
