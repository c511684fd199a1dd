"""Whose mail came in, what of it waits for its sender, and what waits for a human."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from email.utils import parseaddr
from typing import Final

from django.conf import settings
from django.db.models import Exists, F, OuterRef, Q, QuerySet

from core.accounts.models import Membership, User
from core.accounts.selectors import membership_kind
from core.mail.models import InboundMail, OutgoingMail
from core.municipalities.models import Municipality
from followup.domain import addresses
from followup.models import Answer, MailReply, Person, ReplySuggestion, Task
from followup.selectors import planning
from followup.selectors.answers import at_same_address, held_by

#: How long a reading is shown to whoever is to confirm it.
SHOWN_FOR: Final = timedelta(days=60)
#: After this the contact person sees a reading that its sender has not confirmed.
CONFIRMED_WITHIN: Final = timedelta(days=1)
_MATTER_OF_TASK: Final = re.compile(r"t([0-9]{1,15})")
_ID: Final = re.compile(r"<[^<>\s]{1,198}>")
_MOST_IDS: Final = 20
_WAITING: Final = (MailReply.State.ASKED, MailReply.State.OPEN)
#: What others than its sender may look at: nothing that may be somebody else's.
SEEN: Final = (*_WAITING, MailReply.State.SETTLED)


@dataclass(frozen=True, slots=True)
class Sender:
    """Who wrote, and what they may mean: the tasks of everybody at their address.

    `person`: whom we answer, at the address on file. `stranger`: the address in From where it is
    another one. `about`: the task our mail was about; `ours`: the text of that mail.
    """

    person: Person
    stranger: str = ""
    tasks: list[Task] = field(default_factory=list)
    holders: dict[int, Person] = field(default_factory=dict)
    about: int | None = None
    ours: str = ""


def is_from_ourselves(mail: InboundMail) -> bool:
    """Our own mail, come back by some forwarding: answering it would go round for ever."""
    own = addresses.key(parseaddr(settings.DEFAULT_FROM_EMAIL)[1])
    domain = mail.from_email.rpartition("@")[2]
    return mail.from_email == own or bool(domain and domain == settings.INBOUND_DOMAIN)


def sender_of(mail: InboundMail, answers_to: str, *, person: Person | None = None) -> Sender | None:
    """Who wrote a mail: by the reply address it came to, else by the address in From.

    `answers_to`: its In-Reply-To and References. `person`: who has said that it is theirs.
    None for somebody we do not know.
    """
    people = [person] if person else _people(mail)
    if not people:
        return None
    answered = _answered(people, answers_to)
    person = _chosen(people, answered)
    holders: dict[int, Person] = {}
    tasks: list[Task] = []
    for one in at_same_address(person):
        for task in held_by(one):
            if task.pk not in holders:
                holders[task.pk] = one
                tasks.append(task)
    from_file = mail.from_email == addresses.key(person.email)
    return Sender(
        person=person,
        stranger="" if from_file else mail.from_email,
        tasks=tasks,
        holders=holders,
        about=_about(mail, answered, holders),
        ours=answered.body_text if answered else "",
    )


def _people(mail: InboundMail) -> list[Person]:
    if mail.person is not None:
        rows = Person.objects.filter(pk=mail.person, erased_at__isnull=True)
        return list(rows.select_related("municipality"))
    if not mail.from_email:
        return []
    known = planning.same_address([mail.from_email]).get(mail.from_email, [])
    return [person for person in known if not person.erased_at]


def _answered(people: Sequence[Person], answers_to: str) -> OutgoingMail | None:
    """The mail of ours that is answered, where the answer says so."""
    ids = list(dict.fromkeys(_ID.findall(answers_to[:5000])))[:_MOST_IDS]
    rows = OutgoingMail.objects.filter(person__in=[p.pk for p in people], message_id__in=ids)
    return rows.order_by("-created_at").first() if ids else None


def _chosen(people: Sequence[Person], answered: OutgoingMail | None) -> Person:
    """The one our mail was to; else who has something to answer about; else the first."""
    if answered is not None:
        return next((p for p in people if p.pk == answered.person), people[0])
    return next((p for p in people if len(people) > 1 and held_by(p)), people[0])


def _about(mail: InboundMail, answered: OutgoingMail | None, held: Collection[int]) -> int | None:
    matter = _MATTER_OF_TASK.fullmatch(mail.matter)
    if matter and int(matter[1]) in held:
        return int(matter[1])
    if answered is None:
        return None
    asked = list(
        Task.objects.filter(reminder_items__reminder__mail=answered.pk)
        .order_by("pk")
        .values_list("pk", flat=True)
        .distinct()[:2]
    )
    return asked[0] if len(asked) == 1 and asked[0] in held else None


def suggestions_for(person: Person, *, now: datetime) -> list[ReplySuggestion]:
    """What this person's mails were read as, and they have not answered about since."""
    rows = _unanswered(now).filter(reply__person__in=at_same_address(person))
    held = Q(task__lead=person) | Q(task__helpers=person)
    unnamed = Q(task__isnull=True) & Q(reply__person=person)
    return list(rows.filter(held | unnamed).select_related("reply", "task").distinct())


