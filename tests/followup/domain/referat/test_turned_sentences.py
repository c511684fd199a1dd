"""Who does what where the sentence turns it round, or a heading gathers several steps."""

from __future__ import annotations

from datetime import date

import pytest

from followup.domain.reading import ReferatReading, StepDraft
from followup.domain.referat import read

from .build import doc

DAY = date(2024, 3, 5)
PEOPLE = """
# Referat fra ALLEMED-dugnad

## Deltakere

- Birgit Solvang, biblioteket, birgit@example.no
- Odd Myrstad, idrettslaget, odd@example.no
- Kaia Lyngmo, NAV, kaia@example.no

"""


def steps_of(reading: ReferatReading) -> list[StepDraft]:
    return [s for idea in reading.ideas for s in idea.steps]


def told(text: str) -> list[tuple[str, str, str, bool]]:
    steps = steps_of(read(doc(PEOPLE + text), reference=DAY))
    return [
        (s.what, s.when_text, " + ".join(p.name or p.text for p in s.who), s.is_first_step)
        for s in steps
    ]


@pytest.mark.parametrize("lead", ["Slik starter vi", "Slik kommer vi i gang", "Slik begynner det"])
def test_a_list_of_how_to_start_is_several_steps(lead: str) -> None:
    text = (
        f"## Konkret idé: Sykkelbod\n\n{lead}:\n\n- Birgit maler skiltet innen uke 14\n"
        "- Låser til boden: Odd, april\n- Kaia ringer banken (1. juni)\n\n"
        "Aller første skritt: Odd ser på boden i morgen."
    )
    assert told(text) == [
        ("maler skiltet", "innen uke 14", "Birgit Solvang", False),
        ("Låser til boden", "april", "Odd Myrstad", False),
        ("ringer banken", "1. juni", "Kaia Lyngmo", False),
        ("ser på boden", "i morgen", "Odd Myrstad", True),
    ]


def test_how_to_start_in_one_paragraph_is_several_steps() -> None:
    text = (
        "## Konkret idé: Sykkelbod\n\nSlik starter vi: I løpet av april sjekker Birgit om boden "
        "er ledig. 7. mai tar Odd saken opp i styret. I uke 20 finner Kaia fem hjelpere. I juni "
        "rydder Odd og Kaia boden."
    )
    assert told(text) == [
        ("sjekker om boden er ledig", "I løpet av april", "Birgit Solvang", False),
        ("tar saken opp i styret", "7. mai", "Odd Myrstad", False),
        ("finner fem hjelpere", "I uke 20", "Kaia Lyngmo", False),
        ("rydder boden", "I juni", "Odd Myrstad + Kaia Lyngmo", False),
    ]


def test_one_answer_to_how_we_start_is_the_very_first_step() -> None:
    text = (
        "## Konkret idé: Sykkelbod\n\n| Når | Hva | Hvem |\n| Mai | Male skiltet | Birgit |\n\n"
        "Slik starter vi: Odd ringer banken i morgen."
    )
    assert told(text)[-1] == ("ringer banken", "i morgen", "Odd Myrstad", True)


@pytest.mark.parametrize(
    "sentence",
    [
        "Her må Odd ringe banken før påske.",
        "Før påske ringer Odd banken.",
        "Deretter ringer Odd banken før påske.",
        "Til slutt ringer Odd banken før påske.",
        "Etter det ringer Odd banken før påske.",
    ],
)
def test_who_stands_after_the_verb(sentence: str) -> None:
    text = f"## Konkret idé: Sykkelbod\n\n## Våre første skritt\n\n{sentence}"
    (what, when, who, _) = told(text)[0]
    assert (when.lower(), who) == ("før påske", "Odd Myrstad")
    assert "banken" in what


@pytest.mark.parametrize(
    "text",
    [
        "Birgit skriver til banken. Så må det hentes nøkkel, det gjør Odd, og Kaia rydder.",
        "Birgit skriver til banken innen uke 14. penger til låser henter Odd hos laget",
    ],
)
def test_nobody_is_reminded_of_what_may_be_anothers(text: str) -> None:
    """Where a step still tells of somebody else doing something, no address is given for sure."""
    steps = steps_of(read(doc(f"{PEOPLE}## Det aller første skrittet\n\n{text}"), reference=DAY))
    for step in steps:
        named = {p.name.split()[0] for p in step.who if p.name}
        others = {n for n in ("Birgit", "Odd", "Kaia") if n in step.what} - named
        if others:
            assert "who" in step.unsure
            assert not any(p.email for p in step.who)
