"""Kari, her municipality and its contact person, on one Monday at noon."""

from __future__ import annotations

import pytest
import time_machine
from django.test import Client

from tests.followup.answers.by_link import NOON
from tests.support import make


@pytest.fixture(autouse=True)
def clock():
    with time_machine.travel(NOON, tick=False) as traveller:
        yield traveller


@pytest.fixture
def place():
    return make.municipality(language_form="nb")


@pytest.fixture
def contact(place):
    return make.contact(place, name="Ola Myrstubb", phone="900 00 000")


@pytest.fixture
def person(place, contact):
    return make.person(place, "Kari Granbark")


@pytest.fixture
def browser():
    return Client(enforce_csrf_checks=False)
