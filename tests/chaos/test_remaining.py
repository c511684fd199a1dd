"""A day is over when nothing is left, and not a moment before."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from django.db import connection, transaction
from django.utils import timezone

from core.mail.models import OutgoingMail
from core.schedule.heartbeat import beating
from followup.domain.reminder_schedule import OSLO
from followup.models import Reminder
from tests.chaos import remaining
from tests.support import make
from tests.support.moment import together

pytestmark = [pytest.mark.postgres, pytest.mark.django_db(transaction=True)]
DAY = date(2026, 11, 10)


def hand_on() -> None:
    """As the product does: a reminder becomes a mail, in one transaction."""
    with transaction.atomic():
        Reminder.objects.update(state=Reminder.State.SENT)
        OutgoingMail.objects.create(to_email="kari@example.no", due_at=timezone.now())


def test_what_is_handed_on_while_it_is_counted_is_not_overlooked():
    at = datetime(2026, 11, 10, 8, 30, tzinfo=OSLO)
    Reminder.objects.create(person=make.person(make.municipality()), day=DAY, at=at)
    done: list[str] = []

    def hand_on_before_reminders_are_counted(execute, sql, *rest):
        if "followup_reminder" in sql and not done:
            done.append(sql)
            together(hand_on)
        return execute(sql, *rest)

    with connection.execute_wrapper(hand_on_before_reminders_are_counted):
        said, _ = remaining.left(DAY)
    assert done
    assert said
    assert remaining.left(DAY)[0] == "mails=1"


def test_somebody_is_at_work_until_the_task_ends():
    with beating("followup.send_reminders"):
        assert remaining.in_hand("reminders=1")
    assert not remaining.in_hand("reminders=1")
    assert remaining.in_hand("mails in flight=1")
    with pytest.raises(ZeroDivisionError), beating("followup.send_reminders"):
        _ = 1 // 0
    assert not remaining.in_hand("reminders=1")
