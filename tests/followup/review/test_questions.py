"""What is unsure comes first, as questions answered in place; one answer serves a whole column."""

from __future__ import annotations

from datetime import date

import pytest

from followup.models import FirstStep, KnownWording, Referat
from followup.services import referat_review
from tests.support import make
from tests.support.referats import uploaded

pytestmark = pytest.mark.django_db

ROWS = [
    ("uke 3", "Ringe skolen om nøkler", "LT"),
    ("31. november", "Skrive til lagene om utstyr", "Ola og LT"),
    ("uke 5", "Male boden i gamle brannstasjonen", "LT"),
]
TWO = [
    ("Anne Dalsgrend", "NAV", "anne.d@example.no"),
    ("Anne Fjellbu", "FAU", "anne.f@example.no"),
    ("Linh Sommerregn", "Idrettsrådet", "linh@example.no"),
]


@pytest.fixture(autouse=True)
def _own_files(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


def steps(referat: Referat) -> list[FirstStep]:
    return list(referat.steps.order_by("pk"))


def page_of(client, referat: Referat) -> str:
    return str(client.get(f"/referat/{referat.pk}/").content.decode())


def test_the_questions_stand_above_the_rows(client, dugnad, user):
    referat = uploaded(dugnad, user, steps=ROWS, people=TWO)
    page = page_of(client, referat)
    assert "2 ting trenger et blikk" in page
    assert page.index('id="tvil"') < page.index('class="step-rows"')
    assert page.count('doubt__ask">Hvem er «LT»?') == 1
    assert "Lagre i alle 3" in page


def test_the_likeliest_stands_first_and_nobody_is_chosen_beforehand(client, dugnad, user):
    referat = uploaded(dugnad, user, steps=ROWS[:1], people=TWO)
    page = page_of(client, referat)
    choices = page[page.index("Velg blant deltakerne") :]
    assert choices.index("Linh Sommerregn") < choices.index("Anne Dalsgrend")
    assert " selected" not in choices[: choices.index("</select>")]


def answer(client, referat: Referat, step: FirstStep, **fields) -> str:
    url = f"/referat/{referat.pk}/steg/{step.pk}/who/"
    form = {"version": step.version, "party": 0, "everywhere": "on", "from": "tvil", **fields}
    return str(client.post(url, form, follow=True).content.decode())


def test_one_answer_serves_every_row_and_the_next_referat(client, dugnad, user):
    """Somebody from the referat itself, who is no person in the register before it is confirmed."""
    referat = uploaded(dugnad, user, steps=ROWS, people=TWO)
    answer(client, referat, steps(referat)[0], who="f2", wording="LT")
    assert [s.parties[-1]["email"] for s in steps(referat)] == ["linh@example.no"] * 3
    assert "Hvem er «LT»" not in page_of(client, referat)
    client.post(f"/referat/{referat.pk}/bekreft/")
    assert KnownWording.objects.get().person.name == "Linh Sommerregn"
    later = make.dugnad(dugnad.municipality, date(2027, 11, 11))
    again = uploaded(later, user, steps=ROWS[:1], people=(), day="11. november 2027")
    assert steps(again)[0].parties[0]["email"] == "linh@example.no"


def test_a_row_answered_by_itself_is_left_alone(client, dugnad, user):
    referat = uploaded(dugnad, user, steps=ROWS, people=TWO)
    first, _second, third = steps(referat)
    person = make.person(dugnad.municipality, "Tuva Li", "tuva@example.no")
    referat_review.choose_person(third, third.version, 0, person, "", "")
    answer(client, referat, first, who="f2", wording="LT")
    third.refresh_from_db()
    assert third.parties[0]["name"] == "Tuva Li"


def test_two_who_may_both_be_meant_are_asked_row_by_row(client, dugnad, user):
    rows = [("uke 3", "Ringe skolen", "Anne"), ("uke 4", "Skrive til lagene", "Anne")]
    referat = uploaded(dugnad, user, steps=rows, people=TWO)
    page = page_of(client, referat)
    assert page.count('doubt__ask">Hvem er «Anne»?') == 2
    assert "Gjelder alle rader der det står «Anne»" in page
    first, second = steps(referat)
    url = f"/referat/{referat.pk}/steg/{first.pk}/"
    form = {"act": "candidate", "party": 0, "name": "Anne Fjellbu", "version": first.version}
    client.post(url, form)
    second.refresh_from_db()
    assert second.parties[0]["candidates"]
    first.refresh_from_db()
    client.post(url, {**form, "version": first.version, "everywhere": "on"})
    second.refresh_from_db()
    assert second.parties[0]["email"] == "anne.f@example.no"
    assert not KnownWording.objects.exists(), "another Anne may come next time"


def test_a_first_name_is_asked_about_again_next_time(client, dugnad, user):
    referat = uploaded(dugnad, user, steps=[("uke 3", "Ringe skolen", "Brage")], people=TWO)
    person = make.person(dugnad.municipality, "Brage Tindesti", "brage@example.no")
    answer(client, referat, steps(referat)[0], who=f"p{person.pk}", wording="Brage")
    assert not KnownWording.objects.exists()


def test_a_day_that_does_not_exist_can_stand_without_a_date(client, dugnad, user):
    referat = uploaded(dugnad, user, steps=[("31. november", "Male boden", "Kari")])
    (step,) = steps(referat)
    assert "La det stå uten dato" in page_of(client, referat)
    form = {"act": "accept", "cell": "when", "version": step.version, "from": "tvil"}
    client.post(f"/referat/{referat.pk}/steg/{step.pk}/", form)
    assert "Ingenting mer trenger et blikk" in page_of(client, referat)


def test_rows_that_do_not_count_are_not_asked_about(client, dugnad, user):
    referat = uploaded(dugnad, user, steps=ROWS, people=TWO)
    referat.ideas.update(chosen=False)
    assert "Ingenting mer trenger et blikk" in page_of(client, referat)


def test_many_questions_are_folded_and_none_is_lost(client, dugnad, user):
    verbs = ["Ringe", "Møte", "Spørre", "Invitere", "Takke", "Besøke", "Skrive til", "Mase på"]
    rows = [("31. november", f"{verb} korpset", "Kari") for verb in verbs]
    page = page_of(client, uploaded(dugnad, user, steps=rows))
    assert "8 ting trenger et blikk" in page
    assert "Vis 2 spørsmål til" in page
    assert page.count("data-doubt") == 8


def test_what_was_said_last_time_is_asked_again_when_it_fits_another_too(client, dugnad, user):
    """Another with those initials takes part: never a wrong address without a question."""
    person = make.person(dugnad.municipality, "Linh Sommerregn", "linh@example.no")
    referat = uploaded(dugnad, user, steps=ROWS[:1], people=TWO[:2])
    answer(client, referat, steps(referat)[0], who=f"p{person.pk}", wording="LT")
    later = make.dugnad(dugnad.municipality, date(2027, 11, 11))
    other = [("Lars Tindesti", "FAU", "lars@example.no")]
    again = uploaded(later, user, steps=ROWS[:1], people=other, day="11. november 2027")
    (party,) = steps(again)[0].parties
    assert (party["person"], party["email"]) == (None, "")
    assert set(party["candidates"]) == {"Linh Sommerregn", "Lars Tindesti"}
    page = page_of(client, again)
    assert 'doubt__ask">Hvem er «LT»?' in page
    form = {"act": "candidate", "party": 0, "name": "Linh Sommerregn", "version": 0}
    client.post(f"/referat/{again.pk}/steg/{steps(again)[0].pk}/", form)
    assert steps(again)[0].parties[0]["email"] == "linh@example.no"


def test_a_wrong_memory_is_corrected_in_every_row_and_for_next_time(client, dugnad, user):
    wrong = make.person(dugnad.municipality, "Brage Tindesti", "brage@example.no")
    right = make.person(dugnad.municipality, "Tuva Li", "tuva@example.no")
    KnownWording.objects.create(municipality=dugnad.municipality, text="lt", person=wrong)
    referat = uploaded(dugnad, user, steps=ROWS, people=TWO)
    assert [s.parties[-1]["person"] for s in steps(referat)] == [wrong.pk] * 3
    first = steps(referat)[0]
    form = client.get(f"/referat/{referat.pk}/?rediger={first.pk}-who-0").content.decode()
    assert "Gjelder alle rader der det står «LT»" in form
    answer(client, referat, first, who=f"p{right.pk}", wording="LT")
    assert [s.parties[-1]["person"] for s in steps(referat)] == [right.pk] * 3
    assert KnownWording.objects.get().person == right
