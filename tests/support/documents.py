"""Writes referat files as a process leader would: prose, participants, and a table per idea."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass

import docx
from docx.document import Document


@dataclass(frozen=True)
class Guest:
    """Somebody on the list of participants."""

    name: str
    organisation: str
    email: str


@dataclass(frozen=True)
class Step:
    """One row of a table Når / Hva / Hvem, as written."""

    when: str
    what: str
    who: str


@dataclass(frozen=True)
class Plan:
    """A concrete idea and its first steps."""

    title: str
    description: str
    steps: tuple[Step, ...]


def referat_docx(
    *,
    place: str,
    day: str,
    guests: Sequence[Guest],
    plans: Sequence[Plan],
    prose: Sequence[str] = (),
) -> bytes:
    """A .docx of a dugnad; `day` as written, such as "12. november 2026"."""
    paper = docx.Document()
    paper.add_heading(f"Referat fra ALLEMED-dugnad i {place}", 0)
    paper.add_paragraph(f"Dato: {day}")
    for text in prose:
        paper.add_paragraph(text)
    paper.add_heading("Deltakere", 1)
    _table(
        paper,
        ("Navn", "Organisasjon", "E-post"),
        [(g.name, g.organisation, g.email) for g in guests],
    )
    paper.add_heading("Konkrete ideer", 1)
    for plan in plans:
        paper.add_heading(plan.title, 2)
        paper.add_paragraph(plan.description)
        _table(paper, ("Når", "Hva", "Hvem"), [(s.when, s.what, s.who) for s in plan.steps])
    out = io.BytesIO()
    paper.save(out)
    return out.getvalue()


def _table(paper: Document, head: tuple[str, ...], rows: Sequence[tuple[str, ...]]) -> None:
    table = paper.add_table(rows=0, cols=len(head), style="Table Grid")
    for row in (head, *rows):
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text
