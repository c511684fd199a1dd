"""Reports of mails that could not be delivered, when they come to an address of ours."""

from __future__ import annotations

from datetime import timedelta

import pytest

from core.mail.models import InboundMail, MailEvent, OutgoingMail, State
from followup.models import MailReply
from followup.services import reminder_sending, reminders
from tests.followup.answers.by_link import NOON
from tests.followup.mail_replies.door import receive, sent

pytestmark = pytest.mark.django_db


@pytest.fixture
def mail(person, task) -> OutgoingMail:
    reminders.plan_for([person], now=NOON - timedelta(days=3))
    reminder_sending.send_due(now=NOON)
    OutgoingMail.objects.update(state=State.SENT, sent_at=NOON)
    return OutgoingMail.objects.get()


def report(message_id: str, recipient: str, status: str = "5.1.1") -> InboundMail:
    lines = f"""\
From: MAILER-DAEMON@mx.example.no (Mail Delivery System)
To: videre@svar.example.no
Subject: Undelivered Mail Returned to Sender
Message-ID: <{status}.{recipient}>
Auto-Submitted: auto-replied
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status; boundary="b"

--b
Content-Type: text/plain

This is the mail system at host mx.example.no.

--b
Content-Type: message/delivery-status

Reporting-MTA: dns; mx.example.no

Final-Recipient: rfc822; {recipient}
Action: failed
Status: {status}

--b
Content-Type: text/rfc822-headers

Message-ID: {message_id}
--b--
"""
    return receive(lines.encode(), authentic="unknown")


def test_the_mail_that_came_back_is_marked(person, mail):
    came = report(mail.message_id, person.email)
    assert came.outcome == "bounce"
    mail.refresh_from_db()
    assert (mail.state, mail.state_detail) == (State.BOUNCED, "5.1.1")
    assert MailEvent.objects.get().kind == "hard"


def test_a_full_mailbox_is_the_mails_fault_and_not_the_addresss(person, mail):
    report(mail.message_id, person.email, "4.2.2")
    assert MailEvent.objects.get().kind == "soft"


def test_a_report_that_does_not_hold_our_message_id_does_nothing(person, mail):
    report(f"<{'0' * 40}@example.no>", person.email)
    report("<hello@granvik.example.no>", person.email)
    mail.refresh_from_db()
    assert mail.state == State.SENT


def test_a_report_about_somebody_else_does_nothing(person, mail):
    report(mail.message_id, "ola@granvik.example.no")
    mail.refresh_from_db()
    assert mail.state == State.SENT


def test_a_report_is_not_answered(person, mail):
    report(mail.message_id, person.email)
    assert not MailReply.objects.exists()
    assert not sent("reply_unread") + sent("reply_passed_on")
