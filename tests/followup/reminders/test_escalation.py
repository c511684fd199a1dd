"""Where mail no longer helps: the contact person, then NDFU's call list."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.urls import reverse

from core import links
from core.accounts.models import Membership, Role
from core.audit.log import by_link, by_user
from core.mail.models import OutgoingMail
from followup.models import Escalation, Person
from followup.selectors.escalations import call_list
from followup.selectors.today import questions
from followup.services import answers, people, reminder_policy, tasks
from followup.services.escalations import close_resolved, escalate
from followup.services.reminder_sending import send_due
from tests.support import make
from tests.support.logins import log_in

OSLO = ZoneInfo("Europe/Oslo")
MONDAY = datetime(2026, 11, 16, 12, 0, tzinfo=OSLO)


def d(text: str) -> date:
    return date.fromisoformat(text)


@pytest.fixture
def place():
    return make.municipality(language_form="nb")


@pytest.fixture
def contact(place):
    return make.contact(place, name="Ola Myrstubb", phone="900 00 000")


@pytest.fixture
def new_task(place, contact):
    def create(lead=None, what="Ringe idrettsrådet", now=MONDAY, **fields):
        return tasks.create(
            municipality=place, what=what, lead=lead, actor=by_user(contact), now=now, **fields
        )

    return create


def run(start: str, last: str) -> None:
    """Worker and beat, once a day at half past twelve."""
    day = datetime.combine(d(start), MONDAY.time(), OSLO) + timedelta(minutes=30)
    while day.date() <= d(last):
        send_due(now=day)
        escalate(now=day)
        close_resolved(now=day)
        day += timedelta(days=1)


def mails(kind: str) -> list[OutgoingMail]:
    return list(OutgoingMail.objects.filter(kind=f"followup.{kind}").order_by("pk"))


@pytest.mark.django_db
def test_each_step_is_announced_in_the_one_before(place, contact, new_task):
    lead = make.person(place, name="Kari Granbark")
    task = new_task(lead, due=d("2026-12-11"))
    run("2026-11-16", "2026-12-18")
    last = mails("reminder")[-1]
    assert "Trenger du hjelp?" in last.body_text
    assert "innen mandag 4. januar 2027, sier vi fra til Ola Myrstubb" in last.body_text
    assert all("Trenger du hjelp?" not in mail.body_text for mail in mails("reminder")[:-1])

    run("2026-12-19", "2027-01-03")
    assert not mails("silent_news")
    run("2027-01-04", "2027-01-04")
    [news] = mails("silent_news")
    assert news.to_email == contact.email
    assert "Kari Granbark svarer ikke" in news.subject
    assert "innen mandag 18. januar, kommer det på ringelista til NDFU" in news.body_text

    run("2027-01-05", "2027-01-17")
    assert call_list() == []
    run("2027-01-18", "2027-01-18")
    [call] = call_list()
    assert (call.municipality, [row.task for row in call.rows]) == (place, [task])
    assert call.contacts == [contact]
    assert "tar over herfra" in mails("closing")[0].body_text


@pytest.mark.django_db
@pytest.mark.parametrize("when", ["2026-12-20", "2027-01-06", "2027-01-20"])
def test_an_answer_ends_the_ladder_wherever_it_stands(place, contact, new_task, when):
    lead = make.person(place)
    task = new_task(lead, due=d("2026-12-11"))
    run("2026-11-16", when)
    now = datetime.combine(d(when), MONDAY.time(), OSLO) + timedelta(hours=2)
    answers.give(person=lead, task=task, choice="under_way", now=now)
    told = len(mails("silent_news"))
    run(str(d(when) + timedelta(days=1)), "2027-01-25")
    assert call_list() == []
    assert len(mails("silent_news")) == told
    assert not [a for a in questions(place, now=now) if a.kind == "silent"]
    assert Escalation.objects.get().state == Escalation.State.OVER


@pytest.mark.django_db
def test_a_second_round_of_silence_is_a_second_ladder(place, contact, new_task):
    lead = make.person(place)
    task = new_task(lead, due=d("2026-12-11"))
    run("2026-11-16", "2026-12-20")
    now = datetime(2026, 12, 21, 12, 0, tzinfo=OSLO)
    answers.give(person=lead, task=task, choice="later", new_due=d("2027-02-10"), now=now)
    run("2026-12-22", "2027-03-20")
    assert len(mails("silent_news")) == 1
    assert Escalation.objects.count() == 2


@pytest.mark.django_db
def test_one_mail_about_everybody_who_is_silent(place, contact, new_task):
    for number in range(3):
        new_task(make.person(place), what=f"Oppgave {number}", due=d("2026-12-11"))
    run("2026-11-16", "2027-01-04")
    [news] = mails("silent_news")
    assert all(f"Oppgave {number}" in news.body_text for number in range(3))


@pytest.mark.django_db
def test_nobody_is_told_of_silence_while_somebody_is_away(place, contact, new_task):
    lead = make.person(place)
    new_task(lead, due=d("2026-12-01"))
    run("2026-11-16", "2026-12-08")
    assert Escalation.objects.get().on == d("2026-12-15")
    away = by_link(lead.pk, lead.name)
    now = datetime(2026, 12, 9, 12, 0, tzinfo=OSLO)
    reminder_policy.be_away(lead, until=d("2027-01-29"), actor=away, now=now)
    run("2026-12-15", "2026-12-15")
    assert not mails("silent_news")
    assert Escalation.objects.get().on == d("2027-02-08"), "a week after they are back"


@pytest.mark.django_db
def test_one_mail_a_day_asks_who_takes_old_steps_and_new(place, contact, new_task):
    new_task(what="Ringe")
    new_task(what="Skrive", now=MONDAY + timedelta(days=7))
    for day in ("2026-11-17", "2026-11-24", "2026-12-17"):
        run(day, day)
    first, again, third = mails("who_takes_this")
    assert "spør vi igjen tirsdag 24. november" in first.body_text
    assert "Ringe" in again.body_text
    assert "Skrive" in again.body_text
    assert "spør vi igjen tirsdag 1. desember" in again.body_text
    assert "ringelista" not in again.body_text
    new, old = third.body_text.split("- Skrive")[1].split("- Ringe")
    assert "Tar ingen det innen mandag 4. januar 2027, kommer det på ringelista" in old
    assert "ringelista" not in new


@pytest.mark.django_db
def test_without_a_contact_person_it_comes_on_the_call_list_at_once(place, contact, new_task):
    new_task(make.person(place), due=d("2026-12-11"))
    run("2026-11-16", "2026-12-20")
    Membership.objects.update(ended_at=MONDAY)
    run("2026-12-21", "2027-01-04")
    assert not mails("silent_news")
    assert call_list()[0].contacts == []


@pytest.mark.django_db
@pytest.mark.parametrize("lead", [None, ""])
def test_a_step_nobody_can_be_asked_about_is_asked_about(place, contact, new_task, lead):
    """No person, or a person without an address: the same question, three times, then a call."""
    new_task(lead if lead is None else make.person(place, name="Idrettsrådet", email=""))
    run("2026-11-16", "2026-12-16")
    assert [m.created_at is not None for m in mails("who_takes_this")] == [True, True]
    assert [step for step, _day in Escalation.objects.get().told] == ["ask", "ask_7"]
    assert [day for _step, day in Escalation.objects.get().told] == ["2026-11-17", "2026-11-24"]
    assert "ringelista" not in mails("who_takes_this")[0].body_text
    run("2026-12-17", "2026-12-17")
    assert "innen mandag 4. januar 2027" in mails("who_takes_this")[-1].body_text
    assert call_list() == []
    run("2026-12-18", "2027-01-04")
    assert len(mails("who_takes_this")) == 3
    assert len(call_list()) == 1


@pytest.mark.django_db
def test_who_asked_not_to_be_written_to_is_no_orphan(place, contact, new_task):
    lead = make.person(place)
    new_task(lead)
    people.stop_contact(lead, actor=by_user(contact), now=MONDAY)
    run("2026-11-16", "2026-12-20")
    assert not mails("who_takes_this")


@pytest.mark.django_db
class TestTheLink:
    @pytest.fixture(autouse=True)
    def _monday(self):
        with time_machine.travel(MONDAY, tick=False):
            yield

    @pytest.fixture
    def url(self, db, contact):
        token = links.make("who_takes", contact.memberships.get().pk, 0)
        return reverse("who_takes", args=[token])

    def test_a_known_person_takes_it(self, client, place, contact, new_task, url):
        lead = make.person(place, name="Kari Granbark")
        task = new_task()
        assert "Ringe idrettsrådet" in client.get(url).content.decode()
        form = {"task": task.pk, "version": task.version, "person": lead.pk}
        text = client.post(url, form, follow=True).content.decode()
        assert "Kari Granbark har oppgaven nå" in text
        assert "Alle skritt har noen" in text
        task.refresh_from_db()
        assert task.lead == lead
        [receipt] = mails("given_receipt")
        assert receipt.to_email == contact.email
        assert "Kari Granbark" in receipt.subject

    def test_somebody_new_takes_it(self, client, place, new_task, url):
        task = new_task()
        form = {
            "task": task.pk,
            "version": task.version,
            "name": "Berit Fjellrapp",
            "email": "berit@example.no",
        }
        client.post(url, form)
        task.refresh_from_db()
        assert (task.lead.name, task.lead.email) == ("Berit Fjellrapp", "berit@example.no")

    @pytest.mark.parametrize(
        "form", [{}, {"person": ""}, {"name": " "}, {"name": "Berit", "email": "nei"}]
    )
    def test_without_a_choice_nothing_changes(self, client, new_task, url, form):
        task = new_task()
        response = client.post(url, {"task": task.pk, "version": task.version} | form)
        assert response.status_code == 422
        task.refresh_from_db()
        assert task.lead is None
        assert not Person.objects.exists()
        assert not mails("given_receipt")

    def test_a_person_of_another_municipality_cannot_be_chosen(self, client, new_task, url):
        stranger = make.person(make.municipality())
        task = new_task()
        form = {"task": task.pk, "version": task.version, "person": stranger.pk}
        assert client.post(url, form).status_code == 422

    def test_a_task_of_another_municipality_is_out_of_reach(self, client, url):
        elsewhere = make.task(make.municipality())
        form = {"task": elsewhere.pk, "version": 0, "name": "Berit Fjellrapp"}
        client.post(url, form)
        elsewhere.refresh_from_db()
        assert elsewhere.lead is None

    def test_somebody_else_was_first(self, client, place, contact, new_task, url):
        task = new_task()
        tasks.assign(
            task, lead=make.person(place), helpers=[], actor=by_user(contact), version=0, now=MONDAY
        )
        form = {"task": task.pk, "version": 0, "name": "Berit Fjellrapp"}
        text = client.post(url, form, follow=True).content.decode()
        assert "allerede noen som har" in text

    def test_the_link_ends_with_the_membership(self, client, new_task, url):
        new_task()
        Membership.objects.update(ended_at=MONDAY)
        assert client.get(url).status_code == 410
        assert client.post(url, {"task": 1}).status_code == 410


@pytest.mark.django_db
class TestTheCallList:
    @pytest.fixture
    def open_row(self, new_task):
        new_task()
        run("2026-11-16", "2027-01-04")
        return Escalation.objects.get(state=Escalation.State.OPEN)

    @pytest.fixture
    def ndfu(self, client):
        user = make.user(role=Role.NDFU_STAFF)
        log_in(client, user)
        return user

    def test_ndfu_calls_and_says_what_came_of_it(self, client, place, open_row, ndfu):
        text = client.get(reverse("ndfu_call_list")).content.decode()
        assert place.name in text
        assert "900 00 000" in text
        url = reverse("ndfu_called", args=[place.number])
        client.post(url, {"row": open_row.pk, "note": "Tar det opp mandag"})
        open_row.refresh_from_db()
        assert (open_row.state, open_row.note) == ("settled", "Tar det opp mandag")
        assert "Ingen å ringe nå" in client.get(reverse("ndfu_call_list")).content.decode()

    def test_a_call_does_not_start_the_questions_anew_next_day(self, client, open_row, ndfu, place):
        client.post(reverse("ndfu_called", args=[place.number]), {"row": open_row.pk})
        run("2027-01-05", "2027-01-20")
        assert len(mails("who_takes_this")) == 3

    def test_it_is_ndfus_own(self, client, contact, open_row, place):
        client.force_login(contact)
        assert client.get(reverse("ndfu_call_list")).status_code == 404
        url = reverse("ndfu_called", args=[place.number])
        assert client.post(url, {"row": open_row.pk}).status_code == 404
