"""No faster than allowed, over all workers."""

from __future__ import annotations

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.mail.addresses import Recipient
from core.mail.claims import claim
from core.mail.delivery import deliver_due
from core.mail.models import OutgoingMail, State
from core.mail.outbox import enqueue
from core.mail.pacing import Rate
from tests.core.mail.trial import Code, Promise

NOW = datetime(2026, 11, 16, 8, 30, tzinfo=ZoneInfo("Europe/Oslo"))
MINUTE = timedelta(minutes=1)


@given(
    most=st.integers(1, 500),
    steps=st.lists(st.tuples(st.integers(0, 40_000), st.integers(1, 60)), max_size=60),
)
def test_no_minute_has_more_than_allowed(most, steps):
    """Whatever the rhythm in which workers come and ask."""
    rate, free_at, now = Rate(most, MINUTE), NOW, NOW
    sent: list[datetime] = []
    for wait, wanted in steps:
        now += timedelta(milliseconds=wait)
        count = min(wanted, rate.room(free_at, now))
        free_at = rate.spent(free_at, now, count)
        sent += [now] * count
    for first in sent:
        in_a_minute = sum(first <= one < first + MINUTE for one in sent)
        assert in_a_minute <= max(most, 2), (most, in_a_minute)


@given(most=st.integers(1, 500))
def test_there_is_room_again_when_it_says_so(most):
    rate = Rate(most, MINUTE)
    free_at = rate.spent(NOW, NOW, rate.room(NOW, NOW))
    assert rate.room(free_at, NOW) == 0
    assert rate.room(free_at, rate.next_at(free_at, NOW) + timedelta(milliseconds=1)) >= 1


def mails(count: int, domain: str = "example.no", **more: object) -> list[OutgoingMail]:
    return [
        enqueue(
            Promise("x"),
            to=Recipient(f"p{n}@{domain}"),
            dedupe_key=f"{domain}:{n}",
            due_at=NOW - MINUTE,
        )
        for n in range(count)
    ]


@pytest.fixture(autouse=True)
def clock(time_machine):
    time_machine.move_to(NOW - 2 * MINUTE, tick=False)


@pytest.mark.django_db
def test_the_providers_limit_holds_over_workers(settings):
    settings.MAIL_PER_MINUTE = 60
    mails(200)
    went, now = [], NOW
    while now < NOW + 3 * MINUTE:
        for _worker in range(3):
            went += [now] * len(claim(now, most=25).mails)
        now += timedelta(seconds=1)
    for first in went:
        assert sum(first <= one < first + MINUTE for one in went) <= 60
    assert 140 <= len(went) <= 180


@pytest.mark.django_db
def test_delivery_stops_at_the_limit_and_goes_on_later(settings):
    settings.MAIL_PER_MINUTE = 20
    mails(30)
    first = deliver_due(NOW)
    assert 0 < first.sent <= 20
    assert deliver_due(NOW).sent == 0
    assert deliver_due(NOW + MINUTE).sent > 0
    assert OutgoingMail.objects.filter(state=State.FAILED).count() == 0


@pytest.mark.django_db
def test_one_domain_waits_and_the_others_do_not(settings):
    settings.MAIL_PER_DOMAIN_PER_MINUTE = 5
    slow, fast = mails(12, "granvik.example.no"), mails(3, "lauvdal.example.no")
    code = enqueue(
        Code(), to=Recipient("x@granvik.example.no"), dedupe_key="code", due_at=NOW - MINUTE
    )
    taken = {mail.pk for mail in claim(NOW, most=50).mails}
    assert {mail.pk for mail in fast} & taken, "the other domain goes on"
    assert code.pk in taken, "a code for logging in never waits"
    waiting = OutgoingMail.objects.exclude(pk__in=taken).order_by("due_at")
    places = [mail.due_at for mail in waiting.filter(to_email__contains="granvik")]
    assert all(place > NOW for place in places)
    assert len(set(places)) == len(places), "each has a place of its own"
    now = NOW
    while now < NOW + 10 * MINUTE:
        taken |= {mail.pk for mail in claim(now, most=50).mails}
        now += timedelta(seconds=5)
    assert taken >= {mail.pk for mail in (*slow, *fast)}
    assert OutgoingMail.objects.filter(attempts=1).count() == 16
