"""Mail that does not reach somebody: a human is asked once, and the answer re-sends."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.urls import reverse
from django.utils import timezone

from core import links
from core.audit.log import by_user
from core.mail import bounces, claims
from core.mail.errors import Verdict
from core.mail.event_kinds import Kind
from core.mail.models import MailEvent, OutgoingMail, Purpose, State, Suppression
from core.mail.suppression import is_suppressed
from core.mail.tracking import record
from followup.models import AddressQuestion, Person, Reminder, ReminderItem
from followup.selectors.escalations import call_list
from followup.services import escalations, people, reminder_sending, reminders, undeliverable
from tests.support import machines, make
from tests.support.logins import log_in

pytestmark = pytest.mark.django_db
OSLO = ZoneInfo("Europe/Oslo")
MONDAY = datetime(2026, 11, 16, 12, 0, tzinfo=OSLO)


@pytest.fixture
def clock():
    with time_machine.travel(MONDAY, tick=False) as traveller:
        yield traveller


@pytest.fixture
def place(clock):
    return make.municipality("Granvik", "9901")


@pytest.fixture
def contact(place):
    return make.contact(place, name="Kari Myrstubb")


@pytest.fixture
def kari(place, contact):
    person = make.person(place, "Kari Granbark", "kari@granvik.example.no", given_by=contact)
    make.task(place, "Ringe idrettsrådet", lead=person, due=date(2026, 12, 10))
    reminders.plan_for([person], now=MONDAY)
    return person


def send(now: datetime) -> OutgoingMail:
    """The reminder that is due, written and taken by the server."""
    reminder_sending.send_due(now=now)
    mail = OutgoingMail.objects.filter(purpose=Purpose.REMINDER).latest("pk")
    OutgoingMail.objects.filter(pk=mail.pk).update(state=State.SENT, sent_at=now)
    mail.refresh_from_db()
    return mail


def bounce(mail: OutgoingMail, now: datetime, kind: Kind = Kind.HARD) -> None:
    record(mail, kind, at=now, source="test", final=True, detail="550 5.1.1", told=str(now))


def again(person: Person, n: int, now: datetime) -> OutgoingMail:
    """One more mail to the same address that was sent."""
    return OutgoingMail.objects.create(
        dedupe_key=f"more:{person.pk}:{n}",
        kind="followup.reminder",
        purpose=Purpose.REMINDER,
        to_email=person.email,
        language="nb",
        message_id=f"<{person.pk}-{n}@example.no>",
        person=person.pk,
        municipality=person.municipality,
        state=State.SENT,
        sent_at=now,
    )


@pytest.fixture
def first(kari):
    return send(MONDAY + timedelta(minutes=11))


@pytest.fixture
def asked(first, clock):
    """The first mail came back, and has been looked at."""
    now = MONDAY + timedelta(minutes=12)
    bounce(first, now)
    clock.move_to(now + timedelta(minutes=20), tick=False)
    bounces.judge_due(now + timedelta(minutes=20))
    return AddressQuestion.objects.get()


def questions(kind="followup.which_address"):
    return list(OutgoingMail.objects.filter(kind=kind).order_by("pk"))


def now_at(hours: float) -> datetime:
    return MONDAY + timedelta(hours=hours)


def test_the_contact_person_is_asked_once_per_address(asked, kari, contact):
    (mail,) = questions()
    assert mail.to_email == contact.email
    assert mail.subject == "Adressen kari@granvik.example.no virker ikke – hvilken er riktig?"
    assert "Ringe idrettsrådet" in mail.body_text
    for n in range(3):
        bounce(again(kari, n, now_at(1)), now_at(1 + n))
    bounces.judge_due(now_at(5))
    assert len(questions()) == 1
    assert AddressQuestion.objects.get().given_up
    assert is_suppressed(kari.email, Purpose.REMINDER) == "bounced"


def test_two_people_at_one_address_are_one_question(place, contact, clock):
    shared = "post@granvik.example.no"
    for name in ("Kari Granbark", "Ola Myrstubb"):
        person = make.person(place, name, shared)
        make.task(place, f"Oppgaven til {name}", lead=person)
    reminders.plan_for(Person.objects.all(), now=MONDAY)
    bounce(send(MONDAY + timedelta(minutes=11)), now_at(0.3))
    bounces.judge_due(now_at(1))
    (mail,) = questions()
    assert "Kari Granbark og Ola Myrstubb" in mail.body_text


def test_each_municipality_is_asked_about_its_own(place, contact, kari, clock):
    elsewhere = make.municipality("Lauvdal", "9902")
    other_contact = make.contact(elsewhere)
    twin = make.person(elsewhere, "Kari Granbark", kari.email)
    make.task(elsewhere, "Lage plakat", lead=twin)
    reminders.plan_for([twin], now=MONDAY)
    bounce(send(MONDAY + timedelta(minutes=11)), now_at(0.3))
    bounces.judge_due(now_at(1))
    by_contact = {mail.to_email: mail.body_text for mail in questions()}
    assert set(by_contact) == {contact.email, other_contact.email}
    assert "Lage plakat" not in by_contact[contact.email]


def test_the_task_says_that_it_did_not_arrive(asked, kari, contact, client):
    log_in(client, contact)
    task = kari.led_tasks.get()
    text = client.get(task.get_absolute_url()).content.decode()
    assert "E-posten til Kari Granbark mandag 16. november 2026 kom ikke fram" in text
    assert "adressen finnes ikke" in text


def test_i_dag_asks_and_the_answer_sends_the_held_mail(asked, kari, contact, client, clock):
    log_in(client, contact)
    page = client.get(f"/k/{kari.municipality.number}/i-dag/").content.decode()
    assert "Adressen kari@granvik.example.no virker ikke. Hvilken er riktig?" in page
    done = client.post(
        reverse("address_answer", args=[asked.pk]), {"email": "Kari.G@granvik.example.no"}
    )
    assert done.status_code == 302
    kari.refresh_from_db()
    assert kari.email == "kari.g@granvik.example.no"
    asked.refresh_from_db()
    assert (asked.state, asked.answered_by) == (AddressQuestion.State.ANSWERED, contact)
    # The first mail goes to the new address in ten minutes, as if nothing had been sent.
    mail = send(now_at(1))
    assert mail.to_email == "kari.g@granvik.example.no"
    assert ReminderItem.objects.filter(reminder__mail=mail, point="first").exists()
    text = client.get(f"/k/{kari.municipality.number}/i-dag/").content.decode()
    assert "virker ikke" not in text


def test_nothing_is_lifted_for_the_old_address(asked, kari, contact, clock):
    bounce(again(kari, 1, now_at(1)), now_at(1))
    bounces.judge_due(now_at(2))
    undeliverable.answer(
        asked, email="ny@granvik.example.no", actor=by_user(contact), now=now_at(2)
    )
    assert is_suppressed("kari@granvik.example.no", Purpose.REMINDER) == "bounced"
    assert is_suppressed("ny@granvik.example.no", Purpose.REMINDER) == ""
    assert Reminder.objects.filter(person=kari, state=Reminder.State.PLANNED).exists()


@pytest.mark.parametrize(
    ("email", "sentence"),
    [
        ("", "Adressen ser ikke riktig ut"),
        ("nei", "Adressen ser ikke riktig ut"),
        ("kari@granvik.example.no", "Det er den adressen som ikke virker"),
        ("gone@granvik.example.no", "Heller ikke den adressen tar imot"),
    ],
)
def test_an_answer_that_cannot_be_right_is_refused(asked, kari, contact, client, email, sentence):
    Suppression.objects.create(email="gone@granvik.example.no", reason="bounced")
    log_in(client, contact)
    done = client.post(reverse("address_answer", args=[asked.pk]), {"email": email}, follow=True)
    assert sentence in done.content.decode()
    asked.refresh_from_db()
    assert asked.state == AddressQuestion.State.OPEN


def test_the_address_may_be_right_after_all(asked, kari, contact, client, clock):
    bounce(again(kari, 1, now_at(1)), now_at(1))
    bounces.judge_due(now_at(2))
    log_in(client, contact)
    client.post(reverse("address_try_again", args=[asked.pk]))
    assert is_suppressed(kari.email, Purpose.REMINDER) == ""
    mail = send(now_at(24))
    assert mail.to_email == kari.email, "what came back is sent again"
    # If it comes back again, it is asked about again.
    bounce(mail, now_at(25))
    clock.move_to(now_at(26), tick=False)
    MailEvent.objects.update(received_at=now_at(25))
    bounces.judge_due(now_at(26))
    assert len(questions()) == 2
    assert is_suppressed(kari.email, Purpose.REMINDER) == "bounced"


@pytest.mark.parametrize("who", ["stranger", "reader", "nobody"])
def test_only_the_contact_person_answers_on_the_page(asked, place, client, who):
    if who == "stranger":
        log_in(client, make.contact(make.municipality()))
    elif who == "reader":
        log_in(client, make.reader(place))
    for route in ("address_answer", "address_try_again"):
        answer = client.post(reverse(route, args=[asked.pk]), {"email": "ny@example.no"})
        assert answer.status_code in {302, 403, 404}
    asked.refresh_from_db()
    assert asked.state == AddressQuestion.State.OPEN


class TestTheLink:
    @pytest.fixture
    def url(self, asked, contact):
        token = links.make("which_address", contact.memberships.get().pk, 0)
        assert reverse("which_address", args=[token])[:20] in questions()[0].body_text
        return reverse("which_address", args=[token])

    def test_the_contact_person_answers_without_logging_in(self, client, url, asked, kari, contact):
        assert "kari@granvik.example.no" in client.get(url).content.decode()
        form = {"question": asked.pk, "email": "ny@granvik.example.no"}
        text = client.post(url, form, follow=True).content.decode()
        assert "Nå skriver vi til ny@granvik.example.no" in text
        assert "Alle adresser virker" in text
        kari.refresh_from_db()
        assert kari.email == "ny@granvik.example.no"
        (receipt,) = questions("followup.address_receipt")
        assert receipt.to_email == contact.email

    def test_a_machine_that_presses_everything_changes_nothing(self, client, url, asked):
        before = machines.rows()
        client.get(url)
        client.head(url)
        assert machines.press(client, url)
        assert machines.rows() == before

    @pytest.mark.parametrize("form", [{}, {"email": ""}, {"email": "nei"}])
    def test_without_an_address_nothing_changes(self, client, url, asked, kari, form):
        assert client.post(url, {"question": asked.pk} | form).status_code == 422
        asked.refresh_from_db()
        assert asked.state == AddressQuestion.State.OPEN

    def test_questions_of_another_municipality_are_out_of_reach(self, client, asked, kari):
        stranger = make.contact(make.municipality()).memberships.get()
        other = reverse("which_address", args=[links.make("which_address", stranger.pk, 0)])
        client.post(other, {"question": asked.pk, "email": "ny@example.no"})
        kari.refresh_from_db()
        assert kari.email == "kari@granvik.example.no"

    def test_a_link_for_something_else_does_not_open_it(self, client, contact, asked):
        token = links.make("who_takes", contact.memberships.get().pk, 0)
        assert client.get(reverse("which_address", args=[token])).status_code == 410


def test_who_calls_it_spam_has_asked_not_to_be_written_to(first, kari, clock):
    record(first, Kind.COMPLAINED, at=now_at(1), source="test", final=False, detail="", told="1")
    kari.refresh_from_db()
    assert kari.no_contact_at is not None
    assert not AddressQuestion.objects.exists()
    assert not Reminder.objects.filter(person=kari, state=Reminder.State.PLANNED).exists()


def test_a_domains_fault_withdraws_the_question(place, contact, clock):
    rows = []
    for name in "abcd":
        person = make.person(place, f"Kari {name.upper()}", f"{name}@lauvdal.example.no")
        make.task(place, f"Oppgave {name}", lead=person)
        rows.append(person)
    reminders.plan_for(rows, now=MONDAY)
    reminder_sending.send_due(now=MONDAY + timedelta(minutes=11))
    mails = list(OutgoingMail.objects.filter(purpose=Purpose.REMINDER).order_by("pk"))
    for mail in mails[:1]:
        bounce(mail, now_at(0.3))
        bounce(again(rows[0], 1, now_at(0.3)), now_at(0.3))
    bounces.judge_due(now_at(1))
    assert AddressQuestion.objects.get().state == AddressQuestion.State.OPEN
    for mail in mails[1:]:
        bounce(mail, now_at(1.1))
    clock.move_to(now_at(2), tick=False)
    MailEvent.objects.update(received_at=now_at(1.1))
    bounces.judge_due(now_at(2))
    assert AddressQuestion.objects.get().state == AddressQuestion.State.OVER
    assert not Suppression.objects.exists()
    assert len(questions()) == 1


def test_somebody_without_an_open_task_is_nobodys_question(first, kari, contact, clock):
    kari.led_tasks.update(state="done")
    bounce(first, now_at(0.3))
    bounces.judge_due(now_at(1))
    assert not AddressQuestion.objects.exists()


def test_an_erased_person_leaves_no_address_in_the_question(asked, kari, contact):
    people.erase(kari, actor=by_user(contact), now=now_at(1))
    assert not AddressQuestion.objects.filter(email="kari@granvik.example.no").exists()


def test_a_mail_the_server_refused_is_heard_of_too(kari, contact, clock):
    """Over SMTP, without a provider that tells."""
    reminder_sending.send_due(now=MONDAY + timedelta(minutes=11))
    clock.move_to(now_at(0.3), tick=False)
    (mail,) = claims.claim(now_at(0.3), most=1).mails
    verdict = Verdict(State.BOUNCED, "550 5.1.1", about_address=Kind.HARD)
    claims.settle([(mail, verdict)], now_at(0.3))
    bounces.judge_due(now_at(1))
    assert len(questions()) == 1


def _give_up(kari, now: datetime) -> None:
    for n in range(3):
        bounce(again(kari, n, now), now)
    bounces.judge_due(now + timedelta(minutes=20))


def test_an_address_nobody_corrects_comes_on_the_call_list(asked, kari, place, clock):
    assert "innen mandag 30. november" in questions()[0].body_text
    _give_up(kari, now_at(1))
    for day in range(1, 14):
        clock.move_to(MONDAY + timedelta(days=day), tick=False)
        escalations.escalate(now=timezone.now())
        assert call_list() == []
    clock.move_to(MONDAY + timedelta(days=14), tick=False)
    escalations.escalate(now=timezone.now())
    [call] = call_list()
    assert [(row.kind, row.person) for row in call.rows] == [("address", kari)]
    assert len(questions()) == 1


@pytest.mark.parametrize("when", [3, 20])
def test_a_corrected_address_ends_it_wherever_it_stands(asked, kari, contact, clock, when):
    _give_up(kari, now_at(1))
    for day in range(1, 25):
        clock.move_to(MONDAY + timedelta(days=day), tick=False)
        if day == when:
            fixed = {"email": "kari@example.no", "actor": by_user(contact), "now": timezone.now()}
            undeliverable.answer(AddressQuestion.objects.get(), **fixed)
        escalations.escalate(now=timezone.now())
        escalations.close_resolved(now=timezone.now())
    assert call_list() == []


def test_an_address_that_took_mail_again_is_nobodys_call(asked, clock):
    """One mail came back, and it was not given up: who does not answer is silent, not unreached."""
    clock.move_to(MONDAY + timedelta(days=14), tick=False)
    escalations.escalate(now=timezone.now())
    assert call_list() == []


@pytest.mark.parametrize("moved", ["before it came back", "after it came back"])
def test_what_did_not_reach_the_old_address_is_said_at_the_new_one(kari, contact, clock, moved):
    """The mail is on its way while the address is corrected."""
    first = send(MONDAY + timedelta(minutes=11))
    clock.move_to(now_at(1), tick=False)
    steps = [
        lambda: bounce(first, now_at(1)),
        lambda: people.edit(kari, email="ny@example.no", actor=by_user(contact), now=now_at(1)),
    ]
    for step in reversed(steps) if moved.startswith("before") else steps:
        step()
    tuesday = MONDAY + timedelta(days=1)
    reminders.plan_all(now=tuesday.replace(hour=3))
    assert send(tuesday).to_email == "ny@example.no"
    assert ReminderItem.objects.filter(point="first").count() == 2
