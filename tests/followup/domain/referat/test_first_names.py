"""First names, where the document says only once, somewhere, what the person is called."""

from __future__ import annotations

from datetime import date

import pytest

from followup.domain.referat import read

from .build import doc, told

DAY = date(2024, 3, 5)
IDEA = "\n\n## Konkret idé: Turkasse\n\n"
TABLE = "| Hva | Hvem | Når |\n| Ringe butikken | Tone | uke 12 |\n| Male kassene | Emil | mai |"


@pytest.mark.parametrize(
    "present",
    [
        "Hvem: Tone Lyngstad (NAV), Emil Sandbakk (FAU)",
        "Når: 5. mars 2024\nHvor: biblioteket\nHvem: Tone Lyngstad (NAV), Emil Sandbakk (FAU)",
        "Hvem: Tone Lyngstad (NAV), Emil Sandbakk (FAU) og fem ungdommer",
        "Til stede: Tone Lyngstad, NAV, og Emil Sandbakk, FAU",
        "Tilstede: Tone Lyngstad (NAV)/Emil Sandbakk (FAU)",
        "Hvem var med? Tone Lyngstad fra NAV og Emil Sandbakk fra FAU.",
        "| Dato | 5. mars 2024 |\n| Hvem | Tone Lyngstad (NAV), Emil Sandbakk (FAU) |",
        "| Dato: 5. mars 2024 | Til stede: Tone Lyngstad (NAV), Emil Sandbakk (FAU) |",
        "Kven: Tone Lyngstad (NAV), Emil Sandbakk (FAU)",
        "På møtet: Tone Lyngstad (NAV), Emil Sandbakk (FAU)",
    ],
)
def test_one_line_of_attendance(present: str) -> None:
    reading = read(doc(f"# Referat\n\n{present}{IDEA}{TABLE}"), reference=DAY)
    assert [row[3] for row in told(reading)] == ["Tone Lyngstad", "Emil Sandbakk"]
    assert [p.name for p in reading.participants] == ["Tone Lyngstad", "Emil Sandbakk"]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Referent: Tone Lyngstad", ""),
        ("Ført av Tone Lyngstad", ""),
        ("Referat v/Tone Lyngstad", ""),
        ("", "\n\nHilsen\nTone Lyngstad"),
        ("", "\n\nMvh Tone Lyngstad, NAV"),
        ("", "\n\nTone Lyngstad\nreferent"),
        ("Fra: Tone Lyngstad <tone@example.no>\nTil: alle\nEmne: Referat", ""),
        ("Fra: Lyngstad, Tone (tone@example.no)\nSendt: 6. mars 2024", ""),
        ("From: Tone Lyngstad\nTo: alle", ""),
    ],
)
def test_only_the_writer_is_named_in_full(before: str, after: str) -> None:
    text = f"# Referat\n\n{before}{IDEA}{TABLE}{after}"
    reading = read(doc(text), reference=DAY)
    assert [row[3] for row in told(reading)] == ["Tone Lyngstad", "Emil"]


@pytest.mark.parametrize(
    "sentence",
    [
        "Det var fint å møte dere sammen med Tone Lyngstad fra NAV.",
        "Jeg fikk god hjelp av Tone Lyngstad, som leder ungdomshuset.",
        "Etterpå pratet vi lenge, og Tone Lyngstad i NAV hadde en idé.",
        "Takk til Tone Lyngstad på biblioteket for kaffe!",
    ],
)
def test_people_introduced_in_a_sentence(sentence: str) -> None:
    text = (
        f"Kjære alle!\n\n{sentence}\n\nVi ble enige om å lage en turkasse. "
        "Tone ringer butikken i uke 12, og Emil maler kassene før påske.\n\nHilsen Emil Sandbakk"
    )
    reading = read(doc(text), reference=DAY)
    assert [row[3] for row in told(reading)] == ["Tone Lyngstad", "Emil Sandbakk"]


def test_somebody_mentioned_is_not_taken_for_one_who_was_there() -> None:
    text = (
        "Til stede: Tone Lyngstad (NAV), Emil Sandbakk (FAU)\n\n"
        f"Vi snakket om butikken til Tone Bakkestad.{IDEA}{TABLE}"
    )
    reading = read(doc(text), reference=DAY)
    assert told(reading)[0][3] == "Tone Lyngstad"


def test_two_mentioned_with_one_first_name_are_a_question() -> None:
    text = f"Vi traff Tone Bakkestad fra laget og Tone Lyngstad fra NAV.{IDEA}{TABLE}"
    step = read(doc(text), reference=DAY).ideas[0].steps[0]
    assert step.who[0].name != "Tone Bakkestad"
    assert "who" in step.unsure


def test_a_line_of_attendance_straight_over_the_plan_is_no_idea() -> None:
    table = (
        "| | Hva | Hvem | Når |\n| Turkasse | Ringe butikken | Tone | uke 12 |\n"
        "| ^ | Male kassene | Emil | mai |"
    )
    text = f"Referat\n\nHvem: Tone Lyngstad (NAV), Emil Sandbakk (FAU)\n\n{table}"
    reading = read(doc(text), reference=DAY)
    assert [i.title for i in reading.ideas] == ["Turkasse"]
    assert [row[3] for row in told(reading)] == ["Tone Lyngstad", "Emil Sandbakk"]
