"""Reads tasks for the contact person's pages, each with a constant number of queries."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet
from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrOrPromise

from core.mail.failures import NOT_ARRIVED
from core.municipalities.models import Municipality
from followup.domain.task_state import UNDO_FOR
from followup.models import Answer, Dugnad, Idea, ReminderItem, Task


@dataclass(frozen=True, slots=True)
class Group:
    """One heading of the task list. `total` counts all, `tasks` holds those shown."""

    key: str
    title: StrOrPromise
    total: int
    tasks: list[Task] = field(default_factory=list)


TITLES: dict[str, StrOrPromise] = {
    "needs": _("Mangler noen å spørre"),
    "late": _("Fristen har vært"),
    "week": _("Denne uken"),
    "later": _("Senere"),
    "no_date": _("Uten dato"),
    "done": _("Ferdig eller ikke aktuelt lenger"),
}
SHOWN = 50


def tasks_of(municipality: Municipality) -> QuerySet[Task]:
    """Every task of a municipality with what a list shows of it, most urgent first."""
    return (
        Task.objects.filter(municipality=municipality)
        .select_related("lead", "idea", "dugnad")
        .prefetch_related("helpers")
        .order_by(F("due").asc(nulls_last=True), "pk")
    )


def nobody_to_ask() -> Q:
    """Active tasks without a lead, or whose lead cannot be written to."""
    return Q(state__in=Task.ACTIVE) & (
        Q(lead__isnull=True)
        | Q(lead__email="")
        | Q(lead__no_contact_at__isnull=False)
        | Q(lead__left_at__isnull=False)
    )


def _conditions(today: date) -> dict[str, Q]:
    sunday = today + timedelta(days=6 - today.weekday())
    active = Q(state__in=Task.ACTIVE) & ~nobody_to_ask()
    return {
        "needs": nobody_to_ask(),
        "late": active & Q(due__lt=today),
        "week": active & Q(due__gte=today, due__lte=sunday),
        "later": active & Q(due__gt=sunday),
        "no_date": active & Q(due__isnull=True),
        "done": ~Q(state__in=Task.ACTIVE),
    }


def groups(tasks: QuerySet[Task], *, today: date, only: str = "") -> list[Group]:
    """The task list under its headings; empty ones are left out.

    Each shows its first 50; `only` names one heading to show whole.
    """
    conditions = _conditions(today)
    # The counts need no order, no joins and no helpers.
    counts = tasks.order_by().aggregate(
        **{key: Count("pk", filter=condition) for key, condition in conditions.items()}
    )
    found = []
    for key, condition in conditions.items():
        if not counts[key] or (only and key != only):
            continue
        rows = tasks.filter(condition)
        if key == "done":
            rows = rows.order_by("-state_changed_at", "-pk")
        found.append(Group(key, TITLES[key], counts[key], list(rows if only else rows[:SHOWN])))
    return found


@dataclass(frozen=True, slots=True)
class Progress:
    """How far an idea has come. `done` counts finished steps; dropped ones count in neither."""

    idea: Idea
    done: int
    total: int
    blocked: int
    late: int


def progress(ideas: QuerySet[Idea], *, today: date) -> list[Progress]:
    """Progress of each confirmed idea that has steps, in one query."""
    active = Q(tasks__state__in=Task.ACTIVE)
    rows = (
        ideas.filter(confirmed_at__isnull=False)
        .select_related("dugnad", "dugnad__municipality")
        .annotate(
            done_count=Count("tasks", filter=Q(tasks__state=Task.State.DONE)),
            total_count=Count("tasks", filter=~Q(tasks__state=Task.State.DROPPED)),
            blocked_count=Count("tasks", filter=Q(tasks__state=Task.State.BLOCKED)),
            late_count=Count("tasks", filter=active & Q(tasks__due__lt=today)),
        )
        .filter(total_count__gt=0)
        .order_by("-dugnad__date", "position", "pk")
    )
    return [
        Progress(row, row.done_count, row.total_count, row.blocked_count, row.late_count)
        for row in rows
    ]


@dataclass(frozen=True, slots=True)
class Filters:
    """What the list can be narrowed to; taken from the address, nonsense ignored."""

    dugnad: int | None = None
    idea: int | None = None
    text: str = ""

    def apply(self, tasks: QuerySet[Task]) -> QuerySet[Task]:
        if self.dugnad:
            tasks = tasks.filter(dugnad=self.dugnad)
        if self.idea:
            tasks = tasks.filter(idea=self.idea)
        for word in self.text.split()[:6]:
            tasks = tasks.filter(
                Q(what__icontains=word)
                | Q(lead__name__icontains=word)
                | Q(who_text__icontains=word)
                | Q(idea__title__icontains=word)
            )
        return tasks

    def __bool__(self) -> bool:
        return bool(self.dugnad or self.idea or self.text)


def choices_for_filters(municipality: Municipality) -> tuple[list[Dugnad], list[Idea]]:
    """The dugnads and ideas of a municipality that have tasks."""
    has_tasks = Exists(Task.objects.filter(dugnad=OuterRef("pk")))
    dugnads = list(Dugnad.objects.filter(has_tasks, municipality=municipality))
    idea_has_tasks = Exists(Task.objects.filter(idea=OuterRef("pk")))
    ideas = list(
        Idea.objects.filter(idea_has_tasks, dugnad__municipality=municipality).order_by("title")
    )
    return dugnads, ideas


def open_answers(municipality: Municipality, *, now: datetime) -> QuerySet[Answer]:
    """Answers that wait for the contact person: a proposal of somebody else, a call for help.

    Not before ten minutes have passed: until then the answer can be undone unseen.
    """
    return (
        Answer.objects.filter(
            task__municipality=municipality,
            handled_at__isnull=True,
            undone_at__isnull=True,
            created_at__lte=now - UNDO_FOR,
            choice__in=[Answer.Choice.NOT_ME, Answer.Choice.BLOCKED],
            task__state__in=Task.ACTIVE,
        )
        .select_related("task", "task__lead", "task__idea", "person")
        .order_by("created_at")
    )


def contacts_about(task: Task) -> QuerySet[ReminderItem]:
    """Every mail in which this task was asked about, newest first, with what became of it."""
    return (
        ReminderItem.objects.filter(task=task)
        .select_related("person", "reminder", "reminder__mail")
        .defer("reminder__mail__body_text", "reminder__mail__body_html")
        .order_by("-day", "-pk")
    )


def not_arrived(task: Task, contacts: Iterable[ReminderItem]) -> list[ReminderItem]:
    """Those who have the task and whose latest mail about it did not reach them.

    `contacts` are those of `contacts_about`, newest first.
    """
    now_with = {task.lead_id, *(helper.pk for helper in task.helpers.all())}
    latest: dict[int, ReminderItem] = {}
    for contact in contacts:
        latest.setdefault(contact.person_id, contact)
    return [
        contact
        for contact in latest.values()
        if contact.person_id in now_with
        and contact.reminder.mail is not None
        and contact.reminder.mail.state in NOT_ARRIVED
        and contact.reminder.mail.to_email == contact.person.email.lower()
    ]


def people_count(tasks: Iterable[Task]) -> int:
    """How many different people lead these tasks."""
    return len({task.lead_id for task in tasks if task.lead_id})
