"""Reads what the holder of a link may see: the person's own tasks and answers, nothing else."""

from __future__ import annotations

from collections.abc import Sequence

from django.db.models import F, Q

from core import links
from followup.models import Answer, Person, Task


class Ended(Exception):
    """A link that opens nothing any more. `person`: whom a fresh one can be mailed to, if known."""

    def __init__(self, person: Person | None) -> None:
        super().__init__("ended")
        self.person = person


def holder(token: str) -> Person:
    """The person whose link this is. Raises Ended for one that is bad, too old or replaced."""
    try:
        link = links.read("answer", token)
    except links.Ended as error:
        raise Ended(_person(error.pk) if error.pk else None) from error
    person = _person(link.pk)
    if person is None or person.link_epoch != link.epoch:
        raise Ended(person)
    return person


def _person(key: int) -> Person | None:
    people = Person.objects.filter(pk=key, erased_at__isnull=True)
    return people.select_related("municipality").first()


def held_by(person: Person) -> list[Task]:
    """The active tasks a person leads or helps with, most urgent first."""
    return list(
        Task.objects.filter(Q(lead=person) | Q(helpers=person), state__in=Task.ACTIVE)
        .select_related("lead", "idea", "dugnad", "municipality", "handed_by")
        .order_by(F("due").asc(nulls_last=True), "pk")
        .distinct()
    )


def given_by(person: Person, keys: Sequence[int]) -> list[Answer]:
    """Those of a person's own answers, in the order they were given."""
    return list(
        Answer.objects.filter(person=person, pk__in=keys)
        .select_related("task", "task__municipality", "next_step")
        .order_by("pk")
    )


def last_answer(person: Person, task: int) -> Answer | None:
    """The person's last answer about a task they still hold, that stands."""
    mine = Q(task__lead=person) | Q(task__helpers=person)
    return (
        Answer.objects.filter(mine, person=person, task=task, undone_at__isnull=True)
        .order_by("-pk")
        .first()
    )


def at_same_address(person: Person) -> list[Person]:
    """Everybody behind the same personal address, in every municipality; alone at a shared one."""
    if person.is_shared_address or not person.email:
        return [person]
    return list(
        Person.objects.filter(
            email__iexact=person.email, erased_at__isnull=True, is_shared_address=False
        )
        .select_related("municipality")
        .order_by("pk")
    )
