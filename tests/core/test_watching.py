"""Whether all is well: for monitors, and for whoever reads the numbers."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from celery.schedules import crontab
from django.core.management import CommandError, call_command
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder
from django.utils import timezone
from prometheus_client.parser import text_string_to_metric_families

from core.mail import canary, inbound, reply_addresses
from core.mail.delivery import deliver_due
from core.mail.models import InboundMail, OutgoingMail, Purpose, State
from core.mail.tasks import send_canary
from core.schedule import health
from core.schedule.health import intervals
from core.schedule.lateness import allowed, interval_of, is_late
from core.schedule.models import Heartbeat
from followup.models import Reminder
from tests.core.mail import providers
from tests.support import make

NOW = datetime(2026, 11, 17, 10, 0, tzinfo=UTC)  # a Tuesday, eleven o'clock in Norway
MINUTE, HOUR, DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)


@pytest.mark.parametrize(
    ("interval", "ago", "late"),
    [
        (15 * timedelta(seconds=1), 10 * MINUTE, False),
        (15 * timedelta(seconds=1), 11 * MINUTE, True),
        (MINUTE, 13 * MINUTE, False),
        (MINUTE, 14 * MINUTE, True),
        (HOUR, 3 * HOUR, False),
        (HOUR, 4 * HOUR, True),
        (DAY, 26 * HOUR, False),
        (DAY, 27 * HOUR, True),
    ],
)
def test_a_task_is_late_when_it_has_been_missed(interval, ago, late):
    assert is_late(NOW - ago, interval, since=NOW, now=NOW) is late
    assert is_late(None, interval, since=NOW - ago, now=NOW) is late, "it never ran at all"


def test_every_kind_of_schedule_has_an_interval():
    assert interval_of(15.0) == timedelta(seconds=15)
    assert interval_of(HOUR) == HOUR
    assert interval_of(crontab(hour="3", minute="10")) == DAY
    assert all(allowed(interval) > interval for interval in intervals().values())


@pytest.fixture
def clock(time_machine, db):
    time_machine.move_to(NOW, tick=False)
    return time_machine


@pytest.fixture
def running(clock):
    """A site that has been up for a month, where everything ran a moment ago."""
    MigrationRecorder.Migration.objects.update(applied=NOW - 30 * DAY)
    for name in intervals():
        Heartbeat.objects.create(name=name, started_at=NOW, finished_at=NOW)


def late(client) -> list[str]:
    answer = client.get("/health/")
    assert answer.status_code == (503 if answer.json()["status"] == "late" else 200)
    return answer.json().get("late", [])


def test_all_is_well(running, client):
    answer = client.get("/health/")
    assert (answer.status_code, answer.json()) == (200, {"status": "ok"})


def test_a_stopped_task_is_named(running, client):
    Heartbeat.objects.filter(name="mail.deliver").update(finished_at=NOW - HOUR)
    Heartbeat.objects.filter(name="followup.plan_reminders").update(finished_at=NOW - 2 * DAY)
    assert late(client) == ["followup.plan_reminders", "mail.deliver"]


def test_a_task_that_only_fails_is_late(running, client):
    Heartbeat.objects.filter(name="mail.deliver").update(
        started_at=NOW, failed_at=NOW, finished_at=NOW - HOUR
    )
    assert late(client) == ["mail.deliver"]


def test_a_site_where_nothing_ever_ran_is_not_well(clock, client):
    MigrationRecorder.Migration.objects.update(applied=NOW - 5 * MINUTE)
    assert late(client) == [], "it has only just been set up"
    MigrationRecorder.Migration.objects.update(applied=NOW - HOUR)
    assert "mail.deliver" in late(client)
    assert "followup.plan_reminders" not in late(client), "that one runs at night"


def test_whether_the_process_lives_is_another_question(clock, client):
    MigrationRecorder.Migration.objects.update(applied=NOW - DAY)
    assert client.get("/health/").status_code == 503
    assert client.get("/health/live/").json() == {"status": "ok"}


def mail(**fields) -> OutgoingMail:
    number = OutgoingMail.objects.count()
    values = {
        "dedupe_key": f"k{number}",
        "kind": "trial",
        "purpose": Purpose.REMINDER,
        "to_email": "kari@granvik.example.no",
        "language": "nb",
        "message_id": f"<{number}@example.no>",
        "created_at": NOW - 2 * HOUR,
        "due_at": NOW - HOUR,
        **fields,
    }
    return OutgoingMail.objects.create(**values)


def test_mails_that_nobody_takes_are_named(running, client):
    mail()
    assert late(client) == ["mail.queue"]


def test_a_long_queue_that_moves_is_only_paced(running, client):
    mail()
    mail(state=State.SENT, sent_at=NOW - MINUTE)
    assert late(client) == []


def test_a_server_that_cannot_be_reached_is_named(running, client):
    mail(state=State.RETRY, due_at=NOW + MINUTE)
    assert late(client) == ["mail.server"]


def test_mails_to_us_that_nobody_reads_are_named(running, client):
    InboundMail.objects.create(key="k", source="test", received_at=NOW - HOUR, due_at=NOW - HOUR)
    assert late(client) == ["mail.inbound_queue"]


def test_reminders_that_nobody_writes_are_named(running, client, clock):
    person = make.person(make.municipality())
    at = NOW - timedelta(hours=2, minutes=1)
    Reminder.objects.create(person=person, at=at, day=at.date())
    assert late(client) == ["followup.reminders"]
    night = datetime(2026, 11, 17, 22, 0, tzinfo=UTC)
    assert "followup.reminders" not in health.problems(night), "nobody writes at night"


def test_nothing_of_anybodys_is_told(running, client):
    mail()
    body = client.get("/health/").content.decode()
    assert "kari" not in body
    assert "@" not in body


def test_a_get_of_the_health_page_writes_nothing(running, client):
    before = list(Heartbeat.objects.values())
    client.get("/health/")
    client.get("/health/live/")
    assert list(Heartbeat.objects.values()) == before
    assert client.post("/health/").status_code == 405


def test_the_command_says_the_same_and_fails(running, capsys):
    call_command("check_heartbeats")
    assert "mail.deliver" in capsys.readouterr().out
    Heartbeat.objects.filter(name="mail.deliver").update(finished_at=NOW - HOUR)
    with pytest.raises(CommandError, match=r"late: mail\.deliver"):
        call_command("check_heartbeats")
    assert "LATE  mail.deliver" in capsys.readouterr().out


# --- the canary


@pytest.fixture
def bird(running, settings):
    settings.CANARY_EMAIL = "kanari@example.no"
    send_canary()
    return OutgoingMail.objects.get()


def test_one_canary_a_day(bird, clock):
    send_canary()
    assert OutgoingMail.objects.count() == 1
    assert bird.to_email == "kanari@example.no"
    clock.move_to(NOW + DAY, tick=False)
    send_canary()
    assert OutgoingMail.objects.count() == 2


def test_without_an_address_there_is_none(running):
    send_canary()
    assert not OutgoingMail.objects.exists()


def test_over_smtp_it_must_be_taken_by_the_server(bird, client, clock):
    deliver_due(NOW)
    for hours, expected in ((25, False), (27, True)):
        clock.move_to(NOW + hours * HOUR, tick=False)
        assert ("canary" in health.problems(timezone.now())) is expected
    send_canary()
    deliver_due(timezone.now())
    assert "canary" not in health.problems(timezone.now())


def test_a_canary_that_was_never_sent_is_missed(bird, clock):
    clock.move_to(NOW + 27 * HOUR, tick=False)
    assert "canary" in health.problems(timezone.now())


def test_with_webhooks_it_must_be_delivered(bird, clock, settings, monkeypatch):
    providers.use_postmark(settings, monkeypatch)
    deliver_due(NOW)
    clock.move_to(NOW + 27 * HOUR, tick=False)
    assert "canary" in health.problems(timezone.now())
    OutgoingMail.objects.update(state=State.DELIVERED, delivered_at=NOW + MINUTE)
    clock.move_to(NOW + 25 * HOUR, tick=False)
    assert "canary" not in health.problems(timezone.now())


def test_at_our_own_address_it_must_come_home(running, clock, settings):
    settings.INBOUND_DOMAIN = "svar.example.no"
    settings.CANARY_EMAIL = "kanari@svar.example.no"
    send_canary()
    deliver_due(NOW)
    sent = OutgoingMail.objects.get()
    assert reply_addresses.is_ours(settings.CANARY_EMAIL)
    clock.move_to(NOW + 27 * HOUR, tick=False)
    assert "canary" in health.problems(timezone.now())
    clock.move_to(NOW + HOUR, tick=False)
    raw = f"From: x@example.no\r\nTo: {sent.to_email}\r\nSubject: {sent.subject}\r\n\r\nhei"
    inbound.accept(raw.encode(), source="test", now=timezone.now())
    inbound.handle_due(timezone.now())
    assert InboundMail.objects.get().outcome == "canary"
    sent.refresh_from_db()
    assert sent.state == State.DELIVERED
    clock.move_to(NOW + 25 * HOUR, tick=False)
    assert "canary" not in health.problems(timezone.now())
    assert canary.arrived_at() is not None


# --- numbers


def test_numbers_are_for_whoever_has_the_token(running, client, settings):
    assert client.get("/metrics").status_code == 404
    settings.METRICS_TOKEN = "of-some-length"
    assert client.get("/metrics").status_code == 403
    for wrong in ("Bearer x", "Bearer ", "of-some-length", "Basic of-some-length", "Bearer æ"):
        assert client.get("/metrics", headers={"Authorization": wrong}).status_code == 403
    assert client.get("/metrics", headers=TOKEN).status_code == 200


TOKEN = {"Authorization": "Bearer of-some-length"}


def numbers(client) -> dict[str, float]:
    text = client.get("/metrics", headers=TOKEN).content.decode()
    return {
        sample.name + "".join(f"[{value}]" for value in sample.labels.values()): sample.value
        for family in text_string_to_metric_families(text)
        for sample in family.samples
    }


def test_numbers_come_from_the_database(running, client, settings):
    settings.METRICS_TOKEN = "of-some-length"
    mail(due_at=NOW - 90 * MINUTE)
    mail(due_at=NOW + HOUR)
    mail(state=State.RETRY, due_at=NOW + HOUR)
    mail(state=State.FAILED)
    found = numbers(client)
    assert found["allemed_mail_waiting[queued]"] == 2
    assert found["allemed_mail_waiting[retry]"] == 1
    assert found["allemed_mail_waiting[in_flight]"] == 0
    assert found["allemed_mail_due"] == 1
    assert found["allemed_mail_queue_age_seconds"] == 5400
    assert found["allemed_tasks_late"] == 0
    assert found["allemed_task_age_seconds[mail.deliver]"] == 0
    assert found["allemed_reminders_due"] == 0


def test_what_was_sent_and_failed_is_counted_by_all_processes_together(running, client, settings):
    settings.METRICS_TOKEN = "of-some-length"
    for _ in range(2):
        for _ in range(3):
            mail()
        mail(expires_at=NOW - MINUTE)
        deliver_due(NOW)
    found = numbers(client)
    assert found["allemed_mail_settled_total[sent]"] == 6
    assert found["allemed_mail_settled_total[missed]"] == 2


def test_numbers_cost_as_many_queries_however_many_mails_there_are(
    running, client, settings, django_assert_max_num_queries
):
    settings.METRICS_TOKEN = "of-some-length"
    for _ in range(30):
        mail()
    with django_assert_max_num_queries(25):
        numbers(client)
    assert connection.vendor
