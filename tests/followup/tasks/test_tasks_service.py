"""Tasks by the contact person: created, changed, given to somebody, reported on behalf of."""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from core.audit.log import by_user, history
from core.errors import Refused, Stale
from followup.models import Reminder, Task
from followup.services import tasks
from tests.support import make

pytestmark = pytest.mark.django_db
NOON = datetime(2026, 11, 16, 12, 0, tzinfo=ZoneInfo("Europe/Oslo"))  # a Monday


@pytest.fixture
def place():
    return make.municipality()


@pytest.fixture
def actor(place):
    return by_user(make.contact(place))


def test_a_new_task_plans_the_first_mail_in_ten_minutes(place, actor):
    lead, helper = make.person(place), make.person(place)
    task = tasks.create(
        municipality=place, what=" Ringe ", lead=lead, helpers=[lead, helper], actor=actor, now=NOON
    )
    assert task.what == "Ringe"
    assert list(task.helpers.all()) == [helper]
    planned = {r.person_id: r.at.astimezone(NOON.tzinfo).time() for r in Reminder.objects.all()}
    assert {k: f"{v:%H:%M}" for k, v in planned.items()} == {lead.pk: "12:10", helper.pk: "12:10"}
    assert history(task).get().data == {"people": [[], [lead.pk, helper.pk]]}


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"what": "  "}, "empty"),
        ({"what": "x" * 2001}, "too_long"),
        ({"start": date(2026, 5, 2), "due": date(2026, 5, 1)}, "interval"),
    ],
)
def test_refuses_with_a_sentence_and_writes_nothing(place, actor, fields, code):
    with pytest.raises(Refused) as refusal:
        tasks.create(municipality=place, actor=actor, now=NOON, **{"what": "Ringe", **fields})
    assert refusal.value.code == code
    assert not Task.objects.exists()


def test_somebody_from_another_municipality_cannot_be_named(place, actor):
    stranger = make.person(make.municipality("Myrvoll"))
    with pytest.raises(Refused, match="annen kommune"):
        tasks.create(municipality=place, what="Ringe", lead=stranger, actor=actor, now=NOON)


def test_an_edit_is_recorded_with_before_and_after_and_moves_the_version(place, actor):
    task = tasks.create(municipality=place, what="Ringe", actor=actor, now=NOON)
    edited = tasks.edit(task, actor=actor, version=0, now=NOON, due=date(2026, 12, 1), what="Ringe")
    assert edited.version == 1
    assert history(task).first().data == {"due": [None, "2026-12-01"]}


def test_a_stale_form_is_refused_and_changes_nothing(place, actor):
    task = tasks.create(municipality=place, what="Ringe", actor=actor, now=NOON)
    tasks.edit(task, actor=actor, version=0, now=NOON, what="Skrive")
    with pytest.raises(Stale):
        tasks.edit(task, actor=actor, version=0, now=NOON, what="Gå")
    with pytest.raises(Stale):
        tasks.assign(task, lead=None, helpers=[], actor=actor, version=0, now=NOON)
    assert Task.objects.get().what == "Skrive"


def test_whoever_is_replaced_hears_no_more_and_the_new_one_does(place, actor):
    old, new = make.person(place), make.person(place)
    task = tasks.create(municipality=place, what="Ringe", lead=old, actor=actor, now=NOON)
    tasks.assign(task, lead=new, helpers=[], actor=actor, version=0, now=NOON)
    assert Reminder.objects.get(person=old).state == Reminder.State.STOPPED
    assert Reminder.objects.get(person=old).reason == "no_tasks"
    assert Reminder.objects.get(person=new).state == Reminder.State.PLANNED


def test_done_on_behalf_of_makes_the_next_step_a_task_of_its_own(place, actor):
    lead = make.person(place)
    task = tasks.create(municipality=place, what="Ringe", lead=lead, actor=actor, now=NOON)
    tasks.set_state(task, state="done", next_step="Bestille bod", actor=actor, now=NOON)
    following = Task.objects.get(follows=task)
    assert (following.what, following.lead, following.state) == ("Bestille bod", lead, "open")
    task.refresh_from_db()
    assert (task.state, task.answered_at) == ("done", NOON)


def test_dropping_needs_a_reason(place, actor):
    task = tasks.create(municipality=place, what="Ringe", actor=actor, now=NOON)
    with pytest.raises(Refused, match="hvorfor"):
        tasks.set_state(task, state="dropped", actor=actor, now=NOON)
    tasks.set_state(task, state="dropped", note="Boden finnes alt", actor=actor, now=NOON)
    task.refresh_from_db()
    assert task.state_note == "Boden finnes alt"


def test_a_barrier_goes_when_the_task_is_no_longer_blocked(place, actor):
    task = tasks.create(municipality=place, what="Ringe", actor=actor, now=NOON)
    tasks.set_state(task, state="blocked", barrier="economy", actor=actor, now=NOON)
    fresh = tasks.set_state(task, state="under_way", actor=actor, now=NOON)
    assert (fresh.state, fresh.barrier) == ("under_way", "")
    assert history(task).first().data["barrier"] == ["economy", ""]
