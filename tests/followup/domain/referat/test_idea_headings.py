"""Ideas under headings in the writer's own words, each once and under its own title."""

from __future__ import annotations

from datetime import date

import pytest

from followup.domain.reading import ReferatReading
from followup.domain.referat import read

from .build import doc

DAY = date(2024, 3, 5)
ROWS = "| Når | Hva | Hvem |\n| Mai | Male skiltet | FAU |\n| Juni | Rydde hele boden | skolen |"
MORE = "| Når | Hva | Hvem |\n| uke 14 | Kjøpe gryter | laget |\n| Juli | Pynte huset | FAU |"
TWO = [("Åpen bod", True, 2), ("Kveldsmat", True, 2)]


def ideas(reading: ReferatReading) -> list[tuple[str, bool, int]]:
    return [(i.title, i.chosen, len(i.steps)) for i in reading.ideas]


@pytest.mark.parametrize(
    "heading",
    [
        "De to vi gikk for",
        "Dei to vi gjekk for",
        "Det vi landet på",
        "Handlingsdel",
        "Runde 3: to ideer med plan",
        "Runde 3 og 4: Ideer og skritt",
        "Det vi endte opp med",
        "Her la vi planer",
    ],
)
def test_a_heading_over_the_chosen_is_no_idea(heading: str) -> None:
    text = (
        f"# Notat etter ALLEMED\n\n## {heading}\n\n### Åpen bod\n\nFor alle barn i bygda.\n\n{ROWS}"
        f"\n\n### Kveldsmat\n\nMat til alle som vil.\n\n{MORE}"
    )
    assert ideas(read(doc(text), reference=DAY)) == TWO


@pytest.mark.parametrize(
    ("heading", "one", "two"),
    [
        ("De to vi gikk for", "A. Åpen bod. {}", "B. Kveldsmat. {}"),
        ("Ideer med nummer", "1. Åpen bod. {}", "2. Kveldsmat. {}"),
        ("Ideene", "1) Åpen bod: {}", "2) Kveldsmat: {}"),
    ],
)
@pytest.mark.parametrize("named", [True, False])
def test_ideas_told_in_short_are_those_of_the_table(
    heading: str, one: str, two: str, named: bool
) -> None:
    first, second = (one[:2] + " Åpen bod", two[:2] + " Kveldsmat") if named else (one[0], two[0])
    head = "Tiltak" if named else "Idé nr."
    text = (
        f"# Notat etter ALLEMED\n\n## {heading}\n\n"
        f"{one.format('Boden er åpen for alle barn. Med: FAU og skolen.')}\n\n"
        f"{two.format('Alle kan spise sammen. Med: laget.')}\n\n## De første stegene\n\n"
        f"| {head} | Når | Hva må gjøres | Hvem |\n| {first} | Mai | Male skiltet | FAU |\n"
        f"| {first} | Juni | Rydde boden | skolen |\n| {second} | uke 14 | Kjøpe gryter | laget |\n"
        f"| {second} | Juli | Pynte huset | FAU |"
    )
    reading = read(doc(text), reference=DAY)
    assert ideas(reading) == TWO
    assert [i.description for i in reading.ideas] == [
        "Boden er åpen for alle barn.",
        "Alle kan spise sammen.",
    ]


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("### Idé som ble valgt: Åpen bod", "### Idé som vart vald: Kveldsmat"),
        ("### Ideen vi går videre med: Åpen bod", "### Ideen vi valgte – Kveldsmat"),
        ("**ÅPEN BOD (idé 1)**", "**KVELDSMAT (idé 2)**"),
        ("### Åpen bod (idé nr. 1)", "### Kveldsmat (gruppe B)"),
        (
            "## 1) ÅPEN BOD\n\nIdeen: Boden er åpen for alle barn.",
            "## 2) KVELDSMAT\n\nIdeen: Alle kan spise sammen.",
        ),
    ],
)
def test_what_an_idea_is_called(one: str, two: str) -> None:
    text = f"# Notat etter ALLEMED\n\n{one}\n\n{ROWS}\n\n{two}\n\n{MORE}"
    assert ideas(read(doc(text), reference=DAY)) == TWO


