"""Corrections to the ideas of a referat that is still a draft, and rows added by hand."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import F, Max
from django.utils.translation import gettext as _

from core.errors import Refused, Stale
from followup.models import FirstStep, Idea, Referat
from followup.services.referat_cells import (
    WHEN_FIELDS,
    checked_what,
    must_be_draft,
    next_position,
    put_when,
)
from followup.services.referat_import import as_read


@transaction.atomic
def add_step(
    *,
    idea: Idea,
    what: str,
    when_text: str,
    due: date | None,
    reference: date,
    parties: Iterable[dict[str, Any]] = (),
) -> FirstStep:
    """Add a row to an idea by hand. Raises Refused when there is nothing to do in it."""
    referat = _draft_of(idea)
    step = FirstStep(
        referat=referat,
        idea=idea,
        what=checked_what(what),
        position=next_position(idea),
        parties=list(parties),
    )
    put_when(step, when_text, reference)
    if due:
        step.start, step.due, step.precision, step.no_date_reason = None, due, "day", ""
    step.original = as_read(step)
    step.save()
    return step


@transaction.atomic
def add_idea(*, referat: Referat, title: str, description: str = "") -> Idea:
    """Add an idea to the drafts. Raises Refused without a title."""
    must_be_draft(referat)
    last = referat.ideas.aggregate(last=Max("position"))["last"]
    return Idea.objects.create(
        dugnad=referat.dugnad,
        referat=referat,
        title=_checked_title(title),
        description=description.strip(),
        position=0 if last is None else last + 1,
    )


@transaction.atomic
def change_idea(*, idea: Idea, version: int, title: str, description: str) -> Idea:
    """Put other words to an idea. Raises Stale when somebody else was first."""
    _draft_of(idea)
    changed = Idea.objects.filter(pk=idea.pk, version=version).update(
        title=_checked_title(title), description=description.strip(), version=F("version") + 1
    )
    if not changed:
        raise Stale(_("Noen andre endret ideen mens du skrev. Se hva den sier nå."), "stale")
    idea.refresh_from_db()
    return idea


@transaction.atomic
def set_chosen(*, idea: Idea, chosen: bool) -> Idea:
    """Choose an idea, or park it: the rows of a parked one become no tasks."""
    _draft_of(idea)
    idea.chosen = chosen
    idea.save(update_fields=["chosen"])
    return idea


@transaction.atomic
def remember(*, referat: Referat, answered: str = "", rewritten: str = "") -> Referat:
    """Keep an answer about a referat under review: a question settled, or a step that was kept out
    because it names a child (by its place in the document) written anew or not needed."""
    locked = _locked_draft(referat)
    reading = dict(locked.reading)
    for name, value in (("answered", answered), ("rewritten", rewritten)):
        if value:
            reading[name] = sorted({*reading.get(name, []), value[:40]})
    locked.reading = reading
    locked.save(update_fields=["reading"])
    return locked


@transaction.atomic
def remember_drops(*, referat: Referat, shown: Iterable[int], drops: Iterable[int]) -> Referat:
    """Keep which tasks are over. Only those `shown` are answered; what another said of others
    stays."""
    locked = _locked_draft(referat)
    others = set(locked.reading.get("drops", [])) - set(shown)
    locked.reading = {**locked.reading, "drops": sorted({*others, *drops})}
    locked.save(update_fields=["reading"])
    return locked


@transaction.atomic
def merge_ideas(*, idea: Idea, into: Idea) -> Idea:
    """Move every row, the description and the actors of `idea` into another, and remove it."""
    _draft_of(idea)
    if idea.referat_id != into.referat_id or idea.pk == into.pk:
        raise Refused(_("Velg en annen idé i det samme referatet."), "other_referat")
    into = Idea.objects.select_for_update(of=("self",)).get(pk=into.pk)
    idea = Idea.objects.select_for_update(of=("self",)).get(pk=idea.pk)
    start = next_position(into)
    for offset, step in enumerate(idea.steps.order_by("position", "pk")):
        FirstStep.objects.filter(pk=step.pk).update(
            idea=into, position=start + offset, version=F("version") + 1
        )
    into.description = "\n".join(t for t in (into.description, idea.description) if t)
    into.actors = [*into.actors, *(a for a in idea.actors if a not in into.actors)]
    into.chosen = into.chosen or idea.chosen
    into.version += 1
    into.save()
    idea.delete()
    return into


@transaction.atomic
def remove_idea(*, idea: Idea) -> None:
    """Remove an idea that has no rows. Raises Refused while it has some."""
    _draft_of(idea)
    if idea.steps.exists():
        raise Refused(_("Flytt eller slå sammen skrittene først, så ingenting går tapt."), "steps")
    idea.delete()


@transaction.atomic
def read_dates_again(*, referat: Referat, reference: date) -> int:
    """Read every date nobody has touched once more, from another day of the dugnad.

    Returns how many rows got another date.
    """
    changed = []
    for step in referat.steps.select_for_update().order_by("pk"):
        if as_read(step)["when"] != step.original.get("when"):
            continue
        before = step.due
        put_when(step, step.when_text, reference)
        step.original = {**step.original, "when": as_read(step)["when"]}
        if step.due != before:
            step.version += 1
            changed.append(step)
    FirstStep.objects.bulk_update(changed, [*WHEN_FIELDS, "original", "version"], batch_size=200)
    return len(changed)


def _checked_title(title: str) -> str:
    title = " ".join(title.split())
    if not title:
        raise Refused(_("Gi ideen en tittel."), "title")
    if len(title) > 250:
        raise Refused(_("Tittelen er for lang. Bruk inntil 250 tegn."), "too_long")
    return title


def _locked_draft(referat: Referat) -> Referat:
    locked = Referat.objects.select_for_update(of=("self",)).get(pk=referat.pk)
    must_be_draft(locked)
    return locked


def _draft_of(idea: Idea) -> Referat:
    if idea.referat is None:
        raise Refused(_("Ideen hører ikke til et utkast."), "not_draft")
    must_be_draft(idea.referat)
    return idea.referat
