"""Mails to us: kept once and whole, whoever brings them, and handed over."""

from __future__ import annotations

import io
import json
import smtplib
import sys
from email.message import EmailMessage
from email.utils import make_msgid

import pytest
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from core.mail import inbound, reply_addresses
from core.mail.catcher import Catcher
from core.mail.inbound import DISTANCES, accept, handle_due
from core.mail.models import InboundMail
from core.mail.retention import erase_person, forget_inbound
from core.schedule.models import Heartbeat
from tests.core.mail import providers

pytestmark = pytest.mark.django_db
PATH = "/post/inn/"
State = InboundMail.State


@pytest.fixture(autouse=True)
def domain(settings):
    settings.INBOUND_DOMAIN = "svar.example.no"
    settings.INBOUND_AUTHSERV_ID = "mx.example.no"


@pytest.fixture
def handled(request):
    """What a handler of the test's own was given; `answers` says what it does."""
    seen: list[InboundMail] = []
    answers: list[object] = []

    def handler(mail: InboundMail) -> str:
        seen.append(mail)
        answer = answers.pop(0) if answers else "suggested"
        if isinstance(answer, Exception):
            InboundMail.objects.filter(pk=mail.pk).update(subject="half done")
            raise answer
        return str(answer)

    inbound.handle_with(handler)
    yield seen, answers
    inbound.forget_handler(handler)


def reply(to: str, subject: str = "SV: Fredag: Ringe idrettsrådet", **headers: str) -> EmailMessage:
    message = EmailMessage()
    message["From"] = "Kari Granbark <kari@granvik.example.no>"
    message["To"] = to
    message["Subject"] = subject
    message["Message-ID"] = headers.pop("message_id", "<1@granvik.example.no>")
    for name, value in headers.items():
        message[name.replace("_", "-")] = value
    message.set_content("Ferdig!\n\nHilsen Kari på Blåbærstien\n")
    return message


def at_kari() -> str:
    return reply_addresses.make(17, "t12")


def test_a_mail_is_kept_whole_with_whom_and_what_it_is_about():
    raw = reply(at_kari()).as_bytes()
    (mail,) = accept(raw, source="test", now=timezone.now())
    mail.refresh_from_db()
    assert (mail.person, mail.matter) == (17, "t12")
    assert mail.raw == raw
    assert mail.size == len(raw)
    assert mail.message.get_content().startswith("Ferdig!")
    assert mail.subject == "SV: Fredag: Ringe idrettsrådet"
    assert mail.from_email == "kari@granvik.example.no"
    assert mail.recipient == at_kari()
    assert mail.state == State.RECEIVED
    assert mail.authentic == "unknown"


def test_the_same_message_is_taken_in_once_for_each_of_our_addresses():
    both = [at_kari(), reply_addresses.make(18, "t12")]
    raw = reply(", ".join(both)).as_bytes()
    assert len(accept(raw, source="test", now=timezone.now())) == 2
    assert accept(raw, source="test", now=timezone.now()) == []
    assert accept(raw, source="test", now=timezone.now(), recipients=both[:1]) == []
    assert InboundMail.objects.count() == 2


def test_the_envelope_decides_and_others_are_passed_over():
    raw = reply("somebody@example.com", Cc="svar-1-t1-aaaaaaaaaaaaaaaa@svar.example.no").as_bytes()
    (mail,) = accept(raw, source="t", now=timezone.now(), recipients=["X@example.no", at_kari()])
    assert mail.recipient == at_kari()
    # A guessed address is kept, for people to look at, and names nobody.
    (other,) = accept(raw, source="t", now=timezone.now())
    assert (other.person, other.matter) == (None, "")
    assert other.recipient.startswith("svar-1-t1")


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"\0\0\0",
        b"From: \xff\xfe\r\nSubject: =?utf-8?b?!!!?=\r\n\r\n\0",
        b"From: a@b@c <<>>\r\nTo: ((((\r\nMessage-ID:\r\n\r\nhei",
        b"Subject: =?nonsense?q?x?=\r\nSubject: to\r\n\r\n",
        b"Content-Type: multipart/mixed; boundary=x\r\n\r\n--x\r\n--x\r\n--x",
        ("Subject: " + "æ" * 5000 + "\r\n\r\nx").encode(),
    ],
)
def test_damaged_mails_are_kept_too(raw):
    (mail,) = accept(raw, source="test", now=timezone.now(), recipients=[at_kari()])
    mail.refresh_from_db()
    assert mail.raw == raw
    assert mail.person == 17


