"""Giving an answer on the page behind a personal link, through its real door."""

from __future__ import annotations

import re
from datetime import datetime, timedelta

import pytest

from core.audit.log import by_user, history
from followup.forms.answers import name_and_address
from followup.models import Answer, Task
from followup.services import tasks
from followup.services.reminder_sending import send_due
from followup.services.reminders import plan_for
from tests.followup.answers.by_link import NOON, post, url
from tests.support import make

pytestmark = pytest.mark.django_db


def test_it_says_who_answers_for_what_and_chooses_nothing(browser, person):
    task = make.task(person.municipality, "Ringe <b>idrettsrådet</b>", lead=person)
    page = browser.get(url(person))
    html = page.content.decode()
    assert "Du svarer som <strong>Kari Granbark</strong>" in html
    assert "Ringe &lt;b&gt;idrettsrådet&lt;/b&gt;" in html
    assert not re.search(r"<input[^>]*\schecked", html)
    assert f'id="svar-{task.pk}-done"' in html
    assert page["Cache-Control"] == "no-store"
    assert page["Referrer-Policy"] == "same-origin"
    assert "noindex" in page["X-Robots-Tag"]


@pytest.mark.parametrize(
    ("choice", "fields", "state", "stored"),
    [
        ("done", {}, "done", "Ferdig."),
        ("under_way", {"progress": "Har ringt"}, "under_way", "I gang."),
        ("later", {"until": "week"}, "open", "Ny frist er fredag 27. november."),
        ("later", {"other_day": "2027-01-15"}, "open", "Ny frist er fredag 15. januar 2027."),
        ("blocked", {"help_text": "Mangler bil"}, "blocked", "Står fast og trenger hjelp."),
        ("not_me", {"who": "Per Lyng per@example.no"}, "open", "Noen andre gjør dette: Per Lyng."),
        ("dropped", {"why": "Boden finnes"}, "dropped", "Ikke aktuelt lenger."),
    ],
)
def test_each_choice_acts_and_shows_a_receipt(browser, person, choice, fields, state, stored):
    task = make.task(person.municipality, lead=person, due=datetime(2026, 11, 20).date())
    response = post(browser, person, task, choice, **fields)
    answer = Answer.objects.get()
    assert response.url == url(person, "answer_receipt", keys=str(answer.pk))
    assert stored in browser.get(response.url).content.decode()
    task.refresh_from_db()
    assert task.state == state
    words = [fields[name] for name in ("progress", "help_text", "why") if name in fields]
    assert answer.note == "".join(words)


def test_the_receipt_of_somebody_stuck_says_when_they_are_asked_again(
    browser, person, place, clock
):
    task = make.task(place, lead=person, due=datetime(2026, 11, 25).date())
    helper = make.person(place)
    task.helpers.add(helper)
    plan_for([person, helper], now=NOON, newly_named=True)
    clock.shift(timedelta(minutes=11))
    send_due(now=NOON + timedelta(minutes=11))
    said = browser.get(post(browser, person, task, "blocked").url).content.decode()
    assert "får vite det om ti minutter. Vi spør deg ikke om denne igjen før mandag 30." in said
    assert "Neste gang vi skriver til deg er mandag 30. november." in said
    helped = browser.get(post(browser, helper, task, "blocked").url).content.decode()
    assert "Kontaktpersonen får vite det om ti minutter.</p>" in helped
    assert "Vi har ikke planlagt flere e-poster til deg." in helped


def test_nothing_chosen_is_said_kindly_and_changes_nothing(browser, person):
    make.task(person.municipality, lead=person)
    response = browser.post(url(person), {})
    assert "Du har ikke valgt noe svar ennå" in response.content.decode()
    assert not Answer.objects.exists()


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({}, "hvor mye mer tid"),
        ({"other_day": "2026-11-16"}, "en dag som ikke har vært"),
        ({"other_day": "2029-01-01"}, "innen to år"),
        ({"other_day": "2026-11-19"}, "etter den fristen"),
        ({"other_day": "31.31.2026"}, "dag.måned.år"),
    ],
)
def test_more_time_must_be_a_day_that_makes_sense(browser, person, fields, sentence):
    task = make.task(person.municipality, lead=person, due=datetime(2026, 11, 20).date())
    response = post(browser, person, task, "later", **fields)
    html = response.content.decode()
    assert sentence in html
    assert re.search(rf'id="svar-{task.pk}-later"[^>]*checked', html)
    assert not Answer.objects.exists()


