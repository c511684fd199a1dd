"""Referater for tests: real .docx files made on the spot, with plainly invented people."""

from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import date
from typing import Any

import docx

from core.accounts.models import User
from core.audit import log
from followup.models import Dugnad, Referat
from followup.services import referat_import

DAY = date(2026, 11, 12)
PEOPLE = (
    ("Kari Myrstubb", "NAV", "kari@example.no"),
    ("Ola Granbark", "Idrettsrådet", "ola@example.no"),
    ("Linh Sommerregn", "Frivilligsentralen", ""),
)
STEPS = (
    ("Innen 1. desember", "Ringe idrettsrådet om utstyr", "Kari"),
    ("Uke 3", "Rydde et rom på Frivilligsentralen", "Linh og Ola"),
    ("Fortløpende", "Spre ordet i klubbene", "Ola"),
)

Steps = Sequence[tuple[str, str, str]]


def word(
    steps: Steps = STEPS,
    *,
    title: str = "Utstyrsbod i gamle brannstasjonen",
    day: str = "12. november 2026",
    people: Sequence[tuple[str, str, str]] = PEOPLE,
    extra: Sequence[str] = (),
) -> bytes:
    """A referat as a Word file: who took part, one idea, and its table Når / Hva / Hvem."""
    file = docx.Document()
    file.add_heading("Referat fra ALLEMED-dugnad", 1)
    file.add_paragraph(f"Dato: {day}")
    file.add_heading("Deltakere", 2)
    _table(file, ("Navn", "Organisasjon", "E-post"), people)
    for text in extra:
        file.add_paragraph(text)
    file.add_heading("Konkret idé", 2)
    file.add_paragraph(f"Idé: {title}")
    file.add_paragraph("Våre første skritt:")
    _table(file, ("Når", "Hva", "Hvem"), steps)
    buffer = io.BytesIO()
    file.save(buffer)
    return buffer.getvalue()


def _table(file: Any, head: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    if not rows:
        return
    table = file.add_table(rows=1, cols=len(head))
    for cell, text in zip(table.rows[0].cells, head, strict=True):
        cell.text = text
    for row in rows:
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text


def uploaded(dugnad: Dugnad, user: User, data: bytes | None = None, **fields: Any) -> Referat:
    """A referat taken in as the upload page does it."""
    return referat_import.upload(
        dugnad=dugnad,
        actor=log.by_user(user),
        filename="referat.docx",
        data=data if data is not None else word(**fields),
    )


def many(count: int) -> list[tuple[str, str, str]]:
    """So many steps, each with words of its own."""
    verbs = ["Ringe", "Møte", "Spørre", "Invitere", "Takke", "Besøke"]
    whom = ["korpset", "fotballgruppa", "speiderne", "biblioteket", "rektor", "ordføreren"]
    ends = ("nord", "sør")
    what = [f"{verb} {one} i {end}" for verb in verbs for one in whom for end in ends]
    return [("uke 3", text, "Kari") for text in what[:count]]
