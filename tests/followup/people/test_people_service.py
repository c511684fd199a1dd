"""People who do things: found again, changed, left, erased."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from core.audit import log
from core.audit.log import by_link, by_user
from core.audit.models import Entry
from core.errors import Refused
from core.mail.models import OutgoingMail, State
from followup.models import Answer, Person, Reminder
from followup.services import people, tasks
from tests.support import make

pytestmark = pytest.mark.django_db
NOON = datetime(2026, 11, 16, 12, 0, tzinfo=ZoneInfo("Europe/Oslo"))


@pytest.fixture
def place():
    return make.municipality()


@pytest.fixture
def actor(place):
    return by_user(make.contact(place))


def test_the_same_name_and_address_is_the_same_person(place):
    first = people.find_or_create(place, "Kari Granbark", "Kari@Example.no")
    assert people.find_or_create(place, "kari granbark", "kari@example.no") == first
    assert first.email == "kari@example.no"


def test_two_names_at_one_address_are_two_people(place):
    first = people.find_or_create(place, "Kari Granbark", "post@example.no")
    second = people.find_or_create(place, "Ola Myrstubb", "post@example.no")
    assert first != second
    assert first.is_shared_address


def test_a_known_person_without_address_is_given_one_and_heard_from(place, actor):
    known = people.find_or_create(place, "Leder FAU")
    tasks.create(municipality=place, what="Ringe", lead=known, actor=actor, now=NOON)
    assert not Reminder.objects.exists()
    again = people.find_or_create(place, "Leder FAU", "fau@example.no")
    assert again == known
    assert Reminder.objects.get().state == "planned"


def test_two_of_the_same_name_are_not_mixed_up(place):
    make.person(place, "Kari Granbark", "kari1@example.no", organisation="Skolen")
    make.person(place, "Kari Granbark", "kari2@example.no", organisation="Laget")
    assert people.find_or_create(place, "Kari Granbark").email == ""
    assert people.find_or_create(place, "Kari Granbark", "kari2@example.no").organisation == "Laget"


@pytest.mark.parametrize("email", ["a@b", "a b@example.no", "a@example.no\nBcc: x@example.no"])
def test_refuses_an_address_that_cannot_be_one(place, email):
    with pytest.raises(Refused) as refusal:
        people.find_or_create(place, "Kari", email)
    assert refusal.value.code == "bad_address"
    assert "\n" not in str(refusal.value)


def test_a_new_address_ends_the_links_sent_to_the_old_one(place, actor):
    person = make.person(place, email="gammel@example.no")
    same = people.edit(person, actor=actor, now=NOON, email="GAMMEL@example.no")
    assert same.link_epoch == 0
    moved = people.edit(person, actor=actor, now=NOON, email="ny@example.no")
    assert moved.link_epoch == 1
    assert Entry.objects.get(action="person.edited").data == {"fields": ["email"]}


def test_who_has_left_or_said_no_is_not_planned_for(place, actor):
    person = make.person(place)
    tasks.create(municipality=place, what="Ringe", lead=person, actor=actor, now=NOON)
    people.mark_left(person, actor=actor, now=NOON)
    assert Reminder.objects.get().reason == "left"
    people.mark_back(person, actor=actor, now=NOON)
    people.stop_contact(person, actor=actor, now=NOON)
    people.stop_contact(person, actor=actor, now=NOON)
    assert not Reminder.objects.filter(state="planned").exists()
    people.resume_contact(person, actor=actor, now=NOON)
    assert Reminder.objects.filter(state="planned").count() == 1


def test_mails_sent_to_others_lose_the_name_and_keep_the_rest(place, actor):
    person = make.person(place, "Kari Granbark", "kari@example.no")
    other = make.municipality("Nordvik")
    told = {
        "kind": "x",
        "purpose": "notice",
        "language": "nb",
        "to_email": "kontakt@example.no",
        "subject": "Kari Granbark trenger hjelp: ringe",
        "body_text": "Det gjelder Kari Granbark (kari@example.no).",
        "body_html": "<p>Det gjelder Kari Granbark (kari@example.no).</p>",
        "message_id": "<1@example.no>",
        "state": State.SENT,
    }
    sent = OutgoingMail.objects.create(dedupe_key="k", municipality=place, **told)
    elsewhere = OutgoingMail.objects.create(dedupe_key="l", municipality=other, **told)
    people.erase(person, actor=actor, now=NOON)
    sent.refresh_from_db()
    elsewhere.refresh_from_db()
    assert sent.subject == "[slettet] trenger hjelp: ringe"
    assert "Granbark" not in sent.body_text + sent.body_html
    assert "kari@example.no" not in sent.body_text + sent.body_html
    assert sent.to_email == "kontakt@example.no"
    assert "Granbark" in elsewhere.subject


def test_erasing_leaves_numbers_and_no_trace_of_the_person(place, actor):
    person = make.person(place, "Kari Granbark", "kari@example.no", phone="99999999")
    task = tasks.create(
        municipality=place,
        what="Ringe",
        who_text="Leder FAU Kari Granbark og Ola",
        lead=person,
        actor=actor,
        now=NOON,
    )
    Answer.objects.create(
        task=task, person=person, choice="blocked", note="Kari her", task_version=1
    )
    log.record(actor=by_link(person.pk, person.name), action="x", target=task, municipality=place)
    mail = OutgoingMail.objects.create(
        dedupe_key="k",
        kind="x",
        purpose="reminder",
        language="nb",
        to_email=person.email,
        to_name=person.name,
        subject="Ringe",
        body_text="Hei Kari",
        body_html="Hei Kari",
        message_id="<1@example.no>",
        person=person.pk,
    )
    people.erase(person, actor=actor, now=NOON)
    people.erase(Person.objects.get(), actor=actor, now=NOON)
    person.refresh_from_db()
    task.refresh_from_db()
    mail.refresh_from_db()
    assert (person.name, person.email, person.phone) == ("Slettet person", "", "")
    assert (task.state, task.lead_id) == ("open", person.pk)
    assert "Granbark" not in task.who_text
    assert (mail.state, mail.to_email, mail.body_text) == (State.CANCELLED, "", "")
    assert Answer.objects.get().note == ""
    assert not Entry.objects.filter(actor_name__contains="Granbark").exists()
    assert not Reminder.objects.filter(state="planned").exists()
    with pytest.raises(Refused):
        people.edit(person, actor=actor, now=NOON, name="Kari")
