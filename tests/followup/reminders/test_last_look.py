"""A reminder that waited is not sent when what it asks has been settled meanwhile."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
import time_machine

from core.audit.log import by_user
from core.mail.delivery import deliver_due
from core.mail.models import OutgoingMail, State
from followup.models import Person, Reminder, Task
from followup.services import answers, people, reminder_policy, reminders, tasks
from followup.services.reminder_sending import send_due
from tests.support import make

pytestmark = pytest.mark.django_db
DUE = date(2026, 12, 11)
MONDAY = datetime(2026, 11, 16, 12, 0, tzinfo=ZoneInfo("Europe/Oslo"))
WRITTEN = MONDAY + timedelta(minutes=15)
LATER = WRITTEN + timedelta(hours=2)


@pytest.fixture
def place():
    return make.municipality()


@pytest.fixture
def actor(place):
    return by_user(make.contact(place))


@pytest.fixture
def lead(place):
    return make.person(place)


@pytest.fixture
def task(place, actor, lead) -> Task:
    return tasks.create(
        municipality=place, what="Ringe", lead=lead, due=DUE, actor=actor, now=MONDAY
    )


@pytest.fixture
def written(task) -> OutgoingMail:
    """The first mail about the task, which the server has not had yet."""
    with time_machine.travel(WRITTEN):
        assert send_due(now=WRITTEN).mails == 1
    return OutgoingMail.objects.get()


def delivered(mail: OutgoingMail, outbox: list) -> tuple[str, str, int]:
    deliver_due(LATER)
    mail.refresh_from_db()
    return mail.state, mail.state_detail, len(outbox)


def test_what_is_still_asked_goes(written, mailoutbox):
    assert delivered(written, mailoutbox) == (State.SENT, "", 1)


@pytest.mark.parametrize("choice", ["done", "under_way", "blocked"])
def test_who_has_answered_is_not_asked(written, task, lead, mailoutbox, choice):
    answers.give(person=lead, task=task, choice=choice, now=LATER)
    reason = "finished" if choice == "done" else "answered"
    assert delivered(written, mailoutbox) == (State.CANCELLED, reason, 0)


@pytest.mark.parametrize("answered", [-1, 3], ids=["before it was begun", "while it was written"])
def test_an_answer_it_was_written_without_counts_however_close(task, lead, mailoutbox, answered):
    """Writing many takes seconds, and who answers meanwhile waits for it, with an earlier hour."""
    with time_machine.travel(WRITTEN + timedelta(seconds=4)):
        assert send_due(now=WRITTEN).mails == 1
    moment = WRITTEN + timedelta(seconds=answered)
    answers.give(person=lead, task=task, choice="under_way", now=moment)
    [mail] = OutgoingMail.objects.all()
    assert delivered(mail, mailoutbox) == (State.CANCELLED, "answered", 0)


def test_an_answer_taken_back_is_no_answer(written, task, lead, mailoutbox):
    answer = answers.give(person=lead, task=task, choice="done", now=LATER)
    answers.undo(answer, person=lead, now=LATER)
    assert delivered(written, mailoutbox) == (State.SENT, "", 1)


def test_an_answer_from_before_does_not_hold_it_back(task, place, mailoutbox):
    helper = make.person(place)
    task.helpers.add(helper)
    answers.give(person=helper, task=task, choice="under_way", now=MONDAY)
    with time_machine.travel(WRITTEN):
        send_due(now=WRITTEN)
    assert delivered(OutgoingMail.objects.get(), mailoutbox) == (State.SENT, "", 1)


def test_who_was_replaced_is_not_asked(written, task, place, actor, mailoutbox):
    other = make.person(place)
    tasks.assign(task, lead=other, helpers=[], actor=actor, version=task.version, now=LATER)
    assert delivered(written, mailoutbox) == (State.CANCELLED, "replaced", 0)


def test_who_helps_from_now_on_is_still_told(written, task, place, actor, lead, mailoutbox):
    other = make.person(place)
    tasks.assign(task, lead=other, helpers=[lead], actor=actor, version=task.version, now=LATER)
    assert delivered(written, mailoutbox)[0] == State.SENT


def test_a_task_nobody_has_any_more_is_not_asked_about(written, task, actor, mailoutbox):
    tasks.assign(task, lead=None, helpers=[], actor=actor, version=task.version, now=LATER)
    assert delivered(written, mailoutbox) == (State.CANCELLED, "replaced", 0)


def test_the_old_address_gets_nothing(written, lead, actor, mailoutbox):
    people.edit(lead, actor=actor, now=LATER, email="ny@example.no")
    assert delivered(written, mailoutbox) == (State.CANCELLED, "moved", 0)


def test_the_new_address_hears_the_same_day_what_the_old_one_did_not(
    written, lead, actor, mailoutbox
):
    people.edit(lead, actor=actor, now=LATER, email="ny@example.no")
    deliver_due(LATER)
    soon = LATER + timedelta(minutes=15)
    with time_machine.travel(soon):
        assert send_due(now=soon).mails == 1
    deliver_due(soon + timedelta(minutes=1))
    assert [mail.mail.to_email for mail in mailoutbox] == ["ny@example.no"]


def test_the_task_that_was_not_answered_is_asked_about_next_day(
    task, place, actor, lead, mailoutbox
):
    other = tasks.create(
        municipality=place, what="Male", lead=lead, due=DUE, actor=actor, now=MONDAY
    )
    with time_machine.travel(WRITTEN):
        assert send_due(now=WRITTEN).mails == 1
    answers.give(person=lead, task=task, choice="done", now=LATER)
    deliver_due(LATER)
    planned = Reminder.objects.get(person=lead, state=Reminder.State.PLANNED)
    assert planned.day == WRITTEN.date() + timedelta(days=1)
    with time_machine.travel(planned.at):
        assert send_due(now=planned.at).mails == 1
    deliver_due(planned.at + timedelta(minutes=1))
    assert [other.what in mail.body for mail in mailoutbox] == [True]


def test_letters_of_another_case_are_the_same_address(written, lead, mailoutbox):
    Person.objects.filter(pk=lead.pk).update(email=lead.email.upper())
    assert delivered(written, mailoutbox)[0] == State.SENT


@pytest.mark.parametrize(
    ("act", "reason"), [(people.stop_contact, "no_contact"), (people.mark_left, "left")]
)
def test_who_wants_no_mail_or_has_left_gets_none(written, lead, actor, mailoutbox, act, reason):
    act(lead, actor=actor, now=LATER)
    assert delivered(written, mailoutbox) == (State.CANCELLED, reason, 0)


def test_what_else_the_mail_was_about_is_asked_the_next_day(task, place, actor, lead, mailoutbox):
    other = tasks.create(
        municipality=place, what="Skrive", lead=lead, due=DUE, actor=actor, now=MONDAY
    )
    with time_machine.travel(WRITTEN):
        send_due(now=WRITTEN)
    written = OutgoingMail.objects.get()
    answers.give(person=lead, task=task, choice="done", now=LATER)
    assert delivered(written, mailoutbox) == (State.CANCELLED, "finished", 0)
    tomorrow = MONDAY + timedelta(days=1)
    reminders.plan_all(now=tomorrow.replace(hour=3))
    assert send_due(now=tomorrow).mails == 1
    again = OutgoingMail.objects.exclude(pk=written.pk).get()
    assert again.kind == "followup.first_notice"
    assert other.what in again.body_text
    assert task.what not in again.body_text


def test_a_whole_batch_costs_one_query(written, django_assert_num_queries):
    from followup.selectors import last_look

    with django_assert_num_queries(1):
        assert last_look.unwanted([written]) == {}
    with django_assert_num_queries(0):
        assert last_look.unwanted([]) == {}


def test_what_an_outage_kept_from_somebody_goes_the_day_the_server_is_back(task, lead, mailoutbox):
    """The mail is too old to be sent, and its words too; what it asked is asked anew, once."""
    with time_machine.travel(WRITTEN):
        send_due(now=WRITTEN)
    deliver_due(LATER)
    friday = Reminder.objects.get(state=Reminder.State.PLANNED).at
    with time_machine.travel(friday):
        assert send_due(now=friday).mails == 1
    back = friday + timedelta(days=3, hours=1)
    with time_machine.travel(back):
        assert deliver_due(back).missed == 1
        assert send_due(now=back).mails == 1
        assert deliver_due(back + timedelta(minutes=1)).sent == 1
    assert len(mailoutbox) == 2


@pytest.mark.parametrize("about", ["the task", "none in particular", "another task"])
def test_who_has_replied_by_mail_is_not_asked(written, task, place, lead, mailoutbox, about):
    reply = make.mail_reply(lead, "Det går bra.", received_at=WRITTEN + timedelta(minutes=1))
    if about != "none in particular":
        other = make.task(place, "Male")
        reply.suggestions.create(
            task=task if about == "the task" else other, choice="under_way", confidence=0.9
        )
    expected = (State.SENT, "", 1) if about == "another task" else (State.CANCELLED, "answered", 0)
    assert delivered(written, mailoutbox) == expected


def test_who_is_away_by_now_is_not_asked(written, lead, actor, mailoutbox):
    with time_machine.travel(LATER):
        until = LATER.date() + timedelta(days=7)
        reminder_policy.be_away(lead, until=until, actor=actor, now=LATER)
        assert delivered(written, mailoutbox) == (State.CANCELLED, "away", 0)
    planned = Reminder.objects.get(person=lead, state=Reminder.State.PLANNED)
    assert planned.day > until