def test_of_a_mail_that_is_too_large_only_the_head_is_kept(settings):
    settings.INBOUND_MAX_BYTES = 2000
    raw = reply(at_kari()).as_bytes() + b"x" * 3000
    (mail,) = accept(raw, source="test", now=timezone.now())
    assert mail.too_large
    assert mail.size == len(raw)
    assert len(mail.raw) < 2000
    assert mail.message["From"] == "Kari Granbark <kari@granvik.example.no>"


def test_the_receivers_own_verdict_is_kept():
    head = "mx.example.no; spf=pass smtp.mailfrom=granvik.example.no; dmarc=fail"
    raw = reply(at_kari(), Authentication_Results=head).as_bytes()
    (mail,) = accept(raw, source="test", now=timezone.now())
    assert (mail.spf, mail.dmarc, mail.authentic) == ("pass", "fail", "fail")


def test_a_handler_gets_each_mail_once(handled):
    seen, _answers = handled
    (mail,) = accept(reply(at_kari()).as_bytes(), source="test", now=timezone.now())
    assert handle_due(timezone.now()) == 1
    assert handle_due(timezone.now()) == 0
    mail.refresh_from_db()
    assert [one.pk for one in seen] == [mail.pk]
    assert (mail.state, mail.outcome, mail.attempts) == (State.HANDLED, "suggested", 1)
    assert mail.handled_at is not None


def test_what_nobody_takes_is_left_for_people(handled):
    _seen, answers = handled
    answers.append("")
    (mail,) = accept(reply("x@example.com").as_bytes(), source="test", now=timezone.now())
    handle_due(timezone.now())
    mail.refresh_from_db()
    assert mail.state == State.UNCLAIMED


def test_a_mail_that_trips_its_handler_stops_no_other_and_is_tried_again(handled):
    seen, answers = handled
    answers += [ValueError("boom"), "fine"]
    now = timezone.now()
    (bad,) = accept(reply(at_kari()).as_bytes(), source="test", now=now)
    accept(reply(at_kari(), message_id="<2@example.no>").as_bytes(), source="test", now=now)
    assert handle_due(now) == 1
    bad.refresh_from_db()
    assert (bad.state, bad.outcome, bad.attempts) == (State.RECEIVED, "ValueError", 1)
    assert bad.subject != "half done", "what a handler did before it fell is rolled back"
    assert handle_due(now + DISTANCES[0]) == 1
    assert len(seen) == 3


def test_it_is_given_up_in_the_end(handled):
    _seen, answers = handled
    answers += [ValueError("boom")] * 10
    now = timezone.now()
    (bad,) = accept(reply(at_kari()).as_bytes(), source="test", now=now)
    for wait in (*DISTANCES, DISTANCES[-1]):
        handle_due(now)
        now += wait
    bad.refresh_from_db()
    assert (bad.state, bad.attempts) == (State.FAILED, len(DISTANCES) + 1)


def test_the_task_hands_over_and_leaves_a_heartbeat(handled):
    from core.mail.tasks import handle_inbound

    accept(reply(at_kari()).as_bytes(), source="test", now=timezone.now())
    handle_inbound()
    assert Heartbeat.objects.get(name="mail.inbound").result == "1 mails"
    assert InboundMail.objects.get().state == State.HANDLED


# --- by the provider's webhook

