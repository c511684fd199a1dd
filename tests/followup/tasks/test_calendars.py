"""Deadlines in calendars: with the first mail, and in feeds that can be ended."""

from __future__ import annotations

import email
from datetime import date, timedelta

import pytest
import time_machine
from django.core import mail as outbox
from django.urls import reverse
from icalendar import Calendar

from core import links
from core.audit.log import by_user
from core.mail.delivery import deliver_due
from core.mail.models import OutgoingMail
from followup.models import Person
from followup.services import people, tasks
from followup.services.reminder_sending import send_due
from tests.followup.answers.by_link import NOON, SURE, url
from tests.support import make

pytestmark = pytest.mark.django_db
DUE = date(2026, 12, 11)


@pytest.fixture(autouse=True)
def _noon():
    with time_machine.travel(NOON, tick=False):
        yield


@pytest.fixture
def place():
    return make.municipality(language_form="nb")


@pytest.fixture
def contact(place):
    return make.contact(place, name="Ola Myrstubb")


@pytest.fixture
def person(place):
    return make.person(place, name="Kari Granbark")


@pytest.fixture
def task(place, contact, person):
    return tasks.create(
        municipality=place,
        what="Ringe idrettsrådet; så Æ, Ø",
        when_text="innen 11. desember",
        lead=person,
        due=DUE,
        actor=by_user(contact),
        now=NOON,
    )


def days(text: str | bytes) -> list[tuple[str, date]]:
    book = Calendar.from_ical(text)
    return [(str(e["summary"]), e["dtstart"].dt) for e in book.walk("VEVENT")]


EXPECTED = [("Frist: Ringe idrettsrådet; så Æ, Ø", DUE)]


def test_the_first_mail_brings_the_day_and_later_ones_do_not(task):
    send_due(now=NOON + timedelta(minutes=10))
    send_due(now=NOON + timedelta(days=18))
    first, second = OutgoingMail.objects.order_by("pk")
    assert days(first.calendar) == EXPECTED
    assert second.kind == "followup.reminder"
    assert second.calendar == ""


def test_it_goes_as_a_file_that_programs_can_open(task):
    send_due(now=NOON + timedelta(minutes=10))
    deliver_due(NOON + timedelta(minutes=11))
    message = email.message_from_bytes(outbox.outbox[0].wire(eight_bit=True))
    assert message.get_content_type() == "multipart/mixed"
    alternatives, attached = message.get_payload()
    kinds = [part.get_content_type() for part in alternatives.get_payload()]
    assert kinds == ["text/plain", "text/html"]
    assert attached.get_filename() == "frist.ics"
    assert attached.get_content_type() == "text/calendar"
    assert days(attached.get_payload(decode=True)) == EXPECTED


def test_without_a_date_there_is_no_file(place, contact, person):
    tasks.create(municipality=place, what="Ringe", lead=person, actor=by_user(contact), now=NOON)
    send_due(now=NOON + timedelta(minutes=10))
    assert OutgoingMail.objects.get().calendar == ""


def feed_of(client, person: Person) -> str:
    return client.get(url(person)).context["feed"].removeprefix("http://testserver")


def test_a_persons_feed_follows_the_deadline(client, person, task):
    address = feed_of(client, person)
    response = client.get(address)
    assert response["Content-Type"].startswith("text/calendar")
    assert response["Cache-Control"] == "no-store"
    assert days(response.content) == EXPECTED
    task.due = date(2027, 1, 15)
    task.save()
    assert [day for _what, day in days(client.get(address).content)] == [date(2027, 1, 15)]
    task.state = "done"
    task.save()
    assert days(client.get(address).content) == []


def test_a_person_ends_the_address_with_a_tick(client, person, task):
    address = feed_of(client, person)
    client.post(url(person, "person_calendar_end"))
    assert client.get(address).status_code == 200
    client.post(url(person, "person_calendar_end"), SURE)
    assert client.get(address).status_code == 404
    assert client.get(feed_of(client, Person.objects.get())).status_code == 200


def test_an_erased_person_has_no_feed(client, person, contact, task):
    address = feed_of(client, person)
    people.erase(person, actor=by_user(contact), now=NOON)
    assert client.get(address).status_code == 404


@pytest.mark.parametrize("token", ["", "1.0.x", "a" * 60])
def test_a_damaged_address_opens_nothing(client, token):
    for name in ("person_calendar", "place_calendar"):
        assert client.get(reverse(name, args=[token or "x"])).status_code == 404


def test_the_link_for_answering_is_no_key_to_the_calendar(client, person, task):
    token = links.make("answer", person.pk, person.link_epoch)
    assert client.get(reverse("person_calendar", args=[token])).status_code == 404


class TestTheMunicipality:
    @pytest.fixture
    def page(self, client, contact, place):
        client.force_login(contact)
        return reverse("place_calendar_page", args=[place.number])

    def feed(self, client, page) -> str:
        return client.get(page).context["feed"].removeprefix("http://testserver")

    def test_its_feed_names_who_has_what(self, client, page, task):
        address = self.feed(client, page)
        client.logout()
        expected = [("Frist: Ringe idrettsrådet; så Æ, Ø (Kari Granbark)", DUE)]
        assert days(client.get(address).content) == expected

    def test_it_holds_nothing_from_elsewhere(self, client, page, task):
        make.task(make.municipality(), due=DUE)
        assert len(days(client.get(self.feed(client, page)).content)) == 1

    def test_it_ends_with_the_membership(self, client, page, contact, task):
        address = self.feed(client, page)
        contact.memberships.update(ended_at=NOON)
        assert client.get(address).status_code == 404

    def test_it_can_be_ended_for_all(self, client, page, place, task):
        address = self.feed(client, page)
        client.post(reverse("place_calendar_end", args=[place.number]))
        assert client.get(address).status_code == 404
        assert client.get(self.feed(client, page)).status_code == 200

    def test_a_reader_subscribes_but_ends_nothing(self, client, page, place, task):
        client.force_login(make.reader(place))
        assert days(client.get(self.feed(client, page)).content)
        end = reverse("place_calendar_end", args=[place.number])
        assert client.post(end).status_code == 404
