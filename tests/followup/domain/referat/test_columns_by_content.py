"""Columns whose heading nobody foresaw: what stands in them says what they hold."""

from __future__ import annotations

from datetime import date

import pytest

from followup.domain.reading import StepDraft
from followup.domain.referat import read

from .build import doc

DAY = date(2024, 3, 5)


def steps_of(text: str) -> list[StepDraft]:
    return [s for idea in read(doc(text), reference=DAY).ideas for s in idea.steps]


@pytest.mark.parametrize("head", ["Ansv.", "Følges av", "Bidragsgjevar", "Skippere", "På ballen"])
def test_a_column_of_names_is_who(head: str) -> None:
    text = f"""
    # Referat

    ## Konkret idé: Sykkelbod

    | Oppgave | {head} | Frist |
    | Male skiltet ved boden | Kari Myrvoll | uke 14 |
    | Ringe banken om lån | Kari Myrvoll og FAU | 1. juni |
    | Rydde i hele boden | idrettslaget | mai |
    """
    assert [[p.text for p in s.who] for s in steps_of(text)] == [
        ["Kari Myrvoll"],
        ["Kari Myrvoll", "FAU"],
        ["idrettslaget"],
    ]


@pytest.mark.parametrize("head", ["Klar", "Mål i tid", "Innan utgangen av"])
def test_a_column_of_days_is_when(head: str) -> None:
    text = f"""
    # Referat

    ## Konkret idé: Sykkelbod

    | Oppgave | Hvem | {head} |
    | Male skiltet ved boden | Kari Myrvoll | uke 14 |
    | Ringe banken om lån | FAU | 1. juni |
    """
    assert [s.when_text for s in steps_of(text)] == ["uke 14", "1. juni"]


@pytest.mark.parametrize("head", ["Adresse", "Nås på", "Korleis få tak i", "Telefon/annet"])
def test_a_column_of_addresses_is_the_address(head: str) -> None:
    text = f"""
    # Referat

    ## Oppmøte

    | Navn | Funksjon | {head} |
    | Kari Myrvoll | rektor | kari.myrvoll@example.no |
    | Ola Tangvik | trener | ola@example.no |

    ## Konkret idé: Sykkelbod

    | Oppgave | Hvem | Frist |
    | Male skiltet ved boden | Ola | uke 14 |
    """
    reading = read(doc(text), reference=DAY)
    assert [p.email for p in reading.participants] == ["kari.myrvoll@example.no", "ola@example.no"]
    assert reading.steps[0].who[0].email == "ola@example.no"


@pytest.mark.parametrize("heads", ["Klokka | Hva | Hvem", "Kl. | Innhold | Ved", " | Post | Leder"])
def test_a_table_of_hours_is_the_programme(heads: str) -> None:
    text = f"""
    # ALLEMED-dugnad

    ## Slik var kvelden lagt opp

    | {heads} |
    | 17.30 | Velkommen og suppe | Kari |
    | 18.00 | Hva gjør vi bra? | bordene |
    | 18.20 | Konkret idé og første skritt | bordene |
    | 20.15 | Avstemning | Ola |

    ## Konkret idé: Sykkelbod

    | Oppgave | Hvem | Frist |
    | Male skiltet ved boden | Ola | uke 14 |
    """
    reading = read(doc(text), reference=DAY)
    assert [idea.title for idea in reading.ideas] == ["Sykkelbod"]
    assert [s.what for s in reading.steps] == ["Male skiltet ved boden"]
    assert not reading.good_experiences
