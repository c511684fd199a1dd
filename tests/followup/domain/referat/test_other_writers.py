"""Ways of writing a referat that the first readers did not think of, each on a small document."""

from __future__ import annotations

from datetime import date

import pytest

from followup.domain.reading import ReferatReading, StepDraft
from followup.domain.referat import MunicipalityName, read

from .build import doc

DAY = date(2023, 4, 18)
IDEA = "\n\n## Konkret idé: Utstyrsbod\n\n"


def _read(text: str) -> ReferatReading:
    return read(doc(text), reference=DAY)


def _names(reading: ReferatReading) -> list[str]:
    return [p.name for p in reading.participants]


def _told(step: StepDraft) -> tuple[str, str, tuple[str, ...]]:
    return step.when_text, step.what, tuple(p.name or p.text for p in step.who)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "**Til stede**\n\nHamar kommune: Berit Dugghaug (oppvekst), Jon Kvistli (kultur)\n\n"
            "NAV Hamar: Anne Rimstad",
            ["Berit Dugghaug", "Jon Kvistli", "Anne Rimstad"],
        ),
        (
            "Klubbhuset 18.4.2023\n\nFra styret: Wenche Lerkesang (leder), Tor Fjordlys. "
            "Fra trenerne: Adam Kongle og Silje Myrhauk.",
            ["Wenche Lerkesang", "Tor Fjordlys", "Adam Kongle", "Silje Myrhauk"],
        ),
        (
            "## Hvem var her\n\nEven Storkveld, skiklubben\nMarit Isrose, FAU",
            ["Even Storkveld", "Marit Isrose"],
        ),
        ("Med i gruppene: Goran Fiolblad (NAV), Trude Kløverlie (barnevernet)", None),
        (
            "Vi som var her: Leah Vik og Ali Sol. Voksen: Kjersti Bølgeslag",
            ["Leah Vik", "Ali Sol", "Kjersti Bølgeslag"],
        ),
        ("Hei.\n\nFatin Isbjørnli fra Frivilligsentralen var også med.", ["Fatin Isbjørnli"]),
        ("Notater ført av Nina Gråstein (nina@example.no), rådgiver.", ["Nina Gråstein"]),
    ],
)
def test_participants_are_found_where_no_list_says_so(text: str, names: list[str] | None) -> None:
    reading = _read(text)
    assert _names(reading) == (names or ["Goran Fiolblad", "Trude Kløverlie"])


def test_a_list_of_adults_is_no_private_story() -> None:
    reading = _read("Med i gruppene: Goran Fiolblad (NAV), Trude Kløverlie (barnevernet)")
    assert reading.sensitive == []


def test_an_address_after_another_name_is_not_the_one_before() -> None:
    reading = _read(
        "Til stede: Tiril Vik og Sverre Nes. "
        "Voksen: Kjersti Bølgeslag (kjersti.bolgeslag@example.no)"
    )
    assert {p.name: p.email for p in reading.participants} == {
        "Tiril Vik": "",
        "Sverre Nes": "",
        "Kjersti Bølgeslag": "kjersti.bolgeslag@example.no",
    }


@pytest.mark.parametrize(
    ("line", "told"),
    [
        (
            "- Dele ut lapper. Ansvar: de eldste turnerne. Frist: uke 20",
            ("uke 20", "Dele ut lapper", ("de eldste turnerne",)),
        ),
        (
            "Rune orienterer rådet ved første anledning.",
            ("ved første anledning", "orienterer rådet", ("Rune",)),
        ),
        (
            "Idrettsrådet skaffer oversikt over alle lag innen 14 dager.",
            ("innen 14 dager", "skaffer oversikt over alle lag", ("Idrettsrådet",)),
        ),
        (
            "Line B. og Hamid skriver en annonse før påske.",
            ("før påske", "skriver en annonse", ("Line Bjørkedugg", "Hamid")),
        ),
    ],
)
def test_steps_in_words_of_their_own(line: str, told: tuple[str, str, tuple[str, ...]]) -> None:
    reading = _read(f"Til stede: Line Bjørkedugg, Rune Kråkeslott{IDEA}{line}")
    told_first = (told[0], told[1], tuple(w if w != "Rune" else "Rune Kråkeslott" for w in told[2]))
    assert [_told(s) for s in reading.steps] == [told_first]


