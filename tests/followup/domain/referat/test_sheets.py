"""Workbooks: titles over the table, who keeps it, what the signs mean, sheets kept from before."""

from __future__ import annotations

from datetime import date

import pytest

from followup.domain.referat import read

from .build import doc, told

DAY = date(2024, 3, 5)
WANTED = [
    ("Turkasse", "Ringe butikken", "uke 12", "Tone"),
    ("Turkasse", "Male kassene", "mai", "Emil"),
]
ROWS = (
    "| Idé | Hva | Hvem | Når |\n| Turkasse | Ringe butikken | Tone | uke 12 |\n"
    "| | Male kassene | Emil | mai |"
)


@pytest.mark.parametrize(
    "above",
    [
        "| Tiltaksplan ALLEMED Furuvik | | | |",
        "| Tiltaksplan ALLEMED Furuvik | | | Ført av Wenche Furulund |",
        "| Tiltaksplan ALLEMED | | Oppdatert: | 06.03.2024 |",
        "| Dugnad: | 5. mars 2024 | Sted: | Biblioteket |\n| Ført av: | Wenche Furulund | | |",
        "| Oppfølging etter dugnaden 5. mars | < | < | < |\n| Fyll ut en rad per skritt | | | |",
        "| Grønn = ferdig | Gul = i gang | Rød = ikke startet | |",
        "| Forklaring: | x = ferdig | – = ikke startet | |",
    ],
)
def test_what_stands_over_the_table_is_no_step(above: str) -> None:
    reading = read(doc(f"=== Plan\n{above}\n{ROWS}"), reference=DAY)
    assert told(reading) == WANTED
    assert [i.title for i in reading.ideas] == ["Turkasse"]


@pytest.mark.parametrize(
    "name",
    [
        "Arkiv",
        "Arkiv 2022",
        "2022 (arkiv)",
        "Fra 2022",
        "Dugnad 2022",
        "Plan 2021-2022",
        "Gamle oppgaver",
        "Tidligere tiltak",
        "Forrige dugnad",
        "I fjor",
        "Ikke i bruk",
        "Utgått",
        "Ferdige fra 2023",
        "Plan (gammel)",
        "Plan - kopi",
        "Nedtrekkslister",
        "Lister",
        "Kladd",
        "Eksempel på utfylling",
        "Slik fyller du ut",
    ],
)
def test_a_sheet_kept_from_before_holds_no_steps(name: str) -> None:
    old = "| Idé | Hva | Hvem | Når |\n| Grillhytte | Kjøpe ved | Geir | uke 40 |"
    title = "| ALLEMED-dugnad i Furuvik 5. mars 2024 | | | |"
    reading = read(doc(f"=== Plan\n{title}\n{ROWS}\n\n=== {name}\n{old}"), reference=DAY)
    assert told(reading) == WANTED


@pytest.mark.parametrize(
    "name",
    [
        "Skritt",
        "Oppgaveliste",
        "Tiltaksliste 2024",
        "Plan 2024",
        "Dugnad 5.3.2024",
        "Ark2",
        "Turkasse",
    ],
)
def test_a_sheet_in_use_is_read(name: str) -> None:
    people = "| Navn | Organisasjon |\n| Tone Lyngstad | NAV |\n| Emil Sandbakk | FAU |"
    reading = read(doc(f"=== Deltakere\n{people}\n\n=== {name}\n{ROWS}"), reference=DAY)
    assert [row[:3] for row in told(reading)] == [row[:3] for row in WANTED]
    assert [row[3] for row in told(reading)] == ["Tone Lyngstad", "Emil Sandbakk"]
