"""Which ideas were chosen and which laid aside: by words, votes, marks and headings."""

from __future__ import annotations

from datetime import date

import pytest

from followup.domain.reading import ReferatReading
from followup.domain.referat import read

from .build import doc

DAY = date(2023, 4, 18)
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
        "## Forslag som ikke nådde opp\n\n- Bilpool\n- Skatepark",
        "## Det vi parkerer\n\n- Bilpool\n- Skatepark",
        "## Andre veier inn\n\nBilpool •• ; Skatepark •",
        "Vi snakket om bilpool og skatepark, men dette ble lagt på is.",
        "Bilpool og skatepark fikk ikke nok stemmer denne gangen.",
        "Gruppa valgte bort bilpool og skatepark.",
        "Ideer vi ikke gikk videre med var bilpool og skatepark.",
        "Det var mange forslag som ble liggende: bilpool og skatepark.",
    ],
)
def test_ideas_laid_aside_in_a_sentence_or_by_a_heading(text: str) -> None:
    chosen, parked = _ideas(_read(f"{text}{CARD}"))
    assert chosen == ["Utstyrsbod"]
    assert [t.lower() for t in parked] == ["bilpool", "skatepark"]


@pytest.mark.parametrize(
    "told",
    [
        "Til slutt falt valget på to ideer: en turkasse på biblioteket og en lekseklubb.",
        "Vi gikk videre med en turkasse på biblioteket og en lekseklubb.",
        "Etter avstemming stod vi att med to, nemleg turkasse på biblioteket og lekseklubb.",
    ],
)
def test_ideas_chosen_in_a_sentence_own_the_paragraphs_that_name_them(told: str) -> None:
    reading = _read(
        f"{PEOPLE}{told}\n\nTurkassa er til utlån for alle. Kari kjøper utstyr innen 1. mai.\n\n"
        "Lekseklubben skal være på skolen. Ola spør rektor før sommeren."
    )
    assert {i.title.lower(): [s.what for s in i.steps] for i in reading.ideas} == {
        "turkasse på biblioteket": ["kjøper utstyr"],
        "lekseklubb": ["spør rektor"],
    }


def test_votes_beside_ideas_are_no_part_of_them_and_the_most_voted_are_chosen() -> None:
    reading = _read(
        "## Ideer på tavla\n\nByttebu – 9 stemmer\n\nLeksekafé – 3 stemmer\n\n"
        "Felles skyss – 7 stemmer\n\nDe to med flest stemmer gikk vi videre med."
    )
    assert _ideas(reading) == (["Byttebu", "Felles skyss"], ["Leksekafé"])


def test_a_number_after_a_name_is_an_age_and_not_a_vote() -> None:
    reading = _read(f"## Ideer\n\n- Byttebu (9)\n- Leirskole på Moster (3)\n- Buss (4){CARD}")
    assert _ideas(reading)[1] == ["Byttebu", "Leirskole på Moster", "Buss"]
    assert _read("Til stede: Leah (14), Ali (15), Mina (14)").ideas == []


def test_ticked_boxes_say_which_ideas_were_chosen() -> None:
    reading = _read("## Alt som kom opp\n\n- Hestehjelp\n- ☒ Bygdebuss\n- Språkkafé")
    assert _ideas(reading) == (["Bygdebuss"], ["Hestehjelp", "Språkkafé"])


def test_sheets_of_ideas_and_steps_are_joined_by_number() -> None:
    reading = _read(
        "=== Ideer\n| Nr | Idé | Hva går det ut på | Hvem kan være med | Videre? |\n"
        "| 1 | Kveldsbuss | Buss hjem | fylket | nei |\n"
        "| 2 | Utstyrshylle | Låne gratis | kommunen | ja |\n\n"
        "=== Skritt\n| Idé nr | Hva | Hvem | Når | Først |\n"
        "| 2 | Snekre hyller | FAU | mai | |\n| 2 | Ringe butikken | NAV | uke 20 | x |"
    )
    chosen = next(i for i in reading.ideas if i.chosen)
    assert _ideas(reading) == (["Utstyrshylle"], ["Kveldsbuss"])
    assert (chosen.description, chosen.actors) == ("Låne gratis", ["kommunen"])
    assert [(s.what, s.is_first_step) for s in chosen.steps] == [
        ("Snekre hyller", False),
        ("Ringe butikken", True),
    ]


