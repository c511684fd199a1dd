"""What is done when mail does not reach somebody: a human is asked once, and the answer re-sends.

`core.mail` calls `hear` and `hear_again` (registered in `followup.apps`).
"""

from __future__ import annotations

from collections import defaultdict
from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from core.accounts.models import Membership
from core.accounts.selectors import contact_memberships
from core.audit import log
from core.errors import Refused
from core.mail import news, suppression
from core.mail.models import Suppression
from core.mail.outbox import enqueue_many
from core.municipalities.models import Municipality
from followup.domain import escalation
from followup.mails import addresses as mails
from followup.models import AddressQuestion, Person, Task
from followup.selectors import addresses as selectors
from followup.selectors import policies
from followup.services import escalations, reminders
from followup.services import people as people_service

State = AddressQuestion.State


def hear(found: news.Undeliverable) -> None:
    """Ask the contact persons about an address that mail does not reach.

    Whoever calls our mail spam has asked not to be written to: that is no question of addresses.
    """
    now = timezone.now()
    everybody = list(selectors.holders([found.email]))
    if found.why == "complained":
        for person in everybody:
            people_service.stop_contact(person, actor=log.SYSTEM, now=now)
        return
    by_place: dict[Municipality, list[Person]] = defaultdict(list)
    for person in everybody:
        by_place[person.municipality].append(person)
    for place, people in by_place.items():
        _ask(place, people, found, now)
    if found.suppressed:
        reminders.plan_for(everybody, now=now, newly_named=False)


def hear_again(found: news.Reachable) -> None:
    """It was the domain's fault: the questions are withdrawn, and mail goes on."""
    now = timezone.now()
    questions = AddressQuestion.objects.filter(email__in=found.emails, state=State.OPEN)
    questions.update(state=State.OVER, answered_at=now)
    reminders.plan_for(selectors.holders(found.emails), now=now, newly_named=False)


@transaction.atomic
def answer(
    question: AddressQuestion,
    *,
    email: str,
    actor: log.Actor,
    now: datetime,
    receipt_to: Membership | None = None,
) -> list[Person]:
    """The right address: everybody in the municipality who had the old one gets it.

    What was held back is planned anew and goes to the new one; nothing is lifted for the old.
    Raises Refused when it is the same address, or the question is no longer open.
    """
    question = _open(question)
    address = people_service.clean_email(email)
    if not address:
        raise Refused(_("Skriv den riktige adressen."), "no_address")
    if address == question.email:
        raise Refused(
            _("Det er den adressen som ikke virker. Skriv en annen, eller be oss prøve igjen."),
            "same_address",
        )
    if suppression.is_suppressed(address, "reminder") == Suppression.Reason.BOUNCED:
        raise Refused(_("Heller ikke den adressen tar imot e-post. Har du en annen?"), "bad_too")
    people = list(selectors.holders([question.email]).filter(municipality=question.municipality))
    for person in people:
        people_service.edit(person, email=address, actor=actor, now=now)
    _settle(question, State.ANSWERED, actor, now)
    if receipt_to is not None and people:
        letter = mails.receipt_letter(receipt_to, people, question.email, address, at=now)
        enqueue_many([letter])
    return people


@transaction.atomic
def try_again(question: AddressQuestion, *, actor: log.Actor, now: datetime) -> None:
    """The contact person knows that the address is right: mail goes there once more."""
    question = _open(question)
    Suppression.objects.filter(email=question.email, reason=Suppression.Reason.BOUNCED).delete()
    _settle(question, State.ANSWERED, actor, now)
    people = list(selectors.holders([question.email]))
    for person in people:
        reminders.forget_failed(person)
        log.record(
            actor=actor,
            action="person.address_kept",
            target=person,
            municipality=person.municipality,
        )
    reminders.plan_for(people, now=now, newly_named=False)


def _ask(
    place: Municipality, people: list[Person], found: news.Undeliverable, now: datetime
) -> None:
    question, fresh = AddressQuestion.objects.get_or_create(
        municipality=place,
        email=found.email,
        state=State.OPEN,
        defaults={"asked_at": now, "given_up": found.suppressed},
    )
    if not fresh:
        if found.suppressed and not question.given_up:
            AddressQuestion.objects.filter(pk=question.pk).update(given_up=True)
        return
    led = Task.objects.filter(lead__in=people, state__in=Task.ACTIVE).select_related("lead")
    tasks = list(led.order_by("due", "pk"))
    contacts = list(contact_memberships(place))
    today = timezone.localdate(now)
    call_on = escalation.call_about_address_on(today, policies.of_municipality(place, today=today))
    letters = mails.question_letters(
        contacts, question, people, tasks, call_on=call_on, today=today
    )
    enqueue_many(letters)
    escalations.begin_unreached(tasks, on=call_on, today=today)
    for person in people:
        log.record(
            actor=log.SYSTEM, action="person.undeliverable", target=person, municipality=place
        )


def _open(question: AddressQuestion) -> AddressQuestion:
    locked = (
        AddressQuestion.objects.select_for_update(of=("self",))
        .select_related("municipality")
        .get(pk=question.pk)
    )
    if locked.state != State.OPEN:
        raise Refused(_("Det er allerede svart på dette. Takk!"), "answered")
    return locked


def _settle(question: AddressQuestion, state: str, actor: log.Actor, now: datetime) -> None:
    question.state, question.answered_at, question.answered_by = state, now, actor.user
    question.save(update_fields=["state", "answered_at", "answered_by"])
