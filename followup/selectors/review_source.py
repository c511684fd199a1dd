"""The document of a referat as it is shown beside the reading."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass, field

from followup.domain import stored
from followup.domain.blocks import Block, Cell, Document, Heading, ListItem, Paragraph, Table
from followup.domain.reading import Sensitive
from followup.models import Referat
from followup.readers import serialising
from followup.selectors.review_rows import Row, anchor


@dataclass(frozen=True, slots=True)
class SourceRow:
    """One row of a shown table; `rows` are the steps that came from it."""

    id: str
    cells: tuple[Cell, ...]
    rows: tuple[Row, ...] = ()
    is_private: bool = False


@dataclass(frozen=True, slots=True)
class SourceBlock:
    """One block as shown. `kind`: heading, paragraph, item or table."""

    id: str
    kind: str
    text: str = ""
    level: int = 0
    rows: tuple[Row, ...] = ()
    table: tuple[SourceRow, ...] = ()
    is_private: bool = False


@dataclass(slots=True)
class Source:
    """The shown document. `notes` are machine words for what was passed over in reading."""

    blocks: list[SourceBlock] = field(default_factory=list)
    notes: tuple[str, ...] = ()


def source(referat: Referat, rows: Iterable[Row]) -> Source:
    """The document with the steps each place gave; no queries."""
    if not referat.document:
        return Source()
    document = document_of(referat)
    origins: dict[str, list[Row]] = {}
    for row in rows:
        for origin in dict.fromkeys(row.origin.values()):
            origins.setdefault(origin, []).append(row)
    private = _private(document, stored.sensitive_from_json(referat.reading))
    blocks = [_shown(index, block, origins, private) for index, block in enumerate(document.blocks)]
    return Source(blocks, document.notes)


def document_of(referat: Referat) -> Document:
    """The document as it was read."""
    return serialising.from_json(json.dumps(referat.document))


def _shown(
    index: int, block: Block, origins: dict[str, list[Row]], private: set[str]
) -> SourceBlock:
    own = f"b{index}"
    is_private = own in private
    rows = tuple(origins.get(own, ()))
    match block:
        case Table():
            table = tuple(
                SourceRow(
                    f"{own}-{n}",
                    row.cells,
                    tuple(origins.get(f"{own}-{n}", ())),
                    f"{own}-{n}" in private,
                )
                for n, row in enumerate(block.rows)
            )
            return SourceBlock(own, "table", rows=rows, table=table, is_private=is_private)
        case Heading():
            return SourceBlock(own, "heading", block.text, block.level, rows, (), is_private)
        case ListItem():
            return SourceBlock(own, "item", block.text, block.level, rows, (), is_private)
        case Paragraph():
            return SourceBlock(own, "paragraph", block.text, 0, rows, (), is_private)


def _private(document: Document, sensitive: list[Sensitive]) -> set[str]:
    """The ids of what a private passage stands in: a block, or one row of a table."""
    placed = {anchor((s.place.block, s.place.row)) for s in sensitive if s.place}
    texts = [s.text for s in sensitive if not s.place and s.text]
    return placed | {
        f"b{index}"
        for index, text in document.texts()
        if any(t in text or text in t for t in texts)
    }
