"""A page asks the database as often for thirty tasks as for three."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from core import links
from core.accounts.models import Role, User
from core.audit.log import by_user
from followup.models import Answer, Dugnad, Person, Referat, Task
from followup.services import answers, referat_confirm, referat_import, reminder_sending
from tests.bench import material
from tests.support import make, world
from tests.support.documents import Plan, Step, referat_docx
from tests.support.logins import log_in

pytestmark = pytest.mark.django_db
NOON = datetime(2026, 11, 16, 12, 0, tzinfo=ZoneInfo("Europe/Oslo"))
FEW, MANY = 6, 48


@dataclass(frozen=True)
class Grown:
    """A municipality with so many tasks, and a draft with as many steps again."""

    users: dict[str, User]
    keys: dict[str, Any]


def grow(size: int) -> Grown:
    place = make.municipality(f"Granvik {size}")
    contact = make.contact(place)
    leader = make.user(role=Role.PROCESS_LEADER)
    dugnads = [
        make.dugnad(place, day=date(2026, 11, day), process_leader=leader, contact_person=contact)
        for day in (11, 12)
    ]
    confirmed, draft = (_upload(dugnad, size, contact) for dugnad in dugnads)
    referat_confirm.confirm(referat=confirmed, actor=by_user(contact), now=NOON)
    reminder_sending.send_due(now=NOON + timedelta(minutes=11))
    _answer(place, size)
    holder = _holder(size, place)
    more = [make.dugnad(place, day=date(2025, 1, 1) + timedelta(days=n)) for n in range(size)]
    users = {"contact": contact, "leader": leader, "ndfu": make.user(role=Role.NDFU_ADMIN)}
    answer = Answer.objects.filter(task__municipality=place).latest("pk")
    keys = {
        "number": place.number,
        "task": Task.objects.filter(municipality=place, state=Task.State.DONE)[0].pk,
        "person": holder.pk,
        "dugnad": dugnads[0].pk,
        "past": more[0].pk,
        "confirmed": confirmed.pk,
        "draft": draft.pk,
        "token": links.make("answer", holder.pk, holder.link_epoch),
        "answered": links.make("answer", answer.person_id, answer.person.link_epoch),
        "answers": str(answer.pk),
    }
    return Grown(users, keys)


def _upload(dugnad: Dugnad, size: int, contact: User) -> Referat:
    guests = material.guests(size)
    steps = [Step("innen uke 3", f"Ringe krets {n} om bod", g.name) for n, g in enumerate(guests)]
    plans = [Plan(f"Bod i krets {n}", "En bod til utlån.", (step,)) for n, step in enumerate(steps)]
    data = referat_docx(place="Granvik", day=f"{dugnad.date:%d.%m.%Y}", guests=guests, plans=plans)
    return referat_import.upload(
        dugnad=dugnad, actor=by_user(contact), filename=f"{dugnad.pk}.docx", data=data
    )


def _answer(place: Any, size: int) -> None:
    """Every kind of state and question, each for a third or so of the tasks."""
    choices = ("done", "blocked", "not_me")
    tasks = Task.objects.filter(municipality=place, lead__isnull=False).order_by("pk")
    for n, task in enumerate(tasks):
        if task.lead is not None:
            answers.give(person=task.lead, task=task, choice=choices[n % 3], now=NOON)


def _holder(size: int, place: Any) -> Person:
    """Somebody with so many open tasks, some of them without a date, helped by others."""
    holder = make.person(place)
    for n in range(size):
        task = make.task(place, f"Skrive brev {n}", lead=holder, due=date(2026, 11, 1 + 5 * n % 28))
        task.helpers.add(make.person(place), make.person(place))
        make.task(place, f"Uten navn {n}")
    return holder


ROUTES = (
    ("today", "contact", {"number": "number"}),
    ("upcoming", "contact", {"number": "number"}),
    ("tasks", "contact", {"number": "number"}),
    ("tasks_csv", "contact", {"number": "number"}),
    ("task", "contact", {"pk": "task"}),
    ("task_new", "contact", {"number": "number"}),
    ("people", "contact", {"number": "number"}),
    ("person", "contact", {"pk": "person"}),
    ("person_erase", "contact", {"pk": "person"}),
    ("dugnads", "contact", {"number": "number"}),
    ("dugnad", "contact", {"pk": "dugnad"}),
    ("participants", "contact", {"pk": "dugnad"}),
    ("referat_upload", "contact", {"pk": "dugnad"}),
    ("review", "contact", {"pk": "draft"}),
    ("review_mails", "contact", {"pk": "draft"}),
    ("review_receipt", "contact", {"pk": "confirmed"}),
    ("memberships", "contact", {"number": "number"}),
    ("my_dugnads", "leader", {}),
    ("ndfu_municipalities", "ndfu", {}),
    ("ndfu_municipalities_csv", "ndfu", {}),
    ("ndfu_municipality", "ndfu", {"number": "number"}),
    ("ndfu_people", "ndfu", {}),
    ("answer", "", {"token": "token"}),
    ("answer_receipt", "", {"token": "answered", "keys": "answers"}),
    ("answer_stop", "", {"token": "token"}),
)


def ask(grown: Grown, route: str, who: str, values: dict[str, str]) -> list[str]:
    """What the page asks the database, the second time it is opened."""
    client = log_in(Client(), grown.users[who]) if who else Client()
    address = reverse(route, kwargs={name: grown.keys[key] for name, key in values.items()})
    assert client.get(address).status_code == 200, address
    with CaptureQueriesContext(connection) as queries:
        client.get(address)
    return [query["sql"] for query in queries]


@pytest.fixture(scope="module")
def asked(django_db_setup, django_db_blocker):
    """What each page asked when there was little, and when there was much, by route."""
    found: dict[str, list[list[str]]] = {route: [] for route, *_ in ROUTES}
    with (
        django_db_blocker.unblock(),
        world.swept(),
        time_machine.travel(NOON + timedelta(hours=1), tick=True),
    ):
        for size in (FEW, MANY):
            grown = grow(size)
            for route, who, values in ROUTES:
                found[route].append(ask(grown, route, who, values))
        yield found


@pytest.mark.parametrize("route", [route for route, *_ in ROUTES])
def test_a_page_asks_as_often_for_much_as_for_little(asked, route):
    few, many = asked[route]
    extra = "\n".join(sql[:200] for sql in many[len(few) :])
    assert len(many) <= len(few), f"{len(few)} queries grew to {len(many)}:\n{extra}"