def test_two_answers_at_once_are_stored_together_or_not_at_all(browser, person):
    one = make.task(person.municipality, "Ringe", lead=person)
    two = make.task(person.municipality, "Skrive", lead=person)
    data = {f"svar-{one.pk}-choice": "done", f"svar-{two.pk}-choice": "later"}
    browser.post(url(person), data)
    assert not Answer.objects.exists()
    browser.post(url(person), data | {f"svar-{two.pk}-until": "month"})
    assert Answer.objects.count() == 2


def test_the_second_click_is_a_success(browser, person):
    task = make.task(person.municipality, lead=person)
    first = post(browser, person, task, "done", next_step="Bestille bod")
    second = post(browser, person, task, "done", next_step="Bestille bod")
    assert first.url == second.url
    assert Answer.objects.count() == 1
    assert Task.objects.filter(follows=task).count() == 1


def test_somebody_elses_task_is_refused(browser, person, place):
    strangers = make.task(place, "Skrive", lead=make.person(place))
    make.task(place, "Ringe", lead=person)
    response = post(browser, person, strangers, "done")
    assert "står ikke lenger på deg" in response.content.decode()
    strangers.refresh_from_db()
    assert strangers.state == "open"


def test_a_shared_address_is_asked_who_answers(browser, place):
    office = make.person(place, "Kulturkontoret", "postmottak@example.no", is_shared_address=True)
    task = make.task(place, lead=office)
    response = post(browser, office, task, "done")
    assert "Skriv hvem som svarer" in response.content.decode()
    browser.post(url(office), {f"svar-{task.pk}-choice": "done", "answered_as": "Siv Bekk"})
    assert Answer.objects.get().answered_as == "Siv Bekk"


def test_the_page_costs_as_many_queries_for_twenty_tasks_as_for_one(
    browser, person, django_assert_max_num_queries
):
    for n in range(20):
        task = make.task(person.municipality, f"Oppgave {n}", lead=make.person(person.municipality))
        task.helpers.add(person)
    with django_assert_max_num_queries(8):
        browser.get(url(person))


def test_it_speaks_the_persons_language(browser, person):
    person.language = "en"
    person.save()
    make.task(person.municipality, lead=person)
    assert '<html lang="en"' in browser.get(url(person)).content.decode()


def test_history_says_by_which_way_and_keeps_no_words(browser, person):
    task = make.task(person.municipality, lead=person)
    post(browser, person, task, "blocked", help_text="Kari trenger bil")
    entry = history(task).get()
    assert (entry.action, entry.channel, entry.actor_person) == ("task.answered", "link", person.pk)
    assert entry.data == {"choice": "blocked", "state": ["open", "blocked"]}


def test_a_task_somebody_else_finished_meanwhile_is_said_kindly(browser, person, contact):
    task = make.task(person.municipality, lead=person)
    make.task(person.municipality, "Skrive", lead=person)
    tasks.set_state(task, state="done", actor=by_user(contact), now=NOON)
    html = post(browser, person, task, "under_way").content.decode()
    assert "eller den er avsluttet. Ingenting er endret" in html


@pytest.mark.parametrize(
    ("text", "name", "email"),
    [
        ("Per Lyng", "Per Lyng", ""),
        ("Per Lyng <per@example.no>", "Per Lyng", "per@example.no"),
        ("PER@EXAMPLE.NO, Per Lyng", "Per Lyng", "per@example.no"),
        ("per@example.no", "", "per@example.no"),
        ("per@lokalt", "per@lokalt", ""),
        ("  ", "", ""),
    ],
)
def test_name_and_address_in_one_field(text, name, email):
    assert name_and_address(text) == (name, email)
