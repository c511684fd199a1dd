"""What needs the contact person now: short questions, each answerable in place."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Q, QuerySet

from core.municipalities.models import Municipality
from followup.models import Answer, MailReply, Person, Referat, Task
from followup.selectors import addresses, replies
from followup.selectors.addresses import BadAddress
from followup.selectors.escalations import told_silent
from followup.selectors.tasks import open_answers, tasks_of

KINDS = (
    "help",
    "proposal",
    "handover",
    "draft",
    "who",
    "address",
    "stopped",
    "bounced",
    "silent",
    "reply",
)
SHOWN = 8
YES_WITHIN = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Question:
    """One thing to decide. `kind` is one of KINDS and chooses the words and the form."""

    kind: str
    task: Task | None = None
    person: Person | None = None
    answer: Answer | None = None
    referat: Referat | None = None
    reply: MailReply | None = None
    bad: BadAddress | None = None


@dataclass(frozen=True, slots=True)
class Asked:
    """The questions of one kind: those shown, and how many there are in all."""

    kind: str
    questions: list[Question]
    total: int

    @property
    def more(self) -> int:
        return self.total - len(self.questions)


def questions(municipality: Municipality, *, now: datetime) -> list[Asked]:
    """Everything that waits for the contact person, most pressing kind first."""
    active = tasks_of(municipality).filter(state__in=Task.ACTIVE)
    answers = list(open_answers(municipality, now=now))
    found: dict[str, Iterable[Question]] = {
        "help": [_of_answer("help", a) for a in answers if a.choice == Answer.Choice.BLOCKED],
        "proposal": [
            _of_answer("proposal", a) for a in answers if a.choice == Answer.Choice.NOT_ME
        ],
        "handover": _handovers(active, now),
        "draft": [Question("draft", referat=r) for r in _drafts(municipality)],
        "who": [Question("who", task=t) for t in active.filter(lead__isnull=True)],
        "address": _by_person("address", active.filter(_reachable(), lead__email="")),
        "stopped": [
            Question("stopped", task=t, person=t.lead)
            for t in active.filter(
                Q(lead__no_contact_at__isnull=False) | Q(lead__left_at__isnull=False)
            )
        ],
        "bounced": [
            Question("bounced", task=bad.tasks[0], person=bad.people[0], bad=bad)
            for bad in addresses.asked(municipality)
        ],
        "silent": _silent(active),
        "reply": [
            Question("reply", person=one.person, reply=one)
            for one in replies.for_humans(municipality, now=now)
        ],
    }
    asked = []
    for kind in KINDS:
        every = list(found[kind])
        if every:
            asked.append(Asked(kind, every[:SHOWN], len(every)))
    return asked


def _of_answer(kind: str, answer: Answer) -> Question:
    return Question(kind, task=answer.task, person=answer.person, answer=answer)


def _handovers(active: QuerySet[Task], now: datetime) -> list[Question]:
    """Handed on a week ago, and the one it was handed to has not said that they take it."""
    waiting = active.filter(
        handed_by__isnull=False, accepted_at__isnull=True, handed_at__lte=now - YES_WITHIN
    )
    return [Question("handover", task=task, person=task.lead) for task in waiting if task.lead]


def _reachable() -> Q:
    return Q(lead__isnull=False, lead__no_contact_at__isnull=True, lead__left_at__isnull=True)


def _by_person(kind: str, tasks: Iterable[Task]) -> list[Question]:
    """One question a person, however many tasks they have."""
    seen: dict[int, Question] = {}
    for task in tasks:
        if task.lead and task.lead.pk not in seen:
            seen[task.lead.pk] = Question(kind, task=task, person=task.lead)
    return list(seen.values())


def _drafts(municipality: Municipality) -> list[Referat]:
    return list(
        Referat.objects.filter(
            dugnad__municipality=municipality, state=Referat.State.DRAFT
        ).select_related("dugnad", "dugnad__municipality")
    )


def _silent(active: Iterable[Task]) -> list[Question]:
    """Tasks nobody answers about: from here on a human asks."""
    rows = told_silent([task.pk for task in active])
    return [Question("silent", task=row.task, person=row.task.lead) for row in rows]
