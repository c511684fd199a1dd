"""What opening a personal link does, and when the link ends."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.db import connection
from django.urls import reverse

from core.audit.log import by_user
from core.mail.models import OutgoingMail
from followup.models import Answer
from followup.services import people, tasks
from tests.followup.answers.by_link import NOON, SURE, post, url
from tests.support import make

pytestmark = pytest.mark.django_db


def everything() -> dict[str, list[tuple]]:
    """Every row of every table."""
    rows = {}
    with connection.cursor() as cursor:
        for table in sorted(connection.introspection.table_names(cursor)):
            cursor.execute(f'SELECT * FROM "{table}"')
            rows[table] = sorted(cursor.fetchall(), key=repr)
    return rows


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
    browser.post(url(person, "answer_undo", keys=str(answer.pk)), {})
    browser.post(url(person, "fresh_link"), {})
    for button in ("stop", "again"):
        browser.post(url(person, "answer_stop"), {button: "1"})
    assert everything() == before


@pytest.mark.parametrize(
    ("name", "button"), [("answer_undo", {}), ("answer_stop", {"stop": "1"}), ("fresh_link", {})]
)
def test_a_button_pressed_without_a_choice_says_what_to_do(browser, person, name, button):
    task = make.task(person.municipality, lead=person)
    post(browser, person, task, "under_way")
    keys = {"keys": str(Answer.objects.get().pk)} if name == "answer_undo" else {}
    said = browser.post(url(person, name, **keys), button, follow=True).content.decode()
    assert "Kryss av først" in said
    assert not re.search(r"<input[^>]*\schecked", said)
    person.refresh_from_db()
    assert person.no_contact_at is None
    assert not OutgoingMail.objects.exists()
    assert Answer.objects.get().undone_at is None


def test_changing_the_language_after_asking_for_a_link_leads_to_a_page(browser, person):
    assert browser.get(url(person, "fresh_link")).url == url(person)


def test_a_reassigned_task_is_gone_from_the_old_link(browser, person, place, contact):
    task = make.task(place, "Ringe rådet", lead=person)
    make.task(place, "Skrive brev", lead=person)
    tasks.assign(
        task, lead=make.person(place), helpers=[], actor=by_user(contact), version=0, now=NOON
    )
    html = browser.get(url(person)).content.decode()
    assert "Ringe rådet" not in html
    assert "Skrive brev" in html


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
        sent = browser.post(reverse("fresh_link", args=[token]), SURE)
        assert "Se i innboksen" in sent.content.decode()
    person.refresh_from_db()
    mails = list(OutgoingMail.objects.values_list("to_email", "kind"))
    assert mails == ([] if how == "forged" else [(person.email, "followup.fresh_link")])
