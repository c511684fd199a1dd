"""Makes rows for tests, with plainly invented people. Every argument has a sensible default."""

from __future__ import annotations

from datetime import date
from itertools import count
from typing import Any

from core.accounts.models import Membership, User
from core.municipalities.models import County, Municipality
from followup.models import Dugnad, Idea, MailReply, Person, Task

_numbers = count(1)


def municipality(name: str = "Granvik", number: str = "", **fields: Any) -> Municipality:
    county, _ = County.objects.get_or_create(number="99", defaults={"name": "Skogland"})
    fields.setdefault("county", county)
    return Municipality.objects.create(
        name=name, number=number or f"99{next(_numbers):02d}", **fields
    )


def user(email: str = "", **fields: Any) -> User:
    n = next(_numbers)
    fields.setdefault("name", f"Bruker Myrstubb {n}")
    return User.objects.create_user(email or f"bruker{n}@example.no", **fields)


def contact(place: Municipality, **fields: Any) -> User:
    """A contact person of `place`."""
    someone = user(**fields)
    Membership.objects.create(user=someone, municipality=place, kind=Membership.Kind.CONTACT)
    return someone


def reader(place: Municipality, **fields: Any) -> User:
    someone = user(**fields)
    Membership.objects.create(user=someone, municipality=place, kind=Membership.Kind.READER)
    return someone


def person(place: Municipality, name: str = "", email: str | None = None, **fields: Any) -> Person:
    n = next(_numbers)
    return Person.objects.create(
        municipality=place,
        name=name or f"Kari Granbark {n}",
        email=f"person{n}@example.no" if email is None else email,
        **fields,
    )


def dugnad(place: Municipality, day: date = date(2026, 11, 12), **fields: Any) -> Dugnad:
    return Dugnad.objects.create(municipality=place, date=day, **fields)


def idea(workshop: Dugnad, title: str = "Utstyrsbod", **fields: Any) -> Idea:
    return Idea.objects.create(dugnad=workshop, title=title, **fields)


def mail_reply(
    who: Person | None, words: str = "Hvem betaler for boden?", **fields: Any
) -> MailReply:
    """A mail somebody wrote to us, waiting for a human; from nobody we know without `who`."""
    fields.setdefault("kind", "reply" if who else "stranger")
    fields.setdefault("state", "open")
    fields.setdefault("municipality", who.municipality if who else None)
    return MailReply.objects.create(person=who, words=words, **fields)


def task(place: Municipality, what: str = "Ringe idrettsrådet", **fields: Any) -> Task:
    return Task.objects.create(municipality=place, what=what, **fields)
