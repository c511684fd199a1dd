"""Import of a referat: from the bytes of a file to drafts in the database."""

from __future__ import annotations

import io
from dataclasses import dataclass
from datetime import date
from typing import Any

from docx import Document

from core.audit import log
from followup.domain import referat as rules
from followup.models import Dugnad, Referat
from followup.readers.isolated import read_isolated
from followup.services import referat_import
from tests.bench.figures import Differs, Figure, median, processor_seconds
from tests.bench.material import minutes
from tests.support import make

ABOUT = "a referat of five pages becomes drafts"


@dataclass(frozen=True)
class Size:
    ideas: int
    steps: int
    people: int
    prose: int
    times: int


FULL = Size(ideas=7, steps=5, people=18, prose=2, times=15)
TINY = Size(ideas=2, steps=2, people=3, prose=1, times=1)
DAY = date(2026, 11, 12)
Row = tuple[str, str, str]


def run(size: Size) -> list[Figure]:
    """The whole import, its parts, and a reader that only lifts the tables out, as a peer."""
    data = minutes(ideas=size.ideas, steps=size.steps, people=size.people, prose=size.prose)
    actor = log.by_user(make.user())
    dugnad = make.dugnad(make.municipality(), day=DAY)
    _same_rows(_ours(dugnad, actor, data), peer(data))
    whole = median(lambda: _ours(dugnad, actor, data), size.times)
    busy = processor_seconds(lambda: _ours(dugnad, actor, data), size.times)
    document = read_isolated(data, "referat.docx")
    reading = median(lambda: read_isolated(data, "referat.docx"), size.times)
    rest = median(
        lambda: rules.read(document, reference=DAY, municipality="Granvik", today=DAY), size.times
    )
    naive = median(lambda: peer(data), size.times)
    rows = size.ideas * size.steps
    return [
        Figure("the whole import, median", whole, "s", "under 1 s", f"{rows} steps, all found"),
        Figure("the same in processor time", busy, "s"),
        Figure("of that: file to blocks, in a process of its own", reading, "s"),
        Figure("of that: blocks to ideas, steps, dates and people", rest, "s"),
        Figure("peer: python-docx lifts the cells, reads no date", naive, "s", "", "same rows"),
        Figure("ours beside the peer", whole / naive, "times"),
    ]


def _ours(dugnad: Dugnad, actor: Any, data: bytes) -> list[Row]:
    """Import as the upload page does, and take it away again so that it can be done once more."""
    referat = referat_import.upload(dugnad=dugnad, actor=actor, filename="referat.docx", data=data)
    steps = referat.steps.order_by("idea__position", "position", "pk")
    rows = [(step.when_text, step.what, step.who_text) for step in steps]
    referat.ideas.all().delete()
    Referat.objects.filter(pk=referat.pk).delete()
    referat.file.delete(save=False)
    return rows


def peer(data: bytes) -> list[Row]:
    """Every row under a head of Når, Hva and Hvem, as the short script one would write first."""
    found = []
    for table in Document(io.BytesIO(data)).tables:
        head, *rows = [[cell.text for cell in row.cells] for row in table.rows]
        if head == ["Når", "Hva", "Hvem"]:
            found += [(when, what, who) for when, what, who in rows]
    return found


def _same_rows(ours: list[Row], theirs: list[Row]) -> None:
    if ours != theirs:
        odd = [pair for pair in zip(ours, theirs, strict=False) if pair[0] != pair[1]]
        raise Differs(f"{len(ours)} rows beside the peer's {len(theirs)}; first: {odd[:1]}")
