"""A draft as plain JSON, cell by cell, and rows of it put back as they stood."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db.models import F

from core.audit.log import Actor
from followup.domain.undoing import Snapshot
from followup.models import FirstStep, Idea, KnownWording, Referat
from followup.services import dugnads
from followup.services.referat_cells import WHEN_FIELDS
from followup.services.referat_import import as_read

CELLS = ("what", "when", "who")
ANSWERS = ("answered", "drops", "rewritten")
"""What of a referat's reading is somebody's answer, and not what was read."""

Whole = dict[str, Any]


def snapshot(referat: Referat) -> Snapshot:
    """Everything the review page can change, row by row. Four queries, however many rows."""
    dugnad, place = referat.dugnad, referat.dugnad.municipality_id
    words = KnownWording.objects.filter(municipality=place).values_list("text", "person")
    return {
        **{f"idea:{i.pk}": _idea(i) for i in referat.ideas.order_by("pk")},
        **{f"step:{s.pk}": _step(s) for s in referat.steps.order_by("pk")},
        **{f"wording:{text}": {"person": person} for text, person in words.order_by("text")},
        "referat": {key: referat.reading.get(key, []) for key in ANSWERS},
        "dugnad": {"date": dugnad.date.isoformat(), "edition": dugnad.edition},
    }


def _idea(idea: Idea) -> Whole:
    names = ("title", "description", "actors", "chosen", "position", "same_as_id", "version")
    return {name: getattr(idea, name) for name in names}


def _step(step: FirstStep) -> Whole:
    doubts = {f"doubt.{c}": step.why.get(c, "") if c in step.unsure else None for c in CELLS}
    return {
        **as_read(step),
        **doubts,
        "place": [step.idea_id, step.position],
        "dropped": step.dropped,
        "first": step.is_first_step,
        "keeps": step.keeps,
        "same_as": step.same_as_id,
        "original": step.original,
        "places": step.places,
        "version": step.version,
    }


def put(referat: Referat, rows: dict[str, Whole | None], actor: Actor) -> None:
    """Write these rows of a snapshot back; None takes a row away. Every row gets a new version."""
    kinds: dict[str, dict[str, Whole | None]] = {}
    for key, row in rows.items():
        kind, _, name = key.partition(":")
        kinds.setdefault(kind, {})[name] = row
    # Ideas come before the steps that stand in them, and go after the steps that stood there.
    _put_ideas(referat, kinds.get("idea", {}))
    _put_steps(referat, kinds.get("step", {}))
    gone = [int(key) for key, row in kinds.get("idea", {}).items() if row is None]
    referat.ideas.filter(pk__in=gone).delete()
    for text, row in kinds.get("wording", {}).items():
        _put_wording(referat, text, row, actor)
    for row in filter(None, kinds.get("referat", {}).values()):
        referat.reading = {**referat.reading, **row}
        referat.save(update_fields=["reading"])
    for row in filter(None, kinds.get("dugnad", {}).values()):
        day, edition = date.fromisoformat(row["date"]), row["edition"]
        dugnads.change(dugnad=referat.dugnad, actor=actor, date=day, edition=edition)


def _put_ideas(referat: Referat, rows: dict[str, Whole | None]) -> None:
    known = referat.ideas.in_bulk([int(key) for key in rows])
    for key, row in rows.items():
        if row is None:
            continue
        idea = known.get(int(key)) or Idea(pk=int(key), dugnad=referat.dugnad, referat=referat)
        for name, value in row.items():
            setattr(idea, name, value)
        idea.version += 1
        idea.save(force_insert=int(key) not in known)


def _put_steps(referat: Referat, rows: dict[str, Whole | None]) -> None:
    known = referat.steps.in_bulk([int(key) for key in rows])
    for key, row in rows.items():
        if row is None:
            continue
        step = known.get(int(key)) or FirstStep(pk=int(key), referat=referat)
        _fill(step, row)
        step.save(force_insert=int(key) not in known)
    referat.steps.filter(pk__in=[int(key) for key, row in rows.items() if row is None]).delete()


def _fill(step: FirstStep, row: Whole) -> None:
    step.what = row["what"]
    for name in WHEN_FIELDS:
        value = row["when"][name]
        is_day = name in {"start", "due"} and value
        setattr(step, name, date.fromisoformat(value) if is_day else value)
    step.who_text, step.parties = row["who"]["who_text"], row["who"]["parties"]
    doubts = {c: row[f"doubt.{c}"] for c in CELLS if row[f"doubt.{c}"] is not None}
    step.unsure, step.why = list(doubts), {c: why for c, why in doubts.items() if why}
    step.idea_id, step.position = row["place"]
    step.dropped, step.is_first_step = row["dropped"], row["first"]
    step.keeps, step.same_as_id = row["keeps"], row["same_as"]
    step.original, step.places = row["original"], row["places"]
    step.version = row["version"] + 1


def _put_wording(referat: Referat, text: str, row: Whole | None, actor: Actor) -> None:
    place = referat.dugnad.municipality_id
    if row is None:
        KnownWording.objects.filter(municipality=place, text=text).delete()
    else:
        KnownWording.objects.update_or_create(
            municipality_id=place,
            text=text,
            defaults={"person_id": row["person"], "said_by": actor.user},
        )


def touch(referat: Referat, steps: list[int]) -> None:
    """Let whoever has these rows open be told that they have changed."""
    FirstStep.objects.filter(referat=referat, pk__in=steps).update(version=F("version") + 1)
