"""Corrections to the drafts of a referat. Nothing here makes a task or mails anybody."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any, Concatenate, ParamSpec, TypeVar

from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext as _

from core.audit.log import Actor
from core.errors import Refused, Stale
from followup.models import FirstStep, Idea, Person
from followup.services import referat_wordings
from followup.services.referat_cells import (
    WHEN_FIELDS,
    checked_what,
    identity,
    must_be_draft,
    next_position,
    no_party,
    put_when,
    same,
)
from followup.services.referat_compare import IS_NEW
from followup.services.referat_reading import wording

P = ParamSpec("P")
R = TypeVar("R")


def _corrects(
    act: Callable[Concatenate[FirstStep, P], R],
) -> Callable[Concatenate[FirstStep, int, P], FirstStep]:
    """Run `act` on the step as it is now, if it is still at `version`, and save it.

    The function made raises Stale when somebody else was first, with the step as it is now, and
    Refused when the referat is no longer a draft.
    """

    @transaction.atomic
    def corrected(step: FirstStep, version: int, /, *args: P.args, **kwargs: P.kwargs) -> FirstStep:
        now = FirstStep.objects.select_for_update(of=("self",)).select_related("referat", "idea")
        current = now.get(pk=step.pk)
        must_be_draft(current.referat)
        if current.version != version:
            raise Stale(
                _("Noen andre endret denne raden mens du skrev. Se hva den sier nå, og velg."),
                "stale",
            )
        act(current, *args, **kwargs)
        current.version += 1
        current.save()
        return current

    return corrected


@_corrects
def set_what(step: FirstStep, what: str) -> None:
    """Put other words to what is to be done. Raises Refused when they are missing or too many."""
    step.what = checked_what(what)
    _settled(step, "what")


@_corrects
def set_when(step: FirstStep, when_text: str, due: date | None, reference: date) -> None:
    """Put other words, or a date picked in a calendar, to when. Words are read from `reference`."""
    if due:
        step.when_text = when_text.strip()[:300]
        step.start, step.due, step.precision = None, due, "day"
        step.open_end, step.no_date_reason = False, ""
    else:
        put_when(step, when_text, reference)
    _settled(step, "when")


@_corrects
def choose_person(
    step: FirstStep, index: int, person: Person | None, name: str, email: str
) -> None:
    """Say who the party at `index` is: somebody known, or a name with perhaps an address."""
    parties = list(step.parties)
    _must_have(parties, index)
    parties[index] = {**parties[index], **identity(person, name, email)}
    step.parties = parties
    _settle_who(step)


@_corrects
def add_party(step: FirstStep, person: Person | None, name: str, email: str) -> None:
    """Put one more person on the step, last. The same one twice is a success."""
    party = {**no_party(), **identity(person, name, email)}
    party["text"] = party["name"]
    if not any(same(party, p) for p in step.parties):
        step.parties = [*step.parties, party]
    _settle_who(step)


@_corrects
def remove_party(step: FirstStep, index: int) -> None:
    """Take one party off the step."""
    _must_have(step.parties, index)
    step.parties = [p for n, p in enumerate(step.parties) if n != index]
    _settle_who(step)


@_corrects
def make_lead(step: FirstStep, index: int) -> None:
    """Let this party lead; the others help."""
    _must_have(step.parties, index)
    step.parties = [step.parties[index], *(p for n, p in enumerate(step.parties) if n != index)]
    _settle_who(step)


@_corrects
def accept(step: FirstStep, cell: str) -> None:
    """Say that a cell was read right, so that it is no longer marked."""
    _settled(step, cell)


@_corrects
def put_back(step: FirstStep, cell: str) -> None:
    """Put a cell back to what was first read in the document."""
    read = step.original.get(cell)
    if read is None:
        return
    if cell == "what":
        step.what = read
    elif cell == "who":
        step.who_text, step.parties = read["who_text"], read["parties"]
    else:
        for name in WHEN_FIELDS:
            value = read[name]
            is_day = name in {"start", "due"} and value
            setattr(step, name, date.fromisoformat(value) if is_day else value)


@_corrects
def set_dropped(step: FirstStep, dropped: bool) -> None:
    """Leave a row out of what is confirmed, or take it in again."""
    step.dropped = dropped


@_corrects
def set_first(step: FirstStep, is_first: bool) -> None:
    """Say whether this is the very first step of its idea."""
    step.is_first_step = is_first


@_corrects
def move(step: FirstStep, idea: Idea) -> None:
    """Move the row to the end of another idea of the same referat."""
    if idea.referat_id != step.referat_id:
        raise Refused(_("Ideen hører til et annet referat."), "other_referat")
    step.idea, step.position = idea, next_position(idea)


@_corrects
def keep_as_it_is(step: FirstStep, cell: str, keep: bool) -> None:
    """Where the task stands otherwise than the new referat: keep it, or take the new words."""
    step.keeps = sorted({*step.keeps, cell} if keep else {*step.keeps} - {cell})


@_corrects
def is_new(step: FirstStep) -> None:
    """Say that the row is not the task it was taken for, but a new one."""
    step.same_as, step.keeps = None, [IS_NEW]


@_corrects
def join(step: FirstStep, other: FirstStep) -> None:
    """Let the row take in another row of the same referat: its words and its people.

    The other row is left out, and can be taken in again.
    """
    if other.referat_id != step.referat_id or other.pk == step.pk:
        raise Refused(_("Velg en annen rad i det samme referatet."), "other_referat")
    if other.what not in step.what:
        step.what = checked_what(f"{step.what.rstrip('. ')}. {other.what}")
    step.parties = [
        *step.parties,
        *(p for p in other.parties if not any(same(p, q) for q in step.parties)),
    ]
    if step.due is None and other.due:
        for name in WHEN_FIELDS:
            setattr(step, name, getattr(other, name))
    FirstStep.objects.filter(pk=other.pk).update(dropped=True, version=F("version") + 1)


@transaction.atomic
def same_everywhere(
    *, step: FirstStep, index: int, actor: Actor, instead_of: dict[str, Any] | None = None
) -> int:
    """Let the same short form mean the same person in every row, and remember it for next time.

    Returns how many other rows were changed. Rows where somebody was chosen are left alone, unless
    it was the one this party was taken for before (`instead_of`).
    """
    party = step.parties[index]
    changed = 0
    others = step.referat.steps.select_for_update().exclude(pk=step.pk).order_by("pk")
    for other in others:
        parties = [_filled(p, party, instead_of) for p in other.parties]
        if other.parties != parties:
            other.parties = parties
            _settle_who(other)
            other.version += 1
            other.save()
            changed += 1
    referat_wordings.remember(step, index, actor)
    return changed


def _filled(
    party: dict[str, Any], chosen: dict[str, Any], instead_of: dict[str, Any] | None
) -> dict[str, Any]:
    """The party, filled with whom was chosen where it has the same words and nobody yet."""
    same_words = wording(party["text"]) == wording(chosen["text"])
    taken = party["person"] or (party["email"] and party["name"])
    if not same_words or (taken and not (instead_of and same(party, instead_of))):
        return party
    who = ("person", "name", "email", "organisation", "kind", "candidates")
    return {**party, **{k: chosen[k] for k in who}}


def _settle_who(step: FirstStep) -> None:
    """A Hvem that somebody has touched is no longer in doubt, unless a party still is."""
    if not any(p["candidates"] or p["kind"] == "unclear" for p in step.parties):
        _settled(step, "who")


def _settled(step: FirstStep, cell: str) -> None:
    step.unsure = [name for name in step.unsure if name != cell]
    step.why = {name: why for name, why in step.why.items() if name != cell}


def _must_have(parties: list[dict[str, Any]], index: int) -> None:
    if not 0 <= index < len(parties):
        raise Refused(_("Den du valgte, står ikke lenger på raden."), "no_such_party")
