"""The conventions of the referat, one by one, on small documents."""

from __future__ import annotations

from datetime import date

import pytest

from followup.domain.reading import Participant, ReferatReading
from followup.domain.referat import REASONS, MunicipalityName, as_json, read

from .build import doc

DAY = date(2024, 9, 24)
REGISTER = (
    MunicipalityName("3103", "Moss"),
    MunicipalityName("0301", "Oslo"),
    MunicipalityName("1120", "Klepp"),
    MunicipalityName("1121", "Time"),
)


def read_plan(rows: str, *, people: str = "Kari Myrstubb, Ola Granbark") -> ReferatReading:
    text = f"Til stede: {people}\n\n## Konkret idé: Utstyrsbod\n\n| Når | Hva | Hvem |\n{rows}"
    return read(doc(text), reference=DAY)


def test_a_programme_with_clock_times_holds_no_steps() -> None:
    reading = read(doc("| Når | Hva | Hvem |\n| 17.00 | Velkommen | Alle |\n| 18.30 | Pause | |"))
    assert reading.steps == []


def test_a_finished_row_of_the_plan_is_still_a_step() -> None:
    text = "## Idé: Bod\n\n| Hva | Hvem | Status |\n| Lage plakat | Kari | ferdig |"
    step = read(doc(text), reference=DAY).steps[0]
    assert (step.what, step.status_text) == ("Lage plakat", "ferdig")


@pytest.mark.parametrize("what", ["Sende ut referatet", "Neste møte i gruppa"])
def test_the_minutes_and_the_next_meeting_are_no_steps(what: str) -> None:
    assert read_plan(f"| fredag | {what} | Kari |").steps == []


def test_until_the_next_meeting_has_a_date_when_the_document_gives_it() -> None:
    text = (
        "## Idé: Bod\n\n| Når | Hva | Hvem |\n| til neste møte | Lage liste | Kari |\n\n"
        "Neste møte er 14. desember kl. 18."
    )
    assert read(doc(text), reference=DAY).steps[0].due == date(2024, 12, 14)
    assert read_plan("| til neste møte | Lage liste | Kari |").steps[0].due is None


@pytest.mark.parametrize("when", ["31. november", "uke 60"])
def test_a_day_that_does_not_exist_is_a_question(when: str) -> None:
    lists = f"## Idé: Bod\n\n- Kari Myrstubb ringer rådet innen {when}"
    for reading in (read_plan(f"| {when} | Ringe | Kari |"), read(doc(lists), reference=DAY)):
        step = reading.steps[0]
        assert (step.due, step.why["when"]) == (None, "when_impossible")
        assert "when" in step.unsure


def test_two_with_the_same_first_name_give_a_question_and_no_address() -> None:
    people = "Anne Granbark (NAV, anne@example.no), Anne Lyngheim (FAU, annel@example.no)"
    steps = read_plan("| 1. mai | Ringe | Anne |\n| 1. mai | Skrive | Anne (NAV) |", people=people)
    first, second = steps.steps
    assert (first.who[0].name, first.who[0].email) == ("", "")
    assert first.who[0].candidates == ("Anne Granbark", "Anne Lyngheim")
    assert first.why["who"] == "who_two_fit"
    assert second.who[0].email == "anne@example.no"


def test_a_body_is_never_resolved_to_the_person_who_comes_from_it() -> None:
    step = read_plan("| 1. mai | Ringe | NAV |", people="Roar Vindkast (NAV, roar@example.no)")
    assert [(p.text, p.name, p.email) for p in step.steps[0].who] == [("NAV", "", "")]


def test_the_writer_is_meant_by_jeg() -> None:
    text = "## Idé: Bod\n\n- Jeg ringer rektor innen 1. oktober\n\nHilsen\n\nKari Myrstubb"
    assert read(doc(text), reference=DAY).steps[0].who[0].name == "Kari Myrstubb"


