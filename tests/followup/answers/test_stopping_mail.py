"""The wish to get no more mail, from the page and from a mail program."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client

from core.mail.models import OutgoingMail
from followup.models import Answer
from followup.services.answer_news import tell_others
from tests.followup.answers.by_link import NOON, SURE, url
from tests.support import make

pytestmark = pytest.mark.django_db


def test_no_more_mail_at_one_press_and_again_at_another(browser, person, place, contact):
    twin = make.person(make.municipality("Myrvoll"), email=person.email.upper())
    make.task(place, lead=person)
    browser.post(url(person, "answer_stop"), {"stop": "1", **SURE})
    for one in (person, twin):
        one.refresh_from_db()
        assert one.no_contact_at
    tell_others(now=NOON + timedelta(minutes=10))
    tell_others(now=NOON + timedelta(minutes=20))
    assert "vil ikke ha flere e-poster" in OutgoingMail.objects.get(to_email=contact.email).subject
    browser.post(url(person, "answer_stop"), {"again": "1", **SURE})
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


def test_a_wish_taken_back_within_ten_minutes_is_told_nobody(browser, person, contact):
    browser.post(url(person, "answer_stop"), {"stop": "1", **SURE})
    browser.post(url(person, "answer_stop"), {"again": "1", **SURE})
    assert tell_others(now=NOON + timedelta(minutes=11)) == 0
    assert not OutgoingMail.objects.exists()
