"""Who is made the lead begins anew, and a mail about several tasks begins with the most urgent."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from core.audit.log import by_user
from core.mail.models import OutgoingMail
from followup.models import ReminderItem
from followup.selectors import planning
from followup.services import answers, tasks
from followup.services.reminder_sending import send_due
from tests.support import make

pytestmark = pytest.mark.django_db
OSLO = ZoneInfo("Europe/Oslo")
MONDAY = datetime(2026, 11, 16, 12, 0, tzinfo=OSLO)
TOLD = MONDAY + timedelta(minutes=10)
DUE = date(2026, 12, 11)


@pytest.fixture
def place():
    return make.municipality(language_form="nb")


@pytest.fixture
def actor(place):
    return by_user(make.contact(place, name="Ola Myrstubb"))


@pytest.fixture
def new_task(place, actor):
    def create(lead, what="Ringe idrettsrådet", **fields):
        return tasks.create(
            municipality=place, what=what, lead=lead, actor=actor, now=MONDAY, **fields
        )

    return create


@pytest.fixture
def give(actor):
    def give(task, lead, now, helpers=()):
        task.refresh_from_db()
        version = task.version
        tasks.assign(task, lead=lead, helpers=helpers, actor=actor, version=version, now=now)

    return give


def sent(person):
    rows = ReminderItem.objects.filter(person=person).order_by("day", "pk")
    return [f"{point} {day:%m-%d}" for point, day in rows.values_list("point", "day")]


def planned(person, now):
    [plan] = planning.plans([person], now=now)
    return [(task.point, task.outcome.day) for task in plan.tasks]


def test_who_gets_a_task_back_is_told_so_however_silent_they_were(place, new_task, give):
    lead, other = make.person(place), make.person(place)
    task = new_task(lead, due=DUE)
    for day in (TOLD, *(datetime(2026, 12, n, 12, tzinfo=OSLO) for n in (4, 11, 14, 18))):
        send_due(now=day)
    assert len(sent(lead)) == 5
    give(task, other, now=datetime(2027, 1, 5, 12, tzinfo=OSLO))
    back = datetime(2027, 1, 12, 12, tzinfo=OSLO)
    give(task, lead, now=back)
    send_due(now=back + timedelta(minutes=10))
    assert sent(lead)[5:] == ["first 01-12"]
    assert planned(lead, back + timedelta(minutes=20)) == [("after_7", date(2027, 1, 19))]


def test_a_helper_who_is_made_the_lead_is_told_so_before_being_asked(place, new_task, give):
    lead, helper = make.person(place), make.person(place)
    task = new_task(lead, helpers=[helper], due=DUE)
    send_due(now=TOLD)
    give(task, helper, helpers=[lead], now=MONDAY + timedelta(days=1))
    send_due(now=TOLD + timedelta(days=1))
    assert sent(helper) == ["first 11-16", "first 11-17"]
    assert "Du står som ansvarlig" in OutgoingMail.objects.latest("pk").body_text
    assert sent(lead) == ["first 11-16"], "who helps from now on knows the task already"


def test_a_next_step_given_to_somebody_else_is_news_to_them(place, new_task, give):
    lead, other = make.person(place), make.person(place)
    task = new_task(lead, due=DUE)
    send_due(now=TOLD)
    answer = answers.give(
        person=lead, task=task, choice="done", next_step="Kjøpe bod", now=TOLD + timedelta(hours=1)
    )
    assert planned(lead, TOLD + timedelta(hours=2))[0][0] == "status"
    give(answer.next_step, other, now=MONDAY + timedelta(days=1))
    send_due(now=TOLD + timedelta(days=1))
    assert sent(other) == ["first 11-17"]


def test_the_most_urgent_comes_first_and_names_the_mail(place, new_task):
    lead = make.person(place)
    new_task(lead, what="Skrive brev", due=DUE)
    new_task(lead, what="Låne bil", due=date(2026, 12, 3))
    for day in (TOLD, *(datetime(2026, *d, 12, tzinfo=OSLO) for d in ((11, 26), (12, 3), (12, 4)))):
        send_due(now=day)
    mail = OutgoingMail.objects.latest("pk")
    assert mail.subject == "Fristen var i går: låne bil"
    assert mail.body_text.index("Låne bil") < mail.body_text.index("Skrive brev")
