"""Makes letters for the outbox out of answers."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.conf import settings

from core.mail.outbox import Letter
from core.municipalities.models import Municipality
from followup.mails.answers import AnswerLine, FreshLink, HelperNews, Receipt
from followup.mails.letters import ContactBook, answer_to, news_letters, page_url, recipient
from followup.models import Answer, Person, Task


def line(answer: Answer) -> AnswerLine:
    """An answer as a mail tells it."""
    task = answer.task
    return AnswerLine(
        what=task.what,
        choice=answer.choice,
        note=answer.note,
        new_due=answer.new_due,
        ask_on=answer.ask_on,
        barrier=answer.get_barrier_display() if answer.barrier else "",
        proposed=answer.proposed_name or answer.proposed_email,
        next_step=answer.next_step.what if answer.next_step else "",
        url=settings.SITE_URL + task.get_absolute_url(),
    )


def receipt(person: Person, answers: Sequence[Answer], *, today: date, book: ContactBook) -> Letter:
    """To the address on file, about answers given from one link."""
    names = {a.answered_as for a in answers if a.answered_as}
    return Letter(
        message=Receipt(
            lines=tuple(line(a) for a in answers),
            answered_as=" / ".join(sorted(names)) or person.name,
            today=today,
            url=page_url(person),
            **_contact(person.municipality, book),
        ),
        to=recipient(person),
        dedupe_key=f"receipt:{answers[0].pk}",
        reply_to=answer_to(person, book, [a.task_id for a in answers]),
        municipality=person.municipality,
        person=person.pk,
    )


def helper_news(answer: Answer, *, today: date, book: ContactBook) -> list[Letter]:
    """To the others who hold the task and can be written to."""
    task = answer.task
    others = [*([task.lead] if task.lead else []), *task.helpers.all()]
    return [
        Letter(
            message=HelperNews(
                line=line(answer),
                who=answer.answered_as or answer.person.name,
                today=today,
                url=page_url(other),
                stop_page=page_url(other, "answer_stop"),
                **_contact(task.municipality, book),
            ),
            to=recipient(other),
            dedupe_key=f"helper:{answer.pk}:{other.pk}",
            reply_to=answer_to(other, book, [task.pk]),
            municipality=task.municipality,
            person=other.pk,
        )
        for other in others
        if other.pk != answer.person_id and other.can_be_mailed
    ]


def no_contact(
    person: Person, tasks: Sequence[Task], *, today: date, book: ContactBook
) -> list[Letter]:
    """To the contact persons: this person wants no mail, and these tasks are theirs."""
    whats = [task.what for task in tasks] or [person.name]
    lines = tuple(AnswerLine(what=what, choice="no_contact") for what in whats)
    stamp = int(person.no_contact_at.timestamp()) if person.no_contact_at else 0
    return news_letters(
        person, lines, today=today, book=book, key=f"no_contact:{person.pk}:{stamp}"
    )


def fresh_link(person: Person, *, slot: int, book: ContactBook) -> Letter:
    """`slot` numbers the stretch of time in which one such mail is enough."""
    return Letter(
        message=FreshLink(
            url=page_url(person),
            municipality=person.municipality.name,
            **_contact(person.municipality, book),
        ),
        to=recipient(person),
        dedupe_key=f"fresh_link:{person.pk}:{slot}",
        reply_to=answer_to(person, book),
        municipality=person.municipality,
        person=person.pk,
    )


def _contact(municipality: Municipality, book: ContactBook) -> dict[str, str]:
    user = book.first(municipality)
    return {
        "contact_name": str(user) if user else "",
        "contact_phone": user.phone if user else "",
    }
