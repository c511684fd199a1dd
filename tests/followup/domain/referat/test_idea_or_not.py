"""Which lines are ideas at all, in documents by writers who follow no form."""

from __future__ import annotations

from datetime import date

import pytest

from followup.domain.reading import ReferatReading
from followup.domain.referat import read

from .build import doc

DAY = date(2024, 9, 9)
CARD = "\n\n## Konkret idé: Utstyrsbod\n\n| Hva | Hvem |\n| Lage plakat | FAU |"
PEOPLE = "Til stede: Kari Granbark, Ola Myrdal, Sara Lyngtopp\n\n"


def _read(text: str) -> ReferatReading:
    return read(doc(text), reference=DAY)


def _ideas(reading: ReferatReading) -> tuple[list[str], list[str]]:
    chosen = [i.title for i in reading.ideas if i.chosen]
    return chosen, [i.title for i in reading.ideas if not i.chosen]


@pytest.mark.parametrize(
    "text",
    [
        "Snakka også om : bilpool, skatepark. Det blir ikke nå.",
        "Me snakka òg om ein bilpool og om ein skatepark, men det får venta litt.",
        "Vi var også inne på bilpool og skatepark, men det blir ikke i år.",
        "Dei to andre er kvilande: bilpool, skatepark.",
        "Disse er hvilende: bilpool og skatepark.",
    ],
)
def test_ideas_laid_aside_in_other_words(text: str) -> None:
    chosen, parked = _ideas(_read(f"{text}{CARD}"))
    assert chosen == ["Utstyrsbod"]
    assert [t.lower() for t in parked] == ["bilpool", "skatepark"]


def test_people_who_can_wait_indoors_are_no_idea_laid_aside() -> None:
    reading = _read(
        "## Idé 1: Leskur\n\nEt varmt rom ved banen, så de som bor langt unna kan vente inne.\n\n"
        "| Hva | Hvem |\n| Måle rommet | FAU |"
    )
    assert _ideas(reading) == (["Leskur"], [])


def test_an_idea_and_its_description_after_the_words_that_choose_it() -> None:
    reading = _read(
        "Ide vi går for: SYKKELBU. Et skur på torget der barn kan låne sykkel, hjelm eller lykt."
        "\n\n| Hva | Hvem |\n| Rydde skuret | Velforeningen |"
    )
    (idea,) = reading.ideas
    assert (idea.title, idea.chosen, len(idea.steps)) == ("Sykkelbu", True, 1)
    assert idea.description == "Et skur på torget der barn kan låne sykkel, hjelm eller lykt."


def test_several_ideas_after_the_words_that_choose_them_are_still_several() -> None:
    reading = _read("Ideer vi går for: Sykkelbu, lekseklubb og turkasse.")
    assert _ideas(reading)[0] == ["Sykkelbu", "lekseklubb", "turkasse"]


def test_one_thing_chosen_of_all_in_a_letter() -> None:
    reading = _read(
        f"{PEOPLE}Av alt me kom på, valde me éin ting: Ein sykkelbu for alle. "
        "Han skal stå open kvar laurdag.\n\nKari ringjer rektor innan 1. oktober."
    )
    (idea,) = reading.ideas
    assert idea.title.lower() == "sykkelbu for alle"
    assert [s.what for s in idea.steps] == ["ringjer rektor"]


def test_the_idea_told_in_a_sentence_owns_the_list_of_who_does_what() -> None:
    reading = _read(
        f'{PEOPLE}Vi landet på ideen "Varm start": alle lag tar imot nye med en fast voksen. '
        "Takk for god innsats.\n\nHvem gjør hva:\n\n- Kari: ringe lagene, innen 1. oktober\n"
        "- Ola: lage plakat, uke 42"
    )
    (idea,) = reading.ideas
    assert (idea.title, len(idea.steps)) == ("Varm start", 2)
    assert idea.description == "alle lag tar imot nye med en fast voksen."


def test_rounds_of_the_evening_and_the_writers_own_words_are_no_ideas() -> None:
    reading = _read(
        f"{PEOPLE}# Tredje runde: Veier inn i fellesskapet\n\n1. Sykkelbu\n2. Skatepark\n\n"
        "# Fjerde runde: De to ideene\n\n## Sykkelbu\n\n| Skritt | Ansvarlig |\n"
        "| Rydde skuret | Velforeningen |\n\n# Min vurdering\n\nDette går bra. "
        "Jeg anbefaler at Kari ringer rektor innen 1. oktober."
    )
    assert _ideas(reading) == (["Sykkelbu"], ["Skatepark"])


@pytest.mark.parametrize(
    ("answer", "what", "when"),
    [
        (
            "Kari ringer nabokommunen på fredag og spør hvordan de gjør det.",
            "ringer nabokommunen og spør hvordan de gjør det",
            "på fredag",
        ),
        (
            "Ola tester sykkelen i helga og noterer hva som mangler.",
            "tester sykkelen og noterer hva som mangler",
            "i helga",
        ),
        ("Kari går i banken på onsdag.", "går i banken", "på onsdag"),
        ("Ola ringjer rektor i morgon og tingar rom.", "ringjer rektor og tingar rom", "i morgon"),
    ],
)
def test_a_time_in_the_middle_of_the_first_step(answer: str, what: str, when: str) -> None:
    reading = _read(f"{PEOPLE}## Idé: Sykkelbu\n\nDet aller første skrittet: {answer}")
    (step,) = reading.steps
    assert (step.what, step.when_text) == (what, when)


@pytest.mark.parametrize("word", ["Medvirkende", "Medverkande"])
def test_who_contributes_to_an_idea_is_no_idea(word: str) -> None:
    reading = _read(
        f"## Idé 1: Sykkelbu\n\nLån for alle.\n\n{word}: Velforeningen, FAU\n\n"
        "| Hva | Hvem |\n| Rydde skuret | FAU |"
    )
    assert _ideas(reading) == (["Sykkelbu"], [])
    assert reading.ideas[0].actors == ["Velforeningen", "FAU"]