def test_one_line_answers_the_first_step_of_two_ideas() -> None:
    reading = _read(
        "Til stede: Magnus Fjellrev, Sigrid Brefall\n\n"
        "| Idé | Hva | Hvem | Når |\n"
        "| Turkasse til utlån | Skaffe sekker | Magnus | 1. juni |\n"
        "| Gratis høstferieuke | Spørre lagene | Sigrid | 2. juni |\n\n"
        "Det aller første skrittet: For turkassa ringer Magnus til Turlaget i morgen. "
        "For ferieuka sender Sigrid en e-post til lagene innen fredag."
    )
    firsts = {i.title: [_told(s) for s in i.steps if s.is_first_step] for i in reading.ideas}
    assert firsts == {
        "Turkasse til utlån": [("i morgen", "ringer til Turlaget", ("Magnus Fjellrev",))],
        "Gratis høstferieuke": [
            ("innen fredag", "sender en e-post til lagene", ("Sigrid Brefall",))
        ],
    }


def test_a_card_with_a_label_in_each_row_is_no_table_on_its_side() -> None:
    reading = _read(
        "## Idékort 1\n\n| Ideen vår | Spillkveld på biblioteket |\n| Kort forklart | Alle kan "
        "komme. |\n| Hvem må være med | biblioteket |\n| Hva må gjøres | Leah lager plakat før "
        "1. juni |\n| Aller første ting | Ali ringer biblioteket i morgen |"
    )
    assert [i.title for i in reading.ideas] == ["Spillkveld på biblioteket"]
    assert [s.what for s in reading.steps] == ["lager plakat", "ringer biblioteket"]
    assert reading.ideas[0].actors == ["biblioteket"]


def test_a_first_step_after_cards_of_lines_is_not_one_of_them() -> None:
    reading = _read(
        f"Til stede: Vegard Sølvfaks, Samira Fjæregrus{IDEA}Oppgaver:\n\n- Skrive en tekst\n\n"
        "Ansvar: den enkelte klubb\n\nFrist: 1. juni\n\n"
        "Første skritt: Samira ringer Rotary i morgen."
    )
    assert [_told(s) for s in reading.steps] == [
        ("1. juni", "Skrive en tekst", ("den enkelte klubb",)),
        ("i morgen", "ringer Rotary", ("Samira Fjæregrus",)),
    ]
    assert [s.is_first_step for s in reading.steps] == [False, True]


@pytest.mark.parametrize(
    "text",
    [
        "## Ikke prioritert nå\n\n- Felles bilpool\n- Ledsagerkort",
        "## Ideer som ble liggende\n\nFelles bilpool, Ledsagerkort.",
        "## Idear som får vente\n\nFelles bilpool, Ledsagerkort",
        "På tavla sto også disse ideene: Felles bilpool, Ledsagerkort.",
        "Andre kule ideer som ikke ble valgt: Felles bilpool, Ledsagerkort",
        "| Idé | Hvorfor |\n| Felles bilpool | for dyrt |\n| Ledsagerkort | må utredes |",
    ],
)
def test_ideas_laid_aside_in_many_words(text: str) -> None:
    reading = _read(f"{text}{IDEA}| Hva | Hvem |\n| Lage plakat | Kari |")
    assert [i.title for i in reading.ideas if not i.chosen] == ["Felles bilpool", "Ledsagerkort"]


def test_a_greeting_is_no_idea() -> None:
    reading = _read(
        f"Hei begge to\n\nDere to og jeg er arbeidsgruppa.{IDEA}| Hva | Hvem |\n| A b | x |"
    )
    assert [i.title for i in reading.ideas] == ["Utstyrsbod"]


def test_a_district_of_oslo_at_the_beginning_of_a_line() -> None:
    register = (MunicipalityName("0301", "Oslo"),)
    reading = read(doc("# Bydel Stovner – ALLEMED"), reference=DAY, register=register)
    assert reading.municipality_number == "0301"


