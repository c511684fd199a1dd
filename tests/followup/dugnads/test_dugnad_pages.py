from __future__ import annotations

from datetime import date

import pytest
from django.test import Client

from core.accounts.models import Role
from core.audit import log
from core.audit.models import Entry
from followup.models import Dugnad
from followup.services import dugnads
from tests.support import make

pytestmark = pytest.mark.django_db

DAY = date(2026, 11, 12)


@pytest.fixture
def place():
    return make.municipality("Granvik")


@pytest.fixture
def contact(place, client: Client):
    someone = make.contact(place)
    client.force_login(someone)
    return someone


def test_a_dugnad_is_registered_and_says_what_comes_next(client, place, contact):
    answer = client.post(
        f"/k/{place.number}/dugnader/ny/",
        {"date": "2026-11-12", "edition": "kommune", "contact_person": contact.pk},
        follow=True,
    )
    dugnad = Dugnad.objects.get()
    assert (dugnad.date, dugnad.municipality, dugnad.contact_person) == (DAY, place, contact)
    assert "Last opp referatet" in answer.content.decode()
    assert Entry.objects.filter(action="dugnad.registered", actor=contact).count() == 1


def test_where_it_was_is_asked_only_where_there_are_bydeler_and_always_answered(
    client, place, contact
):
    form = f"/k/{place.number}/dugnader/ny/"
    assert 'name="municipality"' not in client.get(form).content.decode()
    make.municipality("Bydel Vika", "999901", parent=place, kind="district")
    page = client.get(form).content.decode()
    where = page.split('name="municipality"')[1].split("</select>")[0]
    assert "---" not in where
    assert f'<option value="{place.pk}" selected>' in where


def test_registering_it_twice_leads_to_the_first(client, place, contact):
    form = {"date": "2026-11-12", "edition": "kommune", "place": "Samfunnshuset"}
    client.post(f"/k/{place.number}/dugnader/ny/", form)
    answer = client.post(f"/k/{place.number}/dugnader/ny/", form, follow=True)
    assert Dugnad.objects.count() == 1
    assert "registrert fra før" in answer.content.decode()


@pytest.mark.parametrize("day", ["2026-02-30", "1926-11-12", "3026-01-01", ""])
def test_a_date_that_cannot_be_is_answered_in_the_form(client, place, contact, day):
    answer = client.post(
        f"/k/{place.number}/dugnader/ny/", {"date": day, "edition": "ung", "place": "Kinosalen"}
    )
    assert answer.status_code == 200
    assert "Kinosalen" in answer.content.decode()
    assert not Dugnad.objects.exists()


def test_a_dugnad_may_be_in_a_bydel(client, place, contact):
    bydel = make.municipality("Gamle Granvik", kind="district", parent=place)
    client.post(
        f"/k/{place.number}/dugnader/ny/",
        {"date": "2026-11-12", "edition": "kommune", "municipality": bydel.pk},
    )
    assert Dugnad.objects.get().municipality == bydel
    assert "Gamle Granvik" in client.get(f"/k/{place.number}/dugnader/").content.decode()


def test_changing_to_the_day_of_another_one_is_refused(client, place, contact):
    make.dugnad(place, DAY)
    other = make.dugnad(place, date(2026, 11, 13))
    answer = client.post(f"/dugnad/{other.pk}/endre/", {"date": "2026-11-12", "edition": "kommune"})
    assert "finnes allerede en dugnad" in answer.content.decode()
    other.refresh_from_db()
    assert other.date == date(2026, 11, 13)


def test_who_may_see_and_change_a_dugnad(client, place):
    leader = make.user(role=Role.PROCESS_LEADER)
    dugnad = make.dugnad(place, DAY, process_leader=leader)
    pages = [
        f"/dugnad/{dugnad.pk}/",
        f"/dugnad/{dugnad.pk}/endre/",
        f"/dugnad/{dugnad.pk}/referat/",
    ]
    people = {
        make.contact(place): [200, 200, 200],
        make.reader(place): [200, 404, 404],
        make.contact(make.municipality("Nabovik")): [404, 404, 404],
        leader: [200, 200, 200],
        make.user(role=Role.PROCESS_LEADER): [404, 404, 404],
    }
    for someone, expected in people.items():
        client.force_login(someone)
        assert [client.get(page).status_code for page in pages] == expected


def test_a_process_leader_finds_the_dugnads_they_lead_and_nothing_else(client, place):
    leader = make.user(role=Role.PROCESS_LEADER)
    make.dugnad(place, DAY, process_leader=leader)
    make.dugnad(make.municipality("Nabovik"), DAY)
    client.force_login(leader)
    page = client.get("/mine-dugnader/").content.decode()
    assert "Granvik" in page
    assert "Nabovik" not in page
    assert client.get(f"/k/{place.number}/dugnader/").status_code == 404
    assert client.get(f"/k/{place.number}/oppgaver/").status_code == 404


def test_html_in_fields_is_shown_as_text(client, place, contact):
    dugnad = make.dugnad(place, DAY)
    Dugnad.objects.update(place="<script>alert(1)</script>")
    page = client.get(f"/dugnad/{dugnad.pk}/").content.decode()
    assert "<script>alert(1)" not in page
    assert "&lt;script&gt;alert(1)" in page


def test_the_service_registers_once(place):
    first = dugnads.register(municipality=place, date=DAY, edition="ung", actor=log.SYSTEM)
    again = dugnads.register(municipality=place, date=DAY, edition="ung", actor=log.SYSTEM)
    assert first == again


def test_the_list_costs_the_same_for_many(client, place, contact, django_assert_max_num_queries):
    for day in range(1, 21):
        dugnad = make.dugnad(place, date(2026, 3, day))
        idea = make.idea(dugnad)
        make.task(place, dugnad=dugnad, idea=idea)
    with django_assert_max_num_queries(12):
        assert client.get(f"/k/{place.number}/dugnader/").status_code == 200
