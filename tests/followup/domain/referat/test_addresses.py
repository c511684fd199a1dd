"""Addresses that stand apart from their people; a wrong one is worse than none."""

from __future__ import annotations

from datetime import date

import pytest

from followup.domain.referat import read

from .build import doc

DAY = date(2024, 2, 20)
PEOPLE = (
    "Til stede: Kari Myrstubb (rektor), Bjørg Marie Tyrihans (NAV), Åse Bjørk (korpset), "
    "Hans Petter Lie (bygdelaget), Anne Lyng (FAU), Anne Rogn (SFO), Jonas (ungdomsrådet)"
)
IDEA = "## Konkret idé: Skilager\n\n| Når | Hva | Hvem |\n| 1. mai | Ringe huseieren | FAU |"


def _mails(text: str, *, people: str = PEOPLE, header: tuple[str, ...] = ()) -> dict[str, str]:
    whole = f"# Referat ALLEMED\n\n{people}\n\n{IDEA}\n\n## Til slutt\n\n{text}"
    found = read(doc(whole, header=header), reference=DAY).participants
    return {p.name: p.email for p in found if p.email}


@pytest.mark.parametrize(
    ("address", "owner"),
    [
        ("kari.myrstubb@example.no", "Kari Myrstubb"),
        ("myrstubb.kari@example.no", "Kari Myrstubb"),
        ("karimyrstubb@example.no", "Kari Myrstubb"),
        ("kmyrstubb@example.no", "Kari Myrstubb"),
        ("kari.m@example.no", "Kari Myrstubb"),
        ("kari@example.no", "Kari Myrstubb"),
        ("kari87@example.no", "Kari Myrstubb"),
        ("myrstubb@example.no", "Kari Myrstubb"),
        ("bjorgmarie@example.no", "Bjørg Marie Tyrihans"),
        ("bjoerg.marie.tyrihans@example.no", "Bjørg Marie Tyrihans"),
        ("bmt@example.no", "Bjørg Marie Tyrihans"),
        ("aase.bjork@example.no", "Åse Bjørk"),
        ("ase.bjoerk@example.no", ""),
        ("hp.lie@example.no", "Hans Petter Lie"),
        ("hanspetter@example.no", "Hans Petter Lie"),
        ("jonas@example.no", "Jonas"),
        ("anne@example.no", ""),
        ("anne.l@example.no", "Anne Lyng"),
        ("lyng@example.no", "Anne Lyng"),
        ("post@example.no", ""),
        ("ola.nes@example.no", ""),
        ("kari.nes@example.no", ""),
    ],
)
def test_an_address_alone_goes_to_the_one_it_says(address: str, owner: str) -> None:
    assert _mails(f"E-post: {address}") == ({owner: address} if owner else {})


def test_addresses_one_per_line_and_in_one_line() -> None:
    expected = {
        "Kari Myrstubb": "kari@example.no",
        "Åse Bjørk": "aase@example.no",
        "Hans Petter Lie": "hplie@example.no",
    }
    one = "kari@example.no, aase@example.no; hplie@example.no"
    assert _mails(f"Adresser: {one}") == expected
    assert _mails("\n\n".join(f"- {mail}" for mail in expected.values())) == expected
    assert _mails(f"De andre når du slik: {one}") == expected


@pytest.mark.parametrize(
    "text",
    [
        "Åse: kulturtrommer@example.no",
        "Åse Bjørk – kulturtrommer@example.no",
        "Skriv til Åse på kulturtrommer@example.no.",
        "Åse kan nås på kulturtrommer@example.no",
        "kulturtrommer@example.no (Åse)",
        "Jonas har ikke e-post. Åse Bjørk <kulturtrommer@example.no>",
        "Åse, tlf. 900 00 000, kulturtrommer@example.no",
        "Åse: kulturtrommer (at) example.no",
        "Åse: kulturtrommer @example.no",
    ],
)
def test_an_address_that_says_nobody_is_the_one_beside_it(text: str) -> None:
    assert _mails(text) == {"Åse Bjørk": "kulturtrommer@example.no"}


