"""Rows that say nothing is to be done, and rows that only tell about the table."""

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
IDEA = "## Konkret idé: Turkasse\n\n"
HEAD = "| Hva | Hvem | Når |\n| Ringe butikken | Tone | uke 12 |\n| Male kassene | Emil | mai |"


@pytest.mark.parametrize(
    "what",
    [
        "Ikke avklart på møtet",
        "Ikkje avklart",
        "Ingen",
        "Ingenting",
        "Ingen skritt avtalt ennå",
        "Tas senere",
        "Tas opp på neste møte",
        "Avklares senere",
        "Må avklares",
        "Kommer tilbake til dette",
        "Vi kom ikke så langt",
        "Rakk vi ikke",
        "–",
        "?",
        "Uavklart",
        "Ikke bestemt",
        "Ikke noe foreløpig",
        "Fylles ut senere",
        "Intet",
        "TBD",
        "Utsatt",
        "Se over",
    ],
)
@pytest.mark.parametrize("beside", ["| |", "| Tone | |", "| | uke 14 |"])
def test_no_step_was_agreed(what: str, beside: str) -> None:
    reading = read(doc(f"{IDEA}{HEAD}\n| {what} {beside}"), reference=DAY)
    assert told(reading) == WANTED


@pytest.mark.parametrize(
    "what",
    [
        "Avklare med rektor hvem som har nøkkel",
        "Ta opp saken i utvalget",
        "Ingen skal betale: søke om støtte",
        "Senere åpningstid i hallen",
        "Finne ut hva som ikke er avklart",
        "Utsette fristen for påmelding",
        "Summere opp erfaringene",
    ],
)
def test_what_only_sounds_like_it_is_a_step(what: str) -> None:
    reading = read(doc(f"{IDEA}{HEAD}\n| {what} | Wenche | juni |"), reference=DAY)
    assert [row[1] for row in told(reading)][2:] == [what]


@pytest.mark.parametrize(
    "row",
    [
        "| Sum | | 2 |",
        "| Antall skritt: 2 | | |",
        "| Totalt | 2 | |",
        "| Til sammen: 2 skritt | | |",
        "| | | Sum: 2 |",
        "| Ført av Wenche Furulund | | |",
        "| Ført av: | Wenche Furulund | |",
        "| Sist oppdatert 6.3.2024 av Wenche | | |",
        "| Oppdatert: | 06.03.2024 | |",
        "| Grønn = ferdig, gul = i gang, rød = ikke startet | | |",
        "| Forklaring: x = ferdig | | |",
        "| Tegnforklaring: | ✓ = ferdig | |",
        "| * = det aller første skrittet | | |",
        "| Utskrift 6.3.2024 | | |",
        "| Kilde: dugnaden 5. mars | | |",
    ],
)
def test_rows_about_the_table_are_no_steps(row: str) -> None:
    reading = read(doc(f"{IDEA}{HEAD}\n{row}"), reference=DAY)
    assert told(reading) == WANTED