def held_for(person: Person, *, now: datetime) -> list[MailReply]:
    """Mails that may be this person's, and of which only they can tell."""
    rows = MailReply.objects.filter(
        person=person, state=MailReply.State.HELD, received_at__gt=now - SHOWN_FOR
    )
    return list(rows.order_by("-received_at")[:5])


def _unanswered(now: datetime) -> QuerySet[ReplySuggestion]:
    answers = Answer.objects.filter(
        person=OuterRef("reply__person"),
        created_at__gte=OuterRef("reply__received_at"),
        undone_at__isnull=True,
    )
    named = Q(task__state__in=Task.ACTIVE) & (
        Q(task__answered_at__isnull=True) | Q(task__answered_at__lt=F("reply__received_at"))
    )
    stop = Q(choice=ReplySuggestion.STOP, reply__person__no_contact_at__isnull=True)
    unnamed = Q(task__isnull=True) & ~Q(choice=ReplySuggestion.STOP) & ~Exists(answers)
    return ReplySuggestion.objects.filter(
        named | stop | unnamed,
        reply__state__in=SEEN,
        reply__received_at__gt=now - SHOWN_FOR,
    ).order_by("-reply__received_at", "pk")


def for_humans(municipality: Municipality, *, now: datetime) -> list[MailReply]:
    """Mails the contact person is to look at, the oldest first.

    Those nobody could read or act on, and readings unconfirmed after CONFIRMED_WITHIN.
    """
    unconfirmed = Q(state=MailReply.State.ASKED, received_at__lt=now - CONFIRMED_WITHIN) & Exists(
        _unanswered(now).filter(reply=OuterRef("pk"))
    )
    rows = MailReply.objects.filter(municipality=municipality)
    rows = rows.filter(Q(state=MailReply.State.OPEN) | unconfirmed)
    return list(_with_related(rows).order_by("received_at", "pk"))


def of_municipality(municipality: Municipality, *, most: int = 100) -> list[MailReply]:
    """The latest mails from a municipality's people, those that wait and those that do not."""
    rows = MailReply.objects.filter(municipality=municipality, state__in=SEEN)
    return list(_with_related(rows)[:most])


def of_task(task: Task, *, most: int = 20) -> list[MailReply]:
    """The mails that were read as being about a task."""
    rows = MailReply.objects.filter(suggestions__task=task, state__in=SEEN)
    return list(_with_related(rows).distinct()[:most])


def of_nobody(*, most: int = 100) -> list[MailReply]:
    """Mails from people we do not know, for NDFU."""
    rows = MailReply.objects.filter(municipality__isnull=True, state=MailReply.State.OPEN)
    return list(_with_related(rows).order_by("received_at", "pk")[:most])


def left_unread(*, now: datetime, most: int = 100) -> list[MailReply]:
    """Unreadable mails that a contact person has not looked at for a day, for NDFU."""
    rows = MailReply.objects.filter(
        municipality__isnull=False,
        kind=MailReply.Kind.UNREADABLE,
        state=MailReply.State.OPEN,
        received_at__lt=now - CONFIRMED_WITHIN,
    )
    return list(_with_related(rows).order_by("received_at", "pk")[:most])


def untaken(*, most: int = 50) -> list[InboundMail]:
    """Mails no rule would take: they failed, or came from somebody who proves nothing."""
    states = (InboundMail.State.FAILED, InboundMail.State.UNCLAIMED)
    rows = InboundMail.objects.filter(state__in=states).defer("packed")
    return list(rows.order_by("-received_at")[:most])


def may_read_words(user: User, reply: MailReply) -> bool:
    """Whether this user may read the words: what tells of a child stays with the contact person."""
    if reply.municipality is None:
        return user.is_ndfu
    if membership_kind(user, reply.municipality) == Membership.Kind.CONTACT:
        return True
    return user.is_ndfu and not reply.marks


def _with_related(rows: QuerySet[MailReply]) -> QuerySet[MailReply]:
    return rows.select_related("person", "municipality", "inbound").prefetch_related(
        "suggestions__task"
    )
