"""What is written to the ledger, and what is refused at the door."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any, ClassVar, Self

import pytest
import time_machine
from celery import current_app
from celery.exceptions import OperationalError
from django.db import transaction
from django.utils import timezone

from core.errors import Refused
from core.mail.addresses import Recipient
from core.mail.messages import Message
from core.mail.models import OutgoingMail, Purpose, State
from core.mail.outbox import Letter, cancel, enqueue, enqueue_many, message_id_for
from core.mail.suppression import is_suppressed, suppress, unsuppress
from tests.core.mail.trial import Code, Promise

pytestmark = pytest.mark.django_db
KARI = Recipient("kari@example.no", "Kari Granbark", "nb")


def test_a_row_is_written_with_words_and_dates():
    with time_machine.travel(datetime(2026, 3, 16, 8, tzinfo=UTC), tick=False):
        due = timezone.now() + timedelta(minutes=10)
        row = enqueue(Promise.sample(), to=KARI, dedupe_key="k", due_at=due, person=7)
    assert row.pk
    assert (row.kind, row.purpose, row.state) == ("trial.promise", "reminder", State.QUEUED)
    assert (row.to_email, row.to_name, row.language) == ("kari@example.no", "Kari Granbark", "nb")
    assert row.expires_at == due + timedelta(days=2)
    assert row.person == 7
    assert row.message_id == message_id_for("k")
    assert row.message_id.endswith("@example.no>")
    assert "Hei Kari Granbark!" in row.body_text
    assert 'style="' in row.body_html


def test_asking_twice_gives_the_same_row_and_changes_nothing():
    first = enqueue(Promise("Ringe rektor"), to=KARI, dedupe_key="k")
    again = enqueue(Promise("Noe helt annet"), to=KARI, dedupe_key="k")
    assert again.pk == first.pk
    assert again.subject == first.subject
    assert OutgoingMail.objects.count() == 1


def test_many_at_once_cost_as_many_queries_as_one(django_assert_num_queries):
    for amount in (1, 30):
        letters = [
            Letter(Promise("x"), Recipient(f"p{n}@example.no"), f"{amount}:{n}")
            for n in range(amount)
        ]
        with django_assert_num_queries(5):
            rows = enqueue_many(letters)
        assert [row.dedupe_key for row in rows] == [letter.dedupe_key for letter in letters]


@pytest.mark.django_db(transaction=True)
def test_outside_a_transaction_nothing_is_enqueued():
    with pytest.raises(RuntimeError):
        enqueue(Promise.sample(), to=KARI, dedupe_key="k")
    with transaction.atomic():
        enqueue(Promise.sample(), to=KARI, dedupe_key="k")
        transaction.set_rollback(True)
    assert not OutgoingMail.objects.exists()


@pytest.mark.parametrize(
    "address",
    [
        "",
        "kari",
        "kari@example.no\nBcc: alle@example.no",
        "kari@example.no\r\n",
        "kari@example.no, ola@example.no",
        "Kari <kari@example.no>",
        "kari@example.no\x00",
        "kari@exa\u2028mple.no",
        "k" * 260 + "@example.no",
    ],
)
def test_what_is_not_exactly_one_address_is_refused(address):
    with pytest.raises(Refused) as refusal:
        enqueue(Promise.sample(), to=Recipient(address), dedupe_key="k")
    assert refusal.value.code == "bad_address"
    assert not OutgoingMail.objects.exists()


def test_headers_cannot_be_injected_through_name_task_or_reply_to():
    row = enqueue(
        Promise("Ringe rektor\r\nBcc: alle@example.no"),
        to=Recipient("kari@example.no", 'Kari"\r\nBcc: x <y@example.no>', "nb"),
        dedupe_key="k",
        reply_to='"Astrid, Myrstubb" <astrid@example.no>',
    )
    assert "\n" not in row.subject + row.to_name + row.reply_to
    assert "\r" not in row.subject + row.to_name + row.reply_to
    assert not set('"<>') & set(row.to_name)
    assert row.reply_to == '"Astrid, Myrstubb" <astrid@example.no>'
    with pytest.raises(Refused):
        enqueue(Promise("x"), to=KARI, dedupe_key="l", reply_to="a@example.no\nBcc: b@example.no")


def test_a_long_subject_is_cut_and_stays_one_line():
    row = enqueue(Promise("fritidsaktivitetskoordinator " * 20), to=KARI, dedupe_key="k")
    assert len(row.subject) <= 150
    assert row.subject.endswith("…")


@pytest.mark.parametrize("language", ["nb", "nn", "en"])
def test_the_mail_is_written_in_the_recipients_language(language):
    row = enqueue(Promise("x"), to=Recipient("k@example.no", "", language), dedupe_key="k")
    assert row.language == language
    assert f'<html lang="{language}"' in row.body_html


def test_a_language_we_do_not_write_becomes_bokmal():
    row = enqueue(Promise("x"), to=Recipient("k@example.no", "", "se"), dedupe_key="k")
    assert row.language == "nb"


def test_a_suppressed_address_gets_a_row_that_says_why():
    suppress("Kari@example.no", Purpose.REMINDER, "asked")
    row = enqueue(Promise.sample(), to=KARI, dedupe_key="k")
    assert (row.state, row.state_detail) == (State.SUPPRESSED, "asked")


@pytest.mark.parametrize(
    ("purpose", "asked_for", "held_back"),
    [
        ("reminder", "reminder", True),
        ("reminder", "notice", False),
        ("", "reminder", True),
        ("", "login", False),
        ("login", "login", False),
    ],
)
def test_suppression_is_per_purpose_and_never_for_logging_in(purpose, asked_for, held_back):
    suppress("kari@example.no", purpose, "bounced")
    assert bool(is_suppressed("KARI@example.no", asked_for)) is held_back


def test_suppression_can_be_asked_for_twice_and_taken_back():
    first, _ = suppress("kari@example.no", "reminder", "asked")
    again, _ = suppress("kari@example.no", "reminder", "bounced")
    assert again.pk == first.pk
    assert unsuppress("Kari@example.no") == 1
    assert not is_suppressed("kari@example.no", "reminder")


def test_a_waiting_mail_can_be_cancelled_and_a_sent_one_cannot():
    row = enqueue(Promise.sample(), to=KARI, dedupe_key="k")
    assert cancel(row)
    assert row.state == State.CANCELLED
    sent = enqueue(Promise.sample(), to=KARI, dedupe_key="l")
    OutgoingMail.objects.filter(pk=sent.pk).update(state=State.SENT)
    assert not cancel(sent)
    assert sent.state == State.SENT


def test_an_unregistered_mail_is_refused():
    @dataclass(frozen=True)
    class Stray(Message):
        name: ClassVar[str] = "trial.promise"
        purpose: ClassVar[Purpose] = Purpose.NOTICE

        def context(self) -> dict[str, Any]:
            return {}

        @classmethod
        def sample(cls) -> Self:
            return cls()

    with pytest.raises(RuntimeError):
        enqueue(Stray(), to=KARI, dedupe_key="k")


def test_the_doorbell_rings_once_per_transaction(django_capture_on_commit_callbacks, monkeypatch):
    rung = []
    monkeypatch.setattr(current_app, "send_task", lambda name, **more: rung.append(name))
    with django_capture_on_commit_callbacks(execute=True):
        for n in range(3):
            enqueue(Promise("x"), to=KARI, dedupe_key=str(n))
    assert rung == ["mail.deliver"]
    with django_capture_on_commit_callbacks(execute=True):
        enqueue(Promise("x"), to=KARI, dedupe_key="k", due_at=timezone.now() + timedelta(hours=1))
    assert rung == ["mail.deliver"], "what is due later needs no bell"


@pytest.mark.parametrize("error", [OperationalError("redis"), ConnectionRefusedError()])
def test_a_broker_that_is_down_fails_no_request(
    django_capture_on_commit_callbacks, monkeypatch, error, caplog
):
    def fail(*args: object, **more: object) -> None:
        raise error

    monkeypatch.setattr(current_app, "send_task", fail)
    with django_capture_on_commit_callbacks(execute=True):
        row = enqueue(Code.sample(), to=KARI, dedupe_key="k")
    assert OutgoingMail.objects.filter(pk=row.pk, state=State.QUEUED).exists()
    assert "mail.deliver" in caplog.text
    assert "kari" not in caplog.text