POSTMARK = {
    "FromName": "Kari Granbark",
    "MessageStream": "inbound",
    "FromFull": {"Email": "kari@granvik.example.no", "Name": "Kari Granbark", "MailboxHash": ""},
    "ToFull": [{"Email": "svar@svar.example.no", "Name": "", "MailboxHash": ""}],
    "CcFull": [],
    "BccFull": [],
    "Subject": "SV: Ringe idrettsrådet",
    "MessageID": "22c74902-a0c1-4511-804f-341342852c90",
    "Date": "Tue, 17 Nov 2026 14:25:00 +0100",
    "TextBody": "Ferdig!\n",
    "HtmlBody": "<p>Ferdig!</p>",
    "Headers": [
        {"Name": "Return-Path", "Value": "<kari@granvik.example.no>"},
        {"Name": "Received-SPF", "Value": "Pass (sender SPF authorized) identity=mailfrom"},
        {"Name": "Message-ID", "Value": "<abc@granvik.example.no>"},
        {"Name": "X-Spam-Status", "Value": "No"},
    ],
    "Attachments": [
        {
            "Name": "bod.txt",
            "Content": "Qm9k",
            "ContentType": "text/plain",
            "ContentLength": 3,
        }
    ],
}


def postmark_event() -> dict[str, object]:
    return {**POSTMARK, "OriginalRecipient": at_kari()}


def test_postmark_brings_a_mail(settings, monkeypatch):
    providers.use_postmark(settings, monkeypatch)
    for _ in range(2):
        assert providers.postmark(PATH, postmark_event()).status_code == 200
    mail = InboundMail.objects.get()
    assert (mail.person, mail.matter, mail.source) == (17, "t12", "postmark")
    assert mail.envelope_sender == "kari@granvik.example.no"
    assert (mail.spf, mail.authentic) == ("pass", "pass")
    body = mail.message.get_body(("plain",))
    assert body is not None
    assert body.get_content().strip() == "Ferdig!"
    assert [part.get_filename() for part in mail.message.iter_attachments()] == ["bod.txt"]
    assert reverse("mail_inbound") == PATH


def test_postmark_without_the_password_is_refused(settings, monkeypatch):
    providers.use_postmark(settings, monkeypatch)
    for password in ("postmark:wrong", "", ":"):
        assert providers.postmark(PATH, postmark_event(), password).status_code == 400
    assert not InboundMail.objects.exists()


def test_mail_with_large_attachments_comes_through(settings, monkeypatch):
    providers.use_postmark(settings, monkeypatch)
    event = postmark_event()
    event["Attachments"] = [
        {"Name": "bilde.jpg", "Content": "QUJD" * 2_000_000, "ContentType": "image/jpeg"}
    ]
    assert providers.postmark(PATH, event).status_code == 200
    mail = InboundMail.objects.get()
    assert mail.too_large == (mail.size > settings.INBOUND_MAX_BYTES)
    assert mail.size > 6_000_000


MAILGUN = {
    "sender": "kari@granvik.example.no",
    "from": "Kari Granbark <kari@granvik.example.no>",
    "subject": "SV: Ringe idrettsrådet",
    "body-plain": "Ferdig!\r\n",
    "stripped-text": "Ferdig!",
    "message-headers": json.dumps(
        [
            ["X-Mailgun-Spf", "Pass"],
            ["X-Mailgun-Dkim-Check-Result", "Pass"],
            ["Dkim-Signature", "v=1; a=rsa-sha256; d=granvik.example.no; s=s1; bh=x; b=y"],
            ["Message-Id", "<abc@granvik.example.no>"],
            ["From", "Kari Granbark <kari@granvik.example.no>"],
            ["To", "svar@svar.example.no"],
            ["Subject", "SV: Ringe idrettsrådet"],
        ]
    ),
}


def test_mailgun_brings_a_signed_mail(settings, monkeypatch):
    providers.use_mailgun(settings, monkeypatch)
    fields = {**MAILGUN, "recipient": at_kari()}
    for token in ("one", "two"):
        assert providers.mailgun_route(PATH, fields, token=token).status_code == 200
    mail = InboundMail.objects.get()
    assert (mail.person, mail.spf, mail.dkim, mail.authentic) == (17, "pass", "pass", "pass")
    assert mail.message.get_body(("plain",)) is not None


