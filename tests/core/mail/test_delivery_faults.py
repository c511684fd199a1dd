"""Delivery when something dies, is cut off or is slow: nothing is lost, and each mail goes once."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, datetime, timedelta

import pytest
from django.db import OperationalError, transaction
from django.utils import timezone

from core.mail import claims, delivery
from core.mail.claims import INTERRUPTIONS, STUCK_AFTER
from core.mail.delivery import deliver_due
from core.mail.models import OutgoingMail, State
from tests.core.mail.rows import mail, state

pytestmark = pytest.mark.django_db
LATER = timedelta(hours=12)


@pytest.mark.django_db(transaction=True)
def test_a_process_that_dies_after_the_server_took_the_mail(smtp):
    """The one window in which a mail may come twice, recognisable by its Message-ID."""
    with transaction.atomic():
        row, waiting = mail("a@example.no"), mail("b@example.no")

    class Killed(BaseException):
        pass

    def die(*args):
        raise Killed

    now = timezone.now()
    with smtp() as catcher:
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(claims, "settle", die)
            with pytest.raises(Killed):
                deliver_due(now)
        assert {state(row), state(waiting)} == {State.IN_FLIGHT}

        assert deliver_due(now + timedelta(minutes=1)).claimed == 0, "somebody may be at it"
        counts = deliver_due(now + STUCK_AFTER + timedelta(minutes=1))
        assert (counts.recovered, counts.sent) == (2, 2)
        ids = Counter(got["Message-ID"] for got in catcher.messages)
    assert set(ids) == {row.message_id, waiting.message_id}
    assert ids[row.message_id] == 2
    assert state(row) == State.SENT


@pytest.mark.django_db(transaction=True)
def test_delivery_inside_a_transaction_is_refused():
    with pytest.raises(RuntimeError), transaction.atomic():
        deliver_due(datetime(2026, 11, 20, 7, 30, tzinfo=UTC))


def test_a_mail_that_always_dies_with_its_process_is_given_up():
    row, innocent = mail(), mail("ola@example.no")
    now = timezone.now()
    for _ in range(INTERRUPTIONS):
        OutgoingMail.objects.filter(pk=row.pk).update(state=State.IN_FLIGHT, claimed_at=now)
        now += STUCK_AFTER + timedelta(seconds=1)
        claims.recover_stuck(now)
    assert (state(row), row.state_detail) == (State.FAILED, "interrupted")
    assert state(innocent) == State.QUEUED


def test_a_mail_that_died_with_its_process_is_taken_alone(smtp):
    """So that it takes no other with it if it is to blame."""
    first, suspect, last = (mail(f"{name}@example.no") for name in "abc")
    OutgoingMail.objects.filter(pk=suspect.pk).update(interruptions=1)
    now = timezone.now()
    for expected in (first, suspect, last):
        assert [one.pk for one in claims.claim(now, most=10).mails] == [expected.pk]
    OutgoingMail.objects.update(state=State.QUEUED)
    with smtp() as catcher:
        assert deliver_due(now).sent == 3
        assert len(catcher.messages) == 3


def test_a_slow_process_puts_back_what_it_has_not_begun(smtp, monkeypatch):
    """Before its claim is so old that another process could take it for dead."""
    rows = [mail(f"person{n}@example.no") for n in range(3)]
    original, begun = delivery._Run.claim_is_good, []

    def slow(run, one):
        good = original(run, one)
        begun.append(one)
        run._start += claims.CLAIM_IS_GOOD_FOR
        return good

    monkeypatch.setattr(delivery._Run, "claim_is_good", slow)
    with smtp() as catcher:
        counts = deliver_due(timezone.now())
        assert len(catcher.messages) == counts.sent == 1
    assert counts.released == 2
    assert sorted(state(row) for row in rows) == [State.RETRY, State.RETRY, State.SENT]
    assert {row.attempts for row in rows} == {0, 1}


def test_a_database_that_is_away_is_waited_for(smtp, monkeypatch):
    """The server has the mail by then: forgetting it would send it again."""
    row = mail()
    original, failures = claims.settle, [OperationalError("gone"), OperationalError("gone")]

    def settle(*args):
        if failures:
            raise failures.pop()
        return original(*args)

    monkeypatch.setattr(claims, "settle", settle)
    monkeypatch.setattr(delivery.time, "sleep", lambda seconds: None)
    monkeypatch.setattr(delivery.connection, "close", lambda: None)
    with smtp() as catcher:
        assert deliver_due(timezone.now()).sent == 1
        assert len(catcher.messages) == 1
    assert state(row) == State.SENT


def test_a_connection_that_was_cut_between_two_mails_is_reopened(smtp):
    for n in range(5):
        mail(f"person{n}@example.no")
    with smtp(hang_up_after=2) as catcher:
        assert deliver_due(timezone.now()).sent == 5
        assert len(catcher.messages) == 5


def test_a_lost_answer_is_tried_again_later_with_the_same_message_id(smtp):
    row, other = mail(), mail("ola@example.no")
    with smtp(lose_answers=1) as catcher:
        counts = deliver_due(timezone.now())
        assert (counts.retry, counts.sent) == (1, 1)
        deliver_due(timezone.now() + timedelta(minutes=2))
        ids = [got["Message-ID"] for got in catcher.messages]
    assert ids == [row.message_id, other.message_id, row.message_id]


def test_a_poison_message_stops_only_itself(smtp):
    good, bad, also_good = mail("a@example.no"), mail("b@example.no"), mail("c@example.no")
    OutgoingMail.objects.filter(pk=bad.pk).update(subject="En linje\nBcc: alle@example.no")
    with smtp() as catcher:
        deliver_due(timezone.now())
        assert len(catcher.messages) == 2
    assert [state(row) for row in (good, bad, also_good)] == [
        State.SENT,
        State.FAILED,
        State.SENT,
    ]
    assert bad.state_detail == "BadHeaderError"
