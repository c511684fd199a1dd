"""Steps that were kept out because they name a child, so that somebody can write them anew.

What stood there is private and stays in the document; here it is only told that, and where, a
step is missing, with the Når and Hvem that stood beside it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from core.privacy import guard
from followup.domain.blocks import Block, Document, Heading, Place, Row, Table
from followup.domain.reading import Sensitive
from followup.domain.referat.column_heads import step_header
from followup.domain.referat.time_spans import spans
from followup.domain.referat.vocabulary import label
from followup.models import FirstStep, Idea

Columns = dict[int, str]


@dataclass(frozen=True, slots=True)
class Withheld:
    """A step left out. `key` is its place, `anchor` its id in the shown document, `idea` the key of
    the idea it most likely belongs to. `when_text` and `who_text` are as written, or "". Running
    text (`is_prose`) may hold more than one step."""

    key: str
    anchor: str
    idea: int | None
    when_text: str = ""
    who_text: str = ""
    is_settled: bool = False
    is_prose: bool = False


def withheld(
    document: Document,
    sensitive: Sequence[Sensitive],
    steps: Sequence[FirstStep],
    ideas: Sequence[Idea],
    settled: Sequence[str],
) -> list[Withheld]:
    """The private passages that stood where steps stand, each place once, in their order.

    `ideas` are those that were chosen; `settled` the keys somebody has answered for.
    """
    found: dict[str, Withheld] = {}
    for passage in sensitive:
        place = passage.place
        if place is None or not 0 <= place.block < len(document.blocks):
            continue
        key = _key(place)
        if key in found or not (told := _told(document.blocks, place, passage, steps)):
            continue
        when_text, who_text = ("" if guard.questions(text) else text for text in told)
        idea = _idea(place, document, steps, ideas)
        found[key] = Withheld(
            key=key,
            anchor=f"b{key}",
            idea=idea,
            when_text=when_text,
            who_text=who_text,
            is_settled=key in settled,
            is_prose=place.row is None,
        )
    return sorted(found.values(), key=lambda w: [int(n) for n in w.key.split("-")])


def _key(place: Place) -> str:
    return str(place.block) if place.row is None else f"{place.block}-{place.row}"


def _told(
    blocks: Sequence[Block], place: Place, passage: Sensitive, steps: Sequence[FirstStep]
) -> tuple[str, str] | None:
    """Når and Hvem beside the passage when it stood among steps, else None."""
    block = blocks[place.block]
    if isinstance(block, Table):
        if place.row is None or not 0 <= place.row < len(block.rows):
            return None
        columns = _read_columns(place.block, steps) or _headed(block.rows[: place.row])
        cells = {columns.get(c.column, ""): c.text.strip() for c in block.rows[place.row].cells}
        return (cells.get("when", ""), cells.get("who", "")) if "what" in columns.values() else None
    if isinstance(block, Heading) or not (
        _among_steps(place.block, steps) or _under_steps(blocks, place.block)
    ):
        return None
    words = spans(passage.text)
    text = passage.text[words[-1].start : words[-1].end].strip() if words else ""
    return (text, "")


def _read_columns(block: int, steps: Sequence[FirstStep]) -> Columns:
    """Which column of this table holds what, as it was read for the rows that became steps."""
    return {
        place[2]: cell
        for step in steps
        for cell, place in step.places.items()
        if place and place[0] == block and place[2] is not None
    }


def _headed(rows: Sequence[Row]) -> Columns:
    """The same from the heading row of a table of which nothing became a step."""
    for row in reversed(rows):
        columns = step_header([(cell.column, cell.text) for cell in row.cells])
        if "what" in columns.values() and len(columns) > 1:
            return columns
    return {}


def _among_steps(block: int, steps: Sequence[FirstStep]) -> bool:
    """True when this paragraph, or the one before or after it, gave steps."""
    near = range(block - 1, block + 2)
    return any(p and p[0] in near and p[1] is None for s in steps for p in s.places.values())


def _under_steps(blocks: Sequence[Block], at: int) -> bool:
    """True when the last words above that say what follows say that steps do."""
    for block in reversed(blocks[:at]):
        if isinstance(block, Table):
            return False
        named = label(block.text, heading=isinstance(block, Heading))
        if named is not None or isinstance(block, Heading):
            return named is not None and named.code in {"steps", "first"}
    return False


def _idea(
    place: Place, document: Document, steps: Sequence[FirstStep], ideas: Sequence[Idea]
) -> int | None:
    """The idea of the nearest row of the same table or paragraph; else the one told of last."""
    same = [
        (abs((p[1] or 0) - (place.row or 0)), step.idea_id)
        for step in steps
        for p in step.places.values()
        if p and p[0] == place.block
    ]
    if same:
        return min(same)[1]
    told = [
        (index, idea.pk)
        for index, text in document.texts()
        for idea in ideas
        if index <= place.block and idea.title.casefold() in text.casefold()
    ]
    return max(told)[1] if told else next((idea.pk for idea in ideas), None)
