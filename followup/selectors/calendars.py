"""What feeds of deadlines hold, and whom they are for."""

from __future__ import annotations

from django.db.models import QuerySet

from core.accounts.models import Membership, User
from core.municipalities.models import Municipality
from followup.models import ReminderPolicy, Task


def dated(municipality: Municipality) -> QuerySet[Task]:
    """The active tasks with a date in a municipality, soonest first."""
    return (
        Task.objects.filter(municipality=municipality, state__in=Task.ACTIVE, due__isnull=False)
        .select_related("idea", "lead")
        .order_by("due", "pk")
    )


def epoch(municipality: Municipality) -> int:
    """Which of the municipality's calendar addresses are good now."""
    row = ReminderPolicy.objects.filter(municipality=municipality).first()
    return row.calendar_epoch if row else 0


def membership_of(user: User, municipality: Municipality) -> Membership | None:
    """The membership by which somebody reads this municipality; none for NDFU."""
    return Membership.objects.filter(
        user=user, municipality=municipality, ended_at__isnull=True
    ).first()
