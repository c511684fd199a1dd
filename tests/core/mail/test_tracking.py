"""What a provider tells of mails we sent, through the real address, in two providers' own forms."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from core.mail import claims, news
from core.mail.addresses import Recipient
from core.mail.bounces import judge_due
from core.mail.errors import Verdict
from core.mail.mime import metadata_key
from core.mail.models import (
    MailEvent,
    OutgoingMail,
    State,
    Suppression,
)
from core.mail.outbox import enqueue
from core.mail.retention import erase_person
from tests.core.mail import providers
from tests.core.mail.postmark_words import delivered, hard, soft
from tests.core.mail.providers import EVENTS
from tests.core.mail.rows import after, sent, state
from tests.core.mail.trial import Code, Promise

pytestmark = pytest.mark.django_db


# --- states


def test_delivered(postmark):
    row = sent()
    assert postmark(row, "Delivery", **delivered()) == 200
    assert state(row) == State.DELIVERED
    assert row.delivered_at is not None
    assert reverse("mail_events") == EVENTS


def test_the_same_event_twice_counts_once(postmark):
    row = sent()
    for _ in range(3):
        postmark(row, "Bounce", **hard())
    assert MailEvent.objects.count() == 1


def test_a_signed_event_again_with_a_new_token_counts_once(mailgun):
    row = sent()
    for _ in range(3):
        assert mailgun(row, "failed", severity="permanent", reason="bounce") == 200
    assert MailEvent.objects.count() == 1
    assert state(row) == State.BOUNCED


@pytest.mark.parametrize("first", ["before", "after"])
def test_a_bounce_stands_whatever_the_order(postmark, first):
    row = sent()
    told = [("Delivery", delivered()), ("Bounce", hard())]
    for record, more in told if first == "before" else reversed(told):
        postmark(row, record, **more)
    assert state(row) == State.BOUNCED
    assert row.state_detail == "550 5.1.1"


@pytest.mark.parametrize("first", ["before", "after"])
def test_what_was_delivered_after_all_is_delivered(postmark, first):
    row = sent()
    told = [("Delivery", delivered()), ("Bounce", soft())]
    for record, more in told if first == "before" else reversed(told):
        postmark(row, record, **more)
    assert state(row) == State.DELIVERED


def test_a_bounce_for_another_reason_did_not_arrive_either(postmark):
    row = sent()
    postmark(row, "Bounce", **soft())
    assert (state(row), row.state_detail) == (State.BOUNCED, "552 5.2.2")


def test_a_delay_changes_nothing_yet(mailgun):
    row = sent()
    status = {"code": 421, "message": "4.7.0 try again later", "description": ""}
    mailgun(row, "failed", severity="temporary", reason="generic", **{"delivery-status": status})
    assert state(row) == State.SENT
    assert MailEvent.objects.get().kind == "soft"


def test_a_machine_that_answers_shows_that_it_arrived(postmark):
    row = sent()
    postmark(row, "Bounce", **{**hard(), "Type": "AutoResponder", "Details": ""})
    assert state(row) == State.DELIVERED
    assert MailEvent.objects.get().kind == "autoresponded"


def test_an_event_may_come_before_we_have_written_that_it_was_sent(postmark):
    """Delivered never goes back to sent, and the mail is not sent again."""
    row = enqueue(Promise("x"), to=Recipient("kari@example.no"), dedupe_key="k")
    now = timezone.now()
    (mail,) = claims.claim(now, most=1).mails
    assert postmark(row, "Delivery", **delivered()) == 200
    claims.settle([(mail, Verdict(State.SENT, "", provider_id="abc"))], now)
    assert state(row) == State.DELIVERED
    assert row.sent_at == now
    assert row.provider_id == "abc"
    assert claims.recover_stuck(now + timedelta(days=1)) == 0


def test_a_mail_that_was_to_be_tried_again_is_not_once_it_arrived(postmark):
    """We lost the answer; the server had taken it."""
    row = enqueue(Code("314159"), to=Recipient("kari@example.no"), dedupe_key="k")
    OutgoingMail.objects.update(state=State.RETRY, attempts=1)
    postmark(row, "Delivery", **delivered())
    assert state(row) == State.DELIVERED
    assert row.body_text == "", "a code is wiped as soon as it is settled"
    assert claims.claim(timezone.now(), most=1).mails == []


def test_a_mail_is_found_by_its_message_id(mailgun):
    row = sent()
    OutgoingMail.objects.update(provider_id="pm-1")
    row.refresh_from_db()
    assert mailgun(row, "delivered", **{"user-variables": {}}) == 200
    assert state(row) == State.DELIVERED


def test_postmarks_own_number_finds_a_mail(postmark):
    row = sent()
    OutgoingMail.objects.update(provider_id="pm-1")
    row.refresh_from_db()
    postmark(row, "Delivery", **delivered(), Metadata={})
    assert state(row) == State.DELIVERED


# --- who may tell


def test_without_password_or_signature_nothing_is_written(postmark, client):
    row = sent()
    event = {"RecordType": "Bounce", **hard(), "Metadata": {"key": metadata_key(row.message_id)}}
    for password in ("postmark:wrong", "", "x:y"):
        assert providers.postmark(EVENTS, event, password).status_code == 400
    assert client.post(EVENTS, event, content_type="application/json").status_code == 400
    assert client.get(EVENTS).status_code == 405
    assert state(row) == State.SENT
    assert not MailEvent.objects.exists()


def test_a_wrong_signature_writes_nothing(mailgun, client):
    row = sent()
    assert mailgun(row, "failed", severity="permanent", reason="bounce", key="wrong") == 400
    forged = {"signature": providers.signature("t", "wrong"), "event-data": {"event": "failed"}}
    assert client.post(EVENTS, forged, content_type="application/json").status_code == 400
    assert (
        client.post(EVENTS, {"event-data": {}}, content_type="application/json").status_code == 400
    )
    assert state(row) == State.SENT
    assert not MailEvent.objects.exists()


@pytest.mark.parametrize("body", [b"", b"{", b"[]", b'"x"', b"null", b'{"RecordType": []}'])
def test_what_is_not_in_the_providers_form_is_refused(postmark, body):
    import json

    try:
        event = json.loads(body)
    except ValueError:
        event = body.decode()
    assert providers.postmark(EVENTS, event).status_code in {200, 400}
    assert not MailEvent.objects.exists()


def test_events_about_others_mails_are_answered_and_counted(postmark):
    row = sent()
    row.message_id, row.provider_id = "<other@example.no>", "other"
    assert postmark(row, "Bounce", **hard()) == 200
    event = MailEvent.objects.get()
    assert (event.mail, event.email, event.domain) == (None, "", "")
    judge_due(after())
    assert not Suppression.objects.exists()


def test_an_erased_person_leaves_no_address_in_the_events(postmark):
    row = sent()
    postmark(row, "Bounce", **hard())
    erase_person(17)
    assert MailEvent.objects.get().email == ""
    assert postmark(row, "Bounce", **hard(9)) == 200
    assert judge_due(after()) == 0


def test_no_address_is_logged(postmark, caplog):
    row = sent()
    with caplog.at_level("DEBUG"):
        postmark(row, "Bounce", **hard())
        row.message_id = "<other@example.no>"
        postmark(row, "Bounce", **hard(2), Metadata={})
        judge_due(after())
    assert "kari" not in caplog.text


@pytest.mark.django_db(transaction=True)
def test_a_fault_of_ours_has_the_provider_try_again(postmark, client):
    """What a callback fails at is rolled back with the event: nothing is lost."""
    with transaction.atomic():
        row = sent()
    client.raise_request_exception = False

    def fall(_news: object) -> None:
        raise ZeroDivisionError

    news.on_undeliverable(fall)
    complaint = {**hard(), "Type": "SpamComplaint"}
    try:
        with pytest.raises(ZeroDivisionError):
            postmark(row, "SpamComplaint", **complaint)
        assert not MailEvent.objects.exists()
    finally:
        news.forget(fall)
    assert postmark(row, "SpamComplaint", **complaint) == 200
    assert MailEvent.objects.count() == 1
