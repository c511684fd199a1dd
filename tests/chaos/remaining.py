"""What of a day's work is not done yet."""

from __future__ import annotations

import time
from datetime import date, datetime, timedelta
from datetime import time as hour

from django.db import DatabaseError, InterfaceError, connection, transaction
from django.db.models import F, Min
from django.utils import timezone

from core.mail.claims import STUCK_AFTER
from core.mail.models import UNFINISHED, WAITING, OutgoingMail, State
from core.schedule.models import Heartbeat
from followup.domain.reminder_schedule import OSLO
from followup.domain.task_state import UNDO_FOR
from followup.models import Answer, Escalation, Person, Reminder


def left(day: date) -> tuple[str, datetime | None] | None:
    """What is not done yet, and when the next of it is due. None: nobody can tell just now."""
    try:
        with transaction.atomic():
            _look_once()
            return _left(day)
    except (DatabaseError, InterfaceError):
        connection.close()
        time.sleep(0.2)
        return None


def in_hand(left: str) -> bool:
    """Whether somebody is at it, who may be slow, or dead: has mails, or is at a periodic task."""
    return "in flight" in left or _at_work()


def _at_work() -> bool:
    begun = Heartbeat.objects.filter(name__startswith="followup.")
    going = begun.exclude(finished_at__gte=F("started_at")).exclude(failed_at__gte=F("started_at"))
    try:
        return going.exists()
    except (DatabaseError, InterfaceError):
        connection.close()
        return True


def _look_once() -> None:
    """All that follows sees one moment: what is handed on meanwhile would be counted nowhere."""
    with connection.cursor() as cursor:
        cursor.execute("set transaction isolation level repeatable read, read only")


def _left(day: date) -> tuple[str, datetime | None]:
    now = timezone.now()
    evening = datetime.combine(day, hour(18, 0), OSLO)
    mails = OutgoingMail.objects.filter(state__in=UNFINISHED)
    waiting = mails.filter(state__in=WAITING).aggregate(at=Min("due_at"))["at"]
    flying = mails.filter(state=State.IN_FLIGHT).aggregate(at=Min("claimed_at"))["at"]
    planned = Reminder.objects.filter(state=Reminder.State.PLANNED, at__lt=evening)
    silent = Escalation.objects.filter(state=Escalation.State.PLANNED, on__lte=day)
    answers = Answer.objects.filter(told_at=None, undone_at=None)
    wishes = Person.objects.filter(no_contact_told_at=None).exclude(no_contact_at=None)
    counts = {
        "mails": mails.filter(state__in=WAITING).count(),
        "mails in flight": mails.filter(state=State.IN_FLIGHT).count(),
        "reminders": planned.count(),
        "answers": answers.count(),
        "wishes": wishes.count(),
        "silent": silent.count(),
    }
    times = [
        waiting,
        flying and flying + STUCK_AFTER,
        planned.aggregate(at=Min("at"))["at"],
        _later(answers.aggregate(at=Min("created_at"))["at"], UNDO_FOR),
        _later(wishes.aggregate(at=Min("no_contact_at"))["at"], UNDO_FOR),
    ]
    said = " ".join(f"{name}={count}" for name, count in counts.items() if count)
    return said, min((at for at in times if at), default=None) if said else now


def _later(moment: datetime | None, by: timedelta) -> datetime | None:
    return moment + by if moment else None
