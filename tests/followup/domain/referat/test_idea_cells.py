"""Tables where the idea stands once for several rows."""

from __future__ import annotations

from datetime import date

import pytest

from followup.domain.referat import read

from .build import doc, told

DAY = date(2024, 3, 5)
WANTED = [
    ("Turkasse", "Ringe butikken", "uke 12", "Tone"),
    ("Turkasse", "Male kassene", "mai", "Emil"),
    ("Leksekafé", "Spørre rektor", "uke 13", "Wenche"),
    ("Leksekafé", "Kjøpe frukt", "august", "Tone"),
]


def _table(head: str, rows: list[str]) -> str:
    return "# Plan\n\n" + "\n".join(f"| {row} |" for row in [head, *rows])


@pytest.mark.parametrize("again", ["", "^"])
@pytest.mark.parametrize(
    "head",
    [
        "Idé | Hva | Hvem | Når",
        "Tiltak | Hva skal gjøres | Hvem | Når",
        "Hva vil vi | Hvordan | Hvem | Når",
        " | Hva | Hvem | Når",
        "Prosjekt | Neste skritt | Ansvarlig | Frist",
        "Forslag | Første skritt | Hvem | Når",
        "Navn på ideen | Skritt | Hvem | Frist",
        "Valgt idé | Oppgave | Ansvar | Innen",
    ],
)
def test_the_idea_of_the_rows_below(head: str, again: str) -> None:
    rows = [
        "Turkasse | Ringe butikken | Tone | uke 12",
        f"{again} | Male kassene | Emil | mai",
        "Leksekafé | Spørre rektor | Wenche | uke 13",
        f"{again} | Kjøpe frukt | Tone | august",
    ]
    assert told(read(doc(_table(head, rows)), reference=DAY)) == WANTED


@pytest.mark.parametrize("again", ["", "^"])
def test_the_idea_stands_last(again: str) -> None:
    rows = [
        "uke 12 | Ringe butikken | Tone | Turkasse",
        f"mai | Male kassene | Emil | {again}",
        "uke 13 | Spørre rektor | Wenche | Leksekafé",
        f"august | Kjøpe frukt | Tone | {again}",
    ]
    assert told(read(doc(_table("Når | Hva | Hvem | Idé", rows)), reference=DAY)) == WANTED


def test_the_idea_has_its_description_below_it_in_the_cell() -> None:
    rows = [
        "Turkasse\\nKasser med utstyr som alle kan låne. | Ringe butikken | Tone | uke 12",
        "^ | Male kassene | Emil | mai",
        "Leksekafé\\nÅpent to dager i uka. | Spørre rektor | Wenche | uke 13",
        "^ | Kjøpe frukt | Tone | august",
    ]
    assert told(read(doc(_table("Idé | Hva | Hvem | Når", rows)), reference=DAY)) == WANTED


def test_the_idea_is_a_row_of_its_own_over_its_steps() -> None:
    rows = [
        "Turkasse | < | <",
        "Ringe butikken | Tone | uke 12",
        "Male kassene | Emil | mai",
        "Leksekafé | < | <",
        "Spørre rektor | Wenche | uke 13",
        "Kjøpe frukt | Tone | august",
    ]
    assert told(read(doc(_table("Hva | Hvem | Når", rows)), reference=DAY)) == WANTED


def test_the_number_of_the_idea_stands_beside_it() -> None:
    rows = [
        "1 | Turkasse | Ringe butikken | Tone | uke 12",
        " | | Male kassene | Emil | mai",
        "2 | Leksekafé | Spørre rektor | Wenche | uke 13",
        " | | Kjøpe frukt | Tone | august",
    ]
    assert told(read(doc(_table("Nr | Idé | Hva | Hvem | Når", rows)), reference=DAY)) == WANTED


def test_rows_below_an_ideas_title_may_lack_their_last_cell() -> None:
    """Numbered titles over the whole width, and a column for status that is filled in later."""
    text = (
        "| Nr. | Tiltak | Ansvarlig | Tidsfrist | Status |\n"
        "| Idé 1: Turkasse | < | < | < | < |\n"
        "| 1.1 | Ringe butikken | Tone | uke 12 | |\n"
        "| Idé 2: Åpen hall | < | < | < | < |\n"
        "| 2.1 | Spørre vaktmesteren | Emil | mai | |\n"
        "| 2.2 | Henge opp plakat | Tone, Emil | juni | påbegynt |\n"
    )
    reading = read(doc(f"# Plan\n\n{text}"), reference=date(2024, 3, 5))
    found = [(idea.title, [step.what for step in idea.steps]) for idea in reading.ideas]
    assert found == [
        ("Turkasse", ["Ringe butikken"]),
        ("Åpen hall", ["Spørre vaktmesteren", "Henge opp plakat"]),
    ]