def test_mailgun_brings_raw_mime(settings, monkeypatch):
    providers.use_mailgun(settings, monkeypatch)
    raw = reply(at_kari()).as_string()
    fields = {"sender": "kari@granvik.example.no", "recipient": at_kari(), "body-mime": raw}
    assert providers.mailgun_route(PATH, fields, token="one").status_code == 200
    assert InboundMail.objects.get().message.get_content().startswith("Ferdig!")


def test_mailgun_with_a_wrong_signature_is_refused(settings, monkeypatch):
    providers.use_mailgun(settings, monkeypatch)
    fields = {**MAILGUN, "recipient": at_kari()}
    assert providers.mailgun_route(PATH, fields, token="one", key="other").status_code == 400
    assert Client().post(PATH, fields).status_code == 400
    assert not InboundMail.objects.exists()


def test_what_is_not_in_the_providers_form_is_refused(settings, monkeypatch):
    providers.use_postmark(settings, monkeypatch)
    for event in ([], "x", {"RecordType": 3, "Headers": 7}, {"Headers": [{}]}):
        assert providers.postmark(PATH, event).status_code == 400
    assert not InboundMail.objects.exists()


def test_without_a_provider_there_is_no_such_page(settings):
    settings.ROOT_URLCONF = "config.urls"
    assert Client().post(PATH, {}).status_code == 404
    assert Client().get(PATH).status_code == 405


def test_a_provider_without_password_or_key_opens_no_door(settings, monkeypatch):
    providers.use(settings, monkeypatch, "postmark", POSTMARK_SERVER_TOKEN="token")
    assert providers.postmark(PATH, postmark_event()).status_code == 404
    assert not InboundMail.objects.exists()


# --- on one machine


@pytest.mark.django_db(transaction=True)
def test_the_local_mail_server_brings_what_is_to_us():
    kept: list[list[str]] = []

    def take(raw: bytes, recipients: list[str]) -> None:
        inbound.accept_local(raw, recipients)
        kept.append(recipients)

    with Catcher(on_message=take) as catcher, smtplib.SMTP("127.0.0.1", catcher.port) as smtp:
        smtp.send_message(reply("kari@example.no"))
        smtp.send_message(reply(at_kari()))
        smtp.send_message(reply(at_kari().upper()))
    mail = InboundMail.objects.get()
    assert (mail.source, mail.person, mail.authentic) == ("local", 17, "pass")
    assert len(kept) == 3


@pytest.mark.django_db(transaction=True)
def test_what_could_not_be_kept_is_left_with_its_sender():
    def take(raw: bytes, recipients: list[str]) -> None:
        raise OSError("disk full")

    with (
        Catcher(on_message=take) as catcher,
        smtplib.SMTP("127.0.0.1", catcher.port) as smtp,
        pytest.raises(smtplib.SMTPDataError) as caught,
    ):
        smtp.send_message(reply(at_kari()))
    assert caught.value.smtp_code == 451


def test_a_mail_on_standard_input_is_taken_in(monkeypatch, capsys):
    raw = reply(at_kari(), message_id=make_msgid()).as_bytes()
    for said in ("Taken in", "Known already"):
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(raw)))
        call_command("receive_mail", "--authentic", "pass")
        assert said in capsys.readouterr().out
    assert InboundMail.objects.get().authentic == "pass"


# --- and is forgotten again


def test_words_are_forgotten_and_a_persons_mails_go_with_the_person():
    now = timezone.now()
    (mail,) = accept(reply(at_kari()).as_bytes(), source="test", now=now)
    assert forget_inbound(now + DISTANCES[0]) == 0, "it has not been handled yet"
    handle_due(now)
    assert forget_inbound(now + DISTANCES[0]) == 1
    mail.refresh_from_db()
    assert (mail.raw, mail.subject) == (b"", "")
    erase_person(17)
    assert not InboundMail.objects.exists()
