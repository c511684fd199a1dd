"""Makes letters for the outbox out of people and their plans."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cache

from django.conf import settings
from django.urls import reverse
from django.utils import translation

from core import links
from core.accounts.models import User
from core.accounts.selectors import contact_persons
from core.mail import reply_addresses
from core.mail.addresses import Recipient, written
from core.mail.outbox import Letter
from core.municipalities.models import Municipality
from followup.domain import escalation
from followup.domain import reminder_schedule as schedule
from followup.domain.reminder_schedule import CLOSING, FIRST, Contact, Nothing
from followup.mails import calendar
from followup.mails.answers import AnswerLine, AnswerNews
from followup.mails.reminders import Closing, FirstNotice, Section, TaskLine, TaskReminder
from followup.models import Person
from followup.selectors import handover
from followup.selectors.known import reminder_key
from followup.selectors.planning import PersonPlan, TaskPlan

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


def answer_to(person: Person, book: ContactBook, tasks: Sequence[int] = ()) -> str:
    """Where an answer from this person goes: to us where mail can come in, else to the contact
    person. `tasks`: what the mail is about; an answer to a mail about one is about that one."""
    matter = f"t{tasks[0]}" if len(tasks) == 1 else "alt"
    address = reply_addresses.make(person.pk, matter)
    if not address:
        return book.reply_to(person.municipality)
    contact = book.first(person.municipality)
    return written(address, f"{contact} (ALLEMED)" if contact else "ALLEMED")


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
    """The one mail of a day to one address: a section for each person who has it.

    The most urgent first, in whatever municipality: it gives the mail its subject.
    """
    due = sorted(due, key=lambda entry: min(_urgency(task) for task in entry[1]))
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
        reply_to=answer_to(person, book, [t.task.pk for _plan, tasks in due for t in tasks]),
        municipality=person.municipality,
        person=person.pk,
    )


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


def _section(plan: PersonPlan, due: list[TaskPlan], today: date, book: ContactBook) -> Section:
    person = plan.person
    contact = book.first(person.municipality)
    token = links.make(LINK, person.pk, person.link_epoch)
    asked = sorted(due, key=_urgency)
    keys = {t.task.pk for t in asked}
    return Section(
        name=person.name,
        municipality=person.municipality.name,
        url=_url("answer", token),
        stop_page=_url("answer_stop", token),
        one_click=_url("answer_unsubscribe", token),
        asked=tuple(_asked_line(t, plan, today) for t in asked),
        others=tuple(_line(t) for t in plan.tasks if t.task.pk not in keys),
        contact_name=str(contact) if contact else "",
        contact_phone=contact.phone if contact else "",
        given_by=str(person.given_by) if person.given_by else "",
        ask_again=_ask_again(plan, keys, today),
    )


def _urgency(plan: TaskPlan) -> tuple[int, date]:
    return _URGENCY.get(plan.point, 9), plan.task.due or date.max


def _asked_line(task: TaskPlan, plan: PersonPlan, today: date) -> TaskLine:
    """With the day the contact person is told, in the mail before that.

    The first mail about a task that was handed on tells its story.
    """
    if task.point != FIRST:
        said = Contact(task.point, today)
        tell_on = escalation.announced_on(task.facts, said, plan.policy)
        return replace(_line(task, task.point), tell_on=tell_on)
    if not (task.task.waits_for_yes and task.is_lead):
        return _line(task, task.point)
    with translation.override(recipient(plan.person).language):
        told = handover.story(task.task, today=today)
    handed_by = task.task.handed_by.name if task.task.handed_by else ""
    return replace(_line(task, task.point), handed_by=handed_by, story=told)


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
        uid=calendar.uid(task.pk),
        version=task.version,
    )


def _ask_again(plan: PersonPlan, mailed: set[int], today: date) -> date | None:
    """The day of the next mail if nothing is answered to this one."""
    days = []
    for task in plan.tasks:
        outcome: Contact | Nothing = task.outcome
        if task.task.pk in mailed:
            said = Contact(task.point, today)
            outcome = schedule.next_contact(
                task.facts.after(said), today=schedule.next_day(today), policy=plan.policy
            )
        if isinstance(outcome, Contact) and outcome.day > today:
            days.append(outcome.day)
    return min(days, default=None)
