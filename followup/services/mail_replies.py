"""Takes in mails that answer ours. Nothing here changes a task: a reading is a suggestion.

The sender confirms it on their own page; what says nothing about a task goes to the contact
person; machines are never answered, and people at most RECEIPTS_A_DAY times a day.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta
from typing import Final

from django.db import transaction
from django.utils import timezone

from core.audit import log
from core.errors import Refused
from core.mail.models import InboundMail, OutgoingMail
from core.mail.outbox import Letter, enqueue_many
from core.privacy import guard
from followup.domain import mail_replies as rules
from followup.domain.mail_replies import Mail, Reading, TaskWords
from followup.mails import reply_letters
from followup.mails.letters import ContactBook
from followup.models import MailReply, Person, ReplySuggestion, Task
from followup.readers.reply_mail import mail_of
from followup.selectors import replies
from followup.selectors.answers import at_same_address
from followup.selectors.replies import Sender
from followup.services import reminder_policy
from followup.services.returned_mail import note_return

RECEIPTS_A_DAY: Final = 3
WORDS_MOST: Final = 20_000
#: So many words beside what was read are for a human to see.
REST_FROM: Final = 6
Kind, State = MailReply.Kind, MailReply.State


@transaction.atomic
def take_in(mail: InboundMail) -> str:
    """Handle one mail that came in (`core.mail.inbound.Handler`); the word says what it was.

    "" leaves it to others: mails from people we do not know that prove nothing.
    """
    if replies.is_from_ourselves(mail):
        return "own"
    now = timezone.now()
    taken = parsed(mail)
    sender = replies.sender_of(mail, answers_to(taken))
    today = timezone.localdate(mail.received_at)
    reading = read(taken, sender, today)
    if reading.kind == rules.BOUNCE:
        note_return(mail, reading.bounce)
    if reading.kind in {rules.BOUNCE, rules.AUTO}:
        return reading.kind
    if reading.kind == rules.OUT_OF_OFFICE:
        return _take_absence(mail, reading, sender, now) if sender else rules.AUTO
    if sender is None:
        return _take_from_stranger(mail, reading)
    if mail.authentic != InboundMail.Authentic.PASS:
        return _hold(mail, reading, sender, now)
    reply = _store(mail, reading, sender, State.OPEN)
    return answer(reply, reading, sender, now, in_reply_to=mail.message_id)


def parsed(mail: InboundMail) -> Mail:
    """The mail taken apart; empty when it is too damaged even for that."""
    if mail.too_large:
        return Mail(headers=mail_of(mail.message).headers, attachments=("for stor",))
    try:
        return mail_of(mail.message)
    except RecursionError:  # parts within parts within parts
        return Mail(attachments=("message",))


def answers_to(mail: Mail) -> str:
    """The Message-IDs a mail answers."""
    return f"{mail.header('In-Reply-To')} {mail.header('References')}"


def read(mail: Mail, sender: Sender | None, today: date) -> Reading:
    """What a mail says to somebody who knows its sender and their tasks."""
    tasks = [TaskWords(t.pk, t.what, t.due) for t in sender.tasks] if sender else []
    whole = Mail(
        headers=mail.headers,
        text=mail.text,
        html=mail.html,
        report=mail.report,
        attachments=mail.attachments,
        ours=sender.ours if sender else "",
    )
    return rules.read(whole, today=today, tasks=tasks, about=sender.about if sender else None)


def _store(
    mail: InboundMail, reading: Reading, sender: Sender | None, state: MailReply.State
) -> MailReply:
    person = sender.person if sender else None
    words = reading.words[:WORDS_MOST]
    unreadable = reading.kind == rules.UNREADABLE
    kind = Kind.STRANGER if person is None else Kind(reading.kind)
    return MailReply.objects.create(
        inbound=mail,
        person=person,
        municipality=person.municipality if person else None,
        kind=kind,
        state=state,
        reason="large" if mail.too_large else (reading.reason if unreadable else ""),
        from_email=sender.stranger if sender else mail.from_email,
        words=words,
        marks=_marks(words, person),
        points_below=reading.points_below,
        back_on=reading.absence.back_on,
        has_left=reading.absence.left,
        contact_name=reading.absence.contact.name[:160],
        contact_email=reading.absence.contact.email[:254],
        received_at=mail.received_at,
    )


def _marks(words: str, person: Person | None) -> list[str]:
    """What the words may tell of children or of health; the adults at work may be named."""
    known: Iterable[str] = ()
    if person is not None:
        people = Person.objects.filter(municipality=person.municipality_id)
        known = list(people.exclude(name="").values_list("name", flat=True))
    found = {question.kind for question in guard.questions(words, known_names=list(known))}
    return sorted(found - {"phone"})


def _take_from_stranger(mail: InboundMail, reading: Reading) -> str:
    """For NDFU to look at; never answered, since nobody of ours is at the other end."""
    if mail.authentic != InboundMail.Authentic.PASS:
        return ""
    _store(mail, reading, None, State.OPEN)
    return "stranger"


def _hold(mail: InboundMail, reading: Reading, sender: Sender, now: datetime) -> str:
    """Whose mail it is cannot be seen: the address on file is asked, not the one in From."""
    reply = _store(mail, reading, sender, State.HELD)
    letter = reply_letters.held_letter(reply, day=timezone.localdate(now), book=ContactBook())
    _send([letter], sender.person, now)
    return "held"


def _take_absence(mail: InboundMail, reading: Reading, sender: Sender, now: datetime) -> str:
    """An absence moves the next reminder, if the mail is genuine and from their own address.

    Who has left, and whom the mail proposes, is for the contact person to act on. Never answered.
    """
    genuine = mail.authentic == InboundMail.Authentic.PASS and not sender.stranger
    if not genuine:
        return rules.AUTO
    absence = reading.absence
    if not absence.left and absence.back_on is None:
        return rules.AUTO
    reply = _store(mail, reading, sender, State.OPEN if absence.left else State.SETTLED)
    if absence.back_on is not None:
        ask = absence.contact.name or absence.contact.email
        _pause(sender.person, absence.back_on, ask, now)
    if absence.left and not _known_to_have_left(sender.person, reply):
        enqueue_many(reply_letters.news_letters(reply, "left", sender.tasks, book=ContactBook()))
    return rules.OUT_OF_OFFICE


def _pause(person: Person, back: date, ask: str, now: datetime) -> None:
    """No reminder before they are back, in any municipality. A longer absence stands."""
    until = back - timedelta(days=1)
    actor = log.by_mail(person.pk, person.name)
    for one in at_same_address(person):
        if until < timezone.localdate(now) or (one.away_until and one.away_until >= until):
            continue
        try:
            reminder_policy.be_away(one, until=until, ask=ask, actor=actor, now=now)
        except Refused:  # further off than an absence may be
            continue


def _known_to_have_left(person: Person, reply: MailReply) -> bool:
    """One mail about it is enough, however many automatic replies come."""
    same = MailReply.objects.filter(person=person, has_left=True).exclude(pk=reply.pk)
    waiting = same.filter(state=State.OPEN).exists()
    if waiting:
        MailReply.objects.filter(pk=reply.pk).update(state=State.SETTLED)
    return waiting or person.left_at is not None


def answer(
    reply: MailReply,
    reading: Reading,
    sender: Sender,
    now: datetime,
    *,
    in_reply_to: str,
    mails: bool = True,
) -> str:
    """Suggest what was read, give the rest to the contact person, and tell the sender."""
    book = ContactBook()
    suggestions = _suggest(reply, reading, sender)
    if not suggestions and reading.agrees:
        suggestions = replies.suggestions_for(sender.person, now=now)
    comment = reading.kind == rules.UNREADABLE or not suggestions or _has_more(reading)
    reply.state = State.OPEN if comment else State.ASKED
    reply.save()
    about = [s.task for s in suggestions if s.task]
    _record(reply, sender, about)
    letters: list[Letter] = []
    if reading.kind == rules.UNREADABLE:
        letters.append(reply_letters.unread_letter(reply, book=book, in_reply_to=in_reply_to))
    elif suggestions:
        letters.append(
            reply_letters.read_letter(
                reply,
                suggestions,
                sender.tasks,
                sender.holders,
                today=timezone.localdate(now),
                passed_on=comment,
                book=book,
                in_reply_to=in_reply_to,
            )
        )
    else:
        letters.append(reply_letters.passed_on_letter(reply, book=book, in_reply_to=in_reply_to))
    if mails:
        _send(letters, sender.person, now)
    if comment:
        kind = "unreadable" if reading.kind == rules.UNREADABLE else "comment"
        enqueue_many(reply_letters.news_letters(reply, kind, about, book=book))
    return "suggested" if suggestions else reading.kind


def _suggest(reply: MailReply, reading: Reading, sender: Sender) -> list[ReplySuggestion]:
    """Rows for what was read. Answers about tasks need tasks; who has none has only a comment."""
    tasks: dict[int, Task] = {task.pk: task for task in sender.tasks}
    rows = []
    for meaning in reading.meanings:
        if meaning.intent in rules.CHOICES and not tasks:
            continue
        party = meaning.party
        name = reply.from_email if meaning.from_sender else party.name
        rows.append(
            ReplySuggestion(
                reply=reply,
                task=tasks.get(meaning.task) if meaning.task is not None else None,
                choice=meaning.intent,
                confidence=meaning.confidence,
                new_due=meaning.new_due,
                barrier=meaning.barrier,
                proposed_name=name[:160],
                proposed_email=party.email[:254],
            )
        )
    return ReplySuggestion.objects.bulk_create(rows)


def _has_more(reading: Reading) -> bool:
    """Whether a human should read the mail although something was read from it."""
    more = "?" in reading.rest or len(reading.rest.split()) >= REST_FROM
    return more or reading.points_below


def _record(reply: MailReply, sender: Sender, about: Sequence[Task]) -> None:
    """A line in the history of the tasks it is about, or of the person; without the words."""
    person = sender.person
    actor = log.by_mail(person.pk, reply.from_email or person.name)
    targets: Sequence[Task | Person] = list(dict.fromkeys(about)) or [person]
    for target in targets:
        log.record(
            actor=actor,
            action="reply.received",
            target=target,
            municipality=person.municipality,
            reply=reply.pk,
        )


def _send(letters: Sequence[Letter], person: Person, now: datetime) -> None:
    """To the address on file, unless it has had enough of these today, or wants no mail."""
    sent = OutgoingMail.objects.filter(
        person=person.pk,
        kind__startswith="followup.reply_",
        created_at__gt=now - timedelta(days=1),
    )
    if person.email and not person.erased_at and sent.count() < RECEIPTS_A_DAY:
        enqueue_many(letters)
