"""What nobody typed as it stands is shown to a human: recognised in a picture, or computed."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from followup.domain.blocks import Cell, Document, Heading, Paragraph, Row, Table
from followup.domain.reading import StepDraft
from followup.domain.referat import read


def row(*texts: str, **more: Any) -> Row:
    return Row(tuple(Cell(text, column, **more) for column, text in enumerate(texts)))


PEOPLE = Table((row("Navn", "E-post"), row("Kari Myrstubb", "kari@example.no")), page=1)
HEAD = row("Når", "Hva", "Hvem")


def the_step(*rows: Row, scanned: tuple[int, ...] = ()) -> StepDraft:
    table = Table((HEAD, *rows), page=1)
    blocks = (PEOPLE, Heading("Konkret idé: Utstyrsbod", 1, 1), table)
    document = Document(blocks, scanned=scanned)
    return read(document, reference=date(2026, 11, 12)).steps[0]


def test_what_was_typed_is_sure() -> None:
    assert not the_step(row("uke 3", "Ringe rektor på skolen", "Kari")).unsure


@pytest.mark.parametrize(
    ("when", "who", "unsure"),
    [
        ("uke 3", "Kari Myrstubb", {"when", "who"}),
        ("snarest", "Kari", {"who"}),
        ("13. januar", "rektor", {"when"}),
        ("snarest", "Frivilligsentralen", set()),
    ],
)
def test_names_and_figures_on_a_scanned_page_are_looked_at(
    when: str, who: str, unsure: set[str]
) -> None:
    step = the_step(row(when, "Ringe rektor på skolen", who), scanned=(1,))
    assert step.unsure == unsure
    assert {step.why[cell] for cell in unsure} <= {"when_scanned", "who_scanned"}


def test_another_page_than_the_scanned_one_is_as_typed() -> None:
    assert not the_step(row("uke 3", "Ringe rektor på skolen", "Kari"), scanned=(2,)).unsure


def test_a_step_told_on_a_scanned_page_is_looked_at_too() -> None:
    told = Paragraph("Kari Myrstubb ringer rektor innen uke 12.", page=1)
    document = Document((Heading("Konkret idé: Utstyrsbod", 1, 1), told), scanned=(1,))
    (step,) = read(document, reference=date(2026, 11, 12)).steps
    assert {"when", "who"} <= step.unsure


def test_what_a_formula_gave_is_looked_at() -> None:
    cells = (Cell("uke 3", 0, computed=True), Cell("Ringe rektor på skolen", 1), Cell("Kari", 2))
    step = the_step(Row(cells))
    assert step.unsure == {"when"}
    assert step.why == {"when": "when_computed"}


def test_a_merged_cell_that_a_formula_gave_is_looked_at_in_each_row() -> None:
    table = Table(
        (
            HEAD,
            Row((Cell("uke 3", 0, 1, 2, computed=True), Cell("Ringe rektor", 1), Cell("Kari", 2))),
            Row((Cell("Skrive til klubben", 1), Cell("Kari", 2))),
        )
    )
    document = Document((PEOPLE, Heading("Konkret idé: Utstyrsbod"), table))
    steps = read(document, reference=date(2026, 11, 12)).steps
    assert [step.unsure for step in steps] == [{"when"}, {"when"}]
