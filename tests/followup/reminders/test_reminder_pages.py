"""Who is mailed when and why, and the municipality's own days and pauses, in the browser's eyes."""

from __future__ import annotations

from datetime import date, datetime, time
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.urls import reverse

from core.accounts.models import Role
from core.audit.log import by_user
from followup.models import Reminder, ReminderPause, ReminderPolicy
from followup.services import tasks
from followup.services.escalations import begin_orphans
from tests.support import make
from tests.support.logins import log_in

pytestmark = pytest.mark.django_db
OSLO = ZoneInfo("Europe/Oslo")
MONDAY = datetime(2026, 11, 16, 12, 0, tzinfo=OSLO)


@pytest.fixture(autouse=True)
def _monday():
    with time_machine.travel(MONDAY, tick=False):
        yield


@pytest.fixture
def place():
    return make.municipality(language_form="nb")


@pytest.fixture
def contact(place, client):
    someone = make.contact(place, name="Ola Myrstubb")
    client.force_login(someone)
    return someone


@pytest.fixture
def lead(place, contact):
    person = make.person(place, name="Kari Granbark")
    tasks.create(
        municipality=place,
        what="Ringe idrettsrådet",
        lead=person,
        due=date(2026, 12, 11),
        actor=by_user(contact),
        now=MONDAY,
    )
    return person


def page(client, name, place, query=""):
    return client.get(reverse(name, args=[place.number]) + query)


@pytest.mark.parametrize(
    ("day", "there"),
    [
        ("2026-12-04", ["Ringe idrettsrådet", "før fristen"]),
        ("2026-12-11", ["Ringe idrettsrådet", "på fristdagen"]),
        ("2026-12-10", ["Ingen får e-post denne dagen", "neste gang fredag 11. desember"]),
        ("2026-12-13", ["Det er ingen arbeidsdag", "neste gang mandag 14. desember"]),
        ("2026-12-28", ["Mange er borte denne dagen"]),
        ("2027-07-12", ["fellesferie", "har fått siste e-post"]),
    ],
)
def test_what_goes_on_a_day_and_why(client, place, lead, day, there):
    text = page(client, "upcoming", place, f"?dag={day}").content.decode()
    for words in there:
        assert words in text


@pytest.mark.parametrize(
    ("day", "asked"),
    [
        ("2026-11-17", True),
        ("2026-11-18", False),
        ("2026-11-24", True),
        ("2026-12-17", True),
        ("2027-01-04", False),
    ],
)
def test_what_the_contact_person_is_mailed_about_stands_there_too(
    client, place, contact, day, asked
):
    """Asked at once, after seven and after thirty days; the call that follows is no mail."""
    tasks.create(municipality=place, what="Rydde loftet", actor=by_user(contact), now=MONDAY)
    begin_orphans(now=MONDAY)
    text = page(client, "upcoming", place, f"?dag={day}").content.decode()
    assert ("Rydde loftet" in text) is asked
    assert ("ingen har oppgaven" in text) is asked
    assert ("Ingen får e-post denne dagen" in text) is not asked


@pytest.mark.parametrize("day", ["2026-11-15", "2031-01-01", "i morgen", ""])
def test_a_day_nobody_can_know_about_is_answered_in_words(client, place, lead, day):
    response = page(client, "upcoming", place, f"?dag={day}")
    assert response.status_code == 200
    assert response.context["form"].errors["dag"]
    assert "Ringe idrettsrådet" in response.content.decode(), "the whole plan stands below"


def test_the_contact_person_chooses_days(client, place, lead):
    response = client.post(
        reverse("reminder_policy", args=[place.number]),
        {"weekdays": ["1", "3"], "hour": "10:15", "winter_week": "8", "autumn_week": ""},
        follow=True,
    )
    assert "tirsdag og torsdag klokka 10.15" in response.content.decode()
    policy = ReminderPolicy.objects.get()
    assert (policy.hour, policy.winter_week, policy.autumn_week) == (time(10, 15), 8, None)
    form = page(client, "reminder_choices", place).context["policy_form"]
    assert form.initial["weekdays"] == [1, 3]


@pytest.mark.parametrize(
    "fields",
    [
        {"weekdays": [], "hour": "10:15"},
        {"weekdays": ["1"], "hour": "23:00"},
        {"weekdays": ["6"], "hour": "10:15"},
        {"weekdays": ["1"], "hour": "halv ni"},
        {"weekdays": ["1"], "hour": "10:15", "winter_week": "99"},
    ],
)
def test_an_impossible_choice_says_why_and_keeps_what_was_there(client, place, lead, fields):
    response = client.post(reverse("reminder_policy", args=[place.number]), fields)
    assert response.status_code == 422
    assert "Noe mangler eller må rettes" in response.content.decode()
    assert not ReminderPolicy.objects.exists()


def test_a_pause_is_begun_seen_and_ended(client, place, lead):
    pause = {"start": "2026-11-20", "end": "2026-12-20", "reason": "Rådhuset flytter"}
    response = client.post(reverse("reminder_pause", args=[place.number]), pause, follow=True)
    assert "Rådhuset flytter" in response.content.decode()
    on_day = page(client, "upcoming", place, "?dag=2026-12-11").content.decode()
    assert "Påminnelsene har pause" in on_day
    row = ReminderPause.objects.get()
    client.post(reverse("reminder_resume", args=[place.number, row.pk]))
    assert not ReminderPause.objects.exists()
    assert Reminder.objects.get(person=lead, state="planned").day == date(2026, 11, 16)


def test_a_pause_without_a_reason_says_so(client, place, lead):
    pause = {"start": "2026-11-20", "end": "2026-12-20", "reason": " "}
    response = client.post(reverse("reminder_pause", args=[place.number]), pause)
    assert response.status_code == 422
    assert not ReminderPause.objects.exists()


def test_a_reader_sees_the_plan_and_changes_nothing(client, place, lead):
    client.force_login(make.reader(place))
    assert "Velg dager" not in page(client, "upcoming", place).content.decode()
    assert page(client, "reminder_choices", place).status_code == 404
    pause = {"start": "2026-11-20", "end": "2026-12-20", "reason": "Ferie"}
    assert client.post(reverse("reminder_pause", args=[place.number]), pause).status_code == 404
    assert not ReminderPause.objects.exists()


def test_a_contact_person_elsewhere_cannot_end_a_pause(client, place, lead):
    row = ReminderPause.objects.create(
        municipality=place, start=date(2026, 11, 20), end=date(2026, 12, 20), reason="Ferie"
    )
    other = make.municipality()
    client.force_login(make.contact(other))
    for number in (place.number, other.number):
        response = client.post(reverse("reminder_resume", args=[number, row.pk]))
        assert response.status_code == 404
    assert ReminderPause.objects.exists()


def test_ndfu_sees_every_municipality(client, place, lead):
    log_in(client, make.user(role=Role.NDFU_STAFF))
    text = client.get(reverse("ndfu_reminders") + "?dag=2026-12-11").content.decode()
    assert "Kari Granbark" in text
    assert place.name in text
    assert "Ingen får e-post denne dagen" in client.get(reverse("ndfu_reminders")).content.decode()


def test_others_do_not_see_ndfus_page(client, place, contact):
    assert client.get(reverse("ndfu_reminders")).status_code == 404
