"""What the heading row of a table says, and rows that only look like one."""

from __future__ import annotations

from datetime import date

import pytest

from followup.domain.referat import read
from followup.domain.referat.column_heads import person_header, step_header

from .build import doc

DAY = date(2024, 3, 5)


def _heads(row: str) -> list[tuple[int, str]]:
    return list(enumerate(cell.strip() for cell in row.split("|")))


@pytest.mark.parametrize(
    ("row", "roles"),
    [
        ("Tidsrom | Oppgåve | Kontaktperson", "when what who"),
        ("Periode | Arbeid | Pådriver", "when what who"),
        ("Klart til | Jobb | Kontakt", "when what who"),
        ("Månad | Dette skal vi gjere | Tildelt til", "when what who"),
        ("Sluttdato | Oppdrag | Gjøres av", "when what who"),
        ("Oppgave | Ansvarlig person | Ferdig innen | Hører til", "what who when idea"),
        ("Kva | Kven | Kva tid", "what who when"),
        ("Innan kva tid | Kva skal gjerast | Kven gjer det", "when what who"),
        ("Hvilken uke | Hva | Hvem", "when what who"),
        ("Gjeld idé | Kva | Kven | Frist", "idea what who when"),
    ],
)
def test_ordinary_headings_of_columns(row: str, roles: str) -> None:
    assert " ".join(step_header(_heads(row)).values()) == roles


def test_a_contact_beside_an_address_heads_a_list_of_people() -> None:
    heads = _heads("Lag | Kontaktperson | E-post")
    assert step_header(heads) == {}
    assert person_header(heads) == {0: "org", 1: "name", 2: "email"}


def test_a_task_about_who_and_when_is_no_heading_row() -> None:
    rows = (
        "| Kva | Kven | Når |\n"
        "| Finne ut kven som har nøkkel | vaktmeisteren | innan jul |\n"
        "| Male veggen | FAU | mai |"
    )
    steps = read(doc(f"## Konkret idé: Bod\n\n{rows}"), reference=DAY).ideas[0].steps
    assert [(s.what, s.who[0].text) for s in steps] == [
        ("Finne ut kven som har nøkkel", "vaktmeisteren"),
        ("Male veggen", "FAU"),
    ]


def test_a_row_whose_task_is_one_word_is_a_task() -> None:
    rows = "| Hva | Hvem | Når |\n| Male veggen | FAU | mai |\n| Åpning | | 30. mai |"
    steps = read(doc(f"## Konkret idé: Bod\n\n{rows}"), reference=DAY).ideas[0].steps
    assert [(s.what, s.when_text) for s in steps] == [("Male veggen", "mai"), ("Åpning", "30. mai")]


def test_telling_others_is_a_task() -> None:
    rows = "| Hva | Hvem | Når |\n| Si fra til trenerne | FAU | mai |"
    steps = read(doc(f"## Konkret idé: Bod\n\n{rows}"), reference=DAY).ideas[0].steps
    assert [s.what for s in steps] == ["Si fra til trenerne"]
