"""Takes people into a dugnad. Nothing is mailed to anybody by this."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from core.audit import log
from core.audit.log import Actor
from core.errors import Refused
from followup.domain import addresses
from followup.domain.participant_lines import (
    MOST_LINES,
    Problem,
    Typed,
    ask_about_shared,
    read_lines,
)
from followup.domain.reading import Participant
from followup.domain.who_phrases.names import fold
from followup.models import Dugnad, Participation, Person
from followup.services import reminders
from followup.services.people import clean_email


@dataclass(slots=True)
class Added:
    """What became of pasted lines: who came in now, who was there, and what needs a look."""

    new: list[Person] = field(default_factory=list)
    already: list[Person] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


class Register:
    """The people of a municipality, read once, found by address and name."""

    def __init__(self, people: Iterable[Person]) -> None:
        self.by_key: dict[tuple[str, str], Person] = {}
        self.by_name: dict[str, list[Person]] = {}
        self.by_pk: dict[int, Person] = {}
        self.holders: dict[str, str] = {}
        for person in people:
            self.add(person)

    @classmethod
    def of(cls, municipality_id: int) -> Register:
        """Everybody in the municipality who still takes part; one query."""
        return cls(
            Person.objects.filter(
                municipality=municipality_id, erased_at__isnull=True, left_at__isnull=True
            )
        )

    def add(self, person: Person) -> None:
        address = person.email.lower()
        if person.pk:
            self.by_pk[person.pk] = person
        self.by_key[fold(person.name), address] = person
        self.by_name.setdefault(fold(person.name), []).append(person)
        if address and not (person.is_shared_address or addresses.is_shared(address)):
            self.holders.setdefault(address, person.name)

    def find(self, name: str, email: str) -> Person | None:
        """The person with this name and address, or the only one with this name and no other
        address. Two of the same name without an address to tell them apart: nobody."""
        exact = self.by_key.get((fold(name), email.lower()))
        if exact:
            return exact
        same_name = self.by_name.get(fold(name), [])
        fits = [p for p in same_name if not email or not p.email]
        return fits[0] if len(fits) == 1 else None


@transaction.atomic
def add_lines(
    *, dugnad: Dugnad, text: str, actor: Actor, addresses_are_shared: bool = False
) -> Added:
    """Take pasted lines into the dugnad; lines that cannot be taken come back as problems.

    An address that belongs to somebody else is a problem unless `addresses_are_shared`. Costs the
    same number of queries whatever the number of lines. Raises Refused when there are too many.
    """
    pasted = read_lines(text)
    if pasted.too_many:
        raise Refused(
            _(
                "Du har limt inn {count} linjer. Vi tar imot inntil {most} om gangen. "
                "Ingenting er lagret, og teksten står der fortsatt."
            ).format(count=pasted.too_many, most=MOST_LINES),
            "too_many_lines",
        )
    pasted_people = [p for p in pasted.people if _is_sendable(p, pasted.problems)]
    register = Register.of(dugnad.municipality_id)
    people, asked = ask_about_shared(pasted_people, register.holders)
    if addresses_are_shared:
        lines = {p.line for p in asked}
        people = [p for p in pasted_people if p in people or p.line in lines]
        asked = []
    added = _take_in(dugnad, people, register, actor)
    added.problems = sorted([*pasted.problems, *asked], key=lambda p: p.line)
    return added


@transaction.atomic
def add_one(
    *,
    dugnad: Dugnad,
    actor: Actor,
    name: str,
    email: str = "",
    organisation: str = "",
    role: str = "",
    address_is_shared: bool = False,
) -> Added:
    """Take one person into the dugnad; the same one twice is a success.

    Raises Refused when the address is no address, or belongs to somebody else and is not said to
    be shared.
    """
    typed = Typed(1, name.strip(), clean_email(email), organisation.strip(), role.strip())
    register = Register.of(dugnad.municipality_id)
    people, asked = ask_about_shared([typed], register.holders)
    if asked and not address_is_shared:
        raise Refused(
            _(
                "{holder} har denne adressen fra før. Er det en felles adresse, "
                "kryss av for det; ellers skriv en annen."
            ).format(holder=asked[0].detail),
            "shared_address",
        )
    return _take_in(dugnad, people or [typed], register, actor)


@transaction.atomic
def add_found(*, dugnad: Dugnad, found: Sequence[Participant], actor: Actor) -> Added:
    """Take participants read from a referat into the dugnad, matched to people already known."""
    people = [
        Typed(n, p.name[:160], p.email.lower(), p.organisation[:160], p.role[:160], p.phone)
        for n, p in enumerate(found, 1)
        if p.name.strip()
    ]
    return _take_in(
        dugnad,
        [p for p in people if _is_sendable(p, [])],
        Register.of(dugnad.municipality_id),
        actor,
    )


@transaction.atomic
def remove(*, dugnad: Dugnad, person: Person, actor: Actor) -> None:
    """Take a person off the dugnad's list; the person and their tasks stay. Twice is fine."""
    gone, _per_model = Participation.objects.filter(dugnad=dugnad, person=person).delete()
    if gone:
        log.record(
            actor=actor,
            action="participant.removed",
            target=dugnad,
            municipality=dugnad.municipality,
            person=person.pk,
        )