def test_somebody_mentioned_in_the_task_is_not_responsible() -> None:
    text = "Til stede: Kari Myr, Jørn Dal\n\n## Idé: Bod\n\n- Kari sender mail til Jørn i dag"
    assert [p.name for p in read(doc(text), reference=DAY).steps[0].who] == ["Kari Myr"]


def test_people_of_the_cards_apologies_and_copies_took_no_part() -> None:
    text = (
        "Til stede: Kari Myrstubb\n\nForfall: Ola Granbark\n\nKopi: Siri Fjell\n\n"
        "Gruppe 1 snakket om Sandra (11) og Oscar (8)."
    )
    assert [p.name for p in read(doc(text)).participants] == ["Kari Myrstubb"]


def test_people_the_municipality_knows_may_be_named_by_first_name() -> None:
    known = (Participant("Tuva Steinrøys", "tuva@example.no"),)
    text = "## Idé: Bod\n\n| Hva | Hvem |\n| Ringe rektor | Tuva |"
    reading = read(doc(text), reference=DAY, participants=known)
    assert reading.steps[0].who[0].email == "tuva@example.no"
    assert reading.participants == []


def test_a_first_step_that_repeats_a_row_flags_the_row() -> None:
    text = (
        "## Idé: Bod\n\n| Når | Hva | Hvem |\n"
        "| snarest | E-post til kassererne i klubbene | Ola |\n\n"
        "Aller første skritt: E-posten til kassererne. Ola tar ansvaret."
    )
    steps = read(doc(text), reference=DAY).steps
    assert [(s.what, s.is_first_step) for s in steps] == [
        ("E-post til kassererne i klubbene", True)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("# Referat ALLEMED-dugnad Moss kommune", ("Moss", "3103")),
        ("# ALLEMED i bydel Stovner\n\nSendt fra Moss", ("Oslo", "0301")),
        ("Kontakt: kari@time.kommune.no. Time: 18.00", ("Time", "1121")),
    ],
)
def test_offers_the_municipality(text: str, expected: tuple[str, str]) -> None:
    reading = read(doc(text), register=REGISTER)
    assert (reading.municipality, reading.municipality_number) == expected


@pytest.mark.parametrize(
    ("text", "filename", "expected"),
    [
        ("Rollag, 5.11.2021\n\n# Referat – ALLEMED-dugnad 2/11-2021", "", date(2021, 11, 2)),
        ("# Referat\n\nMandag 9/9-24, klubbhuset. en time før styret.", "", date(2024, 9, 9)),
        ("# Referat\n\nDato: tirsdag 3. september 2024", "", date(2024, 9, 3)),
        (
            "# Referat ALLEMED\n\nNeste møte 1. mars 2025",
            "allemed 2024-11-14.docx",
            date(2024, 11, 14),
        ),
    ],
)
def test_offers_the_day_of_the_dugnad(text: str, filename: str, expected: date) -> None:
    assert read(doc(text), filename=filename).dugnad_date == expected


def test_questions_of_the_card_left_in_the_document_are_no_ideas() -> None:
    text = (
        "## Veier inn i fellesskapet\n\nHva kan vi som kommune gjøre?\n\n- Utstyrsbod\n\n"
        "Hva kan vi samarbeide med frivilligheten om?\n\n- Skyssordning"
    )
    assert [i.title for i in read(doc(text)).ideas] == ["Utstyrsbod", "Skyssordning"]


def test_gives_the_shape_of_the_answer_files_with_what_is_unsure() -> None:
    reading = read_plan("| 1. mai | Lage plakat | Kari? |")
    step = as_json(reading, "r.docx")["ideas"][0]["steps"][0]
    assert step["unsure"] == ["who"]
    assert step["who"] == [{"text": "Kari", "name": "Kari Myrstubb", "email": None}]


def test_every_reason_for_doubt_has_a_meaning() -> None:
    reading = read_plan("| når vi kan | Ringe | LT |\n| 31. november | Skrive | Kari? |")
    reasons = {why for step in reading.steps for why in step.why.values()}
    assert reasons
    assert reasons <= REASONS.keys()
