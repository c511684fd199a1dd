"""Addresses that do not work, whose they are, and which tasks wait for them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass

from django.db.models import Exists, OuterRef, QuerySet
from django.db.models.functions import Lower

from core.municipalities.models import Municipality
from followup.models import AddressQuestion, Person, Task


@dataclass(frozen=True, slots=True)
class BadAddress:
    """One open question: the people in the municipality who have the address, and their tasks."""

    question: AddressQuestion
    people: list[Person]
    tasks: list[Task]

    @property
    def names(self) -> list[str]:
        return [person.name for person in self.people]


def asked(municipality: Municipality) -> list[BadAddress]:
    """The open questions of a municipality that are still about somebody with an open task."""
    questions = list(
        AddressQuestion.objects.filter(municipality=municipality, state=AddressQuestion.State.OPEN)
    )
    if not questions:
        return []
    by_address: dict[str, list[Person]] = defaultdict(list)
    for person in holders([q.email for q in questions]).filter(municipality=municipality):
        by_address[person.email.lower()].append(person)
    led = _led_by([person for people in by_address.values() for person in people])
    found = []
    for question in questions:
        people = by_address[question.email]
        if tasks := [task for person in people for task in led[person.pk]]:
            found.append(BadAddress(question, people, tasks))
    return found


def unreached(tasks: Collection[int]) -> set[int]:
    """Those of these tasks whose lead is not mailed any more, until somebody corrects it."""
    question = AddressQuestion.objects.filter(
        municipality=OuterRef("municipality"),
        email=Lower(OuterRef("lead__email")),
        state=AddressQuestion.State.OPEN,
        given_up=True,
    )
    found = Task.objects.filter(Exists(question), pk__in=tasks, state__in=Task.ACTIVE)
    return set(found.values_list("pk", flat=True))


def holders(emails: Collection[str]) -> QuerySet[Person]:
    """Everybody who may be mailed at one of these lower-case addresses and leads an open task."""
    return (
        Person.objects.annotate(address=Lower("email"))
        .filter(
            address__in=emails,
            left_at__isnull=True,
            erased_at__isnull=True,
            no_contact_at__isnull=True,
            led_tasks__state__in=Task.ACTIVE,
        )
        .distinct()
        .select_related("municipality")
        .order_by("name", "pk")
    )


def _led_by(people: Collection[Person]) -> dict[int, list[Task]]:
    """The open tasks of each of these people, by their key, the first due first."""
    tasks: dict[int, list[Task]] = defaultdict(list)
    led = Task.objects.filter(lead__in=people, state__in=Task.ACTIVE).order_by("due", "pk")
    for task in led:
        tasks[task.lead_id or 0].append(task)
    return tasks
