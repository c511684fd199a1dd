"""Planning and sending for many people over local SMTP, beside Django and smtplib alone."""

from __future__ import annotations

import smtplib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TypeVar
from zoneinfo import ZoneInfo

from django.core.mail.backends import smtp
from django.test import override_settings

from core.mail import delivery
from core.mail.mime import build
from core.mail.models import OutgoingMail, State
from followup.models import Person, Task
from followup.services import reminder_sending, reminders
from tests.bench import sink
from tests.bench.figures import Differs, Figure, seconds
from tests.support import make

ABOUT = "one task each for a thousand people: planned, written, sent over SMTP"
NOW = datetime(2026, 11, 16, 10, 0, tzinfo=ZoneInfo("Europe/Oslo"))
T = TypeVar("T")


@dataclass(frozen=True)
class Size:
    people: int


FULL = Size(people=1000)
TINY = Size(people=3)


def run(size: Size) -> list[Figure]:
    """Each stage for everybody at once. The peers send the same mails, and write nothing down."""
    with sink.running() as server:  # once in small, so that what is loaded once is not counted
        reminders.plan_for(_people(2), now=NOW)
        _write_all(2)
        _send_all(server.port, 2)
    OutgoingMail.objects.all().delete()
    people = _people(size.people)
    planning = seconds(lambda: reminders.plan_for(people, now=NOW))
    written, writing = _timed(lambda: _write_all(size.people))
    if written != size.people:
        raise Differs(f"{written} mails for {size.people} people")
    with sink.running() as server:
        sending = _send_all(server.port, size.people)
        _took(server, size.people)
        django = _django(server.port)
        _took(server, 2 * size.people)
        bare = _smtplib(server.port)
        _took(server, 3 * size.people)
    n = size.people
    return [
        _rate("planning", planning, n),
        _rate("writing the mails to the ledger", writing, n),
        _rate("sending, each mail settled in the ledger", sending, n),
        _rate("peer: Django's send_messages, no ledger", django, n),
        _rate("peer: smtplib with ready-made bytes", bare, n),
        Figure("sending beside Django's", sending / django, "times"),
        Figure("sending beside smtplib's", sending / bare, "times"),
        Figure("all three stages", planning + writing + sending, "s"),
    ]


def _rate(what: str, taken: float, count: int) -> Figure:
    return Figure(what, taken, "s", "", f"{count / taken:,.0f} a second")


def _people(count: int) -> list[Person]:
    place = make.municipality()
    contact = make.contact(place)
    dugnad = make.dugnad(place, day=date(2026, 11, 12))
    idea = make.idea(dugnad)
    people = Person.objects.bulk_create(
        Person(
            municipality=place,
            name=f"Kari Granbark {n}",
            email=f"person{n}.{place.number}@example.no",
            given_by=contact,
        )
        for n in range(count)
    )
    Task.objects.bulk_create(
        Task(
            municipality=place,
            dugnad=dugnad,
            idea=idea,
            lead=person,
            what=f"Ringe idrettsrådet om utstyrsbod i krets {n}",
            when_text="innen uke 3",
            due=date(2027, 1, 24),
            precision="week",
        )
        for n, person in enumerate(people)
    )
    return people


def _timed(work: Callable[[], T]) -> tuple[T, float]:
    found: list[T] = []
    taken = seconds(lambda: found.append(work()))
    return found[0], taken


def _write_all(people: int) -> int:
    total = 0
    for _ in range(people // 500 + 2):
        total += reminder_sending.send_due(now=NOW + timedelta(minutes=11)).mails
    return total


def _send_all(port: int, people: int) -> float:
    OutgoingMail.objects.update(due_at=NOW)  # a working day: reminders do not go at night
    with override_settings(
        EMAIL_BACKEND="core.mail.backend.EmailBackend", EMAIL_HOST="127.0.0.1", EMAIL_PORT=port
    ):
        counts, taken = _timed(lambda: delivery.deliver_due(NOW, limit=people + 1))
    if counts.sent != people:
        raise Differs(f"{counts} of {people} mails")
    return taken


def _django(port: int) -> float:
    """The same mails built and sent by Django over one connection, and forgotten."""
    backend = smtp.EmailBackend(host="127.0.0.1", port=port)
    rows = list(OutgoingMail.objects.filter(state=State.SENT).order_by("pk"))
    return seconds(lambda: backend.send_messages([build(row, backend) for row in rows]))


def _smtplib(port: int) -> float:
    """Their ready-made bytes over one kept-open connection: what the server and the wire take."""
    rows = OutgoingMail.objects.filter(state=State.SENT).order_by("pk")
    mails = [(row.to_email, build(row).message().as_bytes()) for row in rows]

    def talk() -> None:
        with smtplib.SMTP("127.0.0.1", port) as server:
            for to, content in mails:
                server.sendmail("videre@example.no", [to], content)

    return seconds(talk)


def _took(server: sink.Running, count: int) -> None:
    if server.count() != count:
        raise Differs(f"the sink took {server.count()} mails, not {count}")
