"""Writes a demo town's referat as a contact person would have: a Word document."""

from __future__ import annotations

from datetime import date
from io import BytesIO

import docx

from core import words_no
from followup.management.demo_world import Town


def referat(town: Town, name: str, day: date) -> bytes:
    """A .docx with participants, one table Når / Hva / Hvem an idea, and the parked ideas."""
    book = docx.Document()
    book.add_heading(f"Referat fra ALLEMED-dugnad i {name}", level=0)
    book.add_paragraph(f"Dato: {words_no.date_in_words(day, 'nb')}")
    book.add_heading("Deltakere", level=1)
    for line in town.people:
        book.add_paragraph(line, style="List Bullet")
    for number, plan in enumerate(town.plans, 1):
        book.add_heading(f"Konkret idé {number}: {plan.title}", level=1)
        book.add_paragraph(plan.description)
        book.add_paragraph(f"Aktører: {plan.actors}")
        book.add_paragraph("Våre første skritt:")
        table = book.add_table(rows=1, cols=3)
        for cell, text in zip(table.rows[0].cells, ("Når", "Hva", "Hvem"), strict=True):
            cell.text = text
        for row in plan.rows:
            for cell, text in zip(table.add_row().cells, row, strict=True):
                cell.text = text
    if town.parked:
        book.add_heading("Andre ideer", level=1)
        for title in town.parked:
            book.add_paragraph(title, style="List Bullet")
    out = BytesIO()
    book.save(out)
    return out.getvalue()
