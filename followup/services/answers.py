"""What responsible people answer from their link: stored, undone, and told to others.

Nobody but the one who answered hears of it for ten minutes. The link is no login, so each answer is
checked against who holds the task now.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import Any, Final

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from core.audit import log
from core.audit.log import Actor, by_link
from core.errors import Refused
from followup.domain import task_state
from followup.domain.task_state import UNDO_FOR
from followup.models import Answer, Barrier, Person, Task
from followup.services import reminders, tasks

NOTE_MOST: Final = 1000
Choice = Answer.Choice
_DATES: Final = ("start", "due", "ask_again_on")
_TIMES: Final = ("answered_at", "state_changed_at", "accepted_at")
_PLAIN: Final = ("state", "barrier", "state_note", "precision", "open_end", "no_date_reason")


@transaction.atomic
def give(
    *,
    person: Person,
    task: Task,
    choice: str,
    now: datetime,
    note: str = "",
    new_due: date | None = None,
    ask_on: date | None = None,
    barrier: str = "",
    proposed_name: str = "",
    proposed_email: str = "",
    answered_as: str = "",
    next_step: str = "",
) -> Answer:
    """Store an answer and let it act on the task at once. The same answer again is a success.

    More time moves the deadline for all to see; "ask me later" (`ask_on`) moves nothing but the
    question. "Not me" is a proposal to the contact person: the task stays as it is, and nothing is
    mailed to the name or address given. Raises Refused with a sentence and the code: not_yours,
    finished, no_choice, who (a shared address must say who answers), or of
    `task_state.new_due_fault` and `ask_on_fault`.
    """
    fresh = tasks.lock(task)
    _check_holds(fresh, person)
    repeated = _same_answer(fresh, person, choice, note, new_due or ask_on, now)
    if repeated:
        return repeated
    _check(fresh, person, choice, new_due, ask_on, barrier, answered_as, now)
    actor = by_link(person.pk, answered_as.strip()[:160] or person.name)
    before = _snapshot(fresh)
    _act(fresh, choice, note.strip()[:NOTE_MOST], barrier, new_due, now)
    if choice == Choice.SNOOZE:
        fresh.ask_again_on = ask_on
    if fresh.handed_by_id and fresh.lead_id == person.pk and choice != Choice.NOT_ME:
        fresh.accepted_at = fresh.accepted_at or now
    fresh.version += 1
    fresh.save()
    following = None
    if choice == Choice.DONE and next_step.strip():
        following = tasks.follow_up(fresh, what=next_step[: tasks.LONGEST], actor=actor, now=now)
    answer = Answer.objects.create(
        task=fresh,
        person=person,
        choice=choice,
        note=note.strip()[:NOTE_MOST],
        new_due=new_due if choice == Choice.LATER else None,
        ask_on=ask_on if choice == Choice.SNOOZE else None,
        barrier=fresh.barrier,
        proposed_name=proposed_name.strip()[:160],
        proposed_email=proposed_email.strip()[:254],
        answered_as=answered_as.strip()[:160],
        next_step=following,
        before=before,
        task_version=fresh.version,
        created_at=now,
    )
    _record(fresh, actor, "task.answered", before, choice)
    reminders.plan_for(tasks.people_of(fresh), now=now, newly_named=False)
    return answer


def _check_holds(task: Task, person: Person) -> None:
    holds = task.lead_id == person.pk or task.helpers.filter(pk=person.pk).exists()
    if not holds or person.erased_at:
        raise Refused(
            _("Denne oppgaven står ikke lenger på deg. Du trenger ikke svare."), "not_yours"
        )


def _same_answer(
    task: Task, person: Person, choice: str, note: str, day: date | None, now: datetime
) -> Answer | None:
    """The answer a second click repeats: the person's last about it, with nothing in between."""
    last = task.answers.filter(undone_at__isnull=True).order_by("-pk").first()
    if last is None or last.person_id != person.pk or last.choice != choice:
        return None
    if last.task_version != task.version:
        return None
    finished = not task_state.is_active(task.state)
    just_now = now - last.created_at < UNDO_FOR
    same = last.note == note.strip()[:NOTE_MOST] and (
        choice not in {Choice.LATER, Choice.SNOOZE} or (last.new_due or last.ask_on) == day
    )
    return last if finished or (just_now and same) else None


def _check(
    task: Task,
    person: Person,
    choice: str,
    new_due: date | None,
    ask_on: date | None,
    barrier: str,
    answered_as: str,
    now: datetime,
) -> None:
    if choice not in Choice.values or barrier not in {"", *Barrier.values}:
        raise Refused(_("Velg et svar først. Ingenting er endret."), "no_choice")
    if not task_state.is_active(task.state):
        raise Refused(
            _("Noen har allerede meldt at denne oppgaven er avsluttet. Takk likevel!"), "finished"
        )
    if person.is_shared_address and not answered_as.strip():
        raise Refused(_("Flere leser denne adressen. Skriv hvem som svarer."), "who")
    today = timezone.localdate(now)
    if choice == Choice.LATER:
        fault = task_state.new_due_fault(new_due, today=today, due=task.due)
        if fault:
            raise Refused(_due_sentences()[fault], fault)
    if choice == Choice.SNOOZE:
        fault = task_state.ask_on_fault(ask_on, today=today)
        if fault:
            raise Refused(_ask_sentences()[fault], fault)


