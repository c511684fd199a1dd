"""What mails say besides is for people: comments, absences, who left, what nobody can read."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.test import Client
from django.urls import reverse

from core.accounts.models import Role
from core.audit import log
from core.mail import reply_addresses
from core.mail.models import InboundMail
from followup.models import MailReply, Person, ReplySuggestion, Task
from followup.services import people, reply_queue
from tests.followup.answers.by_link import NOON, url
from tests.followup.mail_replies.door import at, letter, receive, reply, sent
from tests.support import make
from tests.support.logins import log_in

pytestmark = pytest.mark.django_db
WEDNESDAY = NOON + timedelta(days=2)


@pytest.fixture
def desk(contact):
    client = Client()
    log_in(client, contact)
    return client


def test_a_question_is_passed_on_and_its_sender_told(person, task, contact, desk):
    reply(person, "Hvem betaler for boden?")
    (news,) = sent("reply_news")
    assert news.to_email == contact.email
    assert news.reply_to == f'"Kari Granbark" <{person.email}>'
    assert "Hvem betaler for boden?" in news.body_text
    (told,) = sent("reply_passed_on")
    assert told.to_email == person.email
    assert "Ola Myrstubb leser den." in told.body_text
    page = desk.get(reverse("today", args=[person.municipality.number])).content.decode()
    assert "Kari Granbark har skrevet til deg" in page


def test_a_question_beside_an_answer_is_both(person, task):
    reply(person, "Ferdig! Men hvem betaler for boden?")
    assert ReplySuggestion.objects.get().choice == "done"
    (receipt,) = sent("reply_read")
    assert "Ola Myrstubb har også fått e-posten" in receipt.body_text
    assert len(sent("reply_news")) == 1


def test_a_comment_is_seen_and_settled(person, task, desk):
    reply(person, "Hvem betaler for boden?")
    mail = MailReply.objects.get()
    assert "Hvem betaler" in desk.get(reverse("reply", args=[mail.pk])).content.decode()
    desk.post(reverse("reply_settle", args=[mail.pk]))
    mail.refresh_from_db()
    assert mail.state == MailReply.State.SETTLED
    page = desk.get(reverse("today", args=[person.municipality.number])).content.decode()
    assert "har skrevet til deg" not in page


def test_the_history_says_that_they_wrote_and_not_what(person, task, desk):
    reply(person, "Hvem betaler for boden? Ferdig ellers.", f"t{task.pk}")
    page = desk.get(reverse("task", args=[task.pk])).content.decode()
    assert "Skrev til oss på e-post" in page
    assert all("betaler" not in str(entry.data) for entry in log.history(task))


def test_an_unconfirmed_reading_comes_up_after_a_day(person, task, desk, clock):
    reply(person, "Ferdig!")
    today = reverse("today", args=[person.municipality.number])
    assert "har ikke bekreftet" not in desk.get(today).content.decode()
    clock.move_to(WEDNESDAY)
    assert "har ikke bekreftet" in desk.get(today).content.decode()


def test_words_about_a_child_stay_on_the_contact_persons_page(person, task, desk, place):
    words = "Emil (9) i 4B har fått ADHD og trenger hjelp med utstyr. Hvem kan ta det?"
    reply(person, words)
    mail = MailReply.objects.get()
    assert "health" in mail.marks
    (news,) = sent("reply_news")
    assert "Emil" not in news.body_text + news.body_html + news.subject
    assert "Emil" in desk.get(reverse("reply", args=[mail.pk])).content.decode()
    ndfu = Client()
    log_in(ndfu, make.user(role=Role.NDFU_STAFF))
    page = ndfu.get(reverse("reply", args=[mail.pk]))
    assert page.status_code == 200
    assert "Emil" not in page.content.decode()
    assert ndfu.get(reverse("reply_file", args=[mail.pk])).status_code == 404


def test_a_reader_and_a_stranger_see_no_mails(person, task, place):
    reply(person, "Hvem betaler?")
    mail = MailReply.objects.get()
    for user in (make.reader(place), make.contact(make.municipality("Elvedal"))):
        client = Client()
        log_in(client, user)
        assert client.get(reverse("reply", args=[mail.pk])).status_code == 404
        assert client.get(reverse("replies", args=[place.number])).status_code == 404
        assert client.post(reverse("reply_settle", args=[mail.pk])).status_code == 404
        assert client.get(reverse("ndfu_replies")).status_code == 404


AUTO = {"Auto_Submitted": "auto-replied", "subject": "Automatisk svar: Fredag"}


def test_an_absence_moves_the_next_reminder_and_is_not_answered(person, task):
    mail = reply(person, "Jeg er tilbake 7. desember.", **AUTO)
    assert mail.outcome == "out_of_office"
    person.refresh_from_db()
    assert person.away_until == date(2026, 12, 6)
    assert not sent("reply_read") + sent("reply_passed_on") + sent("reply_news")
    planned = person.reminders.filter(state="planned").first()
    assert planned is None or planned.day >= date(2026, 12, 7)


def test_an_absence_does_not_shorten_a_longer_one(person, task):
    Person.objects.filter(pk=person.pk).update(away_until=date(2026, 12, 24))
    reply(person, "Jeg er tilbake 7. desember.", **AUTO)
    person.refresh_from_db()
    assert person.away_until == date(2026, 12, 24)


@pytest.mark.parametrize("authentic", ["fail", "unknown"])
def test_an_absence_that_proves_nothing_does_nothing(person, task, authentic):
    reply(person, "Jeg er tilbake 7. desember.", authentic=authentic, **AUTO)
    person.refresh_from_db()
    assert person.away_until is None


def test_an_absence_from_another_address_does_nothing(person, task):
    sender = "Ola <ola@elvedal.example.no>"
    reply(person, "Jeg er tilbake 7. desember.", sender=sender, **AUTO)
    person.refresh_from_db()
    assert person.away_until is None


def test_who_has_left_is_told_to_the_contact_person_and_never_acted_on(person, task, desk):
    words = "Jeg har sluttet. Kontakt Hanne Lyngmo, hanne@granvik.example.no."
    reply(person, words, **AUTO)
    reply(person, words, **AUTO)
    (news,) = sent("reply_news")
    assert "Hanne Lyngmo hanne@granvik.example.no" in news.body_text
    person.refresh_from_db()
    task.refresh_from_db()
    assert person.left_at is None
    assert task.lead == person
    assert not Person.objects.filter(email="hanne@granvik.example.no").exists()
    page = desk.get(reverse("today", args=[person.municipality.number])).content.decode()
    assert page.count("ser ut til å ha sluttet") == 1


def test_machines_are_never_answered(person, task):
    for headers in ({"Precedence": "bulk"}, {"List_Id": "<x.example.no>"}, AUTO):
        mail = reply(person, "Vi har mottatt henvendelsen. Ferdig!", **headers)
        assert mail.outcome == "auto"
    assert not MailReply.objects.exists()
    assert not sent("reply_read")


def test_at_most_three_receipts_a_day(person, task, clock):
    for n in range(5):
        reply(person, f"Hvem betaler for nummer {n}?")
    assert len(sent("reply_passed_on")) == 3
    assert MailReply.objects.count() == 5
    clock.move_to(WEDNESDAY)
    reply(person, "Hvem betaler nå?")
    assert len(sent("reply_passed_on")) == 4


@pytest.mark.parametrize(
    ("words", "why"),
    [
        ("", "E-posten var tom."),
        ("-----BEGIN PGP MESSAGE-----\n\nhQEMA\n-----END PGP MESSAGE-----", "kryptert"),
    ],
)
def test_what_nobody_can_read_goes_to_a_human_and_its_sender_is_told(
    person, task, desk, words, why
):
    reply(person, words)
    (told,) = sent("reply_unread")
    assert why in told.body_text
    assert len(sent("reply_news")) == 1
    page = desk.get(reverse("today", args=[person.municipality.number])).content.decode()
    assert "Vi klarte ikke å lese en e-post fra Kari Granbark" in page


def test_ndfu_sees_what_a_contact_person_has_left_unread(person, task, clock):
    reply(person, "")
    ndfu = Client()
    log_in(ndfu, make.user(role=Role.NDFU_STAFF))
    assert "Kari Granbark" not in ndfu.get(reverse("ndfu_replies")).content.decode()
    clock.move_to(WEDNESDAY)
    assert "Kari Granbark" in ndfu.get(reverse("ndfu_replies")).content.decode()


def test_a_mail_too_large_is_not_read_and_its_sender_is_told(person, task, settings):
    settings.INBOUND_MAX_BYTES = 500
    reply(person, "Ferdig! " * 200)
    (told,) = sent("reply_unread")
    assert "E-posten var for stor." in told.body_text


def test_a_stranger_goes_to_ndfu_and_is_not_answered(person, task):
    sender = "Egil Nattland <egil@elvedal.example.no>"
    mail = receive(letter("videre@svar.example.no", "Hva er dette?", sender=sender))
    assert mail.outcome == "stranger"
    ndfu = Client()
    log_in(ndfu, make.user(role=Role.NDFU_STAFF))
    assert "egil@elvedal.example.no" in ndfu.get(reverse("ndfu_replies")).content.decode()
    assert not sent("reply_passed_on")


def test_a_stranger_who_proves_nothing_is_only_listed(person, task):
    sender = "Egil <egil@elvedal.example.no>"
    mail = receive(letter("videre@svar.example.no", "Kjøp nå", sender=sender), authentic="fail")
    assert mail.state == InboundMail.State.UNCLAIMED
    assert not MailReply.objects.exists()


@pytest.mark.parametrize("authentic", ["fail", "unknown"])
def test_a_mail_that_fails_dmarc_is_held_and_the_address_on_file_asked(
    person, task, browser, authentic
):
    sender = "Kari Granbark <kari@ond.example.no>"
    mail = reply(person, "Ferdig! Se https://ond.example.no", sender=sender, authentic=authentic)
    assert mail.outcome == "held"
    assert not ReplySuggestion.objects.exists()
    (asked,) = sent("reply_held")
    assert asked.to_email == person.email
    assert "ond.example.no" not in asked.body_text + asked.body_html + str(asked.headers)
    page = browser.get(url(person)).content.decode()
    assert "Er denne e-posten fra deg?" in page
    assert 'href="https://ond' not in page
    assert not sent("reply_news")
    desk = Client()
    log_in(desk, make.contact(person.municipality))
    assert (
        "ond.example.no"
        not in desk.get(reverse("replies", args=[person.municipality.number])).content.decode()
    )
    held = MailReply.objects.get()
    assert desk.get(reverse("reply", args=[held.pk])).status_code == 404


def _say(browser, person, choice):
    held = MailReply.objects.get()
    data = {"mine": choice} if choice else {}
    return browser.post(url(person, "reply_mine", pk=held.pk), data)


def test_a_held_mail_counts_when_its_sender_says_that_it_is_theirs(person, task, browser):
    reply(person, "Ferdig!", authentic="fail")
    _say(browser, person, "yes")
    assert ReplySuggestion.objects.get().choice == "done"
    assert "Dette leste vi i e-posten din" in browser.get(url(person)).content.decode()
    task.refresh_from_db()
    assert task.state == Task.State.OPEN


def test_a_held_comment_is_passed_on_when_it_is_theirs(person, task, browser):
    reply(person, "Hvem betaler?", authentic="fail")
    assert not sent("reply_news")
    _say(browser, person, "yes")
    _say(browser, person, "yes")
    assert len(sent("reply_news")) == 1


def test_a_held_mail_is_thrown_away_when_it_is_not_theirs(person, task, browser):
    reply(person, "Ferdig!", authentic="fail")
    _say(browser, person, "no")
    held = MailReply.objects.get()
    assert (held.state, held.words) == (MailReply.State.REJECTED, "")
    assert "Er denne e-posten" not in browser.get(url(person)).content.decode()


def test_a_button_pressed_without_a_choice_says_nothing(person, task, browser):
    reply(person, "Ferdig!", authentic="fail")
    _say(browser, person, "")
    assert MailReply.objects.get().state == MailReply.State.HELD


def test_nobody_says_it_for_somebody_else(person, task, browser, place):
    reply(person, "Ferdig!", authentic="fail")
    _say(browser, make.person(place, "Hanne Lyngmo"), "yes")
    assert MailReply.objects.get().state == MailReply.State.HELD


def test_one_question_a_day_about_held_mails(person, task):
    for n in range(3):
        reply(person, f"Ferdig med {n}!", authentic="fail")
    assert len(sent("reply_held")) == 1


def test_who_got_it_passed_on_may_suggest_but_the_receipt_goes_to_the_address_on_file(person, task):
    reply(person, "Ferdig!", sender="Hanne Lyngmo <hanne@granvik.example.no>")
    (receipt,) = sent("reply_read")
    assert receipt.to_email == person.email
    assert "Svaret kom fra hanne@granvik.example.no" in receipt.body_text


def test_who_has_nothing_to_do_only_writes(person, contact):
    reply(person, "Ferdig!")
    assert not ReplySuggestion.objects.exists()
    assert len(sent("reply_news")) == 1


def test_an_erased_person_leaves_no_words(person, task):
    reply(person, "Hvem betaler? Hilsen Kari Granbark")
    people.erase(person, actor=log.SYSTEM, now=NOON)
    mail = MailReply.objects.get()
    assert (mail.words, mail.from_email, mail.contact_email) == ("", "", "")
    assert mail.inbound is None


def test_a_mail_of_thousands_of_parts_is_read_without_falling_over(person, task):
    head = f"From: {person.email}\nTo: {at(person)}\nMessage-ID: <x@granvik.example.no>\n"
    parts = "".join(
        f'Content-Type: multipart/mixed; boundary="b{n}"\n\n--b{n}\n' for n in range(3000)
    )
    mail = receive((head + parts + "Content-Type: text/plain\n\nFerdig").encode())
    assert mail.state == InboundMail.State.HANDLED


def test_a_reply_address_is_long_lived_and_of_one_person_only(person, task, clock):
    address = at(person)
    clock.move_to(NOON + timedelta(days=900))
    assert reply_addresses.read(address) is not None
    guessed = address.replace("svar-", "svar-z", 1)
    mail = receive(letter(guessed, "Ferdig!", sender="x@elvedal.example.no"), authentic="fail")
    assert mail.person is None


def test_old_words_are_forgotten_unless_somebody_waits_for_them(person, task):
    reply(person, "Ferdig!")
    reply(person, "Hvem betaler for boden?")
    assert reply_queue.forget_words(NOON + timedelta(days=1)) == 1
    assert {mail.words for mail in MailReply.objects.all()} == {"", "Hvem betaler for boden?"}


def test_the_task_leads_to_its_mails_for_those_who_may_read_them(person, task, desk, place):
    reply(person, "Ferdig! Men hvem betaler for boden?")
    link = reverse("reply", args=[MailReply.objects.get().pk])
    page = reverse("task", args=[task.pk])
    assert link in desk.get(page).content.decode()
    reader = Client()
    log_in(reader, make.reader(place))
    assert link not in reader.get(page).content.decode()
