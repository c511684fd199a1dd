"""Changes the people who do things. They have no account and never need one."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from core.accounts.models import LANGUAGES, User
from core.audit import log
from core.audit.log import Actor
from core.errors import Refused
from core.mail import addresses as mail_addresses
from core.municipalities.models import Municipality
from followup.domain import addresses
from followup.models import Person
from followup.services import erasing, reminders

TEXTS = {"name": 160, "role": 160, "organisation": 160, "phone": 30}
ERASED_NAME = "Slettet person"
EDITABLE = frozenset({*TEXTS, "email", "language", "is_shared_address"})


@transaction.atomic
def find_or_create(
    municipality: Municipality,
    name: str,
    email: str = "",
    organisation: str = "",
    role: str = "",
    given_by: User | None = None,
) -> Person:
    """The person of that name and address here, or a new one.

    A known person of the same name without an address is given this one. Two names at one address
    are two people. Raises Refused without a name or with an address that cannot be one.
    """
    name = _text("name", name)
    if not name:
        raise Refused(_("Skriv et navn eller en rolle."), "no_name")
    email = clean_email(email)
    known = _known(municipality, name, email, organisation.strip())
    if known is None:
        return Person.objects.create(
            municipality=municipality,
            name=name,
            email=email,
            organisation=_text("organisation", organisation),
            role=_text("role", role),
            is_shared_address=addresses.is_shared(email),
            given_by=given_by,
        )
    if email and not known.email:
        known.email = email
        known.is_shared_address = addresses.is_shared(email)
        known.link_epoch += 1
        known.given_by = known.given_by or given_by
        known.save()
        reminders.plan_for([known], now=timezone.now())
    return known


def _known(municipality: Municipality, name: str, email: str, organisation: str) -> Person | None:
    same_name = Person.objects.select_for_update(no_key=True).filter(
        municipality=municipality,
        name__iexact=name,
        left_at__isnull=True,
        erased_at__isnull=True,
    )
    if email:
        exact = same_name.filter(email__iexact=email).first()
        if exact:
            return exact
        same_name = same_name.filter(email="")
    found = [
        p
        for p in same_name
        if not (organisation and p.organisation)
        or p.organisation.casefold() == organisation.casefold()
    ]
    return found[0] if len(found) == 1 else None


@transaction.atomic
def edit(person: Person, *, actor: Actor, now: datetime, **changes: Any) -> Person:
    """Change any of EDITABLE. A new address ends the links sent to the old one.

    Raises Refused for an empty name, an address that cannot be one, or an erased person.
    """
    unknown = set(changes) - EDITABLE
    if unknown:
        raise TypeError(f"edit() cannot change {', '.join(sorted(unknown))}")
    fresh = lock(person)
    before = {name: getattr(fresh, name) for name in changes}
    for name, value in changes.items():
        setattr(fresh, name, _clean(name, value))
    if not fresh.name:
        raise Refused(_("Skriv et navn eller en rolle."), "no_name")
    moved = addresses.key(before.get("email", fresh.email)) != addresses.key(fresh.email)
    if moved:
        fresh.link_epoch += 1
        if "is_shared_address" not in changes:
            fresh.is_shared_address = addresses.is_shared(fresh.email)
    changed = [name for name in changes if before[name] != getattr(fresh, name)]
    if changed:
        fresh.save()
        if moved:
            reminders.forget_failed(fresh)
        # What changed, not from what to what: history outlives an erased person.
        _record(fresh, actor, "person.edited", fields=changed)
        reminders.plan_for([fresh], now=now, newly_named=moved)
    return fresh


@transaction.atomic
def mark_left(person: Person, *, actor: Actor, now: datetime) -> Person:
    """They no longer take part: no more mail. Their tasks wait for somebody to take over."""
    fresh = lock(person)
    if fresh.left_at is None:
        fresh.left_at = now
        fresh.save(update_fields=["left_at"])
        _record(fresh, actor, "person.left")
        reminders.plan_for([fresh], now=now, newly_named=False)
    return fresh


@transaction.atomic
def mark_back(person: Person, *, actor: Actor, now: datetime) -> Person:
    """They take part after all."""
    fresh = lock(person)
    if fresh.left_at is not None:
        fresh.left_at = None
        fresh.save(update_fields=["left_at"])
        _record(fresh, actor, "person.back")
        reminders.plan_for([fresh], now=now, newly_named=False)
    return fresh


@transaction.atomic
def stop_contact(person: Person, *, actor: Actor, now: datetime) -> Person:
    """They asked not to be written to: mail stops at once. Asking twice is fine.

    The contact person is told after ten minutes (`answers.tell_others`) unless taken back.
    """
    fresh = lock(person)
    if fresh.no_contact_at is None:
        fresh.no_contact_at = now
        fresh.no_contact_told_at = None
        fresh.save(update_fields=["no_contact_at", "no_contact_told_at"])
        _record(fresh, actor, "person.no_contact")
        reminders.plan_for([fresh], now=now, newly_named=False)
    return fresh


@transaction.atomic
def resume_contact(person: Person, *, actor: Actor, now: datetime) -> Person:
    """They may be written to again. Nothing that was held back in between is sent."""
    fresh = lock(person)
    if fresh.no_contact_at is not None:
        fresh.no_contact_at = None
        fresh.no_contact_told_at = None
        fresh.save(update_fields=["no_contact_at", "no_contact_told_at"])
        _record(fresh, actor, "person.contact_again")
        reminders.plan_for([fresh], now=now, newly_named=False)
    return fresh


@transaction.atomic
def erase(person: Person, *, actor: Actor, now: datetime) -> Person:
    """Take every trace of who they were out of the database; their tasks and numbers stay.

    Their address leaves the mail ledger, their words leave their answers, and history keeps what
    was done without the name. An uploaded referat goes on its own deletion date. Erasing twice is
    fine.
    """
    if person.erased_at:
        return person
    fresh = lock(person)
    erasing.forget_words(fresh)
    for name in ("role", "organisation", "email", "phone", "language", "away_ask"):
        setattr(fresh, name, "")
    fresh.name = ERASED_NAME
    fresh.is_shared_address = False
    fresh.given_by = None
    fresh.link_epoch += 1
    fresh.erased_at = now
    fresh.save()
    _record(fresh, actor, "person.erased")
    reminders.plan_for([fresh], now=now, newly_named=False)
    return fresh


def clean_email(email: str) -> str:
    """The address in lower case, or "". Raises Refused ("bad_address") when it cannot be one."""
    return mail_addresses.clean_email(email) if email.strip(" ") else ""


def lock(person: Person) -> Person:
    """The person as they are now, locked until the transaction ends. Refuses an erased one."""
    fresh = (
        Person.objects.select_for_update(of=("self",), no_key=True)
        .select_related("municipality")
        .get(pk=person.pk)
    )
    if fresh.erased_at:
        raise Refused(_("Personen er slettet."), "erased")
    return fresh


def _clean(name: str, value: Any) -> Any:
    if name == "email":
        return clean_email(value)
    if name == "language":
        return value if value in dict(LANGUAGES) else ""
    return _text(name, value) if name in TEXTS else bool(value)


def _text(name: str, value: str) -> str:
    return " ".join(value.split())[: TEXTS[name]]


def _record(person: Person, actor: Actor, action: str, **data: Any) -> None:
    log.record(actor=actor, action=action, target=person, municipality=person.municipality, **data)
