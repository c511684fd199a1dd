"""One row of the review page: its cells, its people, and what it changes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from followup.domain.differences import changes
from followup.models import FirstStep, Person
from followup.selectors.draft_steps import as_step, is_somebody, task_as_step

CELLS = ("what", "when", "who")


@dataclass(frozen=True, slots=True)
class Chip:
    """One party of a step. `state`: address, no_address, quiet (asked not to be written to),
    nobody (a group, or nobody we can ask) or unsure (somebody must say who)."""

    index: int
    text: str
    name: str
    email: str
    state: str
    candidates: tuple[str, ...] = ()
    person: Person | None = None

    @property
    def shown(self) -> str:
        return self.name or self.text


@dataclass(frozen=True, slots=True)
class Changed:
    """A field in which the new referat differs from the task as it stands."""

    field: str
    old: str | date | None
    new: str | date | None
    keep: bool
    by_hand: bool


@dataclass(slots=True)
class Row:
    """One step as shown. `unsure` is the reason in a machine word for each marked cell."""

    step: FirstStep
    chips: list[Chip]
    unsure: dict[str, str]
    origin: dict[str, str]
    number: int = 0
    changed: list[Changed] = field(default_factory=list)
    edited: list[str] = field(default_factory=list)

    @property
    def acceptable(self) -> list[str]:
        """The marked cells that can be accepted as read; "who is this?" has to be answered."""
        asks_who = any(c.state == "unsure" for c in self.chips)
        return [cell for cell in self.unsure if not (cell == "who" and asks_who)]

    @property
    def needs_somebody(self) -> bool:
        """True when confirming would leave the task with nobody to ask."""
        return not self.step.dropped and not any(
            c.state in {"address", "no_address", "quiet"} for c in self.chips
        )

    @property
    def status(self) -> str:
        """new, changed or unchanged beside the dugnad's tasks."""
        if not self.step.same_as:
            return "new"
        return "changed" if self.changed else "unchanged"


def row_of(step: FirstStep, number: int, by_pk: dict[int, Person]) -> Row:
    """The row of a step; `by_pk` holds the people of the municipality."""
    chips = [_chip(n, party, by_pk) for n, party in enumerate(step.parties)]
    return Row(
        step=step,
        chips=chips,
        unsure={cell: step.why.get(cell, "") for cell in CELLS if cell in step.unsure},
        origin={cell: anchor(place) for cell, place in step.places.items() if place},
        number=number,
        edited=_edited(step),
        changed=_changed(step, chips),
    )


def _edited(step: FirstStep) -> list[str]:
    """The cells that no longer stand as they were read."""
    original = step.original
    now: dict[str, Any] = {
        "what": step.what,
        "when": {"when_text": step.when_text, "due": step.due.isoformat() if step.due else None},
        "who": step.parties,
    }
    was: dict[str, Any] = {
        "what": original.get("what"),
        "when": {k: original.get("when", {}).get(k) for k in ("when_text", "due")},
        "who": original.get("who", {}).get("parties"),
    }
    return [cell for cell in CELLS if original and now[cell] != was[cell]]


def _chip(index: int, party: dict[str, Any], by_pk: dict[int, Person]) -> Chip:
    person = by_pk.get(party.get("person") or 0)
    email = (person.email if person else "") or party["email"]
    name = person.name if person else party["name"]
    if not is_somebody(party):
        unsure = bool(party["candidates"]) or party["kind"] in {"unclear", "person"}
        state = "unsure" if unsure else "nobody"
    elif person and (person.no_contact_at or person.left_at):
        state = "quiet"
    else:
        state = "address" if email else "no_address"
    return Chip(index, party["text"], name, email, state, tuple(party["candidates"]), person)


def _changed(step: FirstStep, chips: Sequence[Chip]) -> list[Changed]:
    """What the document changed in the task this step is, as old and new."""
    task = step.same_as
    if task is None:
        return []
    former = as_step(task.first_step) if task.first_step_id and task.first_step else None
    people = ", ".join(p.name for p in (task.lead, *task.helpers.all()) if p)
    values: dict[str, tuple[str | date | None, str | date | None]] = {
        "what": (task.what, step.what),
        "when": (task.due or task.when_text, step.due or step.when_text),
        "who": (people, ", ".join(c.shown for c in chips)),
    }
    found = changes(former=former, new=as_step(step), now=task_as_step(task))
    return [
        Changed(c.field, *values[c.field], keep=c.field in step.keeps, by_hand=c.by_hand)
        for c in found
    ]


def anchor(place: Sequence[int | None]) -> str:
    """The id of a place in the shown document: a block, or a row of a table."""
    block, row = place[0], place[1]
    return f"b{block}" if row is None else f"b{block}-{row}"
