"""A reply is a suggestion: nothing about a task changes before its sender has said so on a page."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.forms.models import model_to_dict
from django.utils import timezone

from core.audit import log
from core.mail import reply_addresses
from followup.models import Answer, MailReply, ReplySuggestion, Task
from followup.services import reminder_sending, reminders, reply_queue
from tests.followup.answers.by_link import NOON, post, url
from tests.followup.mail_replies.door import letter, receive, reply, sent
from tests.support import make

pytestmark = pytest.mark.django_db


def test_a_reminder_is_answered_where_its_reader_and_task_are_known(person, task):
    Task.objects.filter(pk=task.pk).update(created_at=NOON - timedelta(days=3))
    reminders.plan_for([person], now=NOON - timedelta(days=3))
    reminder_sending.send_due(now=NOON)
    (mail,) = sent("first_notice")
    known = reply_addresses.read(mail.reply_to)
    assert known is not None
    assert (known.person, known.matter) == (person.pk, f"t{task.pk}")
    assert mail.reply_to.startswith('"Ola Myrstubb (ALLEMED)" <svar-')
    receive(letter(mail.reply_to, "Ferdig!", In_Reply_To=mail.message_id))
    assert ReplySuggestion.objects.get().task == task


def test_without_inbound_mail_the_contact_person_is_answered(person, task, contact, settings):
    settings.INBOUND_DOMAIN = ""
    reminders.plan_for([person], now=NOON - timedelta(days=3))
    reminder_sending.send_due(now=NOON)
    (mail,) = sent("first_notice")
    assert mail.reply_to == f'"Ola Myrstubb" <{contact.email}>'


def test_done_is_a_suggestion_until_the_page_says_so(person, task, browser):
    before = model_to_dict(task)
    mail = reply(person, "Dette er gjort!\n\nMvh Kari")
    task.refresh_from_db()
    assert model_to_dict(task) == before
    assert mail.outcome == "suggested"
    suggestion = ReplySuggestion.objects.get()
    assert (suggestion.task, suggestion.choice) == (task, "done")
    (receipt,) = sent("reply_read")
    assert receipt.to_email == person.email
    assert "Vi leste svaret ditt som: Ferdig." in receipt.body_text
    assert f"#oppgave-{task.pk}" in receipt.body_text
    assert receipt.headers["Auto-Submitted"] == "auto-replied"
    assert receipt.headers["In-Reply-To"] == mail.message_id

    page = browser.get(url(person)).content.decode()
    task.refresh_from_db()
    assert model_to_dict(task) == before
    assert "Dette leste vi i e-posten din" in page
    assert f'href="#svar-{task.pk}-done"' in page
    assert " checked" not in page

    post(browser, person, task, "done")
    task.refresh_from_db()
    assert task.state == Task.State.DONE
    assert "Dette leste vi" not in browser.get(url(person)).content.decode()


def test_the_date_and_the_words_stand_ready_but_count_only_when_chosen(person, task, browser):
    Task.objects.filter(pk=task.pk).update(due=date(2026, 11, 20))
    reply(person, "Vi må utsette dette til 4. desember.")
    page = browser.get(url(person)).content.decode()
    assert 'value="2026-12-04"' in page
    assert " checked" not in page
    task.refresh_from_db()
    assert task.due == date(2026, 11, 20)


def test_somebody_else_is_only_proposed(person, task, browser):
    reply(person, "Hanne Lyngmo har tatt over dette (hanne@granvik.example.no).")
    suggestion = ReplySuggestion.objects.get()
    assert suggestion.choice == Answer.Choice.NOT_ME
    assert suggestion.proposed_name == "Hanne Lyngmo"
    assert suggestion.proposed_email == "hanne@granvik.example.no"
    assert "Hanne Lyngmo, hanne@granvik.example.no" in browser.get(url(person)).content.decode()
    assert not sent("reply_read", to_email="hanne@granvik.example.no")


def test_stop_is_offered_as_a_link(person, task, browser):
    reply(person, "Ikke skriv til meg mer.")
    (receipt,) = sent("reply_read")
    assert receipt.subject == "Vil du slippe e-post fra oss?"
    assert url(person, "answer_stop") in receipt.body_text
    person.refresh_from_db()
    assert person.no_contact_at is None


def test_several_tasks_and_no_word_about_which(person, task, browser):
    other = make.task(task.municipality, "Lage plakat til biblioteket", lead=person)
    reply(person, "Ferdig!")
    (receipt,) = sent("reply_read")
    assert receipt.subject == "Hvilken oppgave gjaldt svaret ditt?"
    assert f"#oppgave-{task.pk}" in receipt.body_text
    assert f"#oppgave-{other.pk}" in receipt.body_text
    assert "Hvilken oppgave gjaldt det?" in browser.get(url(person)).content.decode()
    assert not Answer.objects.exists()


def test_several_tasks_told_apart_by_their_words(person, task):
    other = make.task(task.municipality, "Lage plakat til biblioteket", lead=person)
    reply(person, "Plakaten er ferdig. Utstyrsboden må vente til januar.")
    found = {(s.task, s.choice) for s in ReplySuggestion.objects.all()}
    assert found == {(other, "done"), (task, "later")}


def test_an_answer_to_a_mail_about_one_task_is_about_that_one(person, task):
    other = make.task(task.municipality, "Lage plakat til biblioteket", lead=person)
    reply(person, "Ferdig!", f"t{other.pk}")
    assert ReplySuggestion.objects.get().task == other


def test_a_yes_to_the_receipt_is_answered_with_the_same_question(person, task):
    reply(person, "Ferdig!")
    reply(person, "Ja, det stemmer")
    assert len(sent("reply_read")) == 2
    assert not Answer.objects.exists()
    task.refresh_from_db()
    assert task.state == Task.State.OPEN


def test_the_same_mail_twice_is_read_once(person, task):
    message = letter(reply_addresses.make(person.pk, "alt"), "Ferdig!")
    receive(message)
    receive(message)
    assert MailReply.objects.count() == 1
    assert len(sent("reply_read")) == 1


def test_who_has_answered_by_mail_is_not_chased_the_day_after(person, task):
    Task.objects.filter(pk=task.pk).update(due=date(2026, 11, 17))
    reminders.plan_for([person], now=NOON - timedelta(days=10))
    reminder_sending.send_due(now=NOON - timedelta(days=10) + timedelta(hours=1))
    reply(person, "Dette er gjort!")
    reminders.plan_for([person], now=timezone.now(), newly_named=False)
    planned = person.reminders.get(state="planned")
    assert planned.day > date(2026, 11, 18)


def test_mail_to_the_address_we_send_from_counts_from_a_known_address(person, task, settings):
    settings.DEFAULT_FROM_EMAIL = "ALLEMED Videre <videre@svar.example.no>"
    mail = receive(letter("videre@svar.example.no", "Ferdig!"))
    assert mail.outcome == "suggested"
    assert ReplySuggestion.objects.get().task == task


def test_one_person_in_two_municipalities_answers_about_the_mail_they_answer(person, task):
    elsewhere = make.person(make.municipality("Elvedal"), "Kari Granbark", person.email)
    other = make.task(elsewhere.municipality, "Lage plakat", lead=elsewhere)
    reply(elsewhere, "Ferdig!", f"t{other.pk}")
    assert ReplySuggestion.objects.get().task == other


def test_our_own_mail_come_back_is_not_answered(person, task, settings):
    settings.DEFAULT_FROM_EMAIL = "ALLEMED Videre <videre@example.no>"
    mail = receive(
        letter(reply_addresses.make(person.pk, "alt"), "Ferdig!", sender="videre@example.no")
    )
    assert mail.outcome == "own"
    assert not MailReply.objects.exists()


def test_what_was_read_goes_out_of_date_when_the_task_is_answered_elsewhere(person, task, browser):
    reply(person, "Ferdig!")
    Task.objects.filter(pk=task.pk).update(answered_at=NOON + timedelta(minutes=1))
    assert "Dette leste vi" not in browser.get(url(person)).content.decode()


def test_what_the_contact_person_has_seen_can_still_be_confirmed(person, task, browser, contact):
    reply(person, "Ferdig! Men hvem betaler for boden?")
    reply_queue.settle(MailReply.objects.get(), actor=log.by_user(contact), now=NOON)
    assert "Dette leste vi i e-posten din" in browser.get(url(person)).content.decode()
