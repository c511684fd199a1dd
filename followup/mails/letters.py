"""Makes letters for the outbox out of people and their plans."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cache

from django.conf import settings
from django.urls import reverse

from core import links
from core.accounts.models import User
from core.accounts.selectors import contact_persons
from core.mail.addresses import Recipient, written
from core.mail.outbox import Letter
from core.municipalities.models import Municipality
from followup.domain import reminder_schedule as schedule
from followup.domain.reminder_schedule import CLOSING, FIRST, Contact, Nothing
from followup.mails.answers import AnswerLine, AnswerNews
from followup.mails.reminders import Closing, FirstNotice, Section, TaskLine, TaskReminder
from followup.models import Person, Task
from followup.selectors.planning import PersonPlan, TaskPlan, reminder_key

#: Purpose of the links that let a responsible person answer.
LINK = "answer"
_URGENCY = {"after_7": 0, "after_1": 1, "on_day": 2, "closing": 3, "before": 4, "status": 5}


@dataclass
class ContactBook:
    """Who the contact persons are, asked once per municipality."""

    known: dict[int, list[User]] = field(default_factory=dict)

    def of(self, municipality: Municipality) -> list[User]:
        if municipality.pk not in self.known:
            self.known[municipality.pk] = list(contact_persons(municipality))
        return self.known[municipality.pk]

    def first(self, municipality: Municipality) -> User | None:
        return next(iter(self.of(municipality)), None)

    def reply_to(self, municipality: Municipality) -> str:
        """ "Name <address>" of the first contact person, or ""."""
        user = self.first(municipality)
        return written(user.email, str(user)) if user else ""


def page_url(person: Person, name: str = "answer") -> str:
    """The absolute address of this person's own page; ends when their address changes."""
    return _url(name, links.make(LINK, person.pk, person.link_epoch))


def _url(name: str, token: str) -> str:
    return settings.SITE_URL + _path(name).replace("TOKEN", token)


@cache
def _path(name: str) -> str:
    """Looked up once: a thousand mails hold three thousand such links."""
    return reverse(name, args=["TOKEN"])


def recipient(person: Person) -> Recipient:
    """In their own language, else the municipality's målform, else bokmål."""
    form = person.municipality.language_form
    language = person.language or (form if form in {"nb", "nn"} else "nb")
    return Recipient(email=person.email, name=person.name, language=language)


def user_recipient(user: User, municipality: Municipality) -> Recipient:
    form = municipality.language_form
    return Recipient(user.email, user.name, user.language or (form if form == "nn" else "nb"))


def reminder_letter(
    due: Sequence[tuple[PersonPlan, list[TaskPlan]]], *, today: date, book: ContactBook
) -> Letter:
    """The one mail of a day to one address: a section for each person who has it."""
    sections = [_section(plan, tasks, today, book) for plan, tasks in due]
    points = {task.point for _plan, tasks in due for task in tasks}
    kind: type[TaskReminder | FirstNotice | Closing] = TaskReminder
    if points == {FIRST}:
        kind = FirstNotice
    elif points == {CLOSING}:
        kind = Closing
    person = due[0][0].person
    return Letter(
        message=kind(sections=tuple(sections), today=today),
        to=recipient(person),
        dedupe_key=reminder_key(person.email, today),
        reply_to=book.reply_to(person.municipality),
        municipality=person.municipality,
        person=person.pk,
    )


def silence_letters(
    person: Person, tasks: Iterable[Task], *, today: date, book: ContactBook
) -> list[Letter]:
    """To the contact persons: nobody has answered about these, and we ask no more."""
    lines = tuple(_news_line(task, "silent") for task in tasks)
    return news_letters(person, lines, today=today, book=book, key=f"silent:{person.pk}:{today}")


def news_letters(
    person: Person,
    lines: tuple[AnswerLine, ...],
    *,
    today: date,
    book: ContactBook,
    key: str,
) -> list[Letter]:
    """One mail to each contact person of the municipality."""
    municipality = person.municipality
    page = settings.SITE_URL + reverse("today", args=[municipality.number])
    message = AnswerNews(
        lines=lines,
        who=person.name,
        today=today,
        municipality=municipality.name,
        url=page,
        who_contact=person.phone or person.email,
    )
    return [
        Letter(
            message=message,
            to=user_recipient(user, municipality),
            dedupe_key=f"news:{key}:{user.pk}",
            municipality=municipality,
        )
        for user in book.of(municipality)
    ]


def _news_line(task: Task, choice: str) -> AnswerLine:
    return AnswerLine(
        what=task.what, choice=choice, url=settings.SITE_URL + task.get_absolute_url()
    )


def _section(plan: PersonPlan, due: list[TaskPlan], today: date, book: ContactBook) -> Section:
    person = plan.person
    contact = book.first(person.municipality)
    token = links.make(LINK, person.pk, person.link_epoch)
    asked = sorted(due, key=lambda t: (_URGENCY.get(t.point, 9), t.task.due or date.max))
    keys = {t.task.pk for t in asked}
    return Section(
        name=person.name,
        municipality=person.municipality.name,
        url=_url("answer", token),
        stop_page=_url("answer_stop", token),
        one_click=_url("answer_unsubscribe", token),
        asked=tuple(_line(t, t.point) for t in asked),
        others=tuple(_line(t) for t in plan.tasks if t.task.pk not in keys),
        contact_name=str(contact) if contact else "",
        contact_phone=contact.phone if contact else "",
        given_by=str(person.given_by) if person.given_by else "",
        ask_again=_ask_again(plan, keys, today),
    )


def _line(plan: TaskPlan, point: str = "") -> TaskLine:
    task = plan.task
    return TaskLine(
        key=task.pk,
        what=task.what,
        when_text=task.when_text,
        due=task.due,
        idea=task.idea.title if task.idea else "",
        dugnad_day=task.dugnad.date if task.dugnad else None,
        point=point,
        is_lead=plan.is_lead,
        lead_name=task.lead.name if task.lead else "",
    )


def _ask_again(plan: PersonPlan, mailed: set[int], today: date) -> date | None:
    """The day of the next mail if nothing is answered to this one."""
    days = []
    for task in plan.tasks:
        outcome: Contact | Nothing = task.outcome
        if task.task.pk in mailed:
            said = Contact(task.point, today)
            outcome = schedule.next_contact(task.facts.after(said), today=schedule.next_day(today))
        if isinstance(outcome, Contact) and outcome.day > today:
            days.append(outcome.day)
    return min(days, default=None)