@pytest.mark.parametrize(
    "text",
    [
        "Kari og Åse: kulturtrommer@example.no",
        "Anne: kulturtrommer@example.no",
        "Søknaden sendes til anne@example.no innen fredag, sier Hans Petter.",
        "Åse: postmottak@example.no",
        "Åse: ola.nes@example.no",
        "Kari takket for maten. Spørsmål om hallen går til hallvakt@example.no.",
    ],
)
def test_an_address_that_could_be_anybodys_is_nobodys(text: str) -> None:
    assert _mails(text) == {}


def test_the_address_of_somebody_absent_is_not_given_to_a_namesake() -> None:
    people = "Til stede: Kari Myrstubb, Siri Vik\n\nForfall: Kari Granbark"
    assert _mails("Kontakt: kari@example.no, kari.granbark@example.no", people=people) == {}


@pytest.mark.parametrize(
    "people",
    [
        "Til stede: Kari Nes, Ola Vik og Siri Dal (siri@example.no, kari@example.no, "
        "ola@example.no)",
        "Til stede: Kari Nes, Ola Vik og Siri Dal; kari@example.no, ola@example.no, "
        "siri@example.no",
        "Til stede: Kari Nes, Ola Vik, Siri Dal\n\nkari@example.no ola@example.no siri@example.no",
    ],
)
def test_addresses_after_several_names_find_each_their_own(people: str) -> None:
    assert _mails("", people=people) == {
        "Kari Nes": "kari@example.no",
        "Ola Vik": "ola@example.no",
        "Siri Dal": "siri@example.no",
    }


def test_an_address_in_the_margin_counts_as_well() -> None:
    line = "Kontakt: Kari Myrstubb, kari.myrstubb@example.no, tlf. 900 00 000"
    assert _mails("", header=(line,)) == {"Kari Myrstubb": "kari.myrstubb@example.no"}


def test_address_lines_of_older_messages_say_whose_an_address_is() -> None:
    text = (
        "Fra: Ola Vik <ola.v@example.no>\n\nSendt: 21. februar 2024 10:00\n\n"
        "Til: Kari Nes <kari@example.no>\n\nKopi: Siri Dal <sd@example.no>\n\nFint!\n\n"
        "Fra: Kari Nes <kari@example.no>\n\nSendt: 21. februar 2024 09:00\n\n"
        "Til: Ola Vik <ola.v@example.no>\n\nEmne: Dugnaden\n\n"
        f"Til stede: Kari Nes, Ola Vik, Siri Dal\n\n{IDEA}"
    )
    found = read(doc(text), reference=DAY).participants
    assert {p.name: p.email for p in found} == {
        "Kari Nes": "kari@example.no",
        "Ola Vik": "ola.v@example.no",
        "Siri Dal": "sd@example.no",
    }


@pytest.mark.parametrize(
    "cell",
    [
        "kari.myrstubb@moss.kommune.example. no",
        "kari.myrstubb@moss.kommune.example .no",
        "kari.myrstubb@moss.kommune.exam ple.no",
        "kari. myrstubb@moss.kommune.example.no",
    ],
)
def test_an_address_broken_in_a_narrow_cell_is_whole_again(cell: str) -> None:
    text = f"| Navn | Telefon | E-post |\n| Kari Myrstubb | 000 00 001 | {cell} |"
    assert _mails(text) == {"Kari Myrstubb": "kari.myrstubb@moss.kommune.example.no"}


@pytest.mark.parametrize(
    "text",
    [
        "Skriv til Kari. kari@example.no",
        "kari@example.no. No er det opp til oss.",
        "kari@example.no no i mars",
    ],
)
def test_words_around_an_address_stay_outside_it(text: str) -> None:
    assert _mails(text) in ({"Kari Myrstubb": "kari@example.no"}, {})


def test_a_shortened_name_beside_an_address_is_nobody_new() -> None:
    rows = "| Når | Hva | Hvem |\n| 1. mai | Ringe huseieren | Åse |"
    text = f"# Referat ALLEMED\n\n{PEOPLE}\n\n## Konkret idé: Skilager\n\n{rows}\n\n"
    found = read(doc(f"{text}## Til slutt\n\nÅse B. aase@example.no"), reference=DAY)
    assert [(p.name, p.email) for p in found.steps[0].who] == [("Åse Bjørk", "aase@example.no")]
