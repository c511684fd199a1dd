"""Who took part: the ways writers tell it, with and without a heading, in lists and sentences."""

from __future__ import annotations

from datetime import date

import pytest

from followup.domain.reading import ReferatReading
from followup.domain.referat import read

from .build import doc

DAY = date(2024, 2, 20)
IDEA = "\n\n## Konkret idé: Skilager\n\n| Når | Hva | Hvem |\n| 1. mai | Ringe huseieren | FAU |"


def _read(text: str) -> ReferatReading:
    return read(doc(f"# Referat ALLEMED\n\n{text}{IDEA}"), reference=DAY)


def _names(text: str) -> list[str]:
    return [p.name for p in _read(text).participants]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "Det kom mange! Disse skrev navnet sitt i boka: Berit Tyttebær (NAV), Jon Kløver "
            "(kulturskolen), Mia fra elevrådet.",
            ["Berit Tyttebær", "Jon Kløver", "Mia"],
        ),
        (
            "Desse sat ved borda: Gunn Rogn (idrettsrådet), Atle Hegg, Sara Kvae",
            ["Gunn Rogn", "Atle Hegg", "Sara Kvae"],
        ),
        (
            "Kven: Nora, Emil og Jonas frå ungdomsrådet, Liv Bregne frå elevrådet",
            ["Nora", "Emil", "Jonas", "Liv Bregne"],
        ),
        (
            "Rundt bordet satt blant andre Eva Furumo fra turlaget, helsesykepleier Anne-Lise "
            "Krekling, Hassan Bekkeblom fra Røde Kors og rektor Tor Myrull ved Lia skole.",
            ["Eva Furumo", "Anne-Lise Krekling", "Hassan Bekkeblom", "Tor Myrull"],
        ),
        (
            "I gruppene sat Randi Starr (bygdelaget), Olav Mose (idrettslaget) og Inga Lyng "
            "(leiar i ungdomsrådet). Siv Elvesand frå NDFU losa oss gjennom kvelden.",
            ["Randi Starr", "Olav Mose", "Inga Lyng", "Siv Elvesand"],
        ),
        (
            "Kvelden ble ledet av Grete Solbakk. Kulturkonsulent Dag Furuli skrev referatet.",
            ["Grete Solbakk", "Dag Furuli"],
        ),
        (
            "Til stede fra kommunen: Elin Blåveis (SLT) og Knut Ask.\n\n"
            "Fra lagene: Ali Nesle (judoklubben), Mona Gran (korpset).\n\n"
            "Fra ungdomsrådet: Thea og Sander.",
            ["Elin Blåveis", "Knut Ask", "Ali Nesle", "Mona Gran", "Thea", "Sander"],
        ),
        (
            "Folkene våre:\n\n- Gunn Rogn, rektor\n- Atle Hegg (korpset)\n- Sara Kvae, Bufdir",
            ["Gunn Rogn", "Atle Hegg", "Sara Kvae"],
        ),
        ("Til stede: 1) Gunn Rogn 2) Atle Hegg 3) Jo", ["Gunn Rogn", "Atle Hegg", "Jo"]),
        (
            "Samlet: Gunn Rogn/skolen, Atle Hegg/korpset og Sara Kvae/FAU",
            ["Gunn Rogn", "Atle Hegg", "Sara Kvae"],
        ),
        (
            "Gunn Rogn, Atle Hegg og Sara Kvae utgjorde gruppa.",
            ["Gunn Rogn", "Atle Hegg", "Sara Kvae"],
        ),
        ("Vertskap var Gunn Rogn og Atle Hegg fra kulturkontoret.", ["Gunn Rogn", "Atle Hegg"]),
    ],
)
def test_lists_and_sentences_without_a_known_heading(text: str, names: list[str]) -> None:
    assert sorted(_names(text)) == sorted(names)


@pytest.mark.parametrize(
    "text",
    [
        "de som var der: ida, markus og sofie fra ungdomsrådet, karim fra fritidsklubben",
        "dei som møtte: ida, markus, sofie og karim",
        "Til stede: ida, markus, sofie, karim",
    ],
)
def test_a_list_in_small_letters_has_names_all_the_same(text: str) -> None:
    assert _names(text) == ["Ida", "Markus", "Sofie", "Karim"]


def test_and_me_is_who_the_bracket_says() -> None:
    text = "de som var der: ida, markus og meg (turid)\n\nturid lerkesang\n\nturid@example.no"
    assert _names(f"Hei!\n\n{text}")[:3] == ["Ida", "Markus", "Turid"]


def test_names_in_capitals_are_written_as_names() -> None:
    assert _names("Til stede: KARI MOSEGRO (NAV), Ola TYRIVED (FAU)") == [
        "Kari Mosegro",
        "Ola Tyrived",
    ]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Til stede: Per, Ida og Amina (ungdomsrådet)", ["Per", "Ida", "Amina"]),
        ("Til stede: Per Nesle, Sandra Lyng", ["Per Nesle", "Sandra Lyng"]),
        ("Til stede: Ida Vik\n\nGruppe 1: Per og Amina\n\nGruppe 2: Sandra (11)", ["Ida Vik"]),
    ],
)
def test_a_real_person_may_bear_a_name_of_the_cards(text: str, names: list[str]) -> None:
    assert _names(text) == names


@pytest.mark.parametrize(
    "text",
    [
        "Til stede: Ida Vik, Jon Nes – forfall, Siri Dal",
        "Til stede: Ida Vik, Siri Dal\n\nKunne ikkje koma: Jon Nes (frivilligsentralen)",
        "Til stede: Ida Vik, Siri Dal\n\nIkke til stede: Jon Nes",
        "Til stede: Ida Vik, Siri Dal\n\nHadde meldt forfall: Jon Nes (NAV)",
        "Rundt bordet satt Ida Vik fra NAV og Siri Dal fra FAU, mens Jon Nes fra korpset "
        "var forhindret.",
        "| Navn | Fra | Til stede |\n| Ida Vik | NAV | x |\n| Jon Nes | FAU | |\n"
        "| Siri Dal | FAU | x |",
    ],
)
def test_those_away_took_no_part(text: str) -> None:
    assert _names(text) == ["Ida Vik", "Siri Dal"]


