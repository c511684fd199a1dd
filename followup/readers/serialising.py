"""Documents as JSON between the worker process and the one that asked for them."""

from __future__ import annotations

import json
from typing import Any, Final

from followup.domain.blocks import (
    Block,
    Cell,
    Document,
    Heading,
    ListItem,
    Paragraph,
    Row,
    Table,
    Unreadable,
)

KINDS: Final = frozenset(
    {"empty", "wrong_type", "corrupt", "password", "too_large", "unsafe", "no_text"}
    | {"no_converter"}
)


def to_json(result: Document | Unreadable) -> str:
    """The document, or why there is none, in ASCII JSON."""
    if isinstance(result, Unreadable):
        return json.dumps({"error": result.kind, "detail": result.detail})
    return json.dumps(
        {
            "blocks": [_packed(block) for block in result.blocks],
            "header": result.header,
            "footer": result.footer,
            "pages": result.pages,
            "notes": result.notes,
            "title": result.title,
            "scanned": result.scanned,
        }
    )


def from_json(text: str | bytes) -> Document:
    """The document again. Raises Unreadable: the one that was sent, or corrupt."""
    try:
        data = json.loads(text)
        if "error" in data:
            kind = data["error"] if data["error"] in KINDS else "corrupt"
            raise Unreadable(kind, str(data.get("detail", "")))
        return Document(
            tuple(_unpacked(block) for block in data["blocks"]),
            header=tuple(map(str, data["header"])),
            footer=tuple(map(str, data["footer"])),
            pages=None if data["pages"] is None else int(data["pages"]),
            notes=tuple(map(str, data["notes"])),
            title=str(data["title"]),
            scanned=tuple(map(int, data.get("scanned", ()))),
        )
    except (ValueError, KeyError, TypeError, IndexError, AttributeError) as error:
        raise Unreadable("corrupt", "answer") from error


def _packed(block: Block) -> list[Any]:
    match block:
        case Heading(text, level, page):
            return ["h", text, level, page]
        case Paragraph(text, bold, page):
            return ["p", text, bold, page]
        case ListItem(text, level, ordered, page):
            return ["l", text, level, ordered, page]
        case Table(rows, page, name):
            cells = [
                [[c.text, c.column, c.colspan, c.rowspan, c.bold, c.computed] for c in row.cells]
                for row in rows
            ]
            return ["t", cells, page, name]


def _unpacked(packed: list[Any]) -> Block:
    kind, *values = packed
    if kind == "h":
        return Heading(*values)
    if kind == "p":
        return Paragraph(*values)
    if kind == "l":
        return ListItem(*values)
    rows, page, name = values
    return Table(tuple(Row(tuple(Cell(*cell) for cell in row)) for row in rows), page, name)
