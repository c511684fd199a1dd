"""What is forgotten, and what stays."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from core.mail.addresses import Recipient
from core.mail.delivery import deliver_due
from core.mail.models import OutgoingMail, State
from core.mail.outbox import enqueue
from core.mail.retention import erase_person, forget_bodies
from core.mail.selectors import mails_to
from core.mail.tasks import deliver, forget_old_bodies
from core.schedule.models import Heartbeat
from tests.core.mail.trial import Code, Promise

pytestmark = pytest.mark.django_db
KARI = Recipient("kari@example.no", "Kari Granbark", "nb")


def aged(days: int, key: str, state: str = State.SENT) -> OutgoingMail:
    row = enqueue(Promise.sample(), to=KARI, dedupe_key=key, person=7)
    OutgoingMail.objects.filter(pk=row.pk).update(
        created_at=timezone.now() - timedelta(days=days), state=state
    )
    return row


def test_words_of_old_settled_mails_go_and_the_rows_stay():
    old, new, waiting = aged(200, "a"), aged(10, "b"), aged(200, "c", State.QUEUED)
    forget_old_bodies()
    for row in (old, new, waiting):
        row.refresh_from_db()
    assert (old.body_text, old.body_html) == ("", "")
    assert old.subject
    assert new.body_text
    assert waiting.body_text
    assert Heartbeat.objects.get(name="mail.forget_bodies").result == "1 sent, 0 received"
    assert forget_bodies(timezone.now() - timedelta(days=180)) == 0


def test_an_erased_person_leaves_only_a_number(mailoutbox):
    sent, waiting = aged(1, "a"), aged(1, "b", State.QUEUED)
    assert erase_person(7) == 2
    for row in (sent, waiting):
        row.refresh_from_db()
        said = [row.to_email, row.to_name, row.subject, row.body_text, row.body_html, row.reply_to]
        assert said == [""] * 6
    assert (sent.state, waiting.state) == (State.SENT, State.CANCELLED)
    deliver_due(timezone.now())
    assert mailoutbox == []


def test_a_mail_of_an_erased_person_that_was_in_flight_is_not_tried_again(mailoutbox):
    row = aged(1, "a", State.RETRY)
    OutgoingMail.objects.update(to_email="", expires_at=None)
    assert deliver_due(timezone.now()).cancelled == 1
    row.refresh_from_db()
    assert row.state == State.CANCELLED
    assert mailoutbox == []


def test_the_mails_of_a_person_without_their_codes():
    row = aged(1, "a")
    enqueue(Code.sample(), to=KARI, dedupe_key="code", person=7)
    assert list(mails_to(7)) == [row]


def test_the_task_delivers_and_leaves_a_heartbeat(mailoutbox):
    enqueue(Promise.sample(), to=KARI, dedupe_key="k")
    deliver()
    assert [mail.to for mail in mailoutbox] == [['"Kari Granbark" <kari@example.no>']]
    beat = Heartbeat.objects.get(name="mail.deliver")
    assert beat.finished_at is not None
    assert beat.result.startswith("1 sent")
