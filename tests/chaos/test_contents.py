"""What the harness reads in a mail that the product wrote."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
import time_machine

from core.audit.log import COMMAND
from core.mail.delivery import deliver_due
from followup.domain.reminder_schedule import OSLO
from followup.services import tasks
from followup.services.reminder_sending import send_due
from tests.chaos import contents
from tests.support import make

pytestmark = pytest.mark.django_db
NOON = datetime(2026, 11, 16, 12, 0, tzinfo=OSLO)
STEP = "Ringe idrettsrådet om utstyrsbod i krets {}"


def morning(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, 8, 31, tzinfo=OSLO)


def said(now: datetime, outbox: list) -> tuple[set[int], set[int]]:
    """The steps named and asked about in the mail that goes now."""
    outbox.clear()
    with time_machine.travel(now):
        assert send_due(now=now).mails == 1
        deliver_due(now + timedelta(minutes=1))
    read = contents.read(outbox[0].wire())
    return set(read.steps), set(read.asked)


@pytest.mark.parametrize("shared", [False, True])
def test_what_is_asked_about_is_told_from_what_is_only_named(shared, mailoutbox):
    place = make.municipality()
    lead = make.person(place)
    other = make.person(place, email=lead.email) if shared else lead
    dates = {
        11: (lead, date(2026, 12, 11)),
        12: (lead, date(2026, 12, 18)),
        13: (other, date(2026, 12, 11)),
    }
    for number, (who, due) in dates.items():
        tasks.create(
            municipality=place, what=STEP.format(number), lead=who, due=due, actor=COMMAND, now=NOON
        )
    assert said(NOON + timedelta(minutes=15), mailoutbox) == ({11, 12, 13}, {11, 12, 13})
    assert said(morning(date(2026, 12, 4)), mailoutbox) == ({11, 12, 13}, {11, 13})
    assert said(morning(date(2026, 12, 11)), mailoutbox)[1] == {11, 12, 13}
