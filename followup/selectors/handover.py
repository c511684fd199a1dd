"""What somebody who takes a task over needs to know, in one paragraph."""

from __future__ import annotations

from datetime import date

from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from followup.domain import day_words
from followup.models import Answer, Task


def story(task: Task, *, today: date) -> str:
    """Where the task comes from, who had it, what they last said, and how its date has moved.

    In the active language; costs one query.
    """
    sentences = []
    if task.dugnad:
        sentences.append(
            _("Dette ble avtalt på ALLEMED-dugnaden %(day)s.")
            % {"day": _words(task.dugnad.date, today)}
        )
    if task.handed_by:
        sentences.append(_("%(name)s hadde oppgaven før deg.") % {"name": task.handed_by.name})
    last = (
        task.answers.filter(undone_at__isnull=True)
        .exclude(choice__in=[Answer.Choice.NOT_ME, Answer.Choice.ACCEPT])
        .order_by("-pk")
        .first()
    )
    if last:
        said = _("Sist svar, %(day)s: %(choice)s.") % {
            "day": _words(timezone.localdate(last.created_at), today),
            "choice": last.get_choice_display().lower(),
        }
        sentences.append(f"{said} «{last.note}»" if last.note else said)
    if task.due:
        sentences.append(day_words.due_sentence(task.due, today, get_language() or "nb"))
    return " ".join(sentences)


def _words(day: date, today: date) -> str:
    return day_words.full(day, today, get_language() or "nb")
