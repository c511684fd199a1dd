"""Folk: addresses, who has left, and erasing."""

from __future__ import annotations

import pytest

from core.audit.models import Entry
from followup.models import Person, Task
from tests.support import make

pytestmark = pytest.mark.django_db


@pytest.fixture
def place():
    return make.municipality("Granvik", "9901")


@pytest.fixture(autouse=True)
def contact(client, place):
    user = make.contact(place)
    client.force_login(user)
    return user


def test_a_new_person_is_added_once(client, place, contact):
    data = {"name": "Ola Granbark", "email": "OLA@example.no", "organisation": "Idrettsrådet"}
    for _ in range(2):
        client.post(f"/k/{place.number}/folk/ny/", data)
    who = Person.objects.get()
    assert (who.email, who.organisation, who.given_by) == (
        "ola@example.no",
        "Idrettsrådet",
        contact,
    )


def test_a_new_address_ends_the_older_links(client, place):
    who = make.person(place, "Ola")
    client.post(f"/person/{who.pk}/endre/", {"name": "Ola", "email": "ny@example.no"})
    assert Person.objects.get().link_epoch == who.link_epoch + 1


@pytest.mark.parametrize("address", ["ola@example.no\nBcc: x@example.no", "ola", "a@b c"])
def test_an_address_that_cannot_be_one_is_refused(client, place, address):
    answer = client.post(f"/k/{place.number}/folk/ny/", {"name": "Ola", "email": address})
    assert answer.status_code == 422
    assert not Person.objects.exists()


def test_who_left_is_not_mailed_and_their_tasks_ask_for_another(client, place):
    who = make.person(place, "Ola")
    make.task(place, lead=who)
    client.post(f"/person/{who.pk}/sluttet/")
    assert not Person.objects.get().can_be_mailed
    assert "Hvem tar over etter Ola?" in client.get(f"/k/{place.number}/i-dag/").content.decode()
    client.post(f"/person/{who.pk}/tilbake/")
    assert Person.objects.get().can_be_mailed


def test_erasing_asks_first_and_leaves_the_numbers(client, place):
    who = make.person(place, "Ola Granbark", email="ola@example.no")
    make.task(place, "Ringe", lead=who, state=Task.State.DONE)
    page = client.post(f"/person/{who.pk}/slett/")
    assert "Kryss av" in page.content.decode()
    assert Person.objects.get().name == "Ola Granbark"
    client.post(f"/person/{who.pk}/slett/", {"sure": "yes"})
    assert not Person.objects.filter(name__contains="Granbark").exists()
    assert not Person.objects.exclude(email="").exists()
    assert Task.objects.get().state == Task.State.DONE
    assert "Granbark" not in str(list(Entry.objects.values_list("actor_name", "data")))
    assert client.get(f"/person/{who.pk}/").status_code == 404
