"""One Hvem cell into parties, and never a wrong address."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from followup.domain.reading import Participant
from followup.domain.who_phrases import REASONS, read, read_with_reasons

PEOPLE = (
    Participant("Kari Myrstubb", "kari@example.no", "kulturkontoret", "Folkehelsekoordinator"),
    Participant("Tor-Arne Sildrebekk", "ta@example.no", "NAV Moss", "Avdelingsleder"),
    Participant("Anne Granbark", "ag@example.no", "NAV", ""),
    Participant("Anne Lyngheim", "al@example.no", "FAU Solvik", "leder"),
    Participant("Steinar Blåklokke", "s@example.no", "kulturkontoret", ""),
    Participant("Gry", "", "elevrådet", ""),
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Leder FAU og rektor", ["Leder FAU", "rektor"]),
        ("Klassekontakter/kontaktlærere", ["Klassekontakter", "kontaktlærere"]),
        ("Rektor i samarbeid med FAU-leder", ["Rektor", "FAU-leder"]),
        ("idrettsrådet saman med BUA", ["idrettsrådet", "BUA"]),
        ("Oppvekst- og kulturkomiteen", ["Oppvekst- og kulturkomiteen"]),
        ("leder for plan, miljø og utvikling", ["leder for plan, miljø og utvikling"]),
        ("Utvalg for helse- og omsorg", ["Utvalg for helse- og omsorg"]),
        ("lag og foreninger", ["lag og foreninger"]),
        ("Kari + Gry\nFAU; NAV & Ola", ["Kari", "Gry", "FAU", "NAV", "Ola"]),
        ("alle i elevrådet", ["alle i elevrådet"]),
        ("Kari – tlf 90 00 00 00", ["Kari"]),
        ("ikke avklart", []),
        ("?", []),
        ("", []),
    ],
)
def test_splits_a_cell_into_parties(text: str, expected: list[str]) -> None:
    assert [party.text for party in read(text)] == expected


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("Kari", "kari@example.no"),
        ("Myrstubb, Kari", "kari@example.no"),
        ("KM", "kari@example.no"),
        ("Kari i kulturen", "kari@example.no"),
        ("Kari M.", "kari@example.no"),
        ("folkehelsekoordinatoren", "kari@example.no"),
        ("rådgiver Kari Myrstubb", "kari@example.no"),
        ("Kari m.fl.", "kari@example.no"),
        ("Tor Arne", "ta@example.no"),
        ("NAV v/ Tor-Arne", "ta@example.no"),
        ("Stenar (kultur)", "s@example.no"),
        ("Anne (NAV)", "ag@example.no"),
        ("Anne L.", "al@example.no"),
        ("Leder FAU", "al@example.no"),
        ("Anne", ""),
        ("Anna", ""),
        ("Karin", ""),
        ("NAV", ""),
        ("Kari (barnevernet)", ""),
        ("LT", ""),
    ],
)
def test_gives_an_address_only_where_one_person_fits(text: str, address: str) -> None:
    party = read(text, PEOPLE)[0]
    assert party.email == address


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("Anne", "two_fit"),
        ("Stenar", "near_name"),
        ("Tuva", "unknown_name"),
        ("Kari?", "doubt_mark"),
        ("LT", "unknown_initials"),
        ("Kari (barnevernet)", "hint_differs"),
        ("de som husker det", "unclear"),
    ],
)
def test_says_why_a_human_should_look(text: str, reason: str) -> None:
    assert read_with_reasons(text, PEOPLE).reasons == (reason,)
    assert reason in REASONS


def test_two_with_the_same_first_name_are_offered_as_candidates() -> None:
    party = read("Anne", PEOPLE)[0]
    assert (party.name, party.candidates) == ("", ("Anne Granbark", "Anne Lyngheim"))


def test_an_address_in_the_cell_belongs_to_the_one_beside_it() -> None:
    parties = read("Trine Sand (trine.sand@example.no) og Ola Dal, ola@example.no")
    assert [(p.name, p.email) for p in parties] == [
        ("Trine Sand", "trine.sand@example.no"),
        ("Ola Dal", "ola@example.no"),
    ]


def test_an_address_of_somebody_else_is_not_given_to_the_one_beside_it() -> None:
    reading = read_with_reasons("Gry (s@example.no)", PEOPLE)
    assert reading.parties[0].email == ""
    assert reading.reasons == ("address_unclear",)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("postmottak@granvik.example.no", ["postmottak@granvik.example.no"]),
        ("E-post: fritid@granvik.example.no", ["fritid@granvik.example.no"]),
        ("kultur@example.no / fau.leder@example.no", ["kultur@example.no", "fau.leder@example.no"]),
        ("sfo@example.no bibliotek@example.no", ["sfo@example.no", "bibliotek@example.no"]),
        ("Kultur <kultur@granvik.example.no>", ["kultur@granvik.example.no"]),
    ],
)
def test_an_address_alone_is_a_mailbox_that_can_be_asked(text: str, found: list[str]) -> None:
    reading = read_with_reasons(text, PEOPLE)
    assert [(p.email, p.kind) for p in reading.parties] == [(mail, "body") for mail in found]
    assert reading.sure


@pytest.mark.parametrize("text", ["ole.bekk@example.no", "ole@example.no"])
def test_a_strangers_own_address_alone_is_a_question(text: str) -> None:
    reading = read_with_reasons(text, PEOPLE)
    assert [(p.name, p.email, p.kind) for p in reading.parties] == [("", text, "unclear")]
    assert reading.reasons == ("address_unclear",)


def test_a_correction_kept_from_before_decides() -> None:
    lise = Participant("Lise Tangvald", "lise@example.no")
    assert read("LT", PEOPLE, {"LT": lise})[0].email == "lise@example.no"


def test_jeg_is_the_writer() -> None:
    assert read("Jeg", PEOPLE, writer=PEOPLE[0])[0].name == "Kari Myrstubb"


@given(st.text(max_size=300))
def test_never_raises(text: str) -> None:
    read_with_reasons(text, PEOPLE)


@pytest.mark.parametrize("words", ["LT", "Linh", "rektor"])
def test_what_was_said_before_is_a_question_where_it_fits_somebody_here_too(words):
    meant = Participant("Brage Myrstubb", "brage@example.no")
    here = [Participant("Linh Tindesti", "linh@example.no", "Solvik skole", "rektor")]
    (alone,) = read(words, [], {words: meant})
    assert alone.email == "brage@example.no"
    (party,) = read(words, here, {words: meant})
    assert (party.email, set(party.candidates)) == ("", {"Brage Myrstubb", "Linh Tindesti"})