def _due_sentences() -> dict[str, str]:
    return {
        "missing": _("Velg hvor mye mer tid du trenger."),
        "past": _("Velg en dag som ikke har vært."),
        "too_far": _("Velg en dag innen to år."),
        "not_later": _("Velg en dag etter den fristen som gjelder nå."),
    }


def _ask_sentences() -> dict[str, str]:
    return {
        "missing": _("Velg når vi skal spørre igjen."),
        "past": _("Velg en dag som ikke har vært."),
        "too_far": _("Velg en dag innen et halvt år."),
    }


@transaction.atomic
def add_result(
    answer: Answer,
    *,
    person: Person,
    children: int | None,
    note: str,
    now: datetime,
) -> Task:
    """What came of a finished task, told by the one who finished it. Saying it again corrects it.

    Raises Refused ("not_done") when the task is no longer finished or the answer somebody else's.
    """
    task = tasks.lock(answer.task)
    mine = answer.person_id == person.pk and answer.undone_at is None
    if not mine or task.state != Task.State.DONE:
        raise Refused(_("Oppgaven er ikke meldt ferdig lenger. Ingenting er lagret."), "not_done")
    actor = by_link(person.pk, answer.answered_as or person.name)
    return tasks.set_result(task, children=children, note=note, actor=actor)


def _act(
    task: Task, choice: str, note: str, barrier: str, new_due: date | None, now: datetime
) -> None:
    state = task_state.state_after(task.state, choice)
    task.answered_at, task.ask_again_on = now, None
    if choice != Choice.NOT_ME:
        tasks.change_state(task, state=state, note=note, barrier=barrier, now=now)
    if choice == Choice.LATER and new_due:
        task.due, task.precision = new_due, "day"
        task.open_end, task.no_date_reason = False, ""
        if task.start and task.start > new_due:
            task.start = None


def _snapshot(task: Task) -> dict[str, Any]:
    """The fields an answer can change, as JSON."""
    values: dict[str, Any] = {name: getattr(task, name) for name in _PLAIN}
    for name in (*_DATES, *_TIMES):
        value = getattr(task, name)
        values[name] = value.isoformat() if value else None
    return values


def _record(task: Task, actor: Actor, action: str, before: dict[str, Any], choice: str) -> None:
    """History holds what changed and the choice; the words stand in the answer, erasable there."""
    after = _snapshot(task)
    changed = {
        name: [before.get(name), after[name]]
        for name in ("state", "due", "barrier")
        if before.get(name) != after[name]
    }
    log.record(
        actor=actor,
        action=action,
        target=task,
        municipality=task.municipality,
        choice=choice,
        **changed,
    )


def can_undo(answer: Answer, *, now: datetime) -> bool:
    """Whether the ten minutes are not over and nobody else has been told."""
    open_still = answer.undone_at is None and answer.told_at is None
    return open_still and now - answer.created_at < UNDO_FOR


@transaction.atomic
def undo(answer: Answer, *, person: Person, now: datetime) -> Answer:
    """Put the task back as it was before the answer. Undoing twice is a success.

    Raises Refused when it is somebody else's answer, the ten minutes are over, or the task has
    changed since.
    """
    task = tasks.lock(answer.task)
    locked = Answer.objects.select_for_update(no_key=True).get(pk=answer.pk, person=person)
    if locked.undone_at:
        return locked
    if not can_undo(locked, now=now):
        raise Refused(
            _("Nå er det over ti minutter siden. Svar heller på nytt, så gjelder det siste."),
            "too_late",
        )
    if task.version != locked.task_version or not locked.before:
        raise Refused(
            _("Oppgaven er endret etter svaret ditt. Svar på nytt, så gjelder det siste."),
            "changed",
        )
    current = _snapshot(task)
    _put_back(task, locked.before)
    task.version += 1
    task.save()
    _withdraw_next_step(locked)
    locked.undone_at = now
    locked.save(update_fields=["undone_at"])
    actor = by_link(person.pk, locked.answered_as or person.name)
    _record(task, actor, "task.answer_undone", current, locked.choice)
    reminders.plan_for(tasks.people_of(task), now=now, newly_named=False)
    return locked


def _put_back(task: Task, before: dict[str, Any]) -> None:
    for name in _PLAIN:
        setattr(task, name, before[name])
    for name in _DATES:
        setattr(task, name, date.fromisoformat(before[name]) if before.get(name) else None)
    for name in _TIMES:
        setattr(task, name, datetime.fromisoformat(before[name]) if before[name] else None)


def _withdraw_next_step(answer: Answer) -> None:
    """The next step goes with the answer that made it, unless somebody has worked on it."""
    following = answer.next_step
    if following is not None and following.version == 0:
        people = tasks.people_of(following)
        following.delete()
        answer.next_step = None
        reminders.plan_for(people, now=timezone.now(), newly_named=False)
