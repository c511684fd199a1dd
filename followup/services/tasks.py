"""Changes tasks for the contact person. What a responsible person answers is in `answers`."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from core.audit import log
from core.audit.log import Actor
from core.errors import Refused, Stale
from core.municipalities.models import Municipality
from followup.models import Answer, Barrier, Dugnad, FirstStep, Idea, Person, Task
from followup.services import reminders

LONGEST = 2000
EDITABLE = frozenset(
    {
        "what",
        "when_text",
        "start",
        "due",
        "precision",
        "open_end",
        "no_date_reason",
        "who_text",
        "idea",
        "dugnad",
        "is_first_step",
    }
)


@transaction.atomic
def create(
    *,
    municipality: Municipality,
    what: str,
    actor: Actor,
    now: datetime,
    when_text: str = "",
    start: date | None = None,
    due: date | None = None,
    precision: str = "",
    open_end: bool = False,
    no_date_reason: str = "",
    who_text: str = "",
    lead: Person | None = None,
    helpers: Iterable[Person] = (),
    idea: Idea | None = None,
    dugnad: Dugnad | None = None,
    first_step: FirstStep | None = None,
    follows: Task | None = None,
    is_first_step: bool = False,
) -> Task:
    """A new open task. Whoever is named gets a first mail (see `reminders.first_notice_at`).

    Raises Refused when there is nothing to do, the interval is turned round, or somebody named
    belongs to another municipality.
    """
    helping = _helpers(lead, helpers)
    _check_people(municipality, [lead, *helping])
    task = Task(
        municipality=municipality,
        what=_clean_what(what),
        when_text=when_text.strip()[:300],
        start=start,
        due=due,
        precision=precision,
        open_end=open_end,
        no_date_reason="" if due else no_date_reason,
        who_text=who_text.strip()[:300],
        lead=lead,
        idea=idea,
        dugnad=dugnad or (idea.dugnad if idea else None),
        first_step=first_step,
        follows=follows,
        is_first_step=is_first_step,
        state_changed_at=now,
        created_at=now,
        created_by=actor.user,
    )
    _check_interval(task)
    task.save()
    task.helpers.set(helping)
    log.record(
        actor=actor,
        action="task.created",
        target=task,
        municipality=municipality,
        **_people_change([], _people(task)),
    )
    reminders.plan_for(_people(task), now=now)
    return task


@transaction.atomic
def edit(task: Task, *, actor: Actor, version: int, now: datetime, **changes: Any) -> Task:
    """Change any of EDITABLE. Raises Stale when `version` is no longer the task's."""
    unknown = set(changes) - EDITABLE
    if unknown:
        raise TypeError(f"edit() cannot change {', '.join(sorted(unknown))}")
    fresh = lock(task)
    _check_version(fresh, version)
    before = {name: _plain(getattr(fresh, name)) for name in changes}
    for name, value in changes.items():
        setattr(fresh, name, value.strip() if isinstance(value, str) else value)
    fresh.what = _clean_what(fresh.what)
    if "due" in changes and fresh.due and "no_date_reason" not in changes:
        fresh.no_date_reason = ""
    _check_interval(fresh)
    changed = {
        name: [before[name], _plain(getattr(fresh, name))]
        for name in changes
        if before[name] != _plain(getattr(fresh, name))
    }
    if changed:
        _save(fresh, actor, "task.edited", changed)
        reminders.plan_for(_people(fresh), now=now, newly_named=False)
    return fresh


@transaction.atomic
def assign(
    task: Task,
    *,
    lead: Person | None,
    helpers: Iterable[Person],
    actor: Actor,
    version: int,
    now: datetime,
) -> Task:
    """Say who does it. New people get a first mail, those who no longer do it hear no more.

    Who leads it from now on is new to that, even after helping with it or having led it before.
    A waiting proposal ("it is not me") counts as dealt with. Raises Stale, or Refused for somebody
    from another municipality.
    """
    fresh = lock(task)
    _check_version(fresh, version)
    helping = _helpers(lead, helpers)
    _check_people(fresh.municipality, [lead, *helping])
    before = _people(fresh)
    if lead != fresh.lead:
        fresh.handed_by = fresh.handed_at = fresh.accepted_at = fresh.ask_again_on = None
        fresh.lead_since = now
    fresh.lead = lead
    fresh.helpers.set(helping)
    after = _people(fresh)
    changed = _people_change(before, after)
    if changed:
        _save(fresh, actor, "task.assigned", changed)
    settle_proposals(fresh, actor, now)
    reminders.plan_for({p.pk: p for p in [*before, *after]}.values(), now=now)
    return fresh


