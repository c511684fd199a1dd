"""What the privacy page says is what the code does."""

from __future__ import annotations

import pytest
from django.conf import settings
from django.urls import reverse

from core import links
from core.mail import messages
from core.mail.rendering import render
from tests.support import make
from tests.support.logins import log_in

pytestmark = pytest.mark.django_db


def said(client) -> str:
    return " ".join(client.get(reverse("privacy")).content.decode().split())


def test_the_cookies_are_those_it_names(client):
    place = make.municipality()
    person, contact = make.person(place), make.contact(place)
    page = reverse("answer", args=[links.make("answer", person.pk, person.link_epoch)])
    client.get(page)
    client.post(reverse("set_language"), {"language": "nn", "next": page})
    client.post(page, {})
    client.post(reverse("account_login"), {"email": contact.email})
    log_in(client, contact)
    client.get(reverse("today", args=[place.number]))
    task = make.task(place, lead=person)
    client.post(reverse("task_state", args=[task.pk]), {"state": "done", "version": 0})
    assert set(client.cookies) <= {
        settings.SESSION_COOKIE_NAME,
        settings.CSRF_COOKIE_NAME,
        settings.LANGUAGE_COOKIE_NAME,
        "messages",
    }
    client.cookies.clear()
    told = said(client)
    for words in ("innlogget", "skjemaer i ditt navn", "språket", "beskjed til neste side"):
        assert words in told


def test_it_tells_after_how_many_days_the_words_of_mails_go(client, settings):
    settings.MAIL_KEEP_BODIES_DAYS = 45
    assert "slettes etter 45 dager" in said(client)


@pytest.mark.parametrize("mail", messages.registry(), ids=lambda mail: mail.name)
def test_no_mail_holds_a_picture_that_tells_it_was_read(mail):
    html = render(mail.sample(), "nb", to_name="Kari Granbark").html
    assert "<img" not in html
    assert "url(" not in html


def test_it_promises_no_single_press_where_two_are_asked_for(client):
    assert "ett trykk" not in said(client).lower()
    assert "ett trykk" not in client.get(reverse("home")).content.decode().lower()
