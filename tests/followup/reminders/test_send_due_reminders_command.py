"""`manage.py send_due_reminders`: what would go on a day, and why not."""

from __future__ import annotations

from datetime import UTC, date, datetime
from io import StringIO

import pytest
import time_machine
from django.core.management import CommandError, call_command

from core.audit.log import COMMAND
from core.mail.models import OutgoingMail
from followup.models import Reminder
from followup.services import tasks
from tests.support import make

pytestmark = pytest.mark.django_db
NOON = datetime(2026, 11, 16, 11, 0, tzinfo=UTC)


@pytest.fixture
def place():
    return make.municipality("Granvik")


def run(*args: str) -> str:
    out = StringIO()
    call_command("send_due_reminders", *args, stdout=out)
    return out.getvalue()


@time_machine.travel(NOON, tick=False)
def test_it_says_who_would_get_what_and_why_not_and_writes_nothing(place):
    lead = make.person(place, "Kari Granbark", "kari@example.no")
    mute = make.person(place, "Per Lyng", "")
    late = make.person(place, "Siv Bekk", "siv@example.no")
    for who, due in ((lead, "2026-12-01"), (mute, "2026-12-01"), (late, "2026-12-11")):
        tasks.create(
            municipality=place,
            what="Ringe rådet",
            lead=who,
            due=date.fromisoformat(due),
            actor=COMMAND,
            now=NOON,
        )
    said = run("--dry-run", "--today", "2026-12-01")
    assert said.splitlines() == [
        "tirsdag 1. desember 2026: 1 e-post",
        "",
        "kari@example.no",
        "  Kari Granbark (Granvik)",
        "    på fristdagen: Ringe rådet",
        "",
        "Ikke denne dagen:",
        "  Per Lyng (Granvik): mangler adresse",
        "  Siv Bekk (Granvik): neste gang fredag 4. desember 2026",
    ]
    assert not OutgoingMail.objects.exists()
    assert Reminder.objects.filter(state="planned").count() == 2


@time_machine.travel(NOON, tick=False)
@pytest.mark.parametrize("args", [("--today", "2026-12-01"), ("--dry-run", "--today", "i går")])
def test_what_makes_no_sense_is_said(args):
    with pytest.raises(CommandError):
        run(*args)


def test_without_dry_run_it_sends(place):
    with time_machine.travel(NOON, tick=False):
        tasks.create(
            municipality=place, what="Ringe", lead=make.person(place), actor=COMMAND, now=NOON
        )
    with time_machine.travel(datetime(2026, 11, 16, 11, 10, tzinfo=UTC), tick=False):
        assert "1 mails to 1 people" in run()
    assert OutgoingMail.objects.count() == 1
