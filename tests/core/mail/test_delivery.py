"""Delivery over a real SMTP conversation with the catcher."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.db import transaction
from django.utils import timezone

from core.mail import delivery
from core.mail.addresses import Recipient
from core.mail.catcher import Catcher
from core.mail.delivery import ATTEMPTS, STUCK_AFTER, deliver_due, distance
from core.mail.messages import Message
from core.mail.models import OutgoingMail, State, Suppression
from core.mail.outbox import enqueue
from core.mail.suppression import suppress
from tests.core.mail.trial import Code, Promise

pytestmark = pytest.mark.django_db
LATER = timedelta(hours=12)


def mail(to: str = "kari@example.no", message: Message | None = None, **more) -> OutgoingMail:
    more.setdefault("dedupe_key", f"trial:{to}")
    recipient = Recipient(to, "Kåre «Bær» Lauvås", "nb")
    return enqueue(message or Promise.sample(), to=recipient, **more)


@pytest.fixture
def smtp(settings):
    """A context in which mail goes to a catcher made with the options given."""

    @contextmanager
    def to_catcher(**options: Any) -> Iterator[Catcher]:
        with Catcher(**options) as catcher:
            for name, value in catcher.settings.items():
                setattr(settings, name, value)
            yield catcher

    return to_catcher


def state(row: OutgoingMail) -> str:
    row.refresh_from_db()
    return row.state


def test_a_mail_arrives_with_text_html_and_headers(smtp):
    row = mail(reply_to="Astrid Myrstubb <astrid@example.no>")
    with smtp() as catcher:
        counts = deliver_due(timezone.now())
        (got,) = catcher.messages

    assert str(counts) == "claimed=1 sent=1"
    assert state(row) == State.SENT
    assert got["To"].addresses[0].display_name == "Kåre «Bær» Lauvås"
    assert got["Reply-To"].addresses[0].addr_spec == "astrid@example.no"
    assert got["Subject"] == "Fredag: Ringe idrettsrådet om utstyrsbod"
    assert got["Message-ID"] == row.message_id
    assert got["Auto-Submitted"] == "auto-generated"
    assert got["List-Unsubscribe"] == "<http://testserver/s/abc/>"
    assert got["Date"].datetime is not None
    assert "Precedence" not in got
    text, html = got.get_body(("plain",)), got.get_body(("html",))
    assert "«Ringe idrettsrådet om utstyrsbod»" in text.get_content()
    assert 'lang="nb"' in html.get_content()


def test_many_mails_share_one_connection(smtp, monkeypatch):
    opened = []
    original = delivery.get_connection
    monkeypatch.setattr(delivery, "get_connection", lambda: opened.append(1) or original())
    for n in range(60):
        mail(f"person{n}@example.no")
    with smtp() as catcher:
        assert deliver_due(timezone.now(), batch=7).sent == 60
        assert len({got["To"] for got in catcher.messages}) == 60
    assert opened == [1]


def test_nothing_is_sent_before_it_is_due(smtp):
    row = mail(due_at=timezone.now() + timedelta(hours=1))
    with smtp() as catcher:
        deliver_due(timezone.now())
        assert catcher.messages == []
        deliver_due(timezone.now() + timedelta(hours=1, minutes=1))
        assert len(catcher.messages) == 1
    assert state(row) == State.SENT


@pytest.mark.parametrize(
    ("where", "answer", "expected", "detail"),
    [
        ("refuse", "550 5.1.1 <kari@example.no> no such user", State.BOUNCED, "550 5.1.1"),
        ("refuse", "550 no", State.BOUNCED, "550"),
        ("refuse", "550 5.7.1 relaying denied", State.FAILED, "550 5.7.1"),
        ("refuse", "552 5.2.2 mailbox full", State.FAILED, "552 5.2.2"),
        ("refuse", "450 4.2.0 greylisted", State.RETRY, "450 4.2.0"),
        ("refuse_data", "554 5.6.0 we do not like it", State.FAILED, "554 5.6.0"),
        ("refuse_data", "451 4.3.0 later", State.RETRY, "451 4.3.0"),
        ("refuse_data", "530 5.7.0 log in first", State.RETRY, "530 5.7.0"),
    ],
)
def test_permanent_and_transient_answers_are_told_apart(smtp, where, answer, expected, detail):
    refused, fine = mail(), mail("ola@example.no")
    with smtp(**{where: {"kari@example.no": answer}}) as catcher:
        deliver_due(timezone.now())
        assert len(catcher.messages) == 1

    assert state(refused) == expected
    assert refused.state_detail == detail, "codes only, never the server's words: they quote us"
    assert state(fine) == State.SENT


def test_attempts_grow_apart_and_come_to_an_end(smtp):
    row = mail(message=Promise("x"))
    OutgoingMail.objects.update(expires_at=None)
    now = timezone.now()
    waits = []
    with smtp(refuse={"kari@example.no": "450 4.2.0 later"}):
        for _attempt in range(ATTEMPTS):
            deliver_due(now)
            row.refresh_from_db()
            waits.append(round((row.due_at - now).total_seconds() / 60))
            now = max(row.due_at, now) + timedelta(seconds=5)
    assert waits[:-1] == [1, 5, 30, 120, 480, 480, 480]
    assert row.state == State.FAILED
    assert row.attempts == ATTEMPTS
    assert distance(1) == timedelta(minutes=1)


def test_without_a_server_no_attempt_is_counted(settings):
    settings.EMAIL_BACKEND = "core.mail.backend.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 9
    rows = [mail(f"person{n}@example.no") for n in range(3)]
    counts = deliver_due(timezone.now())
    assert counts.released == 3
    for row in rows:
        assert state(row) == State.RETRY
        assert row.attempts == 0
        assert row.due_at > timezone.now()


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


def test_what_is_too_old_is_missed_and_never_sent(smtp):
    row = mail()  # good for two days
    with smtp() as catcher:
        counts = deliver_due(timezone.now() + timedelta(days=2, seconds=1))
        assert catcher.messages == []
    assert counts.missed == 1
    assert state(row) == State.MISSED


def test_the_words_of_a_secret_mail_are_wiped_once_it_is_sent(smtp):
    row = mail(message=Code("314159"))
    with smtp() as catcher:
        deliver_due(timezone.now())
        assert "314159" in catcher.messages[0].get_body(("plain",)).get_content()
    row.refresh_from_db()
    assert (row.subject, row.body_text, row.body_html) == ("", "", "")


def test_a_secret_mail_that_was_missed_is_wiped_too():
    row = mail(message=Code("314159"))
    deliver_due(timezone.now() + timedelta(minutes=16))
    row.refresh_from_db()
    assert (row.state, row.body_text) == (State.MISSED, "")


def test_codes_for_logging_in_go_first(smtp):
    for n in range(5):
        mail(f"person{n}@example.no", due_at=timezone.now() - timedelta(hours=1))
    mail("ola@example.no", message=Code())
    with smtp() as catcher:
        deliver_due(timezone.now(), limit=1)
        assert catcher.messages[0]["To"].addresses[0].addr_spec == "ola@example.no"


def test_an_address_suppressed_while_the_mail_was_claimed_gets_nothing(smtp):
    row = mail()
    Suppression.objects.create(email="kari@example.no", purpose="reminder", reason="asked")
    with smtp() as catcher:
        deliver_due(timezone.now())
        assert catcher.messages == []
    assert (state(row), row.state_detail) == (State.SUPPRESSED, "asked")


def test_suppressing_holds_back_what_waits():
    row, code = mail(), mail(message=Code(), dedupe_key="code")
    suppress("Kari@Example.no", "", "asked")
    assert state(row) == State.SUPPRESSED
    assert state(code) == State.QUEUED


def test_no_address_is_logged(smtp, caplog):
    mail()
    with (
        smtp(refuse={"kari@example.no": "550 5.1.1 kari@example.no unknown"}),
        caplog.at_level("DEBUG"),
    ):
        deliver_due(timezone.now())
    assert caplog.records
    assert "kari" not in caplog.text.replace("aiosmtpd", "").lower() or all(
        record.name.startswith("mail.log") for record in caplog.records if "kari" in record.message
    ), "only the catcher itself may name the address"


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
            patch.setattr(delivery._Run, "_settle", die)
            with pytest.raises(Killed):
                deliver_due(now)
        assert {state(row), state(waiting)} == {State.IN_FLIGHT}

        assert deliver_due(now + timedelta(minutes=1)).claimed == 0, "somebody may be at it"
        counts = deliver_due(now + STUCK_AFTER + timedelta(minutes=1))
        assert (counts.recovered, counts.sent) == (2, 2)
        ids = [got["Message-ID"] for got in catcher.messages]
    assert sorted(ids) == sorted([row.message_id, row.message_id, waiting.message_id])
    assert state(row) == State.SENT


@pytest.mark.django_db(transaction=True)
def test_delivery_inside_a_transaction_is_refused():
    with pytest.raises(RuntimeError), transaction.atomic():
        deliver_due(datetime(2026, 11, 20, 7, 30, tzinfo=UTC))


def test_a_mail_that_always_dies_with_its_process_is_given_up():
    row = mail()
    OutgoingMail.objects.update(
        state=State.IN_FLIGHT, claimed_at=timezone.now() - LATER, attempts=2 * ATTEMPTS
    )
    deliver_due(timezone.now())
    assert (state(row), row.state_detail) == (State.FAILED, "interrupted")


def test_a_slow_process_puts_back_what_it_has_not_begun(smtp):
    """Before its claim is so old that another process could take it for dead."""
    rows = [mail(f"person{n}@example.no") for n in range(3)]
    ticks = iter([0, 1, 2, 3, 400])
    run = delivery._Run(timezone.now(), clock=lambda: next(ticks, 400))
    claimed = delivery.claim(run.now(), most=3)
    with smtp() as catcher:
        connection = delivery.get_connection()
        assert run.send_all(claimed, connection) is False
        connection.close()
        assert len(catcher.messages) == run.counts.sent == 1
    assert sorted(state(row) for row in rows) == [State.RETRY, State.RETRY, State.SENT]