def _is_sendable(typed: Typed, problems: list[Problem]) -> bool:
    """True when the address is one that can be mailed, or there is none; else a problem more."""
    try:
        clean_email(typed.email)
    except Refused:
        problems.append(Problem(typed.line, typed.text, "address", typed.email))
        return False
    return True


def _take_in(dugnad: Dugnad, people: Sequence[Typed], register: Register, actor: Actor) -> Added:
    """Make the persons and participations that are missing, in a constant number of queries."""
    matched = [(typed, register.find(typed.name, typed.email)) for typed in people]
    fresh = {(fold(t.name), t.email): _person(dugnad, t, actor) for t, p in matched if p is None}
    Person.objects.bulk_create(fresh.values())
    pairs = [(t, p or fresh[fold(t.name), t.email]) for t, p in matched]
    _fill_gaps(pairs)
    present = set(Participation.objects.filter(dugnad=dugnad).values_list("person_id", flat=True))
    added = Added()
    rows: dict[int, Participation] = {}
    for typed, person in pairs:
        if person.pk in present or person.pk in rows:
            added.already.append(person)
            continue
        rows[person.pk] = Participation(
            dugnad=dugnad, person=person, organisation=typed.organisation or person.organisation
        )
        added.new.append(person)
    Participation.objects.bulk_create(rows.values(), ignore_conflicts=True)
    if added.new:
        log.record(
            actor=actor,
            action="participants.added",
            target=dugnad,
            municipality=dugnad.municipality,
            count=len(added.new),
        )
    return added


def _person(dugnad: Dugnad, typed: Typed, actor: Actor) -> Person:
    return Person(
        municipality_id=dugnad.municipality_id,
        name=typed.name,
        email=typed.email,
        organisation=typed.organisation,
        role=typed.role,
        phone=typed.phone[:30],
        is_shared_address=addresses.is_shared(typed.email),
        given_by=actor.user,
    )


def _fill_gaps(pairs: Sequence[tuple[Typed, Person]]) -> None:
    """What a known person lacks is filled in; what stands is never written over."""
    changed: dict[int, Person] = {}
    reachable: dict[int, Person] = {}
    for typed, person in pairs:
        if typed.email and not person.email:
            reachable[person.pk] = person
            person.link_epoch += 1
            person.is_shared_address = addresses.is_shared(typed.email)
        for name in ("email", "organisation", "role"):
            value = getattr(typed, name)
            if value and not getattr(person, name):
                setattr(person, name, value)
                changed[person.pk] = person
    fields = ["email", "organisation", "role", "link_epoch", "is_shared_address"]
    Person.objects.bulk_update(changed.values(), fields, batch_size=200)
    if reachable:
        reminders.plan_for(list(reachable.values()), now=timezone.now(), newly_named=True)
