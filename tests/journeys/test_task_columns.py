"""The groups of the task list are one table to the eye: their columns stand below each other."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from tests.support import make

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
LEFT_EDGES = """() => [...document.querySelectorAll("main table")].map((table) =>
  [...table.querySelectorAll("thead th")].map((head) => head.getBoundingClientRect().left))"""


def test_columns_of_all_groups_begin_at_the_same_places(open_page):
    place = make.municipality()
    contact, today = make.contact(place), timezone.localdate()
    short, long = make.person(place, "Jo Li"), make.person(place, "Tor-Arne Sildrebekk Bølgeslag")
    make.task(place, "Ringe", lead=short, due=today - timedelta(days=9))
    make.task(place, "Lage en plan for utlån av utstyr til alle", lead=long)
    make.task(place, "Male", lead=short, due=today + timedelta(days=60), state="dropped")
    page = open_page(contact)
    page.goto(f"/k/{place.number}/oppgaver/")
    edges = page.evaluate(LEFT_EDGES)
    assert len(edges) == 3
    assert edges == [edges[0]] * 3
    assert len(set(edges[0])) == 4
