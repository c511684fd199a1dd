"""An answer taken back from the page of a personal link."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from core.audit.log import by_user
from core.mail.models import OutgoingMail
from followup.models import Answer, Task
from followup.services import tasks
from followup.services.answer_news import tell_others
from tests.followup.answers.by_link import NOON, SURE, post, url
from tests.support import make

pytestmark = pytest.mark.django_db


def test_undo_puts_everything_back_and_nobody_hears(browser, person, clock):
    due = datetime(2026, 11, 20).date()
    task = make.task(person.municipality, lead=person, due=due, precision="week")
    post(browser, person, task, "later", until="month")
    keys = str(Answer.objects.get().pk)
    clock.shift(timedelta(minutes=9))
    for _ in range(2):
        browser.post(url(person, "answer_undo", keys=keys), SURE)
    task.refresh_from_db()
    assert (task.due, task.precision, task.answered_at) == (due, "week", None)
    tell_others(now=NOON + timedelta(hours=1))
    assert not OutgoingMail.objects.exists()


def test_undo_takes_the_next_step_away_too(browser, person):
    task = make.task(person.municipality, lead=person)
    post(browser, person, task, "done", next_step="Bestille bod")
    browser.post(url(person, "answer_undo", keys=str(Answer.objects.get().pk)), SURE)
    assert [t.what for t in Task.objects.all()] == [task.what]
    assert Task.objects.get().state == "open"


def test_after_ten_minutes_undo_says_so(browser, person, clock):
    task = make.task(person.municipality, lead=person)
    post(browser, person, task, "done")
    keys = str(Answer.objects.get().pk)
    clock.shift(timedelta(minutes=11))
    page = browser.post(url(person, "answer_undo", keys=keys), SURE, follow=True).content.decode()
    assert "over ti minutter siden" in page
    assert "Angre" not in page.split("<main")[1]
    task.refresh_from_db()
    assert task.state == "done"


def test_undo_refuses_when_the_task_has_changed_since(browser, person, contact):
    task = make.task(person.municipality, lead=person)
    post(browser, person, task, "under_way")
    tasks.edit(task, actor=by_user(contact), version=1, now=NOON, what="Skrive")
    keys = str(Answer.objects.get().pk)
    page = browser.post(url(person, "answer_undo", keys=keys), SURE, follow=True).content.decode()
    assert "endret etter svaret ditt" in page


def test_somebody_elses_answer_is_neither_shown_nor_undone(browser, person, place):
    other = make.person(place)
    task = make.task(place, "Hemmelig sak", lead=other)
    post(browser, other, task, "done")
    keys = str(Answer.objects.get().pk)
    assert browser.get(url(person, "answer_receipt", keys=keys)).status_code == 302
    browser.post(url(person, "answer_undo", keys=keys), SURE)
    task.refresh_from_db()
    assert task.state == "done"
