"""Makes letters for the outbox out of mails that came in."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.conf import settings
from django.urls import reverse

from core.errors import Refused
from core.mail.addresses import written
from core.mail.outbox import Letter
from followup.mails.letters import ContactBook, answer_to, page_url, recipient, user_recipient
from followup.mails.reminders import task_url
from followup.mails.replies import (
    Answering,
    ReadLine,
    ReplyHeld,
    ReplyNews,
    ReplyPassedOn,
    ReplyRead,
    ReplyUnread,
)
from followup.models import MailReply, Person, ReplySuggestion, Task


def read_letter(
    reply: MailReply,
    suggestions: Sequence[ReplySuggestion],
    tasks: Sequence[Task],
    holders: dict[int, Person],
    *,
    today: date,
    passed_on: bool,
    book: ContactBook,
    in_reply_to: str,
) -> Letter:
    """To the address on file: what was read, for each task or with the question which it was."""
    person = _person(reply)
    lines = [_line(s, holders, person) for s in suggestions]
    unnamed = any(s.task is None and s.choice != ReplySuggestion.STOP for s in suggestions)
    which = [
        ReadLine(task.what, task_url(page_url(holders.get(task.pk, person)), task.pk))
        for task in tasks
    ]
    message = ReplyRead(
        lines=tuple(lines),
        which=tuple(which) if unnamed else (),
        today=today,
        writer=reply.from_email,
        stop_page=page_url(person, "answer_stop"),
        passed_on=passed_on,
        **_common(person, book, in_reply_to),
    )
    about = [s.task_id for s in suggestions if s.task_id]
    return _letter(reply, message, "read", book, about)


def passed_on_letter(reply: MailReply, *, book: ContactBook, in_reply_to: str) -> Letter:
    """To the address on file: the contact person has the mail."""
    message = ReplyPassedOn(**_common(_person(reply), book, in_reply_to))
    return _letter(reply, message, "passed_on", book)


def unread_letter(reply: MailReply, *, book: ContactBook, in_reply_to: str) -> Letter:
    """To the address on file: the mail could not be read, and why."""
    message = ReplyUnread(reason=reply.reason, **_common(_person(reply), book, in_reply_to))
    return _letter(reply, message, "unread", book)


def held_letter(reply: MailReply, *, day: date, book: ContactBook) -> Letter:
    """To the address on file: is this mail yours? One a day, however many come.

    Answers no Message-ID: the mail it would name may not be theirs.
    """
    person = _person(reply)
    message = ReplyHeld(**_common(person, book, ""))
    letter = _letter(reply, message, "held", book)
    key = f"reply_held:{person.pk}:{day.isoformat()}"
    return Letter(
        message=letter.message,
        to=letter.to,
        dedupe_key=key,
        reply_to=letter.reply_to,
        municipality=letter.municipality,
        person=letter.person,
    )


def news_letters(
    reply: MailReply, kind: str, tasks: Sequence[Task], *, book: ContactBook
) -> list[Letter]:
    """To each contact person of the municipality; an answer goes to the one who wrote."""
    person = _person(reply)
    municipality = person.municipality
    message = ReplyNews(
        kind=kind,
        who=person.name,
        municipality=municipality.name,
        url=settings.SITE_URL + reverse("reply", args=[reply.pk]),
        words=reply.words if kind == "comment" else "",
        has_marks=bool(reply.marks),
        tasks=tuple(task.what for task in tasks),
        reason=reply.reason,
        proposed=" ".join(filter(None, (reply.contact_name, reply.contact_email))),
        writer=reply.from_email,
    )
    return [
        Letter(
            message=message,
            to=user_recipient(user, municipality),
            dedupe_key=f"reply_news:{reply.pk}:{user.pk}",
            reply_to=_back_to(person),
            municipality=municipality,
        )
        for user in book.of(municipality)
    ]


def _letter(
    reply: MailReply,
    message: Answering,
    kind: str,
    book: ContactBook,
    about: Sequence[int] = (),
) -> Letter:
    person = _person(reply)
    return Letter(
        message=message,
        to=recipient(person),
        dedupe_key=f"reply_{kind}:{reply.pk}",
        reply_to=answer_to(person, book, about),
        municipality=person.municipality,
        person=person.pk,
    )


def _common(person: Person, book: ContactBook, in_reply_to: str) -> dict[str, Any]:
    user = book.first(person.municipality)
    return {
        "url": page_url(person),
        "in_reply_to": in_reply_to,
        "contact_name": str(user) if user else "",
        "contact_phone": user.phone if user else "",
    }


def _line(suggestion: ReplySuggestion, holders: dict[int, Person], person: Person) -> ReadLine:
    task = suggestion.task
    holder = holders.get(task.pk, person) if task else person
    return ReadLine(
        what=task.what if task else "",
        url=task_url(page_url(holder), task.pk) if task else "",
        choice=suggestion.choice,
        new_due=suggestion.new_due,
        proposed=suggestion.proposed_name or suggestion.proposed_email,
        is_sure=suggestion.is_sure,
    )


def _person(reply: MailReply) -> Person:
    if reply.person is None:
        raise ValueError(f"Nobody of ours wrote reply {reply.pk}.")
    return reply.person


def _back_to(person: Person) -> str:
    try:
        return written(person.email, person.name) if person.email else ""
    except Refused:  # an address no mail can go to
        return ""
