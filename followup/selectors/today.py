"""What needs the contact person now: short questions, each answerable in place."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import F, Q

from core.mail.models import OutgoingMail, State
from core.municipalities.models import Municipality
from followup.models import Answer, Person, Referat, ReminderItem, Task
from followup.selectors.tasks import open_answers, tasks_of

KINDS = ("help", "proposal", "draft", "who", "address", "stopped", "bounced", "silent")
SHOWN = 8


@dataclass(frozen=True, slots=True)
class Question:
    """One thing to decide. `kind` is one of KINDS and chooses the words and the form."""

    kind: str
    task: Task | None = None
    person: Person | None = None
    answer: Answer | None = None
    referat: Referat | None = None


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
        "draft": [Question("draft", referat=r) for r in _drafts(municipality)],
        "who": [Question("who", task=t) for t in active.filter(lead__isnull=True)],
        "address": _by_person("address", active.filter(_reachable(), lead__email="")),
        "stopped": [
            Question("stopped", task=t, person=t.lead)
            for t in active.filter(
                Q(lead__no_contact_at__isnull=False) | Q(lead__left_at__isnull=False)
            )
        ],
        "bounced": _bounced(municipality, active, now),
        "silent": _silent(active),
    }
    asked = []
    for kind in KINDS:
        every = list(found[kind])
        if every:
            asked.append(Asked(kind, every[:SHOWN], len(every)))
    return asked


def _of_answer(kind: str, answer: Answer) -> Question:
    return Question(kind, task=answer.task, person=answer.person, answer=answer)


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


def _bounced(municipality: Municipality, active: Iterable[Task], now: datetime) -> list[Question]:
    """People whose latest mail did not get through, while the address is still the same."""
    latest = {
        mail.person: mail
        for mail in OutgoingMail.objects.filter(
            municipality=municipality,
            person__isnull=False,
            created_at__gt=now - timedelta(days=60),
        )
        .only("person", "to_email", "state")
        .order_by("created_at")
    }
    broken = {
        pk: mail.to_email
        for pk, mail in latest.items()
        if mail.state in {State.FAILED, State.BOUNCED}
    }
    tasks = [t for t in active if t.lead and broken.get(t.lead.pk) == t.lead.email]
    return _by_person("bounced", tasks)


def _silent(active: Iterable[Task]) -> list[Question]:
    """Tasks whose last mail went unanswered: from here on a human asks."""
    by_key = {t.pk: t for t in active}
    closed = ReminderItem.objects.filter(
        point=ReminderItem.Point.CLOSING, task__in=list(by_key), person=F("task__lead")
    ).values_list("task_id", "day")
    found = []
    for key, day in closed:
        task = by_key[key]
        if task.answered_at is None or task.answered_at.date() <= day:
            found.append(Question("silent", task=task, person=task.lead))
    return found
