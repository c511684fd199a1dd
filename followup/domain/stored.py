"""What was read from a referat as plain JSON, so that it can be kept and shown again."""

from __future__ import annotations

from dataclasses import asdict
from datetime import date
from typing import Any

from followup.domain.blocks import Place
from followup.domain.reading import Participant, Party, ReferatReading, Sensitive


def place_to_json(place: Place | None) -> list[int | None]:
    """A place as [block, row, column]; [] for none."""
    return [place.block, place.row, place.column] if place else []


def place_from_json(data: list[int | None]) -> Place | None:
    """The place kept as [block, row, column], or None."""
    if not data or data[0] is None:
        return None
    return Place(data[0], data[1], data[2])


def reading_to_json(reading: ReferatReading) -> dict[str, Any]:
    """What of a reading is not kept in ideas and steps: who took part, what is private, when."""
    return {
        "municipality": reading.municipality,
        "municipality_number": reading.municipality_number,
        "dugnad_date": _day(reading.dugnad_date),
        "edition": reading.edition,
        "dugnads": [[_day(day), edition] for day, edition in reading.dugnads],
        "participants": [asdict(p) for p in reading.participants],
        "good_experiences": list(reading.good_experiences),
        "sensitive": [
            {"text": s.text, "markers": list(s.markers), "place": place_to_json(s.place)}
            for s in reading.sensitive
        ],
    }


def participants_from_json(data: dict[str, Any]) -> list[Participant]:
    """The participants of a kept reading."""
    return [Participant(**p) for p in data.get("participants", [])]


def sensitive_from_json(data: dict[str, Any]) -> list[Sensitive]:
    """The private passages of a kept reading."""
    return [
        Sensitive(s["text"], tuple(s["markers"]), place_from_json(s["place"]))
        for s in data.get("sensitive", [])
    ]


def party_to_json(party: Party, person: int | None = None) -> dict[str, Any]:
    """A party as a step keeps it; `person` is the key of a known person."""
    return {**asdict(party), "candidates": list(party.candidates), "person": person}


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None