def test_cards_beside_one_another_in_one_table_are_an_idea_each() -> None:
    reading = _read(
        "Til stede: Kari Granbark, Ola Myrdal\n\n"
        "| | Bord 1 | Bord 2 |\n| Idé | Kjøkkenet | Følgebussen |\n"
        "| Kort fortalt | Middag for alle. | Voksne følger barna. |\n"
        "| Første skritt | Kari spør borettslaget innen 1. mai | Ola ringer Ruter snarest |\n"
        "| Det aller første | Kari ringer vaktmesteren | Ola skriver til skolen |"
    )
    assert {i.title: len(i.steps) for i in reading.ideas} == {"Kjøkkenet": 2, "Følgebussen": 2}
    assert [sum(s.is_first_step for s in i.steps) for i in reading.ideas] == [1, 1]


@pytest.mark.parametrize(
    ("told", "what"),
    [
        ("Vi begynner med at Kari ringer rektor i morgen.", "ringer rektor"),
        ("Det aller første er å ringe rektor. Det gjør Kari i morgen.", "ringe rektor"),
        ("Kari begynner med å ringe rektor i morgen.", "ringe rektor"),
        ("For å komme i gang ringer Kari rektor i morgen.", "ringer rektor"),
        ("Startskuddet går når Kari ringer rektor i morgen.", "ringer rektor"),
    ],
)
def test_the_very_first_step_in_many_words(told: str, what: str) -> None:
    reading = _read(
        f"{PEOPLE}## Konkret idé: Bod\n\nEn bod for alle. Ola maler veggen før jul. {told}"
    )
    assert [(s.what, s.is_first_step) for s in reading.steps] == [
        ("maler veggen", False),
        (what, True),
    ]


@pytest.mark.parametrize("told", ["Første skritt er nr 2.", "Punkt 2 gjøres aller først."])
def test_the_very_first_step_points_at_a_row(told: str) -> None:
    reading = _read(
        f"{PEOPLE}## Konkret idé: Bod\n\n- Ola maler veggen, uke 20\n- Kari finner rom, uke 21\n\n"
        f"{told}"
    )
    assert [s.is_first_step for s in reading.steps] == [False, True]


def test_a_round_at_the_end_gives_each_idea_its_first_step() -> None:
    reading = _read(
        f"{PEOPLE}## Konkret idé: Bygdebussen\n\n- Ola lager rute, uke 20\n\n"
        "## Konkret idé: Vennefamilie\n\n- Sara finner ti familier, uke 21\n\n"
        "## Hva er det aller første du gjør når du går hjem?\n\n"
        "Kari: ringer ordføreren i morgen om Bygdebussen\n\n"
        "Ola: gleder meg!\n\nSara: snakker med to familier på mandag om Vennefamilie"
    )
    assert {i.title: [s.is_first_step for s in i.steps] for i in reading.ideas} == {
        "Bygdebussen": [False, True],
        "Vennefamilie": [False, True],
    }


def test_good_experiences_told_in_sentences_and_in_a_round() -> None:
    reading = _read(
        "## Én ting vi er stolte av\n\nKari Granbark (biblioteket): vi låner ut brettspill\n\n"
        f"Ola Myrdal (NAV): takk for meg{CARD}\n\n## Til slutt\n\n"
        "Ola la til at svømmeklubben tar imot alle."
    )
    assert reading.good_experiences == ["vi låner ut brettspill", "svømmeklubben tar imot alle."]
    assert [p.name for p in reading.participants] == ["Kari Granbark", "Ola Myrdal"]


def test_an_address_below_a_signature_that_names_another_is_not_the_writers() -> None:
    reading = _read(
        f"{PEOPLE}Hilsen Kari\n\nSlik når du oss:\n\nOla: omyr@example.no\n\n"
        "Kari: kari.granbark@example.no"
    )
    assert {p.name: p.email for p in reading.participants if p.email} == {
        "Ola Myrdal": "omyr@example.no",
        "Kari Granbark": "kari.granbark@example.no",
    }


@pytest.mark.parametrize(
    ("said", "good"),
    [
        ("Sara la til at skolen har gratis utlån av ski.", ["skolen har gratis utlån av ski"]),
        ("Sara sa at Kari tar med nøkkelen.", []),
        ("Ola fortalte at han ringer rektor.", []),
    ],
)
def test_what_somebody_promises_is_no_good_experience(said: str, good: list[str]) -> None:
    reading = _read(f"{PEOPLE}{said}{CARD}")
    assert [told.rstrip(".") for told in reading.good_experiences] == good
