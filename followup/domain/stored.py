"""Documents and readings as plain JSON, so that a referat can be kept and shown again."""

from __future__ import annotations

from dataclasses import asdict
from datetime import date
from typing import Any, Final

from followup.domain.blocks import (
    Block,
    Cell,
    Document,
    Heading,
    ListItem,
    Paragraph,
    Place,
    Row,
    Table,
)
from followup.domain.reading import Participant, Party, ReferatReading, Sensitive

_KINDS: Final[dict[str, type[Heading] | type[Paragraph] | type[ListItem]]] = {
    "heading": Heading,
    "paragraph": Paragraph,
    "item": ListItem,
}
_NAMES: Final = {kind: name for name, kind in _KINDS.items()}


def document_to_json(document: Document) -> dict[str, Any]:
    """A document as JSON; `document_from_json` gives it back unchanged."""
    return {
        "blocks": [_block(b) for b in document.blocks],
        "header": list(document.header),
        "footer": list(document.footer),
        "pages": document.pages,
        "notes": list(document.notes),
        "title": document.title,
    }


def document_from_json(data: dict[str, Any]) -> Document:
    """The document kept as JSON; an empty object gives an empty document."""
    return Document(
        blocks=tuple(_read_block(b) for b in data.get("blocks", [])),
        header=tuple(data.get("header", [])),
        footer=tuple(data.get("footer", [])),
        pages=data.get("pages"),
        notes=tuple(data.get("notes", [])),
        title=data.get("title", ""),
    )


def place_to_json(place: Place | None) -> list[int | None]:
    return [place.block, place.row, place.column] if place else []


def place_from_json(data: list[int | None]) -> Place | None:
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


def _block(block: Block) -> dict[str, Any]:
    if isinstance(block, Table):
        return {
            "type": "table",
            "page": block.page,
            "name": block.name,
            "rows": [[asdict(cell) for cell in row.cells] for row in block.rows],
        }
    return {"type": _NAMES[type(block)], **asdict(block)}


def _read_block(data: dict[str, Any]) -> Block:
    fields = {k: v for k, v in data.items() if k != "type"}
    if data["type"] == "table":
        rows = tuple(Row(tuple(Cell(**cell) for cell in row)) for row in fields.pop("rows"))
        return Table(rows=rows, **fields)
    return _KINDS[data["type"]](**fields)
