"""Kari, her task, and the reminder she answers, on one Monday at noon."""

from __future__ import annotations

import pytest
import time_machine
from django.test import Client

from tests.followup.answers.by_link import NOON
from tests.support import make


@pytest.fixture
def clock():
    with time_machine.travel(NOON, tick=False) as traveller:
        yield traveller


@pytest.fixture
def domain(settings):
    settings.INBOUND_DOMAIN = "svar.example.no"


@pytest.fixture
def place(db, clock, domain):
    return make.municipality(language_form="nb")


@pytest.fixture
def contact(place):
    return make.contact(place, name="Ola Myrstubb", phone="900 00 000")


@pytest.fixture
def person(place, contact):
    return make.person(place, "Kari Granbark", "kari@granvik.example.no")


@pytest.fixture
def task(place, person):
    return make.task(place, "Ringe idrettsrådet om utstyrsbod", lead=person)


@pytest.fixture
def browser():
    return Client(enforce_csrf_checks=False)
