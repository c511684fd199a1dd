"""Notes written in a hurry: arrows, months misspelt, who after a dash, dates in long lines."""

from __future__ import annotations

from datetime import date

import pytest

from followup.domain.referat import read

from .build import doc

DAY = date(2024, 3, 5)
PEOPLE = "# Notat ALLEMED\n\n## Deltakere\n\n- Liv Myrvoll, koret\n- Ola Tangvik, Blå Kors Ung\n\n"


def told(text: str) -> list[tuple[str, str, str]]:
    reading = read(doc(f"{PEOPLE}## Idé 1: Åpen bod\n\nhva gjør vi nå\n\n{text}"), reference=DAY)
    return [(s.what, s.when_text, " + ".join(p.text for p in s.who)) for s in reading.steps]


@pytest.mark.parametrize("sign", ["→ ", "-> ", "- "])
def test_steps_behind_arrows(sign: str) -> None:
    lines = [
        "Liv fører liste over hvem som er med (løpende)",
        "Ola spør koret om de blir med, før 17.mai",
        "Tegne kortet: Liv og Ola, i løpet av sommeren",
        "Dele ut kort på skolene i august – speiderne og Blå Kors Ung",
        "Ta det opp på møtene: alle foreningene, septmber",
        "Redningsvester til alle: Ola og sjøspeiderne, april",
        "Innkjøp til de ti første sekkene: Frelsesarmeen, før sommerferien",
    ]
    assert told("\n\n".join(f"{sign}{line}" for line in lines)) == [
        ("fører liste over hvem som er med", "løpende", "Liv"),
        ("spør koret om de blir med", "før 17.mai", "Ola"),
        ("Tegne kortet", "i løpet av sommeren", "Liv + Ola"),
        ("Dele ut kort på skolene", "i august", "speiderne + Blå Kors Ung"),
        ("Ta det opp på møtene", "septmber", "alle foreningene"),
        ("Redningsvester til alle", "april", "Ola + sjøspeiderne"),
        ("Innkjøp til de ti første sekkene", "før sommerferien", "Frelsesarmeen"),
    ]


@pytest.mark.parametrize(
    ("first", "last"),
    [
        (
            "klubbhuset torsdag 21.april 2022, kl 18-19. den timen gikk fort! skrevet på mobilen",
            "vi møtes igjen torsdag 15.september, samme sted. da tar Liv med kake",
        ),
        (
            "onsdag 21.4.2022 på skolen (dette er sendt fra telefonen)",
            "neste samling blir 15. september 2022 kl. 18 i klubben",
        ),
        (
            "Torsdag 21. april 2022. Notatet er skrevet av Liv Myrvoll.",
            "Gruppa ses torsdag 15. september 2022 kl. 18 på samme sted.",
        ),
    ],
)
def test_the_day_is_that_of_the_dugnad_not_of_the_next_meeting(first: str, last: str) -> None:
    text = f"**ALLEMED i Lia**\n\n{first}\n\nidé 1: BOD\n\n- Liv ringer 1. juni\n\n{last}"
    assert read(doc(text)).dugnad_date == date(2022, 4, 21)


@pytest.mark.parametrize("label", ["Det aller første skrittet", "Aller første skritt"])
@pytest.mark.parametrize("more", ["", " her", " mot én dør", " på denne", " for boden", " i saken"])
def test_a_label_for_the_first_step_may_say_more(label: str, more: str) -> None:
    steps = told(f"- Ola maler skiltet 1. juni\n\n{label}{more}: Liv ringer kontoret i morgen.")
    assert steps[-1] == ("ringer kontoret", "i morgen", "Liv")


@pytest.mark.parametrize("label", ["Den aller første handlingen", "Heilt fyrst", "Helt først"])
def test_other_words_for_the_first_step(label: str) -> None:
    text = (
        f"{PEOPLE}## Idé 1: Åpen bod\n\n- Ola maler skiltet 1. juni\n\n{label}: Liv ringer laget."
    )
    steps = read(doc(text), reference=DAY).steps
    assert [(s.what, s.who[0].text, s.is_first_step) for s in steps][-1] == (
        "ringer laget",
        "Liv",
        True,
    )


def test_the_writer_tells_who_they_are() -> None:
    text = (
        "# ALLEMED-dugnad i Lia\n\nVed bordet satt Ola Tangvik fra laget, Siv Dugg fra koret og "
        "Per Arne Lund fra NAV. Jeg som skriver dette, heter Kari Lauvås og er leder i FAU "
        "(kari.lauvas@example.no).\n\n## Idé 1: Åpen bod\n\n### Første skritt\n\n"
        "- Ola og jeg maler skiltet innen 1. juni"
    )
    reading = read(doc(text), reference=DAY)
    assert ("Kari Lauvås", "kari.lauvas@example.no") in [
        (p.name, p.email) for p in reading.participants
    ]
    assert reading.steps[0].who[1].email == "kari.lauvas@example.no"


@pytest.mark.parametrize("word", ["Sekretær", "Referent", "Prosessleder"])
def test_who_led_or_wrote_in_a_sentence_after_the_list(word: str) -> None:
    text = (
        "# ALLEMED Ung i Lia\n\nFredag 1. mars 2024, salen\n\nFra ungdomsrådet: Thea, Iben og "
        f"Marius. {word}: Siv Lyngdugg (siv@example.no), som også har ryddet.\n\n## Idé 1: Bod\n\n"
        "- Thea ringer Siv innen 1. mai"
    )
    found = read(doc(text), reference=DAY).participants
    assert [p.name for p in found] == ["Thea", "Iben", "Marius", "Siv Lyngdugg"]
    assert found[-1].email == "siv@example.no"
