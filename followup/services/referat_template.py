"""Empty referater to fill in, for those who want every word to be read right. Stores nothing."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

import docx
from docx.shared import Cm
from openpyxl import Workbook
from openpyxl.styles import Alignment, Font

EMPTY_STEPS: Final = 5
EMPTY_PEOPLE: Final = 12
IDEAS: Final = 2
TYPES: Final = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


@dataclass(frozen=True, slots=True)
class Words:
    """What stands in the form. It is part of the document, so the file's language decides."""

    title: str
    facts: tuple[str, ...]
    people: str
    people_head: tuple[str, ...]
    good: str
    ways: str
    idea: str
    name: str
    description: str
    actors: str
    steps: str
    steps_head: tuple[str, ...]
    filename: str


LANGUAGES: Final = {
    "nb": Words(
        title="Referat fra ALLEMED-dugnad",
        facts=("Kommune", "Dato", "Sted"),
        people="Deltakere",
        people_head=("Navn", "Organisasjon", "Rolle", "E-post"),
        good="Hva gjør vi bra?",
        ways="Veier inn i fellesskapet",
        idea="Konkret idé",
        name="Idé:",
        description="Kort beskrivelse:",
        actors="Hvilke aktører bidrar?",
        steps="Våre første skritt",
        steps_head=("Når", "Hva", "Hvem"),
        filename="referat-allemed",
    ),
    "nn": Words(
        title="Referat frå ALLEMED-dugnad",
        facts=("Kommune", "Dato", "Møtestad"),
        people="Deltakarar",
        people_head=("Namn", "Organisasjon", "Rolle", "E-post"),
        good="Kva gjer vi bra?",
        ways="Vegar inn i fellesskapet",
        idea="Konkret idé",
        name="Idé:",
        description="Kort omtale:",
        actors="Kva aktørar bidreg?",
        steps="Våre første steg",
        steps_head=("Når", "Kva", "Kven"),
        filename="referat-allemed-nynorsk",
    ),
}


def empty(kind: str, language: str) -> bytes:
    """The form as "docx" or "xlsx", in "nb" or "nn"."""
    words = LANGUAGES[language]
    return _word(words) if kind == "docx" else _sheet(words)


def _word(words: Words) -> bytes:
    paper = docx.Document()
    paper.add_heading(words.title, 1)
    _rows(paper, [], [(fact, "") for fact in words.facts])
    paper.add_heading(words.people, 2)
    _rows(paper, words.people_head, [("",) * 4] * EMPTY_PEOPLE)
    for heading in (words.good, words.ways):
        paper.add_heading(heading, 2)
        paper.add_paragraph("", style="List Bullet")
    for _number in range(IDEAS):
        paper.add_heading(words.idea, 2)
        for label in (words.name, words.description, words.actors):
            paper.add_paragraph().add_run(f"{label} ").bold = True
        paper.add_heading(words.steps, 3)
        _rows(paper, words.steps_head, [("",) * 3] * EMPTY_STEPS)
    buffer = io.BytesIO()
    paper.save(buffer)
    return buffer.getvalue()


def _rows(paper: Any, head: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    table = paper.add_table(rows=0, cols=len(head or rows[0]))
    table.style = "Table Grid"
    for number, row in enumerate([head, *rows] if head else rows):
        cells = table.add_row().cells
        for cell, text in zip(cells, row, strict=True):
            cell.text = text
            for run in cell.paragraphs[0].runs:
                run.bold = bool(head) and number == 0
    paper.add_paragraph().paragraph_format.space_after = Cm(0.2)


def _sheet(words: Words) -> bytes:
    book = Workbook()
    steps = book.active
    assert steps is not None
    steps.title = words.steps
    steps.append(["Idé", *words.steps_head])
    people = book.create_sheet(words.people)
    people.append(list(words.people_head))
    for sheet, widths in ((steps, (34, 22, 60, 30)), (people, (28, 28, 24, 34))):
        for column, width in zip("ABCD", widths, strict=True):
            sheet.column_dimensions[column].width = width
            sheet[f"{column}1"].font = Font(bold=True)
            sheet[f"{column}1"].alignment = Alignment(wrap_text=True)
        sheet.freeze_panes = "A2"
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()
