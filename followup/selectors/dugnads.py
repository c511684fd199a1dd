"""Dugnads for pages, and who may see and change them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet

from core.accounts.models import Role, User
from core.accounts.selectors import can_edit, can_read, contact_persons
from core.municipalities.models import Municipality
from followup.models import Dugnad, Idea, Participation, Referat, Task


def may_read(user: User, dugnad: Dugnad) -> bool:
    """Those who may read the municipality, and whoever leads this dugnad."""
    return dugnad.process_leader_id == user.pk or can_read(user, dugnad.municipality)


def may_edit(user: User, dugnad: Dugnad) -> bool:
    """The municipality's contact person, NDFU, and whoever leads this dugnad."""
    return dugnad.process_leader_id == user.pk or can_edit(user, dugnad.municipality)


def for_list() -> QuerySet[Dugnad]:
    """Dugnads with how many took part and how the tasks go, newest first."""
    done = Q(tasks__state=Task.State.DONE)
    return (
        Dugnad.objects.select_related("municipality", "process_leader")
        .annotate(
            participant_count=Count("participations", distinct=True),
            task_count=Count("tasks", distinct=True),
            done_count=Count("tasks", filter=done, distinct=True),
            draft_count=Count(
                "referats", filter=Q(referats__state=Referat.State.DRAFT), distinct=True
            ),
        )
        .order_by("-date", "-pk")
    )


def in_municipality(municipality: Municipality) -> QuerySet[Dugnad]:
    """The municipality's dugnads and those of its bydeler."""
    return for_list().filter(Q(municipality=municipality) | Q(municipality__parent=municipality))


def led_by(user: User) -> QuerySet[Dugnad]:
    """The dugnads a process leader leads."""
    return for_list().filter(process_leader=user)


def leads_any(user: User) -> bool:
    """True when the user leads a dugnad somewhere."""
    return Dugnad.objects.filter(process_leader=user).exists()


def process_leaders() -> QuerySet[User]:
    """Who can be put down as process leader."""
    return User.objects.filter(
        is_active=True, role__in=[Role.PROCESS_LEADER, Role.NDFU_STAFF, Role.NDFU_ADMIN]
    ).order_by("name", "email")


def possible_contacts(municipality: Municipality) -> QuerySet[User]:
    """The contact persons of the place, a bydel's own or its municipality's."""
    keys = list(contact_persons(municipality).values_list("pk", flat=True))
    return User.objects.filter(pk__in=keys).order_by("name", "email")


def places(municipality: Municipality) -> QuerySet[Municipality]:
    """The municipality and its bydeler: where a dugnad of it can have been."""
    return Municipality.objects.filter(
        Q(pk=municipality.pk) | Q(parent=municipality), valid_to__isnull=True
    ).order_by("kind", "name")


@dataclass(frozen=True, slots=True)
class DugnadPage:
    """One dugnad with all that its page shows, read in a constant number of queries."""

    dugnad: Dugnad
    participants: Sequence[Participation]
    chosen: Sequence[Idea]
    parked: Sequence[Idea]
    referats: Sequence[Referat]
    loose_tasks: int

    @property
    def draft(self) -> Referat | None:
        """The newest referat that waits to be looked through."""
        return next((r for r in self.referats if r.state == Referat.State.DRAFT), None)

    @property
    def confirmed(self) -> Referat | None:
        return next((r for r in self.referats if r.state == Referat.State.CONFIRMED), None)


def page(dugnad: Dugnad) -> DugnadPage:
    """The page of one dugnad. Four queries."""
    ideas = list(
        dugnad.ideas.filter(confirmed_at__isnull=False)
        .annotate(
            task_count=Count("tasks", distinct=True),
            done_count=Count("tasks", filter=Q(tasks__state=Task.State.DONE), distinct=True),
        )
        .order_by("position", "pk")
    )
    return DugnadPage(
        dugnad=dugnad,
        participants=list(
            dugnad.participations.select_related("person").order_by("person__name", "pk")
        ),
        chosen=[i for i in ideas if i.chosen],
        parked=[i for i in ideas if not i.chosen],
        referats=list(dugnad.referats.select_related("uploaded_by", "confirmed_by")),
        loose_tasks=dugnad.tasks.filter(idea__isnull=True).count(),
    )