def test_a_leader_after_the_absent_was_there() -> None:
    text = "Til stede: Ida Vik\n\nIkke til stede: Jon Nes\n\nProsessleder: Gro Vik, NDFU"
    assert _names(text) == ["Ida Vik", "Gro Vik"]


def test_whoever_got_the_mail_and_was_away_took_no_part() -> None:
    text = (
        "Fra: Ida Vik <ida@example.no>\n\nSendt: onsdag 21. februar 2024 09:41\n\n"
        "Til: Siri Dal <siri@example.no>; Jon Nes <jon@example.no>\n\nEmne: Dugnaden\n\n"
        "Hei! Jon, synd at du måtte melde forfall i går."
    )
    assert _names(text) == ["Ida Vik", "Siri Dal"]


def test_given_names_and_surnames_in_columns_of_their_own() -> None:
    rows = "| Kjell Inge | Rød | BUA |\n| Liv | Ny | Korpset |"
    assert _names(f"| Fornavn | Etternavn | Fra |\n{rows}") == ["Kjell Inge Rød", "Liv Ny"]


def test_a_unit_of_one_word_after_a_name_is_nobody() -> None:
    reading = _read("Til stede:\n\n- Ola Nes, Lions\n- Kari Vik, Bufdir")
    assert [(p.name, p.organisation) for p in reading.participants] == [
        ("Ola Nes", "Lions"),
        ("Kari Vik", "Bufdir"),
    ]


def test_the_unit_of_the_young_is_that_of_their_leader_too() -> None:
    reading = _read("Til stede: Ola, Ida (leiar) og Sara frå ungdomsrådet")
    assert [(p.name, p.organisation) for p in reading.participants] == [
        ("Ola", "ungdomsrådet"),
        ("Ida", "ungdomsrådet"),
        ("Sara", "ungdomsrådet"),
    ]


def test_two_given_names_and_later_the_surname_are_one_person() -> None:
    text = (
        "Fra: Kari Vik <kari@example.no>\n\nSendt: 21. februar 2024 09:41\n\n"
        "Til: Dag Inge Lerke <daginge@example.no>\n\nEmne: Dugnaden\n\n"
        "Hei! (Vi var Dag Inge fra orienteringa og meg)"
    )
    assert _names(text) == ["Kari Vik", "Dag Inge Lerke"]


def test_what_a_group_did_names_nobody_who_came() -> None:
    text = "## Hva gjør vi bra?\n\nTurlaget stilte med buss. Kari Vik fra turlaget kjørte den."
    assert _names(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Til stede: Ida Vik (referent), Jon Nes\n\n{}",
        "Til stede: Ida Vik (miljøarbeider, den som skriver dette), Jon Nes\n\n{}",
        "Til stades: Jon Nes, Ida Vik, kulturkontoret (skreiv referat)\n\n{}",
        "Ved pennen: Ida Vik\n\nTil stede: Jon Nes\n\n{}",
        "Ida Vik, folkehelsekoordinator (ida@example.no)\n\nTil stede: Jon Nes\n\n{}",
        "Til stede: Jon Nes\n\nRådgiver Ida Vik skrev referatet.\n\n{}",
        "Til stede: Jon Nes\n\n{}\n\nhilsen\n\nida vik\n\nrådgiver",
        "Til stede: Jon Nes\n\n{}\n\nida vik\n\nungdomsarbeider\n\nida.vik@example.no",
    ],
)
def test_i_am_whoever_wrote(text: str) -> None:
    plan = "## Idé: Skilager\n\n- Jeg ringer rektor innen 1. mars\n- Jon lager liste i uke 9"
    reading = read(doc("# Referat ALLEMED\n\n" + text.format(plan)), reference=DAY)
    assert sorted(p.name for p in reading.participants) == ["Ida Vik", "Jon Nes"]
    assert [step.who[0].name for step in reading.steps] == ["Ida Vik", "Jon Nes"]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "Hvem var der: Ailo, Emma, Sondre og Leah fra elevrådet, og de voksne Mikkel Tyttebær "
            "(ungdomskonsulent) og Hilde Isflak.",
            ["Ailo", "Emma", "Sondre", "Leah", "Mikkel Tyttebær", "Hilde Isflak"],
        ),
        ("Til stede: Myrstubb, Kari; Granbark, Ola", ["Kari Myrstubb", "Ola Granbark"]),
        (
            "Desse laga var representerte:\n\nSongkoret: Turid Svaberg\n\n4H Fjella: Marte Lyng",
            ["Turid Svaberg", "Marte Lyng"],
        ),
        (
            "| Deltaker | Tjenestested eller forening |\n| Kari Lyng | NAV |\n"
            "| Ola Svaberg | Turlaget |",
            ["Kari Lyng", "Ola Svaberg"],
        ),
    ],
)
def test_names_in_a_row_and_units_before_them(text: str, names: list[str]) -> None:
    assert _names(text) == names


def test_a_list_of_people_says_where_from_and_their_role() -> None:
    reading = _read("| Namn | Kvar frå |\n| Kari Lyng | rektor, Li skule |\n| Ola Berg | NAV |")
    assert [(p.name, p.role, p.organisation) for p in reading.participants] == [
        ("Kari Lyng", "rektor", "Li skule"),
        ("Ola Berg", "", "NAV"),
    ]
