"""What "Angre" and "Gjør om" on the review page are about, and what an undo just did."""

from __future__ import annotations

from dataclasses import dataclass

from core.accounts.models import User
from followup.models import Correction
from followup.selectors.review import Review

State = Correction.State


@dataclass(frozen=True, slots=True)
class Turn:
    """One change: its key, what was done, and to what: the number of the step, if it is one, and
    the id of its place on the page."""

    pk: int
    act: str
    step: int | None
    state: str
    blocked_by: str = ""
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class UndoState:
    """`back` can be taken back, `again` made again; `told` is what was turned a moment ago."""

    back: Turn | None = None
    again: Turn | None = None
    told: Turn | None = None


def undo_state(review: Review, user: User, *, told: int | None = None) -> UndoState:
    """The user's own changes to this referat. One query."""
    numbers = {f"step:{row.step.pk}": row.number for row in review.rows}
    own = list(
        Correction.objects.filter(referat=review.referat, by=user)
        .only("pk", "act", "row", "state", "blocked_by")
        .order_by("pk")
    )
    turns = [Turn(c.pk, c.act, numbers.get(c.row), c.state, c.blocked_by, anchor(c)) for c in own]
    return UndoState(
        back=next((t for t in reversed(turns) if t.state == State.DONE), None),
        again=next((t for t in turns if t.state == State.UNDONE), None),
        told=next((t for t in turns if t.pk == told), None),
    )


def anchor(correction: Correction) -> str:
    """The id of what a change was done to on the review page, or ""."""
    kind, _, name = correction.row.partition(":")
    return {"step": f"s{name}", "idea": f"i{name}"}.get(kind, "")
