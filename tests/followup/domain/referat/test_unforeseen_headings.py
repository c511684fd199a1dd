"""Headings that say what follows in words of the writer's own, and sentences that end a list."""

from __future__ import annotations

from datetime import date

import pytest

from followup.domain.referat import read

from .build import doc

DAY = date(2024, 3, 5)
GOOD = ["Turlaget låner ut telt til alle.", "Koret har gratis prøvetime."]
PLAN = """
## Konkret idé: Sykkelbod

| Når | Hva | Hvem |
| Mai | Male skiltet | Kari |
"""


@pytest.mark.parametrize("sign", ["## {}", "**{}**", "{}", "{}:"])
@pytest.mark.parametrize(
    "heading",
    [
        "Det som alt virker",
        "Det går godt med",
        "Runde 1: det gode som finnes",
        "Dette skal vi ta vare på",
        "Ting vi har lyktes med",
        "Det vi skryter av",
        "Slik er vi gode mot hverandre",
        "Bra fra før",
        "Ting som verkar alt no",
        "Til å bli glad av",
    ],
)
def test_a_heading_over_what_goes_well(heading: str, sign: str) -> None:
    listed = "\n".join(f"- {text}" for text in GOOD)
    text = f"# ALLEMED-dugnad i Lia\n\n{sign.format(heading)}\n\n{listed}\n{PLAN}"
    reading = read(doc(text), reference=DAY)
    assert reading.good_experiences == GOOD
    assert [i.title for i in reading.ideas] == ["Sykkelbod"]


@pytest.mark.parametrize("sign", ["## {}", "**{}**", "{}:"])
@pytest.mark.parametrize(
    "heading",
    [
        "Disse ideene får hvile",
        "Desse fekk for få røyster",
        "Hang igjen på veggen (ikke valgt)",
        "Lapper som ble hengende",
        "Framlegg som vart liggjande",
        "Ikke i denne omgang",
        "Det vi lot ligge",
        "Må vente på tur",
        "Til en annen dugnad",
    ],
)
def test_a_heading_over_what_was_laid_aside(heading: str, sign: str) -> None:
    text = f"# ALLEMED-dugnad i Lia\n{PLAN}\n{sign.format(heading)}\n\n- Badeflåte\n- Felles buss\n"
    reading = read(doc(text), reference=DAY)
    assert [(i.title, i.chosen) for i in reading.ideas] == [
        ("Sykkelbod", True),
        ("Badeflåte", False),
        ("Felles buss", False),
    ]


@pytest.mark.parametrize(
    "sentence",
    [
        "Vi sees igjen 14. mai klokka 18.",
        "Gruppa møtes igjen torsdag 7. november kl. 12 på kontoret.",
        "Arbeidsutvalget ses onsdag 28. august.",
        "Vi samlast att på biblioteket onsdag 5. juni klokka 18.",
        "Planleggingsgruppa møtes neste gang tirsdag 3. desember kl. 12.",
        "Neste møte i rådet er 20. april, da ser vi på dette igjen.",
        "Eg legg ut referatet på heimesida i mai.",
        "Solbakken kommune · Ansvarlig redaktør: Kommunedirektøren · Sist endret 4. april 2024",
        "Notatet går til alle som skrev seg på.",
    ],
)
@pytest.mark.parametrize(
    "before", ["## Ikke valgt\n\n- Badeflåte\n- Felles buss", "Ikke valgt: buss"]
)
def test_the_next_meeting_is_no_idea_and_no_step(sentence: str, before: str) -> None:
    text = f"# ALLEMED-dugnad i Lia\n{PLAN}\n{before}\n\n{sentence}"
    reading = read(doc(text), reference=DAY)
    parked = 2 if "Badeflåte" in before else 1
    assert len(reading.ideas) == 1 + parked
    assert [s.what for s in reading.steps] == ["Male skiltet"]
    assert not any(w in i.description for i in reading.ideas for w in sentence.split()[:3])


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("Åpen bod. Beskrivelse: {} Hvem bidrar: {}", "Kveldsmat. Beskrivelse: {} Hvem bidrar: {}"),
        ("Åpen bod – Kort om ideen: {} Aktører: {}", "Kveldsmat – Kort om ideen: {} Aktører: {}"),
        ("«Åpen bod». Om ideen: {} Med: {}", "«Kveldsmat». Om ideen: {} Med: {}"),
    ],
)
def test_a_whole_idea_in_one_paragraph(one: str, two: str) -> None:
    told = ["Boden er åpen for alle barn.", "Alle kan spise sammen på fredager."]
    text = (
        "# ALLEMED-dugnad i Lia\n\n**Ting vi har lyktes med:**\n\n- Koret er gratis.\n\n"
        f"{one.format(told[0], 'FAU, skolen')}\n\n{two.format(told[1], 'laget, kommunen')}\n\n"
        "| Idé | Når | Hva | Hvem |\n| Åpen bod | Mai | Male skiltet | FAU |\n"
        "| ^ | Juni | Rydde i hele boden | skolen |\n| Kveldsmat | uke 14 | Kjøpe gryter | laget |"
    )
    reading = read(doc(text), reference=DAY)
    assert [(i.title, i.description, i.actors, len(i.steps)) for i in reading.ideas] == [
        ("Åpen bod", told[0], ["FAU", "skolen"], 2),
        ("Kveldsmat", told[1], ["laget", "kommunen"], 1),
    ]
    assert reading.good_experiences == ["Koret er gratis."]
