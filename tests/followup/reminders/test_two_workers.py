"""Several workers at once: each mail once, nothing lost, no deadlock."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from core.audit.log import COMMAND
from core.mail.models import OutgoingMail
from followup.models import Answer, Person, Reminder, ReminderItem, Task
from followup.services import answer_news, answers, people, tasks
from followup.services.reminder_sending import send_due
from tests.support import make
from tests.support.moment import together

pytestmark = [pytest.mark.postgres, pytest.mark.django_db(transaction=True)]
NOON = datetime(2026, 11, 16, 12, 0, tzinfo=ZoneInfo("Europe/Oslo"))
SOON = NOON + timedelta(minutes=15)


def named(count: int) -> list[Person]:
    place = make.municipality()
    make.contact(place)
    found = [make.person(place, email=f"p{n // 2}@example.no") for n in range(count)]
    for one in found:
        tasks.create(
            municipality=place,
            what="Ringe",
            lead=one,
            due=date(2026, 12, 11),
            actor=COMMAND,
            now=NOON,
        )
    return found


def test_four_workers_send_each_mail_once():
    named(120)
    together(*[lambda: send_due(now=SOON)] * 4)
    send_due(now=SOON)
    assert OutgoingMail.objects.count() == 60
    assert ReminderItem.objects.count() == 120
    assert Reminder.objects.filter(state="sent").count() == 120
    assert Reminder.objects.filter(state="planned").count() == 120


def test_two_beats_tell_others_once():
    (lead, _other) = named(2)
    task = Task.objects.get(lead=lead)
    answers.give(person=lead, task=task, choice="blocked", now=NOON)
    together(*[lambda: answer_news.tell_others(now=SOON)] * 3)
    kinds = sorted(OutgoingMail.objects.values_list("kind", flat=True))
    assert kinds == ["followup.answer_news", "followup.receipt"]


def test_a_double_click_is_one_answer():
    (lead, _other) = named(2)
    task = Task.objects.get(lead=lead)
    given = together(
        *[lambda: answers.give(person=lead, task=task, choice="done", next_step="Skrive", now=NOON)]
        * 4
    )
    assert len({answer.pk for answer in given}) == 1
    assert Answer.objects.count() == 1
    assert Task.objects.filter(follows=task).count() == 1


def test_answers_and_edits_during_sending_neither_deadlock_nor_leave_anybody_unplanned():
    found = named(60)

    def answer() -> None:
        for one in found:
            answers.give(person=one, task=Task.objects.get(lead=one), choice="under_way", now=SOON)

    def leave() -> None:
        for one in reversed(found[:20]):
            people.mark_left(one, actor=COMMAND, now=SOON)

    together(lambda: send_due(now=SOON), answer, leave, lambda: send_due(now=SOON))
    assert Answer.objects.count() == 60
    staying = Reminder.objects.filter(state="planned", person__left_at__isnull=True)
    assert staying.count() == 40
    assert not Reminder.objects.filter(state="planned", person__left_at__isnull=False).exists()