@transaction.atomic
def set_state(
    task: Task,
    *,
    state: str,
    actor: Actor,
    now: datetime,
    note: str = "",
    barrier: str = "",
    next_step: str = "",
    version: int | None = None,
) -> Task:
    """Say, on behalf of those who do it, how it goes. Counts as an answer: chasers start over.

    `next_step` on a finished task becomes a task of its own with the same people. Raises Refused
    when a task is dropped without a reason or the state is unknown, Stale when `version` is given
    and no longer the task's.
    """
    if state not in Task.State.values or barrier not in {"", *Barrier.values}:
        raise Refused(_("Velg hvordan det går med oppgaven."), "unknown_state")
    note = note.strip()[:LONGEST]
    if state == Task.State.DROPPED and not note:
        raise Refused(_("Skriv kort hvorfor oppgaven ikke er aktuell lenger."), "needs_reason")
    fresh = lock(task)
    if version is not None:
        _check_version(fresh, version)
    changed = change_state(fresh, state=state, note=note, barrier=barrier, now=now)
    fresh.answered_at, fresh.ask_again_on = now, None
    _save(fresh, actor, "task.state", {**changed, "note": note} if note else changed)
    if state == Task.State.DONE and next_step.strip():
        follow_up(fresh, what=next_step, actor=actor, now=now)
    reminders.plan_for(_people(fresh), now=now, newly_named=False)
    return fresh


@transaction.atomic
def set_result(task: Task, *, children: int | None, note: str, actor: Actor) -> Task:
    """Keep what came of a task: how many children it reached, and what others should know."""
    fresh = lock(task)
    note = note.strip()[:LONGEST]
    if (children, note) == (fresh.result_children, fresh.result_note):
        return fresh
    fresh.result_children, fresh.result_note = children, note
    # The words stand with the task, where they can be corrected; history says that they came.
    _save(fresh, actor, "task.result", {"children": children})
    return fresh


def change_state(
    task: Task, *, state: str, note: str, barrier: str, now: datetime
) -> dict[str, list[Any]]:
    """Set the state on an unsaved, locked task; returns what changed for the history."""
    before = {"state": task.state, "barrier": task.barrier}
    if state != task.state:
        task.state_changed_at = now
    task.state = state
    task.barrier = barrier if state == Task.State.BLOCKED else ""
    task.state_note = note if state in {Task.State.BLOCKED, Task.State.DROPPED} else ""
    after = {"state": task.state, "barrier": task.barrier}
    return {name: [before[name], after[name]] for name in before if before[name] != after[name]}


def follow_up(task: Task, *, what: str, actor: Actor, now: datetime) -> Task:
    """The next step after `task`: same idea, dugnad and people, no date yet."""
    return create(
        municipality=task.municipality,
        what=what,
        actor=actor,
        now=now,
        who_text=task.who_text,
        lead=task.lead,
        helpers=task.helpers.all(),
        idea=task.idea,
        dugnad=task.dugnad,
        follows=task,
    )


def settle_proposals(task: Task, actor: Actor, now: datetime) -> int:
    """Mark what waits for the contact person about this task as dealt with."""
    return task.answers.filter(
        choice=Answer.Choice.NOT_ME, handled_at__isnull=True, undone_at__isnull=True
    ).update(handled_at=now, handled_by=actor.user)


def lock(task: Task) -> Task:
    """The task as it is now, locked against other writers until the transaction ends."""
    return (
        Task.objects.select_for_update(of=("self",), no_key=True)
        .select_related("municipality", "lead", "idea", "dugnad")
        .get(pk=task.pk)
    )


def people_of(task: Task) -> list[Person]:
    """Lead first, then helpers."""
    return ([task.lead] if task.lead else []) + list(task.helpers.order_by("pk"))


_people = people_of


def _save(task: Task, actor: Actor, action: str, changed: dict[str, Any]) -> None:
    task.version += 1
    task.save()
    # The words about who may hold a name, which erasing a person could not take out of history.
    changed.pop("who_text", None)
    log.record(actor=actor, action=action, target=task, municipality=task.municipality, **changed)


def _people_change(before: Sequence[Person], after: Sequence[Person]) -> dict[str, list[Any]]:
    """Keys, never names: history outlives an erased person."""
    was, now = [p.pk for p in before], [p.pk for p in after]
    return {"people": [was, now]} if was != now else {}


def _helpers(lead: Person | None, helpers: Iterable[Person]) -> list[Person]:
    unique = {p.pk: p for p in helpers if lead is None or p.pk != lead.pk}
    return list(unique.values())


def _check_people(municipality: Municipality, people: Iterable[Person | None]) -> None:
    places = {municipality.pk, municipality.parent_id}
    if any(p and p.municipality_id not in places for p in people):
        raise Refused(_("Personen hører til en annen kommune."), "other_municipality")
    if any(p and p.erased_at for p in people):
        raise Refused(_("Personen er slettet. Velg en annen."), "erased")


def _check_version(task: Task, version: int) -> None:
    if task.version != version:
        raise Stale(
            _(
                "Noen andre endret oppgaven mens du skrev. Se over endringen under, og lagre på "
                "nytt hvis du fortsatt vil."
            ),
            "stale",
        )


def _clean_what(what: str) -> str:
    what = what.strip()
    if not what:
        raise Refused(_("Skriv hva som skal gjøres."), "empty")
    if len(what) > LONGEST:
        raise Refused(_("Teksten er for lang. Kort den ned til 2000 tegn."), "too_long")
    return what


def _check_interval(task: Task) -> None:
    if task.start and task.due and task.start > task.due:
        raise Refused(_("Fristen er før startdagen. Rett den ene av dem."), "interval")


def _plain(value: Any) -> Any:
    if isinstance(value, date):
        return value.isoformat()
    return value.pk if isinstance(value, (Idea, Dugnad)) else value
