"""I dag: questions that are answered where they stand."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from followup.models import Answer, Escalation, Person, Task
from tests.support import make

pytestmark = pytest.mark.django_db


@pytest.fixture
def place():
    return make.municipality("Granvik", "9901")


@pytest.fixture(autouse=True)
def contact(client, place):
    user = make.contact(place, name="Kari Myrstubb")
    client.force_login(user)
    return user


def asked(client, place):
    page = client.get(f"/k/{place.number}/i-dag/")
    return [
        (q.kind, q.task.what if q.task else "") for g in page.context["asked"] for q in g.questions
    ]


def answer(task, choice, minutes_ago=11, **fields):
    fields["created_at"] = timezone.now() - timedelta(minutes=minutes_ago)
    return Answer.objects.create(
        task=task, person=task.lead, choice=choice, task_version=task.version, **fields
    )


def test_a_new_municipality_is_told_the_one_thing_to_do(client, place):
    assert "Registrer en dugnad" in client.get(f"/k/{place.number}/i-dag/").content.decode()


def test_when_all_is_well_it_says_so(client, place):
    make.task(place, lead=make.person(place))
    assert "Alt er i rute" in client.get(f"/k/{place.number}/i-dag/").content.decode()


def test_who_takes_this_is_answered_in_place(client, place):
    task = make.task(place, "Ringe")
    assert asked(client, place) == [("who", "Ringe")]
    back = f"/k/{place.number}/i-dag/"
    done = client.post(
        f"/oppgave/{task.pk}/gi-videre/",
        {"name": "Ola Granbark", "email": "ola@example.no", "version": 0, "back": back},
    )
    assert done.url == back
    assert asked(client, place) == []
    assert Task.objects.get().lead.email == "ola@example.no"


def test_a_missing_address_is_asked_for_once_however_many_tasks(client, place):
    who = make.person(place, "Ola", email="")
    make.task(place, "En", lead=who)
    make.task(place, "To", lead=who)
    assert asked(client, place) == [("address", "En")]
    client.post(f"/person/{who.pk}/adresse/", {"email": "ola@example.no"})
    assert asked(client, place) == []


def test_a_wrong_address_is_refused_with_a_sentence_and_kept_out(client, place):
    who = make.person(place, "Ola", email="")
    make.task(place, lead=who)
    page = client.post(f"/person/{who.pk}/adresse/", {"email": "ola@"}, follow=True)
    assert "Adressen ser ikke riktig ut" in page.content.decode()
    assert Person.objects.get(pk=who.pk).email == ""


def test_a_call_for_help_stays_until_somebody_took_it(client, place):
    task = make.task(place, "Ringe", lead=make.person(place), state=Task.State.BLOCKED)
    given = answer(task, Answer.Choice.BLOCKED, note="Får ikke tak i noen")
    assert asked(client, place) == [("help", "Ringe")]
    for _ in range(2):  # the second click is kind
        page = client.post(f"/svar/{given.pk}/ordnet/", follow=True)
        assert page.status_code == 200
    assert asked(client, place) == []


def test_a_proposed_person_becomes_somebody_only_when_confirmed(client, place):
    task = make.task(place, "Ringe", lead=make.person(place))
    given = answer(
        task, Answer.Choice.NOT_ME, proposed_name="Per Fjellstad", proposed_email="per@example.no"
    )
    assert asked(client, place) == [("proposal", "Ringe")]
    assert not Person.objects.filter(email="per@example.no").exists()
    client.post(f"/svar/{given.pk}/ta-over/", {"email": "per@example.no"})
    task.refresh_from_db()
    assert task.lead.email == "per@example.no"
    assert asked(client, place) == []


def test_nothing_is_asked_while_the_answer_can_still_be_undone(client, place):
    task = make.task(place, lead=make.person(place), state=Task.State.BLOCKED)
    answer(task, Answer.Choice.BLOCKED, minutes_ago=9)
    assert asked(client, place) == []


def test_an_undone_answer_asks_nothing(client, place):
    task = make.task(place, lead=make.person(place))
    given = answer(task, Answer.Choice.BLOCKED, undone_at=timezone.now())
    assert asked(client, place) == []
    page = client.post(f"/svar/{given.pk}/ordnet/", follow=True)
    assert "angret" in page.content.decode()


def test_somebody_who_stopped_getting_mail_needs_a_successor(client, place):
    make.task(place, "Ringe", lead=make.person(place, no_contact_at=timezone.now()))
    assert asked(client, place) == [("stopped", "Ringe")]


def test_silence_the_contact_person_was_told_of_becomes_a_phone_call(client, place):
    who = make.person(place)
    task = make.task(place, "Ringe", lead=who)
    today = timezone.localdate()
    row = Escalation.objects.create(
        task=task, person=who, kind="silent", step="tell", on=today, since=today
    )
    assert asked(client, place) == []
    Escalation.objects.filter(pk=row.pk).update(step="call")
    assert asked(client, place) == [("silent", "Ringe")]


def test_another_municipality_cannot_answer(client, place):
    elsewhere = make.municipality("Skogdal")
    task = make.task(elsewhere, lead=make.person(elsewhere))
    given = answer(task, Answer.Choice.BLOCKED)
    assert client.post(f"/svar/{given.pk}/ordnet/").status_code == 404
    given.refresh_from_db()
    assert given.handled_at is None
