"""Drafts and tasks in the form in which they are compared, and who counts as somebody."""

from __future__ import annotations

from datetime import date
from typing import Any

from followup.domain.differences import Step
from followup.models import FirstStep, Task

ANSWERABLE = {"person", "role", "body"}


def as_step(step: FirstStep) -> Step:
    """A draft as it is compared."""
    who = tuple(p["name"] or p["text"] for p in step.parties)
    return Step(step.pk, step.what, step.when_text, step.due, who, step.idea.title)


def as_step_was_read(step: FirstStep) -> Step | None:
    """A step as its document had it, before anybody corrected it; None for one made by hand."""
    read = step.original
    if not read:
        return None
    who = tuple(p["name"] or p["text"] for p in read["who"]["parties"])
    due = read["when"]["due"]
    return Step(
        step.pk,
        read["what"],
        read["when"]["when_text"],
        date.fromisoformat(due) if due else None,
        who,
        step.idea.title,
    )


def task_as_step(task: Task) -> Step:
    """A task as it is compared; its lead, helpers and idea must be loaded."""
    people = [task.lead, *task.helpers.all()]
    who = tuple(p.name for p in people if p)
    idea = task.idea.title if task.idea else ""
    return Step(task.pk, task.what, task.when_text, task.due, who, idea)


def is_somebody(party: dict[str, Any]) -> bool:
    """True when a party is one person, role or body: somebody who can be asked."""
    if party.get("person"):
        return True
    if party["kind"] not in ANSWERABLE or (party["candidates"] and not party["name"]):
        return False
    return bool((party["name"] or party["text"]).strip())
