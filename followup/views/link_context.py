"""What the pages behind a personal link show, in words."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from core.accounts.models import User
from followup.domain import day_words
from followup.forms.answers import AnswerForm
from followup.mails.answers import stored_sentence
from followup.models import Answer, Person, Task
from followup.selectors import planning
from followup.services.answers import can_undo


def language() -> str:
    return get_language() or "nb"


def facts_of(task: Task, person: Person, today: date) -> dict[str, Any]:
    """When, where it comes from, and with whom; each "" when there is nothing to say."""
    day = task.dugnad.date if task.dugnad else None
    others = task.lead.name if task.lead and task.lead_id != person.pk else ""
    return {
        "when": day_words.due_sentence(task.due, today, language()).rstrip(".") if task.due else "",
        "is_late": bool(task.due and task.due < today),
        "words": task.when_text,
        "dugnad": _day(day, today),
        "idea": task.idea.title if task.idea else "",
        "lead": others,
    }


def answer_page(
    person: Person, forms: Sequence[AnswerForm], contact: User | None, today: date
) -> dict[str, Any]:
    """Cards, one for each task, with the days that can be chosen at a tap."""
    cards = [
        {
            "form": form,
            "task": form.task,
            "facts": facts_of(form.task, person, today),
            "quick": [
                {
                    "value": value,
                    "label": label,
                    "day": day_words.short(day, today, language()) if day else "",
                }
                for value, label, day in form.quick_days()
            ],
        }
        for form in forms
    ]
    return {"person": person, "cards": cards, "contact": contact, "choice": Answer.Choice}


def _day(day: date | None, today: date) -> str:
    return day_words.full(day, today, language()) if day else ""


def receipt_page(
    person: Person,
    given: Sequence[Answer],
    held: Sequence[Task],
    contact: User | None,
    now: datetime,
) -> dict[str, Any]:
    """What was stored, whether it can be undone, what happens next, and what else is open."""
    today = timezone.localdate(now)
    answered = {answer.task_id for answer in given}
    others = [task for task in held if task.pk not in answered]
    return {
        "person": person,
        "contact": contact,
        "lines": [_stored(answer, today) for answer in given],
        "is_undone": all(answer.undone_at for answer in given),
        "can_undo": all(can_undo(answer, now=now) for answer in given),
        "next_mail": _next_mail(person, now, today),
        "others": [{"task": task, "facts": facts_of(task, person, today)} for task in others],
    }


def _stored(answer: Answer, today: date) -> dict[str, Any]:
    proposed = answer.proposed_name or answer.proposed_email
    return {
        "what": answer.task.what,
        "stored": stored_sentence(answer.choice, answer.new_due, proposed, today),
        "note": answer.note,
        "next_step": answer.next_step.what if answer.next_step else "",
        "consequence": _consequence(answer),
    }


def _consequence(answer: Answer) -> str:
    if answer.choice == Answer.Choice.BLOCKED:
        return _("Kontaktpersonen får vite det om ti minutter og tar kontakt. Vi maser ikke imens.")
    if answer.choice == Answer.Choice.NOT_ME:
        return _(
            "Kontaktpersonen får vite det om ti minutter og avgjør hvem som tar over. Vi skriver "
            "ikke til noen andre før det."
        )
    if answer.choice == Answer.Choice.DONE:
        return _("Bra jobbet! Vi spør ikke mer om denne.")
    if answer.choice == Answer.Choice.DROPPED:
        return _("Vi spør ikke mer om denne. Kontaktpersonen ser det.")
    return ""


def _next_mail(person: Person, now: datetime, today: date) -> str:
    """The day of this person's next mail, in words; "" when none is planned."""
    plan = planning.plans([person], now=now)[0]
    return _day(plan.day, today)
