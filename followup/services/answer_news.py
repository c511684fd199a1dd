"""Tells others what was answered, when the ten minutes for undoing are over."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import Final

from django.db import transaction
from django.db.models import Exists, OuterRef
from django.utils import timezone

from core.errors import Refused
from core.mail.models import OutgoingMail
from core.mail.outbox import Letter, enqueue, enqueue_many
from followup.domain.task_state import UNDO_FOR
from followup.mails import answer_letters, letters
from followup.models import Answer, Person, Task

BATCH: Final = 200
#: What a contact person is mailed about; the rest they see on their page.
URGENT: Final = frozenset({Answer.Choice.BLOCKED, Answer.Choice.NOT_ME, Answer.Choice.DROPPED})
#: What concerns those who help.
SHARED: Final = frozenset(
    {Answer.Choice.DONE, Answer.Choice.LATER, Answer.Choice.BLOCKED, Answer.Choice.DROPPED}
)
FRESH_EVERY: Final = timedelta(minutes=10)
FRESH_A_DAY: Final = 5


def tell_others(*, now: datetime) -> int:
    """Mail receipts and news about answers older than ten minutes that were not undone.

    Returns how many answers (and wishes not to be written to) were told. Each is told once,
    however many workers run this.
    """
    book = letters.ContactBook()
    return _tell_answers(now, book) + _tell_no_contact(now, book)


@transaction.atomic
def _tell_answers(now: datetime, book: letters.ContactBook) -> int:
    untold = Answer.objects.filter(told_at__isnull=True, undone_at__isnull=True)
    # Whoever changed their mind can still undo: both wait until it is clear which one stands.
    newer = untold.filter(
        person=OuterRef("person"), task=OuterRef("task"), created_at__gt=now - UNDO_FOR
    )
    rows = list(
        untold.select_for_update(of=("self",), skip_locked=True, no_key=True)
        .filter(~Exists(newer), created_at__lte=now - UNDO_FOR)
        .select_related(
            "task",
            "task__municipality",
            "task__lead",
            "person",
            "person__municipality",
            "next_step",
        )
        .prefetch_related("task__helpers", "task__helpers__municipality")
        .order_by("pk")[:BATCH]
    )
    by_person: dict[int, dict[int, Answer]] = defaultdict(dict)
    for answer in rows:
        # Who has answered twice about a task meant the last.
        by_person[answer.person_id][answer.task_id] = answer
    today = timezone.localdate(now)
    found: list[Letter] = []
    for answers in by_person.values():
        found += _letters(list(answers.values()), today, book)
    enqueue_many(found)
    Answer.objects.filter(pk__in=[a.pk for a in rows]).update(told_at=now)
    return len(rows)


def _letters(answers: Sequence[Answer], today: date, book: letters.ContactBook) -> list[Letter]:
    person = answers[0].person
    found = []
    if person.can_be_mailed:
        found.append(answer_letters.receipt(person, answers, today=today, book=book))
    urgent = [a for a in answers if a.choice in URGENT]
    if urgent:
        found += letters.news_letters(
            person,
            tuple(answer_letters.line(a) for a in urgent),
            today=today,
            book=book,
            key=f"answer:{urgent[0].pk}",
        )
    for answer in answers:
        if answer.choice in SHARED:
            found += answer_letters.helper_news(answer, today=today, book=book)
    return found


@transaction.atomic
def _tell_no_contact(now: datetime, book: letters.ContactBook) -> int:
    people = list(
        Person.objects.select_for_update(of=("self",), skip_locked=True, no_key=True)
        .filter(
            no_contact_at__lte=now - UNDO_FOR,
            no_contact_told_at__isnull=True,
            erased_at__isnull=True,
        )
        .select_related("municipality")
        .order_by("pk")[:BATCH]
    )
    led = defaultdict(list)
    for task in Task.objects.filter(lead__in=people, state__in=Task.ACTIVE).order_by("due", "pk"):
        led[task.lead_id].append(task)
    for person in people:
        enqueue_many(
            answer_letters.no_contact(
                person, led[person.pk], today=timezone.localdate(now), book=book
            )
        )
    Person.objects.filter(pk__in=[p.pk for p in people]).update(no_contact_told_at=now)
    return len(people)


@transaction.atomic
def send_fresh_link(person: Person, *, now: datetime) -> OutgoingMail | None:
    """Mail a new link to the address on file, at most every ten minutes and five times a day.

    None when nothing is sent; the page does not tell the difference, so that nobody can find out
    about an address.
    """
    sent_today = OutgoingMail.objects.filter(
        person=person.pk, kind="followup.fresh_link", created_at__gt=now - timedelta(days=1)
    )
    if not person.can_be_mailed or sent_today.count() >= FRESH_A_DAY:
        return None
    slot = int(now.timestamp() // FRESH_EVERY.total_seconds())
    try:
        letter = answer_letters.fresh_link(person, slot=slot, book=letters.ContactBook())
    except Refused:  # an address no mail can go to: see above
        return None
    return enqueue(
        letter.message,
        to=letter.to,
        dedupe_key=letter.dedupe_key,
        reply_to=letter.reply_to,
        municipality=letter.municipality,
        person=letter.person,
    )
