"""Whether a reminder is still to be sent: what it is about may have changed while it waited."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from typing import Final

from django.db.models import Case, Exists, F, OuterRef, Q, Value, When
from django.db.models.functions import Lower
from django.utils import timezone

from core.mail.models import OutgoingMail, Purpose
from followup.models import ReminderItem, Task
from followup.selectors import replied

#: Since it was written, which no clock tells: who answers while many mails are written waits until
#: they are, with an hour before theirs.
_ANSWERED: Final = Q(answered_at=None, task__answered_at__isnull=False) | Q(
    task__answered_at__gt=F("answered_at")
)
#: A reply that came so shortly before the mail was written may not have been seen by its writer.
_UNSEEN: Final = timedelta(minutes=5)


def unwanted(mails: Sequence[OutgoingMail]) -> dict[int, str]:
    """The keys of reminders that ask what must not be asked any more, and why. One query.

    A mail about several tasks is unwanted as a whole: the others are planned anew.
    """
    keys = [mail.pk for mail in mails if mail.purpose == Purpose.REMINDER]
    if not keys:
        return {}
    replies = replied.from_themselves().filter(
        Q(suggestions__task=OuterRef("task")) | Q(suggestions__task=None),
        person=OuterRef("person"),
        received_at__gt=OuterRef("reminder__mail__created_at") - _UNSEEN,
    )
    helps = Task.helpers.through.objects.filter(task=OuterRef("task"), person=OuterRef("person"))
    why_not = Case(
        When(Q(person__no_contact_at__isnull=False), then=Value("no_contact")),
        When(Q(person__left_at__isnull=False), then=Value("left")),
        When(~Q(reminder__mail__to_email=Lower("person__email")), then=Value("moved")),
        When(~Q(task__state__in=Task.ACTIVE), then=Value("finished")),
        When(_ANSWERED, then=Value("answered")),
        When(Exists(replies), then=Value("answered")),
        When(Q(person__away_until__gte=timezone.localdate()), then=Value("away")),
        When(Q(task__mail_held_at__isnull=False), then=Value("held")),
        When(
            (Q(task__lead=None) | ~Q(task__lead=F("person"))) & ~Exists(helps),
            then=Value("replaced"),
        ),
        default=Value(""),
    )
    items = ReminderItem.objects.filter(reminder__mail__in=keys).annotate(why_not=why_not)
    rows = items.exclude(why_not="").order_by().values_list("reminder__mail", "why_not")
    return {key: reason for key, reason in rows if key is not None}