def test_two_spellings_of_one_name_are_a_guess() -> None:
    reading = _read(f"Til stede: Jorunn Lauvtre{IDEA}| Hva | Hvem |\n| Sjekke krav | Jorun |")
    step = reading.steps[0]
    assert (step.who[0].name, "who" in step.unsure) == ("Jorunn Lauvtre", True)


def test_minutes_told_as_a_story_name_those_who_came_and_not_the_absent() -> None:
    reading = _read(
        "Fra kommunen deltok kultursjef Frode Havgule og helsesykepleier Aud Solbær. Idrettsrådet "
        "var representert ved Petter Nisehval, og fra Rørvik skole kom rektor Gudrun Steinsopp. "
        f"Avdelingsleder Lars Moltemyr i NAV måtte melde forfall.{IDEA}Havgule søker om støtte "
        "innen 1. juni. Rektor Steinsopp gir svar før jul. Frivilligsentralen spør Lions om vafler."
    )
    assert _names(reading) == ["Frode Havgule", "Aud Solbær", "Petter Nisehval", "Gudrun Steinsopp"]
    assert [_told(s) for s in reading.steps] == [
        ("innen 1. juni", "søker om støtte", ("Frode Havgule",)),
        ("før jul", "gir svar", ("Gudrun Steinsopp",)),
        ("", "spør Lions om vafler", ("Frivilligsentralen",)),
    ]


def test_the_absent_after_the_list_on_the_same_line_took_no_part() -> None:
    reading = _read("Med: Bente Rognlyng (leder), Olav Kornsnurp. Fravær: Jens Tåkelur")
    assert _names(reading) == ["Bente Rognlyng", "Olav Kornsnurp"]


def test_a_column_beside_the_name_says_who_came() -> None:
    rows = "| Roald Sandrev | SLT | x |\n| Gerd Myr | FAU | forfall |"
    assert _names(_read(f"| Navn | Rolle | Møtt |\n{rows}")) == ["Roald Sandrev"]


def test_numbered_items_of_a_board_with_one_column_for_who_and_when() -> None:
    reading = _read(
        "Med: Bente Rognlyng, Emil Skodde\n\n| Sak | Diskusjon | Ansvar/frist |\n"
        "| 1 Gode erfaringer | Korpset låner ut uniformer | |\n"
        "| 2 Valgt idé: Instrument til alle | Ingen skal måtte kjøpe. | |\n"
        "| 2a | Skrive liste | Bente, 1. juni |\n| 2b | Søke støtte | Bente / 2. juni |\n"
        "| 3 Valgt idé: Kompis | Alle nye får en kompis. | |\n"
        "| 3a | Spørre de eldste | Emil, uke 20 |\n| 3b | Informere | Emil, uke 21 |"
    )
    assert {i.title: [_told(s)[:2] for s in i.steps] for i in reading.ideas} == {
        "Instrument til alle": [("1. juni", "Skrive liste"), ("2. juni", "Søke støtte")],
        "Kompis": [("uke 20", "Spørre de eldste"), ("uke 21", "Informere")],
    }


def test_three_fields_on_one_line_with_dashes_between() -> None:
    reading = _read(
        f"Pålogget: Mari Vindrose – NAV; Knut Isgang – turn{IDEA}Våre første skritt:\n\n"
        "Når: uke 20 – Hva: Avklare lokale – Hvem: Mari\n\n"
        "Når: 1.11 – Hva: Åpne dørene – Hvem: Mari, Knut\n\n"
        "Hva er det aller første skrittet? Hvem tar ansvaret?\n\n"
        "En mail til biblioteksjefen. Mari, i dag."
    )
    assert [_told(s) for s in reading.steps] == [
        ("uke 20", "Avklare lokale", ("Mari Vindrose",)),
        ("1.11", "Åpne dørene", ("Mari Vindrose", "Knut Isgang")),
        ("i dag", "En mail til biblioteksjefen", ("Mari Vindrose",)),
    ]


def test_a_task_somebody_must_do_keeps_the_task_alone() -> None:
    reading = _read(
        f"Til stede: Yasmin Vik{IDEA}- Yasmin lager spilleliste – uke 20\n"
        "- Yasmin lager plakat – uke 21\n- noen må spørre rektor (vet ikke hvem)"
    )
    assert [(s.what, s.who) for s in reading.steps][2] == ("spørre rektor", [])
