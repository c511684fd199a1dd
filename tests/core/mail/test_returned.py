"""Servers' reports about mails that came back, in the forms of four mail servers."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from core.mail import inbound
from core.mail.addresses import Recipient
from core.mail.bounces import judge_due
from core.mail.catcher import Catcher
from core.mail.delivery import deliver_due
from core.mail.mime import return_address
from core.mail.models import InboundMail, MailEvent, OutgoingMail, State
from core.mail.outbox import enqueue
from core.mail.suppression import is_suppressed
from tests.core.mail.trial import Promise

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def reports(settings):
    settings.INBOUND_DOMAIN = "svar.example.no"
    settings.BOUNCES_TO_INBOUND = True


def sent(n: int = 0) -> OutgoingMail:
    row = enqueue(Promise("x"), to=Recipient("kari@granvik.example.no"), dedupe_key=str(n))
    OutgoingMail.objects.filter(pk=row.pk).update(state=State.SENT, sent_at=timezone.now())
    row.refresh_from_db()
    return row


def report(fields: str, kind: str = "multipart/report; report-type=delivery-status") -> str:
    return f"""From: MAILER-DAEMON@mx.granvik.example.no
To: videre@example.no
Subject: Undelivered Mail Returned to Sender
Auto-Submitted: auto-replied
MIME-Version: 1.0
Content-Type: {kind}; boundary="b"

--b
Content-Type: text/plain

This is the mail system at host mx.granvik.example.no.
--b
Content-Type: message/delivery-status

Reporting-MTA: dns; mx.granvik.example.no
Arrival-Date: Mon, 16 Nov 2026 08:31:00 +0100

{fields}
--b
Content-Type: text/rfc822-headers

From: ALLEMED Videre <videre@example.no>
--b--
"""


def tell(row: OutgoingMail, raw: str, number: int = 0) -> InboundMail:
    raw = raw.replace("MIME-Version", f"Message-ID: <{number}@mx.example.no>\nMIME-Version", 1)
    to = [return_address(row.message_id)]
    (mail,) = inbound.accept(raw.encode(), source="t", now=timezone.now(), recipients=to)
    inbound.handle_due(timezone.now())
    mail.refresh_from_db()
    row.refresh_from_db()
    return mail


POSTFIX = """Final-Recipient: rfc822; kari@granvik.example.no
Original-Recipient: rfc822;kari@granvik.example.no
Action: failed
Status: 5.1.1
Remote-MTA: dns; mx.granvik.example.no
Diagnostic-Code: smtp; 550 5.1.1 <kari@granvik.example.no>: Recipient address
    rejected: User unknown in virtual mailbox table
"""
EXCHANGE = """Final-Recipient: rfc822;kari@granvik.example.no
Action: failed
Status: 5.1.10
Diagnostic-Code: smtp;550 5.1.10 RESOLVER.ADR.RecipientNotFound; Recipient not found
"""
EXIM = """Action: failed
Final-Recipient: rfc822;kari@granvik.example.no
Status: 5.0.0
Remote-MTA: dns; mx.granvik.example.no
Diagnostic-Code: smtp; 550 5.2.1 The mailbox is disabled
"""
FULL = """Final-Recipient: rfc822; kari@granvik.example.no
Action: failed
Status: 5.2.2
Diagnostic-Code: smtp; 552 5.2.2 Over quota
"""
DELAYED = """Final-Recipient: rfc822; kari@granvik.example.no
Action: delayed
Status: 4.4.1
Will-Retry-Until: Wed, 18 Nov 2026 08:31:00 +0100
"""


@pytest.mark.parametrize(
    ("fields", "kind", "state"),
    [
        (POSTFIX, "hard", State.BOUNCED),
        (EXCHANGE, "hard", State.BOUNCED),
        (EXIM, "hard", State.BOUNCED),
        (FULL, "soft", State.BOUNCED),
        (DELAYED, "soft", State.SENT),
    ],
)
def test_a_report_says_what_became_of_the_mail(fields, kind, state):
    row = sent()
    mail = tell(row, report(fields))
    assert mail.outcome == f"report: {kind}"
    assert MailEvent.objects.get().kind == kind
    assert row.state == state
    assert "kari" not in row.state_detail


def test_the_same_report_twice_counts_once():
    row = sent()
    tell(row, report(POSTFIX))
    to = [return_address(row.message_id)]
    raw = InboundMail.objects.get().raw
    assert inbound.accept(raw, source="t", now=timezone.now(), recipients=to) == []


def test_two_reports_give_the_address_up():
    for n in range(2):
        tell(sent(n), report(POSTFIX), n)
    assert judge_due(timezone.now() + timedelta(minutes=20)) == 1
    assert is_suppressed("kari@granvik.example.no", "reminder") == "bounced"


def test_a_report_of_delivery_is_believed():
    row = sent()
    tell(row, report("Action: delivered\nStatus: 2.0.0"))
    assert row.state == State.DELIVERED


@pytest.mark.parametrize(
    "raw",
    [
        "From: kari@granvik.example.no\nMIME-Version: 1.0\nSubject: Automatisk svar\n\nBorte\n",
        report("", "multipart/mixed"),
        report(""),
        report("Action: failed").replace("message/delivery-status", "text/plain"),
        "MIME-Version: 1.0\nContent-Type: multipart/report; boundary=b\n\n--b\n--b--\n",
        "MIME-Version: 1.0\nContent-Type: multipart/report\n\n",
        "MIME-Version: 1.0\nContent-Type: multipart/report; boundary=b\n\n--b\n"
        "Content-Type: message/delivery-status\n\nAction\n--b--\n",
    ],
)
def test_what_is_no_report_is_left_to_others(raw):
    row = sent()
    tell(row, raw)
    assert not MailEvent.objects.exists()
    assert row.state == State.SENT


def test_a_guessed_address_is_about_nothing():
    row = sent()
    row.message_id = f"<{'0' * 40}@example.no>"
    raw = report(POSTFIX)
    to = [return_address(row.message_id)]
    inbound.accept(raw.encode(), source="t", now=timezone.now(), recipients=to)
    inbound.handle_due(timezone.now())
    assert not MailEvent.objects.exists()


@pytest.mark.parametrize("on", [True, False])
def test_mails_are_sent_with_an_address_to_come_back_to(settings, on):
    settings.BOUNCES_TO_INBOUND = on
    row = enqueue(Promise("x"), to=Recipient("kari@granvik.example.no"), dedupe_key="k")
    with Catcher() as catcher:
        for name, value in catcher.settings.items():
            setattr(settings, name, value)
        assert deliver_due(timezone.now()).sent == 1
        (got,) = catcher.messages
        assert catcher.senders == [return_address(row.message_id) or "videre@example.no"]
    assert got["From"].addresses[0].addr_spec == "videre@example.no"
    assert catcher.senders[0].startswith("retur-") is on
