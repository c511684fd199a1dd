"""What the rules are told beforehand, and the reading they give, as plain JSON and back.

Both cross the border between the process that reads a document and the one that asked for it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from datetime import date
from typing import Any

from followup.domain import referat
from followup.domain.blocks import Document, Place
from followup.domain.reading import (
    IdeaDraft,
    Participant,
    Party,
    ReferatReading,
    Sensitive,
    StepDraft,
)
from followup.domain.referat.facts import dugnad_dates
from followup.domain.referat.lines import flatten


@dataclass(frozen=True)
class Beforehand:
    """What is known when a referat is read; see `followup.domain.referat.read`."""

    reference: date | None = None
    today: date | None = None
    municipality: str = ""
    register: Sequence[referat.MunicipalityName] = ()
    participants: Sequence[Participant] = ()
    aliases: Mapping[str, Participant] = field(default_factory=dict)


@dataclass(frozen=True)
class Interpreted:
    """The reading, and the day the document itself gives for the dugnad."""

    reading: ReferatReading
    own_date: date | None


def interpret(document: Document, filename: str, beforehand: Beforehand) -> Interpreted:
    """What the rules read in the document."""
    reading = referat.read(
        document,
        reference=beforehand.reference,
        municipality=beforehand.municipality,
        register=beforehand.register,
        participants=beforehand.participants,
        aliases=beforehand.aliases,
        filename=filename,
        today=beforehand.today,
    )
    ranked = dugnad_dates(flatten(document), document, filename, beforehand.today)
    return Interpreted(reading, ranked[0][0] if ranked else None)


def beforehand_to_plain(known: Beforehand) -> dict[str, Any]:
    """Strings, lists and numbers only."""
    return {
        "reference": _day(known.reference),
        "today": _day(known.today),
        "municipality": known.municipality,
        "register": [[m.number, m.name, m.other] for m in known.register],
        "participants": [asdict(p) for p in known.participants],
        "aliases": {text: asdict(p) for text, p in known.aliases.items()},
    }


def beforehand_from_plain(data: Mapping[str, Any]) -> Beforehand:
    return Beforehand(
        reference=_date(data["reference"]),
        today=_date(data["today"]),
        municipality=data["municipality"],
        register=[referat.MunicipalityName(*row) for row in data["register"]],
        participants=[Participant(**p) for p in data["participants"]],
        aliases={text: Participant(**p) for text, p in data["aliases"].items()},
    )


def to_plain(found: Interpreted) -> dict[str, Any]:
    """Strings, lists and numbers only."""
    reading = found.reading
    return {
        "own_date": _day(found.own_date),
        "municipality": reading.municipality,
        "municipality_number": reading.municipality_number,
        "dugnad_date": _day(reading.dugnad_date),
        "edition": reading.edition,
        "dugnads": [[_day(day), edition] for day, edition in reading.dugnads],
        "participants": [asdict(p) for p in reading.participants],
        "good_experiences": reading.good_experiences,
        "ideas": [_idea_to_plain(idea) for idea in reading.ideas],
        "sensitive": [
            {"text": s.text, "markers": s.markers, "place": _place(s.place)}
            for s in reading.sensitive
        ],
    }


def from_plain(data: Mapping[str, Any]) -> Interpreted:
    """What `to_plain` was given. Raises ValueError, KeyError or TypeError for anything else."""
    reading = ReferatReading(
        municipality=data["municipality"],
        municipality_number=data["municipality_number"],
        dugnad_date=_date(data["dugnad_date"]),
        edition=data["edition"],
        dugnads=[(date.fromisoformat(day), edition) for day, edition in data["dugnads"]],
        participants=[Participant(**p) for p in data["participants"]],
        good_experiences=list(data["good_experiences"]),
        ideas=[_idea_from_plain(idea) for idea in data["ideas"]],
        sensitive=[
            Sensitive(s["text"], tuple(s["markers"]), _placed(s["place"]))
            for s in data["sensitive"]
        ],
    )
    return Interpreted(reading, _date(data["own_date"]))


def _idea_to_plain(idea: IdeaDraft) -> dict[str, Any]:
    return {
        "title": idea.title,
        "description": idea.description,
        "actors": idea.actors,
        "chosen": idea.chosen,
        "steps": [_step_to_plain(step) for step in idea.steps],
        "dugnad_date": _day(idea.dugnad_date),
        "place": _place(idea.place),
    }


def _idea_from_plain(data: Mapping[str, Any]) -> IdeaDraft:
    plain = {
        "steps": [_step_from_plain(step) for step in data["steps"]],
        "dugnad_date": _date(data["dugnad_date"]),
        "place": _placed(data["place"]),
    }
    return IdeaDraft(**{**data, **plain})


def _step_to_plain(step: StepDraft) -> dict[str, Any]:
    plain = {
        "due": _day(step.due),
        "start": _day(step.start),
        "unsure": sorted(step.unsure),
        "places": {role: _place(place) for role, place in step.places.items()},
    }
    return {**asdict(step), **plain}


def _step_from_plain(data: Mapping[str, Any]) -> StepDraft:
    places = {role: _placed(place) for role, place in data["places"].items()}
    plain = {
        "due": _date(data["due"]),
        "start": _date(data["start"]),
        "who": [Party(**{**p, "candidates": tuple(p["candidates"])}) for p in data["who"]],
        "unsure": set(data["unsure"]),
        "places": {role: place for role, place in places.items() if place is not None},
    }
    return StepDraft(**{**data, **plain})


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _date(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def _place(place: Place | None) -> list[int | None] | None:
    return [place.block, place.row, place.column] if place else None


def _placed(data: Sequence[int | None] | None) -> Place | None:
    if data is None or data[0] is None:
        return None
    return Place(data[0], data[1], data[2])
