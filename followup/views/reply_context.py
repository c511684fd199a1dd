"""What pages show of mails that came in, in words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django_stubs_ext import StrOrPromise

from core.accounts.models import User
from followup.forms.answers import AnswerForm
from followup.mails.replies import read_sentence, why_unread
from followup.models import Answer, MailReply, Person, ReplySuggestion
from followup.selectors import replies as selectors

SHOWN_WORDS = 600
#: Where an answer's own words go, by its choice; other choices have no such field.
_NOTES = {"under_way": "progress", "blocked": "help_text", "dropped": "why"}
_MARKS: dict[str, StrOrPromise] = {
    "child_name": gettext_lazy("Teksten kan nevne et barn ved navn."),
    "child": gettext_lazy("Teksten kan handle om ett bestemt barn."),
    "health": gettext_lazy("Teksten kan handle om noens helse."),
    "family_story": gettext_lazy("Teksten kan fortelle om en familie."),
    "national_id": gettext_lazy("Teksten kan inneholde et fødselsnummer."),
    "address": gettext_lazy("Teksten kan inneholde adressen til en familie."),
}


def heard(person: Person, forms: Sequence[AnswerForm], *, now: datetime) -> dict[str, Any]:
    """For the page behind a personal link: what their mails were read as, with nothing chosen.

    Fields of a choice are filled in from the mail; they count only when the choice is made.
    """
    suggestions = selectors.suggestions_for(person, now=now)
    today = timezone.localdate(now)
    for form in forms:
        if not form.is_bound:
            form.initial = _initial([s for s in suggestions if s.task_id == form.task.pk])
    return {
        "heard": [_heard(s, today) for s in suggestions],
        "held_mails": [
            {"reply": one, "words": one.words[:SHOWN_WORDS]}
            for one in selectors.held_for(person, now=now)
        ],
    }


def _heard(suggestion: ReplySuggestion, today: date) -> dict[str, Any]:
    task = suggestion.task
    return {
        "task": task,
        "anchor": f"svar-{task.pk}-{suggestion.choice}" if task else "",
        "is_stop": suggestion.choice == ReplySuggestion.STOP,
        "is_sure": suggestion.is_sure,
        "read": read_sentence(
            suggestion.choice,
            suggestion.new_due,
            suggestion.proposed_name or suggestion.proposed_email,
            today,
        ),
        "words": suggestion.reply.words[:SHOWN_WORDS],
        "day": timezone.localdate(suggestion.reply.received_at),
    }


def _initial(suggestions: Iterable[ReplySuggestion]) -> dict[str, Any]:
    initial: dict[str, Any] = {}
    for suggestion in suggestions:
        if suggestion.choice in _NOTES:
            initial[_NOTES[suggestion.choice]] = suggestion.reply.words[:1000]
        elif suggestion.choice == Answer.Choice.LATER and suggestion.new_due:
            initial["other_day"] = suggestion.new_due.isoformat()
        elif suggestion.choice == Answer.Choice.NOT_ME:
            who = (suggestion.proposed_name, suggestion.proposed_email)
            initial["who"] = ", ".join(filter(None, who))[:300]
    return initial


def rows(replies: Iterable[MailReply], user: User) -> list[dict[str, Any]]:
    """One line for each mail; the words only for those who may read them."""
    return [
        {
            "reply": reply,
            "what": what(reply),
            "words": reply.words[:200] if selectors.may_read_words(user, reply) else "",
        }
        for reply in replies
    ]


def detail(reply: MailReply, user: User) -> dict[str, Any]:
    """Everything about one mail, for the page of that mail."""
    today = timezone.localdate()
    may_read = selectors.may_read_words(user, reply)
    has_file = bool(reply.inbound and reply.inbound.packed)
    return {
        "reply": reply,
        "municipality": reply.municipality,
        "person": reply.person,
        "what": what(reply),
        "why": why_unread(reply.reason) if reply.reason else "",
        "may_read": may_read,
        "has_file": may_read and has_file,
        "marks": [_MARKS[kind] for kind in reply.marks if kind in _MARKS],
        "lines": [_heard(s, today) for s in reply.suggestions.select_related("task", "reply")],
        "proposed": ", ".join(filter(None, (reply.contact_name, reply.contact_email))),
    }


def what(reply: MailReply) -> str:
    """What a mail is, in a few words."""
    if reply.kind == MailReply.Kind.UNREADABLE:
        return _("Kunne ikke leses")
    if reply.kind == MailReply.Kind.STRANGER:
        return _("Ukjent avsender")
    if reply.has_left:
        return _("Automatisk svar: har sluttet")
    if reply.kind == MailReply.Kind.AWAY:
        return _("Automatisk svar: er borte")
    if reply.state == MailReply.State.ASKED:
        return _("Svar som avsenderen ikke har bekreftet ennå")
    return _("Melding")
