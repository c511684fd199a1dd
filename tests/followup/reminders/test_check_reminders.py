"""Each open, dated task has a future reminder or a recorded reason."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from io import StringIO
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.core.management import CommandError, call_command

from core.audit.log import by_user
from core.mail.models import Suppression
from followup.models import Escalation, Reminder, Task
from followup.selectors.unplanned import unplanned
from followup.services import people, tasks
from followup.services.escalations import begin_orphans, escalate
from followup.services.reminder_check import check_and_mend
from followup.services.reminder_sending import send_due
from tests.support import make

pytestmark = pytest.mark.django_db
OSLO = ZoneInfo("Europe/Oslo")
MONDAY = datetime(2026, 11, 16, 12, 0, tzinfo=OSLO)


@pytest.fixture
def place():
    return make.municipality(language_form="nb")


@pytest.fixture
def actor(place):
    return by_user(make.contact(place))


@pytest.fixture
def new_task(place, actor):
    def create(lead, **fields):
        fields = {"due": date(2026, 12, 11)} | fields
        return tasks.create(
            municipality=place, what="Ringe", lead=lead, actor=actor, now=MONDAY, **fields
        )

    return create


def found(now=MONDAY) -> list[str]:
    return [one.why for one in unplanned(now=now)]


def test_a_planned_task_is_well(place, new_task):
    new_task(make.person(place))
    assert found() == []


def test_a_lost_plan_is_found_and_mended(place, new_task):
    lead = make.person(place)
    new_task(lead)
    Reminder.objects.all().delete()
    assert found() == ["no_reminder"]
    assert check_and_mend(now=MONDAY) == (1, 0)
    assert Reminder.objects.get(person=lead).day == date(2026, 11, 16)


def test_a_plan_too_late_for_the_task_is_found(place, new_task):
    lead = make.person(place)
    new_task(lead)
    Reminder.objects.update(at=MONDAY + timedelta(days=90), day=date(2027, 2, 14))
    assert found() == ["no_reminder"]
    assert check_and_mend(now=MONDAY) == (1, 0)


@pytest.mark.parametrize("email", [None, ""])
def test_having_nobody_is_no_reason_but_being_asked_about_is(place, new_task, email):
    new_task(None if email is None else make.person(place, email=email))
    assert found() == ["nobody_asked"]
    assert begin_orphans(now=MONDAY) == 1
    assert found() == []


def test_what_was_decided_is_a_reason(place, actor, new_task):
    asked_off, suppressed, held = (make.person(place) for _ in range(3))
    for person in (asked_off, suppressed, held):
        task = new_task(person)
    people.stop_contact(asked_off, actor=actor, now=MONDAY)
    Suppression.objects.create(email=suppressed.email, reason="bounced")
    Task.objects.filter(pk=task.pk).update(mail_held_at=MONDAY)
    assert found() == []


def test_a_closed_task_has_its_reason(place, new_task):
    new_task(make.person(place))
    day = MONDAY + timedelta(minutes=30)
    for n in range(90):
        send_due(now=day + timedelta(days=n))
        escalate(now=day + timedelta(days=n))
        assert found(day + timedelta(days=n, hours=1)) == []
    assert Escalation.objects.exists()


def test_the_command_says_what_is_wrong_and_mends_it(place, new_task):
    task = new_task(make.person(place))
    Reminder.objects.all().delete()
    with time_machine.travel(MONDAY, tick=False):
        out = StringIO()
        with pytest.raises(CommandError, match="1 oppgaver"):
            call_command("check_reminders", stdout=out)
        assert f"oppgave {task.pk}" in out.getvalue()
        call_command("check_reminders", "--fix", stdout=out)
        assert "Alle åpne oppgaver" in out.getvalue()
