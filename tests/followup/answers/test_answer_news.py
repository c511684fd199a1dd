"""Who hears of an answer given by a personal link, and when."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from core.mail.models import OutgoingMail
from followup.models import Answer, Person, Reminder
from followup.services.answer_news import tell_others
from followup.services.reminders import plan_for
from tests.followup.answers.by_link import NOON, SURE, post
from tests.support import make

pytestmark = pytest.mark.django_db


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
    browser.post(f"{receipt}angre/", SURE)
    assert tell_others(now=NOON + timedelta(minutes=11)) == 1
    assert "I gang." in OutgoingMail.objects.get().body_text


def test_an_answered_task_is_not_asked_about(browser, person):
    task = make.task(person.municipality, lead=person, due=datetime(2026, 11, 20).date())
    plan_for([person], now=NOON)
    assert Reminder.objects.get().state == "planned"
    post(browser, person, task, "done")
    assert (Reminder.objects.get().state, Reminder.objects.get().reason) == ("stopped", "no_tasks")
