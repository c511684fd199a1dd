"""Which tasks nobody has, which stand on NDFU's call list, and whom nobody hears from."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.utils import timezone

from core.accounts.models import User
from core.accounts.selectors import contact_persons
from core.municipalities.models import Municipality
from followup.domain import escalation
from followup.models import Escalation, Task

_STANDING = (Escalation.State.PLANNED, Escalation.State.OPEN, Escalation.State.SETTLED)
_NOBODY = Q(lead__isnull=True) | Q(
    lead__email="", lead__no_contact_at__isnull=True, lead__left_at__isnull=True
)
_GONE = Q(lead__left_at__isnull=False) | Q(lead__erased_at__isnull=False)


def orphans() -> QuerySet[Task]:
    """Active tasks without anybody who can be asked: no person, no address, or somebody who left.

    Who asked not to be written to is no orphan: that is their answer.
    """
    return Task.objects.filter(_NOBODY | _GONE, state__in=Task.ACTIVE, mail_held_at__isnull=True)


def unasked_orphans() -> QuerySet[Task]:
    """Orphans whose contact person has not been asked about them, nor is about to be."""
    asked = Escalation.objects.filter(
        task=OuterRef("pk"), kind=Escalation.Kind.ORPHAN, state__in=_STANDING
    )
    return orphans().filter(~Exists(asked)).order_by("pk")


def told_silent(tasks: Collection[int]) -> QuerySet[Escalation]:
    """Silent tasks among these that the contact person has been told about, unanswered since.

    And with the same lead since: who was given it again has not been asked yet.
    """
    return (
        Escalation.objects.filter(
            kind=Escalation.Kind.SILENT,
            task__in=tasks,
            person=F("task__lead"),
            step=escalation.CALL,
        )
        .exclude(state=Escalation.State.OVER)
        .filter(Q(task__answered_at__isnull=True) | Q(task__answered_at__lt=F("created_at")))
        .filter(Q(task__lead_since__isnull=True) | Q(task__lead_since__lt=F("created_at")))
        .select_related("task", "task__lead")
    )


@dataclass(frozen=True, slots=True)
class ToCall:
    """One municipality on the call list: whom to call, about what, and since when."""

    municipality: Municipality
    contacts: list[User]
    rows: list[Escalation]

    @property
    def since(self) -> date:
        """The day the first of them came on the list."""
        return min(timezone.localdate(row.opened_at) for row in self.rows if row.opened_at)


def call_list() -> list[ToCall]:
    """The municipalities NDFU should call, those waiting longest first."""
    rows = (
        Escalation.objects.filter(state=Escalation.State.OPEN, task__state__in=Task.ACTIVE)
        .filter(Q(task__answered_at__isnull=True) | Q(task__answered_at__lt=F("opened_at")))
        .select_related("task", "task__municipality", "task__lead", "person")
        .order_by("opened_at", "pk")
    )
    by_place: dict[Municipality, list[Escalation]] = defaultdict(list)
    for row in rows:
        by_place[row.task.municipality].append(row)
    return [ToCall(place, list(contact_persons(place)), found) for place, found in by_place.items()]
