"""Two workers and two beats at once, as processes of the machine: each mail arrives once."""

from __future__ import annotations

from collections import Counter
from datetime import date, datetime, timedelta
from threading import Event
from zoneinfo import ZoneInfo

import pytest
from django.db import transaction

from core.accounts.mails import InvitationToRole
from core.audit.log import COMMAND
from core.mail.models import OutgoingMail
from core.mail.outbox import Letter, Recipient, enqueue_many
from followup.models import ReminderItem, Task
from followup.services import answers, tasks
from tests.support import make

pytestmark = [pytest.mark.postgres, pytest.mark.django_db(transaction=True)]
NOON = datetime(2026, 11, 16, 12, 0, tzinfo=ZoneInfo("Europe/Oslo"))
PEOPLE = 80
#: So many of them answer before the first mail goes: they need none.
ANSWERED = 5


def named(count: int) -> None:
    """So many people with a task each; the first ANSWERED have said that they stand fast."""
    place = make.municipality()
    make.contact(place)
    for n in range(count):
        person = make.person(place, email=f"ansvarlig{n}@example.no")
        task = tasks.create(
            municipality=place,
            what=f"Ringe krets {n}",
            lead=person,
            due=date(2026, 12, 11),
            actor=COMMAND,
            now=NOON,
        )
        if n < ANSWERED:
            answers.give(person=person, task=task, choice="blocked", now=NOON)


def told(process, line: str) -> None:
    process.stdin.write(line + "\n")
    process.stdin.flush()


def test_two_workers_and_two_beats_send_each_mail_once(start, catcher):
    named(PEOPLE)
    moment = (NOON + timedelta(minutes=15)).isoformat()
    beats = [start("-m", "tests.concurrency.process", "beat", moment) for _ in range(2)]
    workers = [start("-m", "tests.concurrency.process", "worker", moment) for _ in range(2)]
    for process in (*beats, *workers):
        assert process.stdout.readline() == "ready\n"
    for process in (*beats, *workers):
        told(process, "go")
    assert [beat.wait(timeout=120) for beat in beats] == [0, 0]
    for worker in workers:
        told(worker, "end")
    assert [worker.wait(timeout=120) for worker in workers] == [0, 0]

    ledger = Counter(OutgoingMail.objects.values_list("kind", "state"))
    assert ledger == {
        ("followup.first_notice", "sent"): PEOPLE - ANSWERED,
        ("followup.receipt", "sent"): ANSWERED,
        ("followup.answer_news", "sent"): ANSWERED,
    }
    arrived = Counter(mail["Message-ID"] for mail in catcher.messages)
    assert set(arrived) == set(OutgoingMail.objects.values_list("message_id", flat=True))
    assert set(arrived.values()) == {1}
    assert ReminderItem.objects.count() == PEOPLE - ANSWERED
    assert Task.objects.count() == PEOPLE


def test_celerys_own_workers_and_beats_deliver_each_mail_once(
    start, catcher, monkeypatch, tmp_path
):
    """The commands of the Procfile, twice each. Nobody rings: beat's clock finds the mails."""
    all_here = Event()

    def count(raw: bytes, recipients: list[str], take=catcher._raw.append) -> None:
        take(raw)
        if len(catcher._raw) >= 2 * PEOPLE:
            all_here.set()

    monkeypatch.setattr(catcher, "_on_message", count)
    with transaction.atomic():
        message = InvitationToRole.sample()
        enqueue_many(
            [
                Letter(message, Recipient(f"ny{n}@example.no"), dedupe_key=f"trial:{n}")
                for n in range(2 * PEOPLE)
            ]
        )
    quiet = ("--without-gossip", "--without-mingle", "--without-heartbeat")
    for n in range(2):
        start(
            "-m",
            "celery",
            "-q",
            "-A",
            "config",
            "worker",
            "--pool",
            "solo",
            "-n",
            f"w{n}@%h",
            *quiet,
            pipes=False,
        )
        start(
            "-m",
            "celery",
            "-q",
            "-A",
            "config",
            "beat",
            "--pidfile=",
            "-s",
            str(tmp_path / f"beat{n}"),
            pipes=False,
        )
    assert all_here.wait(timeout=180), f"{len(catcher.messages)} mails came"
    arrived = Counter(mail["Message-ID"] for mail in catcher.messages)
    assert len(arrived) == 2 * PEOPLE
    assert set(arrived.values()) == {1}