@pytest.mark.parametrize(
    "label",
    ["De som trengs", "Disse trenger vi", "Med på laget", "Medspelarar", "Desse må vere med"],
)
@pytest.mark.parametrize("own", ["\n\n", " ", "\n"])
def test_whom_the_idea_needs(label: str, own: str) -> None:
    text = (
        f"# Notat etter ALLEMED\n\n## Konkret idé: Åpen bod\n\nBoden er åpen for alle barn."
        f"{own}{label}: FAU, skolen og NAV\n\n{ROWS}"
    )
    (idea,) = read(doc(text), reference=DAY).ideas
    assert (idea.description, idea.actors) == (
        "Boden er åpen for alle barn.",
        ["FAU", "skolen", "NAV"],
    )
    assert len(idea.steps) == 2


def test_whom_a_listed_idea_needs() -> None:
    text = (
        "# Notat etter ALLEMED\n\n## De to ideene\n\n"
        "- Åpen bod: Boden er åpen for alle barn. Aktører: FAU, skolen.\n"
        "- Kveldsmat: Alle kan spise sammen. Aktører: laget.\n"
    )
    reading = read(doc(text), reference=DAY)
    assert [(i.title, i.description, i.actors) for i in reading.ideas] == [
        ("Åpen bod", "Boden er åpen for alle barn.", ["FAU", "skolen"]),
        ("Kveldsmat", "Alle kan spise sammen.", ["laget"]),
    ]


def test_the_title_of_the_document_is_no_idea() -> None:
    text = (
        "# Lia: fra prat til plan\n\nDugnad 5. mars 2024. Referent: Pål Andre Myrvoll, "
        f"SLT-koordinator.\n\n## Hva gjør vi bra?\n\n- Koret er gratis.\n\n## Åpen bod\n\n"
        f"{ROWS}\n\n## Lagt på is\n\nBadstue for unge – felles buss – ny binge"
    )
    assert ideas(read(doc(text), reference=DAY)) == [
        ("Åpen bod", True, 2),
        ("Badstue for unge", False, 0),
        ("felles buss", False, 0),
        ("ny binge", False, 0),
    ]


@pytest.mark.parametrize(
    "head", ["Forslag vi ikke tar nå", "Ideer som ble lagt bort", "Forslag til senere"]
)
def test_a_list_laid_aside_on_one_line_is_no_chosen_idea(head: str) -> None:
    text = f"# Notat etter ALLEMED\n\n## Åpen bod\n\n{ROWS}\n\n{head}: isbane, joikekurs, sykkelbod"
    assert ideas(read(doc(text), reference=DAY)) == [
        ("Åpen bod", True, 2),
        ("isbane", False, 0),
        ("joikekurs", False, 0),
        ("sykkelbod", False, 0),
    ]


@pytest.mark.parametrize("head", ["Aller første skritt", "Først ut", "★", "Første steg"])
def test_a_column_of_crosses_marks_the_first_steps(head: str) -> None:
    text = (
        f"# Plan etter ALLEMED\n\n| Idé | Oppgave | Ansvarlig | Frist | {head} |\n"
        "| Åpen bod | Male skiltet | FAU | mai | |\n"
        "| Åpen bod | Rydde boden | skolen | juni | x |\n"
        "| Kveldsmat | Kjøpe gryter | laget | uke 14 | |\n"
        "| Kveldsmat | Pynte huset | FAU | juli | |"
    )
    steps = read(doc(text), reference=DAY).steps
    assert [(s.what, s.is_first_step) for s in steps] == [
        ("Male skiltet", False),
        ("Rydde boden", True),
        ("Kjøpe gryter", False),
        ("Pynte huset", False),
    ]


def test_a_word_before_the_description_is_left_out() -> None:
    text = f"# Notat\n\n## Konkret idé: Åpen bod\n\nHva: Boden er åpen for alle barn.\n\n{ROWS}"
    assert read(doc(text), reference=DAY).ideas[0].description == "Boden er åpen for alle barn."
