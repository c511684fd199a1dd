"""The guard asks about children, health and numbers, and leaves ordinary ideas alone."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.privacy.guard import KINDS, is_national_id, questions

# Made up by the rule for check digits; day 71 marks a D-number, month 41 an invented one.
VALID = ("01410199966", "31419900129")


def kinds(text: str) -> set[str]:
    return {question.kind for question in questions(text)}


def _with_checks(nine: str) -> str:
    digits = [int(d) for d in nine]
    first = -sum(w * n for w, n in zip((3, 7, 6, 1, 8, 9, 4, 5, 2), digits, strict=True)) % 11
    digits.append(first)
    second = -sum(w * n for w, n in zip((5, 4, 3, 2, 7, 6, 5, 4, 3, 2), digits, strict=True)) % 11
    return "" if 10 in (first, second) else nine + str(first) + str(second)


def _some_numbers() -> list[str]:
    made = (
        _with_checks(f"{day:02}4{month}10{serial:03}")
        for day in (1, 31, 71)
        for month in (1, 2)
        for serial in range(900, 960)
    )
    return [number for number in made if number][:40]


def test_knows_a_national_identity_number_by_its_check_digits() -> None:
    for number in _some_numbers():
        assert is_national_id(number)
        assert not is_national_id(number[:-1] + str((int(number[-1]) + 1) % 10))
        assert kinds(f"Født {number[:6]} {number[6:]}.") == {"national_id"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Jonas (9) ble hentet av treneren.", {"child_name"}),
        ("9 år gamle Amira fikk ski.", {"child_name"}),
        ("Emil i 9B slutta på fotball.", {"child", "child_name"}),
        ("Vi ringte mamma til Lea.", {"child_name"}),
        ("En gutt på Solvik skole fikk sko.", {"child"}),
        ("Tilbud for barn med ADHD.", {"health"}),
        ("Vi hjalp Amir da familien ikke hadde råd.", {"family_story"}),
        ("Jenta bor i Lyngtuftveien.", {"address"}),
        ("Ring Kari på 912 34 567.", {"phone"}),
        ("Sandra (11) og Per (10) ble valgt.", set()),
        ("Gratis for alle mellom 10 og 16, også 5.–7. trinn.", set()),
        ("Budsjettet er 41 000 000 kroner i 2024.", set()),
        ("Barn fra familier med dårlig råd får låne ski.", set()),
    ],
)
def test_asks_about_what_may_identify_somebody(text: str, expected: set[str]) -> None:
    assert kinds(text) == expected
    assert expected <= KINDS.keys()


@pytest.mark.parametrize(
    "text",
    [
        "Lea kommer ikke på trening lenger. Jenta mangler sko.",
        "Jonas kunne tenke seg hockey, han er blitt tolv år.",
        "Sara i klassen vår har ikke vært med på noe.",
        "Nora vil gjerne ha noe å gjøre etter skolen.",
        "Det var Ingrids mamma som tok kontakt.",
        "Foreldra til Ailo og broren Isak spør etter skiklubb.",
        "Eleven Emil Granbark trenger følge til øving.",
        "Amir spilte fotball før, og femåringen Leila vil begynne.",
        "Barnehagen lurer på om Tuva kan få en plass.",
    ],
)
def test_a_first_name_beside_a_childs_words_is_a_question(text: str) -> None:
    assert "first_name" in kinds(text)


@pytest.mark.parametrize(
    "text",
    [
        "Kari ringer idrettsrådet.",
        "Rektor Ola samler lærerne på skolen.",
        "Kari (NAV) snakker med skolen.",
        "Ola Myrstubb tar det opp med skolen.",
        "Ole Bulls skole låner ut gymsalen til elevene.",
        "Barn mellom 10 og 16 år får låne ski på skolen.",
        "Sandra (11) går på skolen sammen med Amina (14).",
        "Andre barn i klassen får være med. Tom butikk ved skolen lånes bort.",
        "Mai og juni er fine måneder for skolen.",
        "FAU ved Solvik skole spør foreldrene.",
    ],
)
def test_adults_months_and_personas_are_no_question(text: str) -> None:
    assert kinds(text) == set()


def test_a_known_adult_beside_a_school_is_no_question() -> None:
    text = "Kari tar kontakt med skolen."
    assert kinds(text) == {"first_name"}
    assert questions(text, known_names=["Kari Myrstubb"]) == []


def test_adults_at_work_may_be_named() -> None:
    text = "Kari sier at mor til elevene vil hjelpe, for far er syk."
    assert kinds(text) == {"family_story"}
    assert questions(text, known_names=["Kari Myrstubb"]) == []


@given(st.text(max_size=300))
def test_never_raises(text: str) -> None:
    questions(text)
