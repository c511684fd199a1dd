"""What decides when people are contacted, read for many of them in a few queries."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from hashlib import sha256
from typing import Final

from django.db.models import F, Min, Q, QuerySet
from django.db.models.functions import Lower
from django.utils import timezone

from core.mail import suppression
from core.mail.failures import NOT_ARRIVED
from core.mail.models import OutgoingMail, Purpose, State
from followup.domain import addresses
from followup.domain.reminder_schedule import FIRST, Contact
from followup.models import Answer, Person, Reminder, ReminderItem, Task
from followup.selectors import policies, replied
from followup.selectors.policies import Policies

#: What such a mail was about is still to be said.
NEVER_SENT: Final = (State.MISSED, State.CANCELLED)
_ELSEWHERE: Final = Q(reminder__mail__isnull=False) & ~Q(
    reminder__mail__to_email=Lower("person__email")
)


@dataclass(slots=True)
class Known:
    """What was read about a group of people, by their keys."""

    tasks: dict[int, list[tuple[Task, bool]]] = field(default_factory=lambda: defaultdict(list))
    contacts: dict[tuple[int, int], list[Contact]] = field(
        default_factory=lambda: defaultdict(list)
    )
    passed_on: set[tuple[int, int]] = field(default_factory=set)
    replied: dict[int, dict[int | None, date]] = field(default_factory=dict)
    planned: dict[int, Reminder] = field(default_factory=dict)
    mailed_today: set[str] = field(default_factory=set)
    suppressed: set[str] = field(default_factory=set)
    policies: Policies = field(default_factory=Policies)

    def wrote(
        self, mail: OutgoingMail, to: str, contacts: Iterable[tuple[Person, Task, Contact]]
    ) -> None:
        """The day's mail to this address stands in the ledger, as if it were read again."""
        self.mailed_today.add(addresses.key(to))
        if mail.state not in NEVER_SENT:
            for person, task, contact in contacts:
                self.contacts[person.pk, task.pk].append(contact)


def read(people: Sequence[Person], now: datetime) -> Known:
    """All there is to know about these people; as many queries as for one."""
    known = Known()
    known.policies = policies.read((p.municipality for p in people), today=timezone.localdate(now))
    keys = [p.pk for p in people]
    emails = {addresses.key(p.email) for p in people if p.email}
    for person, task, is_lead in _tasks(keys):
        known.tasks[person].append((task, is_lead))
    # A mail that was never sent is no contact: what it was about is still to be said. Nor is one
    # that did not arrive, once there is another address (it may come back after the address was
    # corrected), or the contact person says that it works (`reminders.forget_failed`). And
    # who was made the lead begins anew, whatever they heard as a helper or as the lead before.
    items = ReminderItem.objects.filter(person__in=keys, task__state__in=Task.ACTIVE).exclude(
        Q(reminder__mail__state__in=NEVER_SENT)
        | Q(reminder__state=Reminder.State.SKIPPED)
        | Q(_ELSEWHERE, reminder__mail__state__in=NOT_ARRIVED)
        | Q(task__lead=F("person"), reminder__settled_at__lt=F("task__lead_since"))
    )
    for person, task_key, point, day in items.order_by("day", "pk").values_list(
        "person", "task", "point", "day"
    ):
        known.contacts[person, task_key].append(Contact(point, day))
    answers = Answer.objects.filter(
        person__in=keys, undone_at__isnull=True, task__state__in=Task.ACTIVE
    )
    proposals = answers.filter(choice=Answer.Choice.NOT_ME, handled_at__isnull=True)
    known.passed_on = set(proposals.order_by().values_list("person", "task"))
    _count_own_answers(known, answers)
    known.replied = replied.days(keys)
    for reminder in Reminder.objects.filter(person__in=keys, state=Reminder.State.PLANNED):
        known.planned[reminder.person_id] = reminder
    known.mailed_today = _mailed_on(timezone.localdate(now), emails)
    known.suppressed = {
        email for email, _ in suppression.reasons((e, Purpose.REMINDER) for e in emails)
    }
    return known


def _tasks(people: Collection[int]) -> Iterator[tuple[int, Task, bool]]:
    """Who has which active task, and whether they lead it: those they lead first, by date."""
    active = Task.objects.filter(state__in=Task.ACTIVE).order_by("due", "pk")
    helping = Task.helpers.through.objects.filter(person__in=people, task__in=active.order_by())
    helpers: dict[int, list[int]] = defaultdict(list)
    for task_key, person in helping.order_by("pk").values_list("task", "person"):
        helpers[task_key].append(person)
    wanted = Q(lead__in=people) | Q(pk__in=helpers)
    related = ("municipality", "dugnad", "idea", "lead", "handed_by")
    tasks = list(active.filter(wanted).select_related(*related))
    led = set(people)
    for task in tasks:
        if task.lead_id in led:
            yield task.lead_id, task, True
    for task in tasks:
        for person in helpers[task.pk]:
            yield person, task, False


def _count_own_answers(known: Known, answers: QuerySet[Answer]) -> None:
    """Who has answered about a task knows of it: a first mail would tell them nothing.

    They find it on the page another task's mail leads to. Not what they said before they led it.
    """
    since = answers.filter(
        Q(task__lead_since=None)
        | ~Q(task__lead=F("person"))
        | Q(created_at__gte=F("task__lead_since"))
    )
    first = since.order_by().values_list("person", "task").annotate(at=Min("created_at"))
    for person, task, at in first:
        contacts = known.contacts[person, task]
        if not any(contact.point == FIRST for contact in contacts):
            contacts.insert(0, Contact(FIRST, timezone.localdate(at)))


def reminder_key(email: str, day: date) -> str:
    """Names the one reminder mail of an address and a day, however often it is asked for."""
    digest = sha256(addresses.key(email).encode()).hexdigest()[:32]
    return f"reminder:{digest}:{day.isoformat()}"


def _mailed_on(day: date, emails: Collection[str]) -> set[str]:
    """Which of these addresses have had their reminder mail of `day`."""
    keys = {reminder_key(email, day): email for email in emails}
    rows = OutgoingMail.objects.filter(dedupe_key__in=keys)
    return {keys[key] for key in rows.values_list("dedupe_key", flat=True)}
