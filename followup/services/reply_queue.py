"""What people say about mails that came in: whose they are, and that they are seen to."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from core.audit import log
from core.errors import Refused
from followup.models import MailReply, Person
from followup.selectors import replies
from followup.services import mail_replies

State = MailReply.State


@transaction.atomic
def release(reply: MailReply, *, person: Person, now: datetime) -> MailReply:
    """The mail was theirs: read it as if it had proved so. Doing it twice is a success.

    Raises Refused when it is not for this person to say.
    """
    fresh = _own_held(reply, person)
    if fresh.state != State.HELD or fresh.inbound is None:
        return fresh
    mail = fresh.inbound
    parsed = mail_replies.parsed(mail)
    sender = replies.sender_of(mail, mail_replies.answers_to(parsed), person=person)
    if sender is None:
        return fresh
    reading = mail_replies.read(parsed, sender, timezone.localdate(mail.received_at))
    fresh.from_email = ""
    # They are on the page already, where the reading is shown: no mail asks them to come.
    mail_replies.answer(fresh, reading, sender, now, in_reply_to="", mails=False)
    return fresh


@transaction.atomic
def reject(reply: MailReply, *, person: Person, now: datetime) -> MailReply:
    """The mail was not theirs: its words are thrown away."""
    fresh = _own_held(reply, person)
    if fresh.state == State.HELD:
        fresh.state, fresh.words, fresh.settled_at = State.REJECTED, "", now
        fresh.suggestions.all().delete()
        fresh.save()
    return fresh


@transaction.atomic
def settle(reply: MailReply, *, actor: log.Actor, now: datetime) -> MailReply:
    """A human has seen to it. Twice is fine."""
    fresh = MailReply.objects.select_for_update(of=("self",), no_key=True).get(pk=reply.pk)
    if fresh.state in {State.OPEN, State.ASKED}:
        fresh.state, fresh.settled_at, fresh.settled_by = State.SETTLED, now, actor.user
        fresh.save(update_fields=["state", "settled_at", "settled_by"])
    return fresh


def forget_words(before: datetime) -> int:
    """Delete the words of mails that came in before this moment and wait for nobody. How many."""
    old = MailReply.objects.filter(received_at__lt=before).exclude(words="")
    settled = old.exclude(state=State.OPEN)
    return settled.update(words="", marks=[], contact_name="", contact_email="")


def _own_held(reply: MailReply, person: Person) -> MailReply:
    rows = MailReply.objects.select_for_update(of=("self",), no_key=True)
    fresh = rows.filter(pk=reply.pk, person=person).select_related("inbound", "person").first()
    if fresh is None:
        raise Refused("", "not_yours")
    return fresh
