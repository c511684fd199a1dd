"""Makes tasks of a reviewed referat: everything in one transaction, or nothing."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from core.audit import log
from core.audit.log import Actor
from core.errors import Refused
from followup.domain import addresses
from followup.models import FirstStep, GoodExperience, Idea, Person, Referat, Task
from followup.selectors.draft_steps import is_somebody
from followup.services import referat_undo, referat_wordings, reminders, tasks
from followup.services.participants import Register
from followup.services.people import clean_email
from followup.services.referat_compare import changes_between, compare

WHEN_FIELDS = ("when_text", "start", "due", "precision", "open_end", "no_date_reason")


@dataclass(slots=True)
class Confirmed:
    """What confirming did. `already` is true when somebody had confirmed before."""

    referat: Referat
    tasks: list[Task] = field(default_factory=list)
    changed: list[Task] = field(default_factory=list)
    known: list[Task] = field(default_factory=list)
    named: dict[int, Person] = field(default_factory=dict)
    already: bool = False


@transaction.atomic
def confirm(*, referat: Referat, actor: Actor, now: datetime) -> Confirmed:
    """Make people, ideas and tasks of the drafts, and plan the first mails.

    A draft that is a task already updates it where the document changed it and nobody chose to
    keep it; state and answers stay. Confirming twice is a success that does nothing more.
    Raises Refused when the referat has been put away.
    """
    locked = (
        Referat.objects.select_for_update(of=("self",))
        .select_related("dugnad__municipality")
        .get(pk=referat.pk)
    )
    if locked.state == Referat.State.CONFIRMED:
        return Confirmed(locked, already=True)
    if locked.state != Referat.State.DRAFT:
        raise Refused(_("Referatet er lagt bort og kan ikke bekreftes."), "not_draft")
    result = Confirmed(locked)
    steps = _steps(locked)
    people = _People(locked, actor)
    people.make_ready(steps)
    _confirm_ideas(locked, now)
    _make_tasks(result, steps, people, actor, now)
    _change_tasks(result, steps, people, actor, now)
    _drop_tasks(locked, actor, now)
    _keep_experiences(locked)
    referat_wordings.keep_said(locked, steps, people.of, actor)
    _close(locked, actor, now, result)
    reminders.plan_for(list(result.named.values()), now=now, newly_named=True)
    return result


def put_away(*, referat: Referat, actor: Actor) -> Referat:
    """Put a draft away, so that another one counts instead. Twice is fine."""
    changed = Referat.objects.filter(pk=referat.pk, state=Referat.State.DRAFT).update(
        state=Referat.State.REPLACED
    )
    if changed:
        log.record(
            actor=actor,
            action="referat.put_away",
            target=referat,
            municipality=referat.dugnad.municipality,
        )
    return referat


def take_back(*, referat: Referat) -> Referat:
    """Let a draft that was put away count again."""
    Referat.objects.filter(pk=referat.pk, state=Referat.State.REPLACED).update(
        state=Referat.State.DRAFT
    )
    return referat


class _People:
    """Who the parties are: known persons, or new ones made in one query."""

    def __init__(self, referat: Referat, actor: Actor) -> None:
        self.municipality = referat.dugnad.municipality
        self.actor = actor
        self.register = Register.of(self.municipality.pk)

    def make_ready(self, steps: Iterable[FirstStep]) -> None:
        """Make the persons the steps name and nobody knows yet."""
        fresh: dict[tuple[str, str], Person] = {}
        for party in (p for step in steps for p in step.parties):
            known = self.of(party)
            if known and known.pk and party["email"] and not known.email:
                self._give_address(known, party["email"])
            if not is_somebody(party) or known:
                continue
            person = self._new(party)
            key = (person.name.casefold(), person.email)
            if key not in fresh:
                fresh[key] = person
                self.register.add(person)
        Person.objects.bulk_create(fresh.values())

    def of(self, party: dict[str, Any]) -> Person | None:
        """The person of a party, or None for nobody in particular."""
        if not is_somebody(party):
            return None
        known = self.register.by_pk.get(party.get("person") or 0)
        return known or self.register.find(party["name"] or party["text"], party["email"])

    def on(self, step: FirstStep) -> list[Person]:
        """Lead first, then helpers, each once."""
        found = {id(p): p for p in map(self.of, step.parties) if p}
        return list(found.values())

    def _give_address(self, person: Person, email: str) -> None:
        """Somebody known without an address got one in the referat or while it was reviewed."""
        person.email = clean_email(email)
        person.is_shared_address = addresses.is_shared(person.email)
        person.link_epoch += 1
        person.save(update_fields=["email", "is_shared_address", "link_epoch"])

    def _new(self, party: dict[str, Any]) -> Person:
        email = clean_email(party["email"])
        return Person(
            municipality=self.municipality,
            name=(party["name"] or party["text"])[:160],
            email=email,
            organisation=party["organisation"][:160],
            is_shared_address=addresses.is_shared(email) or _is_address_alone(party),
            given_by=self.actor.user,
        )


def _is_address_alone(party: dict[str, Any]) -> bool:
    """A mailbox nobody is named with: whoever reads it is asked who answers."""
    return bool(party["email"]) and not party["name"] and party["text"] == party["email"]


def _steps(referat: Referat) -> list[FirstStep]:
    """The drafts that count, compared once more: another referat may have come in between."""
    compare_if_needed(referat)
    return list(
        referat.steps.filter(dropped=False, idea__chosen=True)
        .select_related("idea", "same_as__lead", "same_as__first_step__idea")
        .prefetch_related("same_as__helpers")
        .order_by("idea__position", "position", "pk")
    )


def compare_if_needed(referat: Referat) -> None:
    """Compare again if a referat of the same dugnad was confirmed after this one came in."""
    newer = Referat.objects.filter(
        dugnad=referat.dugnad_id, confirmed_at__gte=referat.uploaded_at
    ).exclude(pk=referat.pk)
    if newer.exists():
        compare(referat)


def _confirm_ideas(referat: Referat, now: datetime) -> None:
    """Draft ideas become ideas; one that is known already gives its rows to that one."""
    for idea in referat.ideas.select_related("same_as").order_by("pk"):
        if idea.same_as:
            idea.steps.update(idea=idea.same_as)
            if not idea.same_as.description and idea.description:
                Idea.objects.filter(pk=idea.same_as.pk).update(description=idea.description)
            if idea.chosen and not idea.same_as.chosen:
                Idea.objects.filter(pk=idea.same_as.pk).update(chosen=True)
            idea.delete()
    referat.ideas.update(confirmed_at=now)


def _make_tasks(
    result: Confirmed, steps: list[FirstStep], people: _People, actor: Actor, now: datetime
) -> None:
    """A task for each step that is new; as many queries for fifty as for one, but for history."""
    ideas = dict(FirstStep.objects.filter(referat=result.referat).values_list("pk", "idea_id"))
    helping: list[tuple[Task, list[Person]]] = []
    for step in steps:
        if step.same_as:
            continue
        everybody = people.on(step)
        task = _new_task(step, result.referat, actor, now)
        task.idea_id = ideas[step.pk]
        task.lead = everybody[0] if everybody else None
        result.tasks.append(task)
        helping.append((task, everybody[1:]))
        result.named |= {p.pk: p for p in everybody}
    Task.objects.bulk_create(result.tasks)
    through = Task.helpers.through
    through.objects.bulk_create(
        through(task=task, person=person) for task, helpers in helping for person in helpers
    )
    for task, helpers in helping:
        keys = [p.pk for p in (task.lead, *helpers) if p]
        log.record(
            actor=actor,
            action="task.created",
            target=task,
            municipality=people.municipality,
            **({"people": [[], keys]} if keys else {}),
        )


def _new_task(step: FirstStep, referat: Referat, actor: Actor, now: datetime) -> Task:
    return Task(
        municipality_id=referat.dugnad.municipality_id,
        dugnad=referat.dugnad,
        first_step=step,
        what=step.what,
        who_text=step.who_text,
        is_first_step=step.is_first_step,
        created_by=actor.user,
        created_at=now,
        state_changed_at=now,
        **{name: getattr(step, name) for name in WHEN_FIELDS},
    )


def _change_tasks(
    result: Confirmed, steps: list[FirstStep], people: _People, actor: Actor, now: datetime
) -> None:
    """Take into known tasks what the document changed, field by field as chosen."""
    for step in steps:
        task = step.same_as
        if task is None:
            continue
        result.known.append(task)
        taken = {c.field for c in changes_between(step, task)} - set(step.keeps)
        Task.objects.filter(pk=task.pk).update(first_step=step)
        if not taken:
            continue
        values: dict[str, Any] = {"what": step.what} if "what" in taken else {}
        if "when" in taken:
            values |= {name: getattr(step, name) for name in WHEN_FIELDS}
        if values:
            task = tasks.edit(task, actor=actor, version=task.version, now=now, **values)
        if "who" in taken:
            everybody = people.on(step)
            task = tasks.assign(
                task,
                lead=everybody[0] if everybody else None,
                helpers=everybody[1:],
                actor=actor,
                version=task.version,
                now=now,
            )
        result.changed.append(task)


def _drop_tasks(referat: Referat, actor: Actor, now: datetime) -> None:
    """Tasks that the new referat lacks and somebody said are over."""
    chosen = referat.reading.get("drops", [])
    for task in Task.objects.filter(
        pk__in=chosen, dugnad=referat.dugnad, state__in=Task.ACTIVE
    ).order_by("pk"):
        tasks.set_state(
            task,
            state=Task.State.DROPPED,
            note=_("Står ikke i det nye referatet."),
            actor=actor,
            now=now,
        )


def _keep_experiences(referat: Referat) -> None:
    """Good experiences go to the dugnad, private until the municipality shares them."""
    known = set(referat.dugnad.good_experiences.values_list("text", flat=True))
    GoodExperience.objects.bulk_create(
        GoodExperience(dugnad=referat.dugnad, text=text)
        for text in dict.fromkeys(referat.reading.get("good_experiences", []))
        if text not in known
    )


def _close(referat: Referat, actor: Actor, now: datetime, result: Confirmed) -> None:
    earlier = {t.first_step.referat_id for t in result.known if t.first_step}
    Referat.objects.filter(pk__in=earlier, state=Referat.State.CONFIRMED).exclude(
        pk=referat.pk
    ).update(state=Referat.State.REPLACED)
    referat.state = Referat.State.CONFIRMED
    referat.confirmed_by, referat.confirmed_at = actor.user, now
    referat.save(update_fields=["state", "confirmed_by", "confirmed_at"])
    referat_undo.forget(referat)
    log.record(
        actor=actor,
        action="referat.confirmed",
        target=referat,
        municipality=referat.dugnad.municipality,
        tasks=len(result.tasks),
        changed=len(result.changed),
    )
