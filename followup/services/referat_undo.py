"""Takes back what somebody changed on a review page: the last change first, step by step.

Everybody takes back their own. A place somebody else has changed since is left as it stands, and
the one who asked is told by whom.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import astuple

from django.db import transaction
from django.utils.translation import gettext as _

from core.audit.log import Actor
from core.errors import Refused
from followup.domain import undoing
from followup.domain.undoing import Change
from followup.models import Correction, Referat
from followup.services.referat_cells import must_be_draft
from followup.services.referat_snapshot import put, snapshot

State = Correction.State


@contextmanager
def recorded(*, referat: Referat, actor: Actor, act: str, row: str = "") -> Iterator[None]:
    """Let what is written inside be undone by the one who writes. All of it is one change.

    One person at a time writes to a referat, so that what differs afterwards is theirs.
    """
    with transaction.atomic():
        locked = _locked(referat)
        before = snapshot(locked)
        yield
        found = undoing.changes(before, snapshot(_locked(referat)))
        if not found or actor.user is None:
            return
        own = locked.corrections.filter(by=actor.user)
        own.filter(state=State.UNDONE).delete()
        Correction.objects.create(
            referat=locked,
            by=actor.user,
            act=act,
            row=row or found[0].row,
            changes=[list(astuple(change)) for change in found],
        )


def last(referat: Referat, actor: Actor, *, undone: bool = False) -> Correction | None:
    """What "Angre" takes back now or, when `undone`, what "Gjør om" makes again."""
    own = referat.corrections.filter(by=actor.user)
    if undone:
        return own.filter(state=State.UNDONE).order_by("pk").first()
    return own.filter(state=State.DONE).order_by("-pk").first()


@transaction.atomic
def undo(*, referat: Referat, actor: Actor, correction: int) -> Correction:
    """Take back this change of the actor's, if it is their last one. Twice is fine.

    What somebody else has changed since stays, and the change is then `left`, with their name.
    Raises Refused when the referat is no draft, or another change of the actor's came after.
    """
    return _turn(referat, actor, correction, undone=False)


@transaction.atomic
def redo(*, referat: Referat, actor: Actor, correction: int) -> Correction:
    """Make a change again that the actor took back, on the same terms as `undo`."""
    return _turn(referat, actor, correction, undone=True)


def forget(referat: Referat) -> None:
    """Drop what could be undone and what was typed: the referat is no draft any more."""
    referat.corrections.all().delete()
    referat.open_cells.all().delete()


def _turn(referat: Referat, actor: Actor, key: int, *, undone: bool) -> Correction:
    locked = _locked(referat)
    must_be_draft(locked)
    chosen = locked.corrections.filter(by=actor.user, pk=key).first()
    wanted = State.DONE if undone else State.UNDONE
    if chosen is not None and chosen.state in {wanted, State.LEFT}:
        return chosen
    if chosen is None or chosen != last(locked, actor, undone=undone):
        raise Refused(
            _("Du har endret noe annet siden. Knappen gjelder nå det siste du gjorde."),
            "not_last",
        )
    made = [Change(*one) for one in chosen.changes]
    if undone:
        made = [change.turned() for change in made]
    now = snapshot(locked)
    overtaken = undoing.overtaken(made, now) or _stands_inside(made, now)
    if overtaken:
        chosen.state, chosen.blocked_by = State.LEFT, _who(locked, chosen, overtaken)
    else:
        put(locked, undoing.rows_after([change.turned() for change in made], now), actor)
        chosen.state = wanted
    chosen.save(update_fields=["state", "blocked_by"])
    return chosen


def _stands_inside(made: Sequence[Change], now: undoing.Snapshot) -> list[Change]:
    """Ideas that would go with steps in them, and steps whose idea is no longer there."""
    rows = undoing.rows_after([change.turned() for change in made], now)
    after = {**now, **rows}
    homes = {f"idea:{row['place'][0]}": key for key, row in after.items() if row and "place" in row}
    return [
        change
        for change in made
        if (change.row in homes and after.get(change.row) is None)
        or (
            (row := rows.get(change.row)) is not None
            and "place" in row
            and after.get(f"idea:{row['place'][0]}") is None
        )
    ]


def _who(referat: Referat, correction: Correction, overtaken: Sequence[Change]) -> str:
    """Who changed one of these places last, other than the one who asks; "" when not known."""
    rows = {change.row for change in overtaken}
    others = referat.corrections.filter(pk__gt=correction.pk, state=State.DONE)
    for other in others.exclude(by=correction.by).select_related("by").order_by("-pk"):
        if any(change[0] in rows for change in other.changes):
            return str(other.by)
    return ""


def _locked(referat: Referat) -> Referat:
    found = Referat.objects.select_for_update(of=("self",)).select_related("dugnad")
    return found.get(pk=referat.pk)
