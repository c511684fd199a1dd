"""Delivery over a real SMTP conversation with the catcher."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from django.utils import timezone

from core.mail import lines
from core.mail.claims import ATTEMPTS, distance
from core.mail.delivery import deliver_due
from core.mail.models import OutgoingMail, Purpose, State, Suppression
from core.mail.suppression import suppress
from core.quiet_hours import OSLO
from tests.core.mail.rows import mail, state
from tests.core.mail.trial import Code, Promise

pytestmark = pytest.mark.django_db
LATER = timedelta(hours=12)


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
    original = lines.get_connection
    monkeypatch.setattr(lines, "get_connection", lambda: opened.append(1) or original())
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
    OutgoingMail.objects.update(expires_at=None, purpose=Purpose.NOTICE)  # not kept for the morning
    now = timezone.now()
    waits = []
    with smtp(refuse={"kari@example.no": "450 4.2.0 later"}):
        for _attempt in range(ATTEMPTS):
            deliver_due(now)
            row.refresh_from_db()
            waits.append(round((row.due_at - now).total_seconds() / 60))
            now = max(row.due_at, now) + timedelta(seconds=5)
    assert waits[:-1] == [1, 5, 30, 120, *[480] * 8]
    assert sum(waits[:-1]) > 60 * 48, "longer than an outage of two days"
    assert row.state == State.FAILED
    assert row.attempts == ATTEMPTS
    assert distance(1) == timedelta(minutes=1)


@pytest.mark.parametrize(
    ("why", "tried_again", "goes"),
    [
        ("by day", datetime(2026, 11, 16, 17, 59), True),
        ("in the evening", datetime(2026, 11, 16, 18, 0), False),
        ("early in the morning", datetime(2026, 11, 17, 6, 59), False),
        ("in the morning", datetime(2026, 11, 17, 7, 0), True),
        ("on a Saturday", datetime(2026, 11, 21, 12, 0), False),
        ("on a public holiday", datetime(2026, 12, 25, 12, 0), False),
    ],
)
def test_a_reminder_that_is_late_does_not_come_at_night(smtp, why, tried_again, goes):
    reminder, code = mail(), mail("ola@example.no", message=Code())
    OutgoingMail.objects.update(expires_at=None)
    with smtp() as catcher:
        deliver_due(tried_again.replace(tzinfo=OSLO))
        assert len(catcher.messages) == 1 + goes, why
    assert state(code) == State.SENT
    assert state(reminder) == (State.SENT if goes else State.QUEUED)


def test_in_the_demo_nobody_waits_for_the_morning(smtp, settings):
    settings.DEMO = True
    row = mail()
    OutgoingMail.objects.update(expires_at=None)
    with smtp():
        deliver_due(datetime(2026, 11, 22, 12, 0, tzinfo=OSLO))
    assert state(row) == State.SENT


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


def test_many_lines_send_each_mail_once(smtp, settings):
    settings.MAIL_CONNECTIONS = 5
    for n in range(40):
        mail(f"person{n}@example.no")
    with smtp(delay=0.02) as catcher:
        assert deliver_due(timezone.now(), batch=10).sent == 40
        assert len({got["Message-ID"] for got in catcher.messages}) == 40
        assert len(catcher.messages) == 40
        assert 1 < catcher.most_at_once <= 5


def test_a_server_near_by_gets_one_line(smtp, settings, monkeypatch):
    settings.MAIL_CONNECTIONS = 5
    monkeypatch.setattr(lines, "FAR", 3600.0)
    for n in range(20):
        mail(f"person{n}@example.no")
    with smtp() as catcher:
        assert deliver_due(timezone.now()).sent == 20
        assert catcher.most_at_once == 1


def test_a_server_that_takes_only_two_lines_gets_every_mail(smtp, settings):
    settings.MAIL_CONNECTIONS = 8
    for n in range(30):
        mail(f"person{n}@example.no")
    with smtp(delay=0.02, most_connections=2) as catcher:
        counts = deliver_due(timezone.now())
        assert (counts.sent, counts.released) == (30, 0)
        assert catcher.most_at_once == 2


# --- staging


def test_on_staging_only_those_listed_are_mailed(smtp, settings):
    settings.MAIL_ONLY_TO = ["tester.example.no", "kari@example.no"]
    rows = [mail("kari@example.no"), mail("ola@tester.example.no"), mail("per@example.no")]
    with smtp() as catcher:
        counts = deliver_due(timezone.now())
        assert len(catcher.messages) == counts.sent == 2
    assert [state(row) for row in rows] == [State.SENT, State.SENT, State.SUPPRESSED]
    assert rows[2].state_detail == "not in MAIL_ONLY_TO"


def test_on_staging_everything_can_go_to_one_address(smtp, settings):
    settings.MAIL_REDIRECT_ALL = "tester@example.no"
    settings.MAIL_ONLY_TO = ["nowhere.example.no"]
    row = mail("kari@granvik.example.no")
    with smtp() as catcher:
        deliver_due(timezone.now())
        (got,) = catcher.messages
        assert catcher.recipients == ["tester@example.no"]
    assert got["To"].addresses[0].addr_spec == "tester@example.no"
    assert got["X-Redirected-From"] == "kari@granvik.example.no"
    assert "Cc" not in got
    assert state(row) == State.SENT
    assert row.state_detail == "redirected: MAIL_REDIRECT_ALL"
