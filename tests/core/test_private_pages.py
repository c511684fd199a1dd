"""What a person sees after logging in stays out of every cache, also after they log out."""

from __future__ import annotations

import pytest

from core import links
from tests.support import make

pytestmark = pytest.mark.django_db


@pytest.fixture
def place():
    return make.municipality("Granvik")


@pytest.mark.parametrize("page", ["oppgaver/", "oppgaver.csv", "folk/", "i-dag/"])
def test_pages_behind_login_are_not_kept(client, place, page):
    client.force_login(make.contact(place))
    answer = client.get(f"/k/{place.number}/{page}")
    assert answer.status_code == 200
    assert answer["Cache-Control"] == "private, no-store"


def test_public_pages_say_nothing_about_it(client):
    assert "no-store" not in client.get("/personvern/").get("Cache-Control", "")


def test_a_page_that_says_more_itself_is_left_alone(client, place):
    client.force_login(make.contact(place))
    person = make.person(place)
    link = links.make("answer", person.pk, person.link_epoch)
    assert client.get(f"/s/{link}/")["Cache-Control"] == "no-store"
