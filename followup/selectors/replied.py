"""Who has written to us by mail, and when: they are not asked again the day after."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date

from django.db.models import QuerySet
from django.utils import timezone

from followup.models import MailReply


def from_themselves() -> QuerySet[MailReply]:
    """What people wrote: not what may be somebody else's, nor what machines sent."""
    return MailReply.objects.filter(
        kind__in=(MailReply.Kind.REPLY, MailReply.Kind.UNREADABLE),
        state__in=(MailReply.State.ASKED, MailReply.State.OPEN, MailReply.State.SETTLED),
        from_email="",
    )


def days(people: Collection[int]) -> dict[int, dict[int | None, date]]:
    """For each person the last day they wrote about a task; None: about none in particular."""
    rows = (
        from_themselves()
        .filter(person__in=people)
        .order_by("received_at", "pk")
        .values_list("person", "suggestions__task", "received_at")
    )
    found: dict[int, dict[int | None, date]] = {}
    for person, task, received_at in rows:
        if person is not None:
            found.setdefault(person, {})[task] = timezone.localdate(received_at)
    return found


def on(wrote: Mapping[int | None, date], task: int) -> date | None:
    """The last day this person wrote about `task`, or about none in particular."""
    told = [wrote[key] for key in (task, None) if key in wrote]
    return max(told, default=None)
