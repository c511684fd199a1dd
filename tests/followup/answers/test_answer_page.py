"""The page behind a personal link, through its real door."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.urls import reverse

from core import links
from core.audit.log import by_user, history
from core.mail.models import OutgoingMail
from followup.forms.answers import name_and_address
from followup.models import Answer, Person, Reminder, Task
from followup.services import people, tasks
from followup.services.answer_news import tell_others
from followup.services.reminders import plan_for
from tests.support import make

pytestmark = pytest.mark.django_db
NOON = datetime(2026, 11, 16, 11, 0, tzinfo=UTC)  # Monday 12:00 in Norway


@pytest.fixture(autouse=True)
def clock():
    with time_machine.travel(NOON, tick=False) as traveller:
        yield traveller


@pytest.fixture
def place():
    return make.municipality(language_form="nb")


@pytest.fixture
def contact(place):
    return make.contact(place, name="Ola Myrstubb", phone="900 00 000")


@pytest.fixture
def person(place, contact):
    return make.person(place, "Kari Granbark")


@pytest.fixture
def browser():
    return Client(enforce_csrf_checks=False)


def url(person: Person, name: str = "answer", **kwargs) -> str:
    token = links.make("answer", person.pk, person.link_epoch)
    return reverse(name, kwargs={"token": token, **kwargs})


def post(browser, person, task, choice, **fields):
    data = {f"svar-{task.pk}-choice": choice}
    data |= {f"svar-{task.pk}-{name}": value for name, value in fields.items()}
    return browser.post(url(person), data)


def everything() -> dict[str, list[tuple]]:
    """Every row of every table."""
    rows = {}
    with connection.cursor() as cursor:
        for table in sorted(connection.introspection.table_names(cursor)):
            cursor.execute(f'SELECT * FROM "{table}"')
            rows[table] = sorted(cursor.fetchall(), key=repr)
    return rows


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


def test_a_scanner_that_opens_everything_changes_nothing(browser, person):
    task = make.task(person.municipality, lead=person)
    answer = Answer.objects.create(task=task, person=person, choice="under_way", task_version=0)
    before = everything()
    pages = [
        url(person),
        url(person, "answer_receipt", keys=str(answer.pk)),
        url(person, "answer_stop"),
        url(person, "answer_unsubscribe"),
        url(person, "answer_undo", keys=str(answer.pk)),
        url(person, "fresh_link"),
    ]
    for page in pages:
        for _ in range(2):
            browser.get(page)
            browser.head(page)
            browser.get(page, headers={"Sec-Purpose": "prefetch", "X-Moz": "prefetch"})
    browser.post(url(person), {})
    browser.post(url(person), {f"svar-{task.pk}-choice": ""})
    browser.post(url(person, "answer_unsubscribe"), {})
    assert everything() == before


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


def test_a_proposal_is_not_written_to_and_changes_nothing(browser, person, place):
    task = make.task(place, lead=person)
    post(browser, person, task, "not_me", who="Per Lyng <per@example.no>")
    answer = Answer.objects.get()
    assert (answer.proposed_name, answer.proposed_email) == ("Per Lyng", "per@example.no")
    tell_others(now=NOON + timedelta(minutes=11))
    assert not OutgoingMail.objects.filter(to_email="per@example.no").exists()
    assert Person.objects.count() == 1
    task.refresh_from_db()
    assert task.lead == person


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


def test_a_reassigned_task_is_gone_from_the_old_link(browser, person, place, contact):
    task = make.task(place, "Ringe rådet", lead=person)
    make.task(place, "Skrive brev", lead=person)
    tasks.assign(
        task, lead=make.person(place), helpers=[], actor=by_user(contact), version=0, now=NOON
    )
    html = browser.get(url(person)).content.decode()
    assert "Ringe rådet" not in html
    assert "Skrive brev" in html


def test_a_shared_address_is_asked_who_answers(browser, place):
    office = make.person(place, "Kulturkontoret", "postmottak@example.no", is_shared_address=True)
    task = make.task(place, lead=office)
    response = post(browser, office, task, "done")
    assert "Skriv hvem som svarer" in response.content.decode()
    browser.post(url(office), {f"svar-{task.pk}-choice": "done", "answered_as": "Siv Bekk"})
    assert Answer.objects.get().answered_as == "Siv Bekk"


def test_undo_puts_everything_back_and_nobody_hears(browser, person, clock):
    due = datetime(2026, 11, 20).date()
    task = make.task(person.municipality, lead=person, due=due, precision="week")
    post(browser, person, task, "later", until="month")
    keys = str(Answer.objects.get().pk)
    clock.shift(timedelta(minutes=9))
    for _ in range(2):
        browser.post(url(person, "answer_undo", keys=keys))
    task.refresh_from_db()
    assert (task.due, task.precision, task.answered_at) == (due, "week", None)
    tell_others(now=NOON + timedelta(hours=1))
    assert not OutgoingMail.objects.exists()


def test_undo_takes_the_next_step_away_too(browser, person):
    task = make.task(person.municipality, lead=person)
    post(browser, person, task, "done", next_step="Bestille bod")
    browser.post(url(person, "answer_undo", keys=str(Answer.objects.get().pk)))
    assert [t.what for t in Task.objects.all()] == [task.what]
    assert Task.objects.get().state == "open"


def test_after_ten_minutes_undo_says_so(browser, person, clock):
    task = make.task(person.municipality, lead=person)
    post(browser, person, task, "done")
    keys = str(Answer.objects.get().pk)
    clock.shift(timedelta(minutes=11))
    page = browser.post(url(person, "answer_undo", keys=keys), follow=True).content.decode()
    assert "over ti minutter siden" in page
    assert "Angre" not in page.split("<main")[1]
    task.refresh_from_db()
    assert task.state == "done"


def test_undo_refuses_when_the_task_has_changed_since(browser, person, contact):
    task = make.task(person.municipality, lead=person)
    post(browser, person, task, "under_way")
    tasks.edit(task, actor=by_user(contact), version=1, now=NOON, what="Skrive")
    keys = str(Answer.objects.get().pk)
    page = browser.post(url(person, "answer_undo", keys=keys), follow=True).content.decode()
    assert "endret etter svaret ditt" in page


def test_somebody_elses_answer_is_neither_shown_nor_undone(browser, person, place):
    other = make.person(place)
    task = make.task(place, "Hemmelig sak", lead=other)
    post(browser, other, task, "done")
    keys = str(Answer.objects.get().pk)
    assert browser.get(url(person, "answer_receipt", keys=keys)).status_code == 302
    browser.post(url(person, "answer_undo", keys=keys))
    task.refresh_from_db()
    assert task.state == "done"


def test_after_ten_minutes_the_address_on_file_and_those_concerned_hear(
    browser, person, place, contact
):
    helper = make.person(place, "Per Lyng")
    task = make.task(place, "Ringe rådet", lead=person)
    task.helpers.add(helper)
    post(browser, person, task, "blocked", help_text="Mangler bil")
    assert tell_others(now=NOON + timedelta(minutes=9)) == 0
    assert tell_others(now=NOON + timedelta(minutes=10)) == 1
    assert tell_others(now=NOON + timedelta(minutes=20)) == 0
    mails = {mail.to_email: mail for mail in OutgoingMail.objects.all()}
    assert set(mails) == {person.email, helper.email, contact.email}
    assert mails[contact.email].subject == "Kari Granbark trenger hjelp: ringe rådet"
    assert "«Mangler bil»" in mails[contact.email].body_text
    assert mails[person.email].kind == "followup.receipt"


def test_an_answered_task_is_not_asked_about(browser, person):
    task = make.task(person.municipality, lead=person, due=datetime(2026, 11, 20).date())
    plan_for([person], now=NOON)
    assert Reminder.objects.get().state == "planned"
    post(browser, person, task, "done")
    assert (Reminder.objects.get().state, Reminder.objects.get().reason) == ("stopped", "no_tasks")


@pytest.mark.parametrize("how", ["old", "address", "forged"])
def test_an_ended_link_offers_a_fresh_mail_to_the_address_on_file(
    browser, person, contact, clock, how
):
    link = url(person)
    if how == "old":
        clock.shift(timedelta(days=300))
    elif how == "address":
        people.edit(person, actor=by_user(contact), now=NOON, email="ny@example.no")
    else:
        link = link[:-3] + "xx/"
    page = browser.get(link)
    assert page.status_code == 410
    assert "Lenken virker ikke lenger" in page.content.decode()
    assert person.email not in page.content.decode()
    assert browser.post(link, {"svar-1-choice": "done"}).status_code == 410
    token = link.split("/")[2]
    for _ in range(3):
        sent = browser.post(reverse("fresh_link", args=[token]))
        assert "Se i innboksen" in sent.content.decode()
    person.refresh_from_db()
    mails = list(OutgoingMail.objects.values_list("to_email", "kind"))
    assert mails == ([] if how == "forged" else [(person.email, "followup.fresh_link")])


def test_no_more_mail_at_one_press_and_again_at_another(browser, person, place, contact):
    twin = make.person(make.municipality("Myrvoll"), email=person.email.upper())
    make.task(place, lead=person)
    browser.post(url(person, "answer_stop"), {"stop": "1"})
    for one in (person, twin):
        one.refresh_from_db()
        assert one.no_contact_at
    tell_others(now=NOON + timedelta(minutes=10))
    tell_others(now=NOON + timedelta(minutes=20))
    assert "vil ikke ha flere e-poster" in OutgoingMail.objects.get(to_email=contact.email).subject
    browser.post(url(person, "answer_stop"), {"again": "1"})
    person.refresh_from_db()
    assert person.no_contact_at is None


def test_a_mail_programs_own_button_only_stops_mail(person):
    browser = Client(enforce_csrf_checks=True)
    make.task(person.municipality, lead=person)
    page = url(person, "answer_unsubscribe")
    assert browser.post(page, {"svar-1-choice": "done"}).status_code == 400
    assert browser.post(page, {"List-Unsubscribe": "One-Click"}).status_code == 204
    person.refresh_from_db()
    assert person.no_contact_at
    assert not Answer.objects.exists()
    assert browser.post(url(person), {"x": "1"}).status_code == 403


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


def test_a_wish_taken_back_within_ten_minutes_is_told_nobody(browser, person, contact):
    browser.post(url(person, "answer_stop"), {"stop": "1"})
    browser.post(url(person, "answer_stop"), {"again": "1"})
    assert tell_others(now=NOON + timedelta(minutes=11)) == 0
    assert not OutgoingMail.objects.exists()


def test_who_changed_their_mind_is_told_of_the_last_answer_only(browser, person, clock):
    task = make.task(person.municipality, "Ringe rådet", lead=person)
    post(browser, person, task, "under_way")
    clock.shift(timedelta(minutes=2))
    post(browser, person, task, "done")
    tell_others(now=NOON + timedelta(minutes=15))
    text = OutgoingMail.objects.get().body_text
    assert "Ferdig." in text
    assert "I gang." not in text


def test_an_answer_already_replaced_is_not_told_while_the_new_one_waits(browser, person, clock):
    task = make.task(person.municipality, "Ringe rådet", lead=person)
    post(browser, person, task, "not_me", who="Nils Li")
    clock.shift(timedelta(minutes=5))
    post(browser, person, task, "done")
    assert tell_others(now=NOON + timedelta(minutes=11)) == 0
    tell_others(now=NOON + timedelta(minutes=16))
    mail = OutgoingMail.objects.get()  # the contact person is not asked about Nils Li
    assert mail.to_email == person.email
    assert "Ferdig." in mail.body_text


def test_the_answer_before_counts_again_when_the_new_one_is_undone(browser, person, clock):
    task = make.task(person.municipality, "Ringe rådet", lead=person)
    post(browser, person, task, "under_way")
    clock.shift(timedelta(minutes=5))
    receipt = post(browser, person, task, "done").url
    browser.post(f"{receipt}angre/")
    assert tell_others(now=NOON + timedelta(minutes=11)) == 1
    assert "I gang." in OutgoingMail.objects.get().body_text


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
