"""What goes out when, to whom, and what does not."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from core.audit.log import by_user
from core.mail.models import OutgoingMail, Suppression
from followup.models import Reminder, ReminderItem
from followup.selectors import planning
from followup.services import answers, people, reminder_sending, tasks
from followup.services.reminder_sending import send_due
from followup.services.reminders import plan_all
from tests.support import make

pytestmark = pytest.mark.django_db
OSLO = ZoneInfo("Europe/Oslo")
MONDAY = datetime(2026, 11, 16, 12, 0, tzinfo=OSLO)


def at(month: int, day: int, hour: int = 8, minute: int = 30, year: int = 2026) -> datetime:
    return datetime(year, month, day, hour, minute, tzinfo=OSLO)


@pytest.fixture
def place():
    return make.municipality(language_form="nb")


@pytest.fixture
def contact(place):
    return make.contact(place, name="Ola Myrstubb", phone="900 00 000")


@pytest.fixture
def actor(contact):
    return by_user(contact)


@pytest.fixture
def new_task(place, actor):
    def create(lead, what="Ringe idrettsrådet", now=MONDAY, **fields):
        return tasks.create(
            municipality=place, what=what, lead=lead, actor=actor, now=now, **fields
        )

    return create


def sent(person):
    return list(
        ReminderItem.objects.filter(person=person).order_by("day", "pk").values_list("point", "day")
    )


def run_days(start: datetime, days: int) -> None:
    """Beat, once a day at noon."""
    for n in range(days):
        send_due(now=start + timedelta(days=n))


def test_unanswered_it_goes_before_on_after_and_then_says_goodbye(place, contact, new_task):
    lead = make.person(place)
    new_task(lead, due=date(2026, 12, 11))
    run_days(MONDAY + timedelta(minutes=30), 90)
    assert sent(lead) == [
        ("first", date(2026, 11, 16)),
        ("before", date(2026, 12, 4)),
        ("on_day", date(2026, 12, 11)),
        ("after_1", date(2026, 12, 14)),
        ("after_7", date(2026, 12, 18)),
        ("closing", date(2027, 1, 11)),
    ]
    kinds = OutgoingMail.objects.filter(to_email=lead.email).order_by("pk")
    assert [mail.kind for mail in kinds] == [
        "followup.first_notice",
        *["followup.reminder"] * 4,
        "followup.closing",
    ]
    assert {mail.reply_to for mail in kinds} == {f'"Ola Myrstubb" <{contact.email}>'}


def test_the_first_mail_waits_ten_minutes(place, contact, new_task):
    lead = make.person(place)
    new_task(lead)
    assert send_due(now=MONDAY + timedelta(minutes=9)).mails == 0
    assert send_due(now=MONDAY + timedelta(minutes=10)).mails == 1
    assert send_due(now=MONDAY + timedelta(minutes=11)).mails == 0


def test_tasks_given_in_a_row_become_one_first_mail(place, contact, new_task):
    lead = make.person(place)
    new_task(lead, what="Ringe")
    new_task(lead, what="Skrive", now=MONDAY + timedelta(minutes=8))
    assert send_due(now=MONDAY + timedelta(minutes=12)).mails == 0
    assert send_due(now=MONDAY + timedelta(minutes=18)).mails == 1
    assert ReminderItem.objects.count() == 2


def test_a_first_mail_after_todays_mail_goes_next_working_day(place, contact, new_task):
    lead = make.person(place)
    new_task(lead)
    send_due(now=MONDAY + timedelta(minutes=10))
    new_task(lead, what="Skrive", now=MONDAY + timedelta(minutes=20))
    assert Reminder.objects.get(person=lead, state="planned").at == at(11, 17)
    assert send_due(now=MONDAY + timedelta(minutes=40)).mails == 0


def test_one_mail_per_address_across_municipalities_with_a_link_each(
    place, contact, actor, new_task
):
    other_place = make.municipality("Myrvoll")
    one = make.person(place, email="Post@example.no")
    two = make.person(other_place, email="post@example.no")
    new_task(one)
    tasks.create(
        municipality=other_place,
        what="Låne ut hallen",
        lead=two,
        actor=by_user(make.contact(other_place)),
        now=MONDAY,
    )
    assert send_due(now=MONDAY + timedelta(minutes=10)).mails == 1
    mail = OutgoingMail.objects.get()
    assert "Ringe idrettsrådet" in mail.body_text
    assert "Låne ut hallen" in mail.body_text
    assert Reminder.objects.filter(state="sent").count() == 2


def test_helpers_hear_once_and_are_never_chased(place, contact, new_task):
    lead, helper = make.person(place), make.person(place)
    new_task(lead, helpers=[helper], due=date(2026, 12, 11))
    run_days(MONDAY + timedelta(minutes=30), 90)
    assert sent(helper) == [("first", date(2026, 11, 16))]
    mail = OutgoingMail.objects.get(to_email=helper.email)
    assert f"{lead.name} har ansvaret" in mail.body_text


@pytest.mark.parametrize("how", ["done", "left", "no_contact", "replaced", "suppressed", "erased"])
def test_nothing_goes_to_whoever_is_not_to_be_asked(place, contact, actor, new_task, how):
    lead = make.person(place)
    task = new_task(lead)
    email = lead.email
    if how == "done":
        tasks.set_state(task, state="done", actor=actor, now=MONDAY)
    elif how == "left":
        people.mark_left(lead, actor=actor, now=MONDAY)
    elif how == "no_contact":
        people.stop_contact(lead, actor=actor, now=MONDAY)
    elif how == "erased":
        people.erase(lead, actor=actor, now=MONDAY)
    elif how == "suppressed":
        Suppression.objects.create(email=email, purpose="", reason="bounced")
    else:
        tasks.assign(task, lead=None, helpers=[], actor=actor, version=task.version, now=MONDAY)
    run_days(MONDAY + timedelta(minutes=30), 3)
    assert not OutgoingMail.objects.filter(to_email=email).exists()
    row = Reminder.objects.get()
    assert (row.state, bool(row.reason)) == ("stopped", True)


def test_after_an_outage_each_hears_once_and_old_rows_are_missed(place, contact, new_task):
    lead = make.person(place)
    new_task(lead, due=date(2026, 12, 11))
    send_due(now=MONDAY + timedelta(minutes=10))
    counts = send_due(now=at(12, 15, 12))
    assert (counts.mails, counts.missed) == (0, 1)
    assert Reminder.objects.filter(state="missed").get().reason == "too_late"
    run_days(at(12, 16, 9), 5)
    assert [point for point, _day in sent(lead)] == ["first", "after_7"]


def test_nothing_goes_at_night_or_on_a_day_off(place, contact, new_task):
    new_task(make.person(place))
    for now in (at(11, 16, 22), at(11, 21, 12), at(12, 25, 12)):
        assert send_due(now=now).mails == 0
    assert send_due(now=at(11, 17, 7, 0)).mails == 1


def test_a_broken_mail_stops_only_itself(place, contact, new_task, caplog):
    good, bad = make.person(place), make.person(place, email="a@b\nc@example.no")
    new_task(bad)
    new_task(good)
    counts = send_due(now=MONDAY + timedelta(minutes=15))
    assert (counts.mails, counts.failed) == (1, 1)
    assert OutgoingMail.objects.get().to_email == good.email
    assert Reminder.objects.filter(person=bad, state="skipped").get().reason == "failed"
    assert Reminder.objects.get(person=bad, state="planned").day == date(2026, 11, 17)


def test_a_new_lead_starts_from_the_beginning(place, contact, actor, new_task):
    old, new = make.person(place), make.person(place)
    task = new_task(old, due=date(2026, 12, 11))
    run_days(MONDAY + timedelta(minutes=30), 26)
    task.refresh_from_db()
    tasks.assign(task, lead=new, helpers=[], actor=actor, version=0, now=at(12, 11, 12, 0))
    run_days(at(12, 11, 12, 30), 10)
    assert sent(new) == [("first", date(2026, 12, 11)), ("after_7", date(2026, 12, 18))]


def test_the_nightly_look_finds_everybody_planned_and_mends_what_is_not(place, contact, new_task):
    leads = [make.person(place) for _ in range(3)]
    for lead in leads:
        new_task(lead, due=date(2026, 12, 11))
    send_due(now=MONDAY + timedelta(minutes=10))
    Reminder.objects.filter(person=leads[0], state="planned").delete()
    assert plan_all(now=at(11, 17, 3, 10)) == {"people": 3, "planned": 3, "without": 0}
    assert Reminder.objects.filter(state="planned", day=date(2026, 12, 4)).count() == 3


def test_as_many_queries_for_thirty_people_as_for_three(
    place, contact, new_task, django_assert_max_num_queries
):
    for _ in range(30):
        new_task(make.person(place), due=date(2026, 12, 11))
    with django_assert_max_num_queries(40):
        assert send_due(now=MONDAY + timedelta(minutes=10)).mails == 30


def test_a_mail_that_was_never_sent_is_said_again(place, contact, new_task):
    lead = make.person(place)
    new_task(lead)
    send_due(now=MONDAY + timedelta(minutes=10))
    OutgoingMail.objects.update(state="missed")
    plan_all(now=at(11, 18, 3, 10))
    assert send_due(now=at(11, 18, 8, 31)).mails == 1
    assert [point for point, _day in sent(lead)] == ["first", "first"]


def test_who_says_it_is_somebody_else_is_left_alone_until_it_is_decided(
    place, contact, actor, new_task
):
    lead = make.person(place)
    task = new_task(lead, due=date(2026, 11, 20))
    send_due(now=MONDAY + timedelta(minutes=10))
    answers.give(person=lead, task=task, choice="not_me", proposed_name="Per", now=at(11, 17))
    run_days(at(11, 17, 12), 13)
    assert [point for point, _day in sent(lead)] == ["first"]
    run_days(at(11, 30, 12), 2)
    assert [point for point, _day in sent(lead)] == ["first", "status"]


def test_where_there_is_enough_for_two_another_worker_is_called_once(place, new_task, monkeypatch):
    monkeypatch.setattr(reminder_sending, "BATCH", 2)
    for _ in range(5):
        new_task(make.person(place))
    called = []
    soon = MONDAY + timedelta(minutes=10)
    assert send_due(now=soon, limit=3, call_help=lambda: called.append("help")).mails == 3
    assert called == ["help"]
    assert send_due(now=soon, limit=3, call_help=lambda: called.append("more")).mails == 2
    assert called == ["help"]


def test_what_a_helper_has_written_meanwhile_is_left_alone(place, new_task, monkeypatch):
    monkeypatch.setattr(reminder_sending, "BATCH", 1)
    for _ in range(5):
        new_task(make.person(place))
    soon = MONDAY + timedelta(minutes=10)
    helped = []
    mine = send_due(now=soon, limit=3, call_help=lambda: helped.append(send_due(now=soon)))
    assert (mine.mails, mine.moved, helped[0].mails) == (1, 0, 4)
    assert OutgoingMail.objects.count() == 5


def test_who_was_told_stays_told_when_the_ledger_has_forgotten_the_mail(place, new_task):
    lead = make.person(place)
    new_task(lead)
    send_due(now=MONDAY + timedelta(minutes=10))
    OutgoingMail.objects.all().delete()
    [plan] = planning.plans([lead], now=MONDAY + timedelta(days=1))
    assert [task.point for task in plan.tasks] == ["status"]


@pytest.mark.parametrize("whose", ["their own answer", "somebody else's"])
def test_who_has_answered_needs_no_first_mail_about_it(place, contact, new_task, whose):
    """The page that another task's mail leads to shows them all."""
    lead, helper = make.person(place), make.person(place)
    new_task(lead, due=date(2026, 12, 11))
    send_due(now=MONDAY + timedelta(minutes=15))
    task = new_task(lead, "Male", due=date(2026, 12, 11), helpers=[helper])
    who = lead if whose == "their own answer" else helper
    answers.give(person=who, task=task, choice="under_way", now=MONDAY + timedelta(minutes=20))
    run_days(MONDAY + timedelta(days=1), 3)
    told = ReminderItem.objects.filter(task=task, point="first").values_list("person", flat=True)
    assert set(told) == {lead.pk, helper.pk} - {who.pk}
