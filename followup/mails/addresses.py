"""The mail that asks a contact person which address is right, and the one that says what became."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, ClassVar, Self

from django.conf import settings
from django.urls import reverse
from django.utils.translation import get_language

from core import links, words_no
from core.accounts.models import Membership
from core.mail.messages import Message, register
from core.mail.models import Purpose
from core.mail.outbox import Letter
from followup.domain import day_words
from followup.mails.letters import user_recipient
from followup.mails.words import promise_line
from followup.models import AddressQuestion, Person, Task

#: Purpose of the links with which a contact person corrects addresses.
LINK = "which_address"


@register
@dataclass(frozen=True)
class WhichAddress(Message):
    """An address does not take our mail: which one is right?

    `call_on`: the day it comes on NDFU's call list if no address is known by then that works.
    """

    email: str
    names: tuple[str, ...]
    steps: tuple[str, ...]
    municipality: str
    url: str
    today: date
    call_on: date
    given_up: bool = False
    name = "followup.which_address"
    purpose: ClassVar[Purpose] = Purpose.NOTICE

    def context(self) -> dict[str, Any]:
        return {
            "address": self.email,
            "names": words_no.listing(self.names, get_language() or "nb"),
            "steps": [promise_line(step) for step in self.steps],
            "municipality": self.municipality,
            "given_up": self.given_up,
            "call_on": day_words.full(self.call_on, self.today, get_language() or "nb"),
            "url": self.url,
        }

    @classmethod
    def sample(cls) -> Self:
        return cls(
            email="kari.granbark@granvik.example.no",
            names=("Kari Granbark",),
            steps=("Ringe idrettsrådet om utstyrsbod", "Lage plakat på tre språk"),
            municipality="Granvik",
            url="https://videre.example.no/riktig-adresse/eksempel/",
            today=date(2026, 11, 16),
            call_on=date(2026, 11, 30),
            given_up=True,
        )


@register
@dataclass(frozen=True)
class AddressReceipt(Message):
    """To the contact person whose link was used: which address was changed to what."""

    names: tuple[str, ...]
    old: str
    new: str
    municipality: str
    url: str
    name = "followup.address_receipt"
    purpose: ClassVar[Purpose] = Purpose.RECEIPT

    def context(self) -> dict[str, Any]:
        return {
            "names": words_no.listing(self.names, get_language() or "nb"),
            "old": self.old,
            "new": self.new,
            "municipality": self.municipality,
            "url": self.url,
        }

    @classmethod
    def sample(cls) -> Self:
        return cls(
            names=("Kari Granbark",),
            old="kari.granbark@granvik.example.no",
            new="kari@granvik.example.no",
            municipality="Granvik",
            url="https://videre.example.no/k/9901/folk/",
        )


def page_url(membership: Membership) -> str:
    """The absolute address where this contact person corrects addresses without logging in."""
    token = links.make(LINK, membership.pk, 0)
    return settings.SITE_URL + reverse("which_address", args=[token])


def question_letters(
    contacts: Sequence[Membership],
    question: AddressQuestion,
    people: Sequence[Person],
    tasks: Sequence[Task],
    *,
    call_on: date,
    today: date,
) -> list[Letter]:
    """One mail to each contact person about one address; `call_on` as in `WhichAddress`."""
    return [
        Letter(
            message=WhichAddress(
                email=question.email,
                names=tuple(person.name for person in people),
                steps=tuple(task.what for task in tasks),
                municipality=question.municipality.name,
                url=page_url(contact),
                today=today,
                call_on=call_on,
                given_up=question.given_up,
            ),
            to=user_recipient(contact.user, contact.municipality),
            dedupe_key=f"address:{question.pk}:{contact.user_id}",
            municipality=contact.municipality,
        )
        for contact in contacts
    ]


def receipt_letter(
    contact: Membership, people: Sequence[Person], old: str, new: str, *, at: datetime
) -> Letter:
    """To the contact person's own address, at once."""
    place = contact.municipality
    return Letter(
        message=AddressReceipt(
            names=tuple(person.name for person in people),
            old=old,
            new=new,
            municipality=place.name,
            url=settings.SITE_URL + reverse("people", args=[place.number]),
        ),
        to=user_recipient(contact.user, place),
        dedupe_key=f"address-given:{people[0].pk}:{contact.user_id}:{int(at.timestamp())}",
        municipality=place,
    )
