"""Whom a role means when written another way, helpers in brackets, units with «og» in the name."""

from __future__ import annotations

import pytest

from followup.domain.reading import Participant
from followup.domain.who_phrases import read, read_with_reasons

PEOPLE = (
    Participant("Kari Myrstubb", "kari@example.no", "Kultur og fritid", "virksomhetsleder"),
    Participant("Ola Granbark", "ola@example.no", "ungdomsrådet", "leiar"),
    Participant("Siri Lyng", "siri@example.no", "skolekorpset", "leder"),
    Participant("Nadeem Furu", "nadeem@example.no", "Cricketklubben", "Styreleder"),
    Participant("Bjørg Marie Haug", "bm@example.no", "helsestasjonen", "helsesjukepleiar"),
    Participant("Henrik Bakke", "henrik@example.no", "", "kommunalsjef oppvekst"),
    Participant("Eli Bakke", "eli@example.no", "biblioteket", ""),
    Participant("Gro Vik", "gro@example.no", "NAV Moss", ""),
)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Ola (Nadeem hjelper til)", ["Ola Granbark", "Nadeem Furu"]),
        ("Ola (Nadeem er også med)", ["Ola Granbark", "Nadeem Furu"]),
        ("Kari (med hjelp av Gro)", ["Kari Myrstubb", "Gro Vik"]),
        ("Siri (m/ Ola)", ["Siri Lyng", "Ola Granbark"]),
        ("Siri, Ola blir med på møtet", ["Siri Lyng", "Ola Granbark"]),
        ("Siri saman med Ola", ["Siri Lyng", "Ola Granbark"]),
        ("Henrik (er på ferie)", ["Henrik Bakke"]),
        ("Ola med god hjelp fra Siri", ["Ola Granbark", "Siri Lyng"]),
        ("Siri – korpset", ["Siri Lyng"]),
        ("Korpset: Siri", ["Siri Lyng"]),
        ("Korpset – NAV", ["", ""]),
        ("Ola – korpset", ["Ola Granbark", ""]),
    ],
)
def test_who_helps_is_responsible_too(text: str, names: list[str]) -> None:
    assert [party.name for party in read(text, PEOPLE)] == names


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("ungdomsrådslederen", "Ola Granbark"),
        ("leder i ungdomsrådet", "Ola Granbark"),
        ("lederen av ungdomsrådet", "Ola Granbark"),
        ("leiaren for ungdomsrådet", "Ola Granbark"),
        ("korpslederen", "Siri Lyng"),
        ("lederen i korpset", "Siri Lyng"),
        ("lederen", ""),
        ("skolelederen", ""),
        ("leder i cricketklubben", "Nadeem Furu"),
        ("helsesykepleieren", "Bjørg Marie Haug"),
        ("helsesøster", "Bjørg Marie Haug"),
        ("kommunalsjefen", "Henrik Bakke"),
        ("leder i idrettsrådet", ""),
        ("virksomhetslederen i kultur og fritid", "Kari Myrstubb"),
    ],
)
def test_a_role_is_found_in_either_language_and_in_one_word(text: str, name: str) -> None:
    assert read(text, PEOPLE)[0].name == name


@pytest.mark.parametrize(
    ("text", "texts"),
    [
        ("Kultur og fritid", ["Kultur og fritid"]),
        ("Kari og Kultur og fritid", ["Kari", "Kultur og fritid"]),
        ("Helse og omsorg, NAV", ["Helse og omsorg", "NAV"]),
        ("Nadeem og NAV", ["Nadeem", "NAV"]),
        ("Cricketklubben", ["Cricketklubben"]),
    ],
)
def test_a_unit_with_and_in_its_name_is_one(text: str, texts: list[str]) -> None:
    reading = read_with_reasons(text, PEOPLE)
    assert [party.text for party in reading.parties] == texts
    assert reading.sure


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("H. Bakke", "Henrik Bakke"),
        ("E.Bakke", "Eli Bakke"),
        ("Bakke", ""),
        ("BM Haug", "Bjørg Marie Haug"),
        ("Bjørg M.", "Bjørg Marie Haug"),
    ],
)
def test_a_letter_before_the_surname_tells_two_apart(text: str, name: str) -> None:
    assert read(text, PEOPLE)[0].name == name
