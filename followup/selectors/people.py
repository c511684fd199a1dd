"""Reads the responsible people of a municipality."""

from __future__ import annotations

from django.db.models import Count, F, Q, QuerySet

from core.mail import selectors
from core.mail.models import OutgoingMail
from core.municipalities.models import Municipality
from followup.models import Person, Task


def people_with_counts(municipality: Municipality, text: str = "") -> QuerySet[Person]:
    """Everybody not erased, with `active_count` and `done_count`; those who left come last."""
    active = Q(led_tasks__state__in=Task.ACTIVE)
    people = (
        Person.objects.filter(municipality=municipality, erased_at__isnull=True)
        .annotate(
            active_count=Count("led_tasks", filter=active),
            done_count=Count("led_tasks", filter=Q(led_tasks__state=Task.State.DONE)),
        )
        .order_by(F("left_at").asc(nulls_first=True), "name", "pk")
    )
    for word in text.split()[:5]:
        people = people.filter(
            Q(name__icontains=word)
            | Q(organisation__icontains=word)
            | Q(role__icontains=word)
            | Q(email__icontains=word)
        )
    return people


def tasks_with(person: Person) -> QuerySet[Task]:
    """Every task a person leads or helps with."""
    return (
        Task.objects.filter(Q(lead=person) | Q(helpers=person))
        .distinct()
        .select_related("lead", "idea", "dugnad")
        .prefetch_related("helpers")
        .order_by("state", "due", "pk")
    )


def mails_to(person: Person) -> QuerySet[OutgoingMail]:
    """The ledger's rows to this person, newest first, without their bodies."""
    return selectors.mails_to(person.pk)
