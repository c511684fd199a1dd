"""The mails with which a human takes over: to the contact persons of a municipality."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any, ClassVar, Self

from django.conf import settings
from django.urls import reverse
from django.utils.translation import get_language

from core import links
from core.accounts.models import Membership
from core.mail.messages import Message, register
from core.mail.models import Purpose
from core.mail.outbox import Letter
from followup.domain import day_words, escalation
from followup.mails.letters import user_recipient
from followup.mails.words import promise_line
from followup.models import Escalation, Person, Task

#: Purpose of the links with which a contact person says who takes a task.
LINK = "who_takes"
_SAMPLE_DAY = date(2026, 11, 16)
_SAMPLE_CALL = date(2026, 11, 30)


@dataclass(frozen=True, slots=True)
class Step:
    """One task as these mails show it. `call_on`: the day NDFU is to call about it, if next."""

    what: str
    due: date | None = None
    who_text: str = ""
    url: str = ""
    call_on: date | None = None


@dataclass(frozen=True, slots=True)
class Silent:
    """Somebody who has not answered, how to reach them, and about what."""

    name: str
    reach: str
    steps: tuple[Step, ...]


@dataclass(frozen=True)
class _ToContact(Message):
    today: date
    municipality: str
    url: str
    purpose: ClassVar[Purpose] = Purpose.NOTICE

    def context(self) -> dict[str, Any]:
        return {"municipality": self.municipality, "url": self.url}

    def _day(self, day: date | None) -> str:
        return day_words.full(day, self.today, get_language() or "nb") if day else ""

    def _step(self, step: Step) -> dict[str, Any]:
        language = get_language() or "nb"
        due = day_words.due_sentence(step.due, self.today, language) if step.due else ""
        return {
            "promise": promise_line(step.what),
            "due": due,
            "who_text": step.who_text,
            "url": step.url,
            "call_on": self._day(step.call_on),
        }


@register
@dataclass(frozen=True)
class SilentNews(_ToContact):
    """Nobody answers: would the contact person call?

    `call_on`: the day it comes on NDFU's call list if nothing happens.
    """

    call_on: date
    people: tuple[Silent, ...]
    name = "followup.silent_news"

    def context(self) -> dict[str, Any]:
        people = [
            {"name": p.name, "reach": p.reach, "steps": [self._step(s) for s in p.steps]}
            for p in self.people
        ]
        call_on = self._day(self.call_on)
        return super().context() | {"people": people, "first": people[0], "call_on": call_on}

    @classmethod
    def sample(cls) -> Self:
        step = Step("Ringe idrettsrådet om utstyrsbod", date(2026, 10, 30))
        return cls(
            today=_SAMPLE_DAY,
            municipality="Granvik",
            url="https://videre.example.no/k/9901/i-dag/",
            call_on=_SAMPLE_CALL,
            people=(Silent("Kari Granbark", "900 00 001, kari.granbark@example.no", (step,)),),
        )


@register
@dataclass(frozen=True)
class WhoTakesThis(_ToContact):
    """Steps without a person or an address: who takes them? Answerable from the link.

    `ask_again`: the day of the next such mail, for steps that are not next on the call list.
    """

    steps: tuple[Step, ...]
    ask_again: date | None = None
    name = "followup.who_takes_this"

    def context(self) -> dict[str, Any]:
        steps = [self._step(step) for step in self.steps]
        return super().context() | {
            "steps": steps,
            "first": steps[0]["promise"],
            "ask_again": self._day(self.ask_again),
        }

    @classmethod
    def sample(cls) -> Self:
        return cls(
            today=_SAMPLE_DAY,
            municipality="Granvik",
            url="https://videre.example.no/hvem/eksempel/",
            ask_again=date(2026, 11, 23),
            steps=(
                Step(
                    "Ringe idrettsrådet om utstyrsbod",
                    date(2026, 11, 20),
                    "Idrettsrådet",
                    call_on=_SAMPLE_CALL,
                ),
                Step("Lage plakat på tre språk"),
            ),
        )


@register
@dataclass(frozen=True)
class GivenReceipt(Message):
    """To the contact person whose link was used: who was given what, in case it was not them."""

    what: str
    who: str
    address: str
    municipality: str
    url: str
    name = "followup.given_receipt"
    purpose: ClassVar[Purpose] = Purpose.RECEIPT

    def context(self) -> dict[str, Any]:
        return {
            "promise": promise_line(self.what),
            "who": self.who,
            "address": self.address,
            "municipality": self.municipality,
            "url": self.url,
        }

    @classmethod
    def sample(cls) -> Self:
        return cls(
            what="Ringe idrettsrådet om utstyrsbod",
            who="Kari Granbark",
            address="kari.granbark@example.no",
            municipality="Granvik",
            url="https://videre.example.no/oppgave/7/",
        )


def page_url(membership: Membership) -> str:
    """The absolute address where this contact person says who takes what, without logging in."""
    token = links.make(LINK, membership.pk, 0)
    return settings.SITE_URL + reverse("who_takes", args=[token])


def silent_letters(
    contacts: Sequence[Membership], rows: Sequence[Escalation], *, today: date, key: str
) -> list[Letter]:
    """One mail to each contact person about everybody who does not answer.

    All rows are at the same step: there is but one mail on this ladder.
    """
    by_person: dict[Person, list[Task]] = defaultdict(list)
    for row in rows:
        if row.person:
            by_person[row.person].append(row.task)
    silent = tuple(
        Silent(
            name=person.name,
            reach=", ".join(part for part in (person.phone, person.email) if part),
            steps=tuple(_step(task) for task in tasks),
        )
        for person, tasks in by_person.items()
    )
    return [
        Letter(
            message=SilentNews(
                today=today,
                municipality=contact.municipality.name,
                url=settings.SITE_URL + reverse("today", args=[contact.municipality.number]),
                call_on=rows[0].on,
                people=silent,
            ),
            to=user_recipient(contact.user, contact.municipality),
            dedupe_key=f"silent:{key}:{contact.user_id}",
            municipality=contact.municipality,
        )
        for contact in contacts
    ]


def who_letters(
    contacts: Sequence[Membership], rows: Sequence[Escalation], *, today: date, key: str
) -> list[Letter]:
    """One mail to each contact person about every step that nobody has, however often asked."""
    again = [row.on for row in rows if row.step != escalation.CALL]
    return [
        Letter(
            message=WhoTakesThis(
                today=today,
                municipality=contact.municipality.name,
                url=page_url(contact),
                ask_again=min(again, default=None),
                steps=tuple(_asked(row) for row in rows),
            ),
            to=user_recipient(contact.user, contact.municipality),
            dedupe_key=f"who:{key}:{contact.user_id}",
            municipality=contact.municipality,
        )
        for contact in contacts
    ]


def _asked(row: Escalation) -> Step:
    call_on = row.on if row.step == escalation.CALL else None
    return replace(_step(row.task), call_on=call_on)


def receipt_letter(contact: Membership, task: Task, who: Person, *, at: datetime) -> Letter:
    """To the contact person's own address, at once."""
    place = contact.municipality
    return Letter(
        message=GivenReceipt(
            what=task.what,
            who=who.name,
            address=who.email,
            municipality=place.name,
            url=settings.SITE_URL + task.get_absolute_url(),
        ),
        to=user_recipient(contact.user, place),
        dedupe_key=f"given:{task.pk}:{who.pk}:{int(at.timestamp())}",
        municipality=place,
    )


def _step(task: Task) -> Step:
    who = task.who_text or (task.lead.name if task.lead else "")
    return Step(task.what, task.due, who, settings.SITE_URL + task.get_absolute_url())
