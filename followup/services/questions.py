"""What the contact person decides by hand: who takes it, what was meant, what was offered."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from core.accounts.models import Membership, User
from core.audit import log
from core.errors import Refused
from core.mail.outbox import enqueue_many
from core.municipalities.models import Municipality
from followup.mails import escalations as mails
from followup.models import Answer, Person, Task
from followup.services import people, reminders, tasks


@transaction.atomic
def give_to(
    task: Task,
    *,
    person: Person | None,
    name: str,
    email: str,
    version: int,
    actor: log.Actor,
    now: datetime,
    receipt_to: Membership | None = None,
) -> Person:
    """Make somebody known, or somebody new in the task's municipality, the lead of a task.

    `receipt_to` gets a mail about it: who answers from a link may not be whom it was sent to.
    """
    who = person or people.find_or_create(task.municipality, name, email, given_by=actor.user)
    tasks.assign(
        task, lead=who, helpers=list(task.helpers.all()), actor=actor, version=version, now=now
    )
    if receipt_to is not None:
        letter = mails.receipt_letter(receipt_to, task, who, at=now)
        enqueue_many([letter])
    return who


@transaction.atomic
def revise(
    task: Task,
    *,
    lead: Person | None,
    helpers: list[Person],
    version: int,
    actor: log.Actor,
    now: datetime,
    **changes: Any,
) -> Task:
    """Correct a task and who does it in one go. Raises Stale when somebody else was first."""
    task = tasks.edit(task, actor=actor, version=version, now=now, **changes)
    if task.lead != lead or set(task.helpers.all()) != set(helpers):
        task = tasks.assign(
            task, lead=lead, helpers=helpers, actor=actor, version=task.version, now=now
        )
    return task


@transaction.atomic
def add_person(
    municipality: Municipality,
    *,
    name: str,
    email: str,
    given_by: User,
    actor: log.Actor,
    now: datetime,
    **fields: Any,
) -> Person:
    """Somebody new in a municipality, or the one already known by that name and address."""
    person = people.find_or_create(municipality, name, email, given_by=given_by)
    return people.edit(person, actor=actor, now=now, **fields)


@transaction.atomic
def accept_proposal(answer: Answer, *, email: str, actor: log.Actor, now: datetime) -> Person:
    """«Noen andre gjør dette» was right: give the task to the one proposed.

    Only now does that name or address become somebody we may write to, and they are asked
    whether they take it.
    """
    answer = _waiting(answer)
    task = answer.task
    who = give_to(
        task,
        person=None,
        name=answer.proposed_name or answer.proposed_email,
        email=email or answer.proposed_email,
        version=task.version,
        actor=actor,
        now=now,
    )
    if who.pk != answer.person_id:
        Task.objects.filter(pk=task.pk, lead=who).update(handed_by=answer.person, handed_at=now)
    _settle(answer, actor=actor, action="answer.accepted", now=now)
    return who


@transaction.atomic
def settle(answer: Answer, *, actor: log.Actor, now: datetime) -> Answer:
    """The contact person has dealt with a call for help or a proposal in some other way."""
    return _settle(_waiting(answer), actor=actor, action="answer.handled", now=now)


def _waiting(answer: Answer) -> Answer:
    locked = Answer.objects.select_for_update().select_related("task").get(pk=answer.pk)
    if locked.undone_at:
        raise Refused(_("Svaret er angret, så det er ikke noe å ta stilling til lenger."), "undone")
    if locked.handled_at:
        raise Refused(_("Noen har allerede tatt seg av dette."), "handled")
    return locked


def _settle(answer: Answer, *, actor: log.Actor, action: str, now: datetime) -> Answer:
    answer.handled_at, answer.handled_by = now, actor.user
    answer.save(update_fields=["handled_at", "handled_by"])
    log.record(
        actor=actor, action=action, target=answer.task, municipality=answer.task.municipality
    )
    reminders.plan_for(tasks.people_of(answer.task), now=now, newly_named=False)
    return answer
