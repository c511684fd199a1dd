"""A municipality's days and pauses, and people who are away, as mail goes out."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from core.audit.log import by_link, by_user
from core.errors import Refused
from core.mail.models import OutgoingMail
from followup.models import ReminderItem, ReminderPause
from followup.services import people, reminder_policy, tasks
from followup.services.reminder_sending import send_due
from tests.support import make

pytestmark = pytest.mark.django_db
OSLO = ZoneInfo("Europe/Oslo")
MONDAY = datetime(2026, 11, 16, 12, 0, tzinfo=OSLO)


@pytest.fixture
def place():
    return make.municipality(language_form="nb")


@pytest.fixture
def actor(place):
    return by_user(make.contact(place, name="Ola Myrstubb"))


@pytest.fixture
def new_task(place, actor):
    def create(lead, what="Ringe idrettsrådet", now=MONDAY, **fields):
        return tasks.create(
            municipality=place, what=what, lead=lead, actor=actor, now=now, **fields
        )

    return create


def sent(person):
    rows = ReminderItem.objects.filter(person=person).order_by("day", "pk")
    return [f"{point} {day:%m-%d}" for point, day in rows.values_list("point", "day")]


def run_until(last: date, start: datetime = MONDAY + timedelta(minutes=30)) -> None:
    """Beat, once a day at half past twelve."""
    day = start
    while day.date() <= last:
        send_due(now=day)
        day += timedelta(days=1)


def test_a_pause_swallows_what_falls_into_it_and_its_end_sends_one_mail(place, actor, new_task):
    lead = make.person(place)
    for number in range(3):
        new_task(lead, what=f"Oppgave {number}", due=date(2026, 12, 8 + number))
    run_until(date(2026, 11, 30))
    reminder_policy.pause(
        place,
        start=date(2026, 12, 1),
        end=date(2027, 1, 10),
        reason="Flytting av rådhuset",
        actor=actor,
        now=MONDAY + timedelta(days=14),
    )
    run_until(date(2027, 1, 12), MONDAY + timedelta(days=14, hours=1))
    assert sent(lead) == ["first 11-16"] * 3 + ["after_1 01-11"] * 3
    assert OutgoingMail.objects.filter(to_email=lead.email).count() == 2


def test_a_pause_ended_early_plans_what_is_ahead_and_no_backlog(place, actor, new_task):
    lead = make.person(place)
    new_task(lead, due=date(2026, 12, 8))
    run_until(date(2026, 11, 30))
    row = reminder_policy.pause(
        place,
        start=date(2026, 12, 1),
        end=date(2027, 3, 1),
        reason="Flytting",
        actor=actor,
        now=MONDAY + timedelta(days=14),
    )
    run_until(date(2026, 12, 20), MONDAY + timedelta(days=14, hours=1))
    reminder_policy.end_pause(row, actor=actor, now=datetime(2026, 12, 21, 9, 0, tzinfo=OSLO))
    run_until(date(2027, 1, 20), datetime(2026, 12, 21, 9, 30, tzinfo=OSLO))
    assert sent(lead) == ["first 11-16", "after_1 12-22", "after_7 01-04", "closing 01-18"]


def test_a_pause_that_has_not_begun_is_taken_back(place, actor):
    row = reminder_policy.pause(
        place,
        start=date(2026, 12, 1),
        end=date(2027, 3, 1),
        reason="Flytting",
        actor=actor,
        now=MONDAY,
    )
    reminder_policy.end_pause(row, actor=actor, now=MONDAY)
    reminder_policy.end_pause(row, actor=actor, now=MONDAY)
    assert not ReminderPause.objects.exists()


@pytest.mark.parametrize(
    ("start", "end", "reason", "code"),
    [
        ("2026-12-01", "2026-12-10", " ", "no_reason"),
        ("2026-10-01", "2026-10-10", "Ferie", "past"),
        ("2026-12-10", "2026-12-01", "Ferie", "backwards"),
        ("2026-12-01", "2028-12-10", "Ferie", "too_long"),
    ],
)
def test_a_pause_has_an_end_and_a_reason(place, actor, start, end, reason, code):
    with pytest.raises(Refused) as refusal:
        reminder_policy.pause(
            place,
            start=date.fromisoformat(start),
            end=date.fromisoformat(end),
            reason=reason,
            actor=actor,
            now=MONDAY,
        )
    assert refusal.value.code == code
    assert not ReminderPause.objects.exists()


def test_a_municipality_chooses_its_days_and_hour(place, actor, new_task):
    lead = make.person(place)
    new_task(lead, due=date(2026, 12, 10))
    reminder_policy.choose(
        place,
        hour=time(10, 15),
        weekdays=[1, 3],
        winter_week=8,
        autumn_week=None,
        actor=actor,
        now=MONDAY,
    )
    run_until(date(2026, 12, 22))
    assert sent(lead) == [
        "first 11-16",
        "before 12-03",
        "on_day 12-10",
        "after_1 12-15",
        "after_7 12-22",
    ]
    planned = lead.reminders.get(state="planned")
    assert planned.at.astimezone(OSLO).time() == time(10, 15)


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"weekdays": []}, "no_day"),
        ({"weekdays": [5, 6]}, "no_day"),
        ({"hour": time(5, 0)}, "night"),
        ({"winter_week": 60}, "week"),
    ],
)
def test_an_impossible_choice_is_refused(place, actor, fields, code):
    good = {"hour": time(9, 0), "weekdays": [0], "winter_week": None, "autumn_week": None}
    with pytest.raises(Refused) as refusal:
        reminder_policy.choose(place, **good | fields, actor=actor, now=MONDAY)
    assert refusal.value.code == code


def test_somebody_away_is_left_alone_until_they_are_back(place, new_task):
    lead = make.person(place)
    new_task(lead, due=date(2026, 12, 8))
    run_until(date(2026, 11, 30))
    away = MONDAY + timedelta(days=14, minutes=40)
    reminder_policy.be_away(
        lead, until=date(2026, 12, 14), ask="Tora", actor=by_link(lead.pk, lead.name), now=away
    )
    run_until(date(2026, 12, 16), away)
    assert sent(lead) == ["first 11-16", "after_1 12-15"]


def test_a_task_given_to_somebody_away_is_told_when_they_are_back(place, new_task):
    lead = make.person(place)
    reminder_policy.be_away(
        lead, until=date(2026, 12, 14), actor=by_link(lead.pk, lead.name), now=MONDAY
    )
    new_task(lead, due=date(2027, 2, 8))
    run_until(date(2026, 12, 16))
    assert sent(lead) == ["first 12-15"]


def test_back_early_is_planned_from_now_on(place, new_task):
    lead = make.person(place)
    new_task(lead, due=date(2026, 12, 8))
    actor = by_link(lead.pk, lead.name)
    run_until(date(2026, 11, 17))
    later = MONDAY + timedelta(days=1, hours=2)
    reminder_policy.be_away(lead, until=date(2027, 2, 1), actor=actor, now=later)
    assert lead.reminders.get(state="planned").day == date(2027, 2, 2)
    reminder_policy.be_back(lead, actor=actor, now=later)
    assert lead.reminders.get(state="planned").day == date(2026, 12, 1)


@pytest.mark.parametrize(("until", "code"), [("2026-11-15", "past"), ("2028-01-01", "too_long")])
def test_an_impossible_absence_is_refused(place, until, code):
    lead = make.person(place)
    with pytest.raises(Refused) as refusal:
        reminder_policy.be_away(
            lead, until=date.fromisoformat(until), actor=by_link(lead.pk, lead.name), now=MONDAY
        )
    assert refusal.value.code == code


def test_who_to_ask_goes_with_an_erased_person(place, actor):
    lead = make.person(place)
    reminder_policy.be_away(
        lead, until=date(2026, 12, 1), ask="Tora Lyngås", actor=actor, now=MONDAY
    )
    people.erase(lead, actor=actor, now=MONDAY)
    lead.refresh_from_db()
    assert lead.away_ask == ""
