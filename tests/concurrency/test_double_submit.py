"""The same button pressed twice at once, and two people at one task, through the real pages."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from datetime import date

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from core import links
from core.audit.log import by_user
from core.mail.models import OutgoingMail
from followup.models import Answer, Person, Referat, Reminder, Task
from followup.services import referat_import
from tests.support import dugnad_evening as evening
from tests.support import make
from tests.support.logins import log_in
from tests.support.moment import together

pytestmark = [pytest.mark.postgres, pytest.mark.django_db(transaction=True)]


def presses(client: Client, address: str, data: dict[str, object]) -> Callable[[], HttpResponse]:
    """A press of the button from a browser of its own with the same login."""
    own = Client()
    own.cookies = client.cookies
    return lambda: own.post(address, data)


@pytest.fixture
def place():
    return make.municipality("Granvik")


@pytest.fixture
def contact(place):
    return make.contact(place)


def test_starting_the_follow_up_twice_at_once_makes_each_task_and_person_once(place, contact):
    dugnad = make.dugnad(place, day=evening.DUGNAD_DAY)
    draft = referat_import.upload(
        dugnad=dugnad, actor=by_user(contact), filename="r.docx", data=evening.referat()
    )
    client = log_in(Client(), contact)
    shown = client.get(reverse("review_mails", args=[draft.pk])).context["seen"]
    address = reverse("review_confirm", args=[draft.pk])
    press = [presses(client, address, {"seen": shown}) for _ in range(4)]
    answers = together(*press)
    receipt = reverse("review_receipt", args=[draft.pk])
    assert [(a.status_code, a.url) for a in answers] == [(302, receipt)] * 4
    assert Task.objects.count() == 3
    assert Person.objects.count() == 3
    assert Reminder.objects.filter(state=Reminder.State.PLANNED).count() == 3
    assert Referat.objects.get().state == Referat.State.CONFIRMED


def test_uploading_the_same_file_twice_at_once_gives_one_draft(place, contact):
    dugnad = make.dugnad(place, day=evening.DUGNAD_DAY)
    data = evening.referat()

    def upload() -> int:
        actor = by_user(contact)
        return referat_import.upload(dugnad=dugnad, actor=actor, filename="r.docx", data=data).pk

    assert len(set(together(upload, upload, upload))) == 1
    assert Referat.objects.count() == 1


def test_sending_an_answer_twice_at_once_is_one_answer_with_one_receipt(place, contact):
    person = make.person(place)
    task = make.task(place, lead=person, due=date(2026, 12, 11))
    address = reverse("answer", args=[links.make("answer", person.pk, person.link_epoch)])
    data = {f"svar-{task.pk}-choice": "done", f"svar-{task.pk}-next_step": "Takke idrettsrådet"}
    answers = together(*[presses(Client(), address, data) for _ in range(4)])
    assert {a.status_code for a in answers} == {302}
    assert len({a.url for a in answers}) == 1
    assert Answer.objects.count() == 1
    assert Task.objects.filter(follows=task).count() == 1
    assert OutgoingMail.objects.count() == 0


def test_two_who_change_one_task_at_once_do_not_write_over_each_other(place, contact):
    task = make.task(place)
    other = make.contact(place)
    address = reverse("task_edit", args=[task.pk])
    words = ["Ringe idrettsrådet i dag", "Skrive til idrettsrådet"]
    browsers = [log_in(Client(), user) for user in (contact, other)]
    answers = together(
        *[
            presses(browser, address, {"what": what, "version": task.version})
            for browser, what in zip(browsers, words, strict=True)
        ]
    )
    assert Counter(a.status_code == 302 for a in answers) == {True: 1, False: 1}
    won = [a.status_code == 302 for a in answers].index(True)
    lost = answers[1 - won].content.decode()
    task.refresh_from_db()
    assert task.what == words[won]
    assert task.version == 1
    assert "Noen andre endret oppgaven" in lost
    assert words[1 - won] in lost, "what the other one typed is gone"


def test_two_who_correct_one_cell_at_once_do_not_write_over_each_other(place, contact):
    dugnad = make.dugnad(place, day=evening.DUGNAD_DAY)
    draft = referat_import.upload(
        dugnad=dugnad, actor=by_user(contact), filename="r.docx", data=evening.referat()
    )
    step = draft.steps.order_by("pk")[0]
    client = log_in(Client(), contact)
    address = reverse("review_cell", args=[draft.pk, step.pk, "what"])
    words = ["Ringe i dag", "Ringe i morgen"]
    answers = together(
        *[presses(client, address, {"what": w, "version": step.version}) for w in words]
    )
    assert Counter(a.status_code == 302 for a in answers) == {True: 1, False: 1}
    won = [a.status_code == 302 for a in answers].index(True)
    step.refresh_from_db()
    assert step.what == words[won]
    assert words[1 - won] in answers[1 - won].content.decode()
