"""The reading in the shape of the answer files the importer is measured with."""

from __future__ import annotations

from datetime import date
from typing import Any

from followup.domain.reading import IdeaDraft, Participant, Party, ReferatReading, StepDraft


def as_json(reading: ReferatReading, document_name: str) -> dict[str, Any]:
    """The reading as plain data; empty texts become null where the answer files have null."""
    several = len(reading.dugnads) > 1
    out: dict[str, Any] = {
        "document": document_name,
        "municipality": reading.municipality or None,
        "municipality_number": reading.municipality_number or None,
        "dugnad_date": _day(reading.dugnad_date),
        "edition": reading.edition,
        "participants": [_participant(p) for p in reading.participants],
        "good_experiences": list(reading.good_experiences),
        "ideas": [_idea(i, several=several) for i in reading.ideas],
        "sensitive": list(
            dict.fromkeys(t for s in reading.sensitive for t in (s.text, *s.markers) if t)
        ),
    }
    if several:
        out["dugnads"] = [
            {"date": _day(day), "edition": edition} for day, edition in reading.dugnads
        ]
    return out


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _participant(person: Participant) -> dict[str, Any]:
    return {
        "name": person.name,
        "email": person.email or None,
        "organisation": person.organisation or None,
        "role": person.role or None,
    }


def _idea(idea: IdeaDraft, *, several: bool) -> dict[str, Any]:
    out: dict[str, Any] = {
        "title": idea.title,
        "description": idea.description,
        "actors": list(idea.actors),
        "chosen": idea.chosen,
        "steps": [_step(s) for s in idea.steps],
    }
    if several:
        out["dugnad_date"] = _day(idea.dugnad_date)
    return out


def _step(step: StepDraft) -> dict[str, Any]:
    return {
        "when_text": step.when_text,
        "due": _day(step.due),
        "what": step.what,
        "who": [_party(p) for p in step.who],
        "is_first_step": step.is_first_step,
        "unsure": [cell for cell in ("when", "what", "who") if cell in step.unsure],
    }


def _party(party: Party) -> dict[str, Any]:
    return {"text": party.text, "name": party.name or None, "email": party.email or None}
