"""Whether mail gets through: silent domains, failing domains, contact persons out of reach."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from django.utils import timezone

from core.accounts.models import Role
from core.mail.models import (
    DomainTrouble,
    InboundMail,
    OutgoingMail,
    Purpose,
    State,
    Suppression,
)
from followup.models import Answer
from reporting.domain.quarantine import DomainFigures
from reporting.selectors.delivery import domains
from tests.support import make
from tests.support.logins import log_in

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 17, 10, 0, tzinfo=UTC)
DAY = timedelta(days=1)
PATH = "/ndfu/levering/"


@pytest.mark.parametrize(
    ("old_enough", "answers", "raised"),
    [(4, 0, False), (5, 0, True), (50, 0, True), (5, 1, False), (0, 0, False)],
)
def test_at_least_five_and_no_answer(old_enough, answers, raised):
    figures = DomainFigures("x.example.no", 1, 9, old_enough, answers)
    assert figures.may_be_in_quarantine is raised


@pytest.fixture(autouse=True)
def clock(time_machine):
    time_machine.move_to(NOW, tick=False)


@pytest.fixture
def place():
    return make.municipality("Granvik", "9901")


def mails(person, count, *, days_ago=20, **fields):
    at = NOW - days_ago * DAY
    number = OutgoingMail.objects.count()
    values = {
        "kind": "followup.reminder",
        "purpose": Purpose.REMINDER,
        "language": "nb",
        "person": person.pk,
        "state": State.SENT,
        "sent_at": at,
        "created_at": at,
        "to_email": person.email,
        **fields,
    }
    for n in range(number, number + count):
        OutgoingMail.objects.create(dedupe_key=f"k{n}", message_id=f"<{n}@example.no>", **values)


def answer(person, days_ago=3, **fields):
    task = make.task(person.municipality, lead=person)
    return Answer.objects.create(
        task=task,
        person=person,
        choice="done",
        task_version=0,
        created_at=NOW - days_ago * DAY,
        **fields,
    )


def figures(domain):
    return next(row for row in domains(NOW) if row.domain == domain)


def test_a_domain_that_never_answers_is_raised(place):
    for name in "ab":
        mails(make.person(place, email=f"{name}@Silent.example.no"), 3)
    found = figures("silent.example.no")
    assert (found.people, found.delivered, found.answers) == (2, 6, 0)
    assert found.may_be_in_quarantine


def test_one_answer_from_anybody_there_is_enough(place):
    silent, lively = (make.person(place, email=f"{n}@granvik.example.no") for n in "ab")
    mails(silent, 9)
    answer(lively)
    found = figures("granvik.example.no")
    assert found.answers == 1
    assert found.last_answer == NOW - 3 * DAY
    assert not found.may_be_in_quarantine


def test_an_answer_by_mail_counts_too(place):
    person = make.person(place, email="a@granvik.example.no")
    mails(person, 9)
    at = NOW - DAY
    InboundMail.objects.create(
        key="1", source="t", person=person.pk, from_email="A@granvik.example.no", received_at=at
    )
    InboundMail.objects.create(
        key="2", source="t", person=person.pk, from_email="b@forged.example.no", authentic="fail"
    )
    assert figures("granvik.example.no").answers == 1


def test_people_get_time_to_answer(place):
    mails(make.person(place, email="a@granvik.example.no"), 9, days_ago=6)
    assert not figures("granvik.example.no").may_be_in_quarantine


def test_only_what_arrived_lately_at_people_with_tasks_counts(place):
    person = make.person(place, email="a@granvik.example.no")
    mails(person, 3, state=State.BOUNCED)
    mails(person, 3, state=State.QUEUED, sent_at=None)
    mails(person, 3, days_ago=200)
    mails(person, 3, purpose=Purpose.RECEIPT)
    mails(person, 3)
    OutgoingMail.objects.filter(state=State.SENT, purpose=Purpose.REMINDER).update(person=None)
    assert domains(NOW) == []


def test_with_webhooks_only_what_was_delivered_counts(place, settings):
    person = make.person(place, email="a@granvik.example.no")
    mails(person, 5)
    mails(person, 2, state=State.DELIVERED)
    assert figures("granvik.example.no").delivered == 7
    settings.MAIL_WEBHOOKS = {"Tracking": "x"}
    assert figures("granvik.example.no").delivered == 2


def test_an_answer_that_was_undone_is_none(place):
    person = make.person(place, email="a@granvik.example.no")
    mails(person, 5)
    answer(person, undone_at=NOW)
    assert figures("granvik.example.no").may_be_in_quarantine


def test_the_page_says_it_in_plain_words(place, client):
    mails(make.person(place, email="a@silent.example.no"), 5)
    contact = make.contact(place, email="kontakt@granvik.example.no", name="Berit Myrstubb")
    Suppression.objects.create(email=contact.email, reason="bounced")
    DomainTrouble.objects.create(domain="down.example.no", day=date(2026, 11, 10), addresses=4)
    log_in(client, make.user(role=Role.NDFU_ADMIN))
    text = " ".join(client.get(PATH).content.decode().split())
    assert "Kan ligge i karantene" in text
    assert "5 e-poster levert til én person, ingen svar." in text
    assert "Kontaktpersoner vi ikke når" in text
    assert "Berit Myrstubb" in text
    assert "<strong>down.example.no</strong>: tirsdag 10. november 2026, 4 adresser" in text


def test_calm_when_there_is_nothing(client):
    log_in(client, make.user(role=Role.NDFU_ADMIN))
    text = client.get(PATH).content.decode()
    assert "Ingen påminnelser er levert ennå" in text
    assert "karantene" not in text


@pytest.mark.parametrize("who", ["contact", "process_leader", "nobody"])
def test_only_ndfu_sees_it(place, client, who):
    if who == "contact":
        log_in(client, make.contact(place))
    elif who == "process_leader":
        log_in(client, make.user(role=Role.PROCESS_LEADER))
    assert client.get(PATH).status_code in {302, 403, 404}


def test_it_asks_the_database_as_often_for_many_domains(place, client, django_assert_num_queries):
    log_in(client, make.user(role=Role.NDFU_ADMIN))
    for size in (1, 20):
        for n in range(size):
            mails(make.person(place, email=f"a{size}@d{size}-{n}.example.no"), 1)
    with django_assert_num_queries(3):
        domains(timezone.now())
