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
from followup.forms.answers import AnswerForm, AwayForm
from followup.mails.answers import stored_sentence
from followup.mails.calendar import person_feed_url
from followup.models import Answer, Person, Task
from followup.selectors import handover, planning
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
            "quick": _options(form.quick_days(), today),
            "ask": _options(form.ask_days(), today),
            "story": _story(form.task, person, today),
        }
        for form in forms
    ]
    away = person.away_until if person.away_until and person.away_until >= today else None
    return {
        "person": person,
        "cards": cards,
        "contact": contact,
        "choice": Answer.Choice,
        "away_form": AwayForm(),
        "feed": person_feed_url(person),
        "away_day": _day(away, today),
    }


def _options(days: list[tuple[str, Any, date | None]], today: date) -> list[dict[str, Any]]:
    return [
        {
            "value": value,
            "label": label,
            "day": day_words.short(day, today, language()) if day else "",
        }
        for value, label, day in days
    ]


def _story(task: Task, person: Person, today: date) -> str:
    """For somebody a task was handed to and who has not yet said yes; else ""."""
    if not task.waits_for_yes or task.lead_id != person.pk:
        return ""
    return handover.story(task, today=today)


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
    plan = planning.plans([person], now=now)[0]
    return {
        "person": person,
        "contact": contact,
        "lines": [_stored(answer, plan, today) for answer in given],
        "is_undone": all(answer.undone_at for answer in given),
        "asks_result": _asks_result(given),
        "can_undo": all(can_undo(answer, now=now) for answer in given),
        "next_mail": _day(plan.day, today),
        "others": [{"task": task, "facts": facts_of(task, person, today)} for task in others],
    }


def _stored(answer: Answer, plan: planning.PersonPlan, today: date) -> dict[str, Any]:
    proposed = answer.proposed_name or answer.proposed_email
    return {
        "what": answer.task.what,
        "stored": stored_sentence(answer.choice, answer.new_due or answer.ask_on, proposed, today),
        "note": answer.note,
        "next_step": answer.next_step.what if answer.next_step else "",
        "consequence": _consequence(answer, plan, today),
    }


def _asks_result(given: Sequence[Answer]) -> Answer | None:
    """The one finished task whose result can be told here."""
    done = [a for a in given if a.choice == Answer.Choice.DONE and not a.undone_at]
    standing = [a for a in done if a.task.state == Task.State.DONE]
    return standing[0] if len(standing) == 1 else None


def _consequence(answer: Answer, plan: planning.PersonPlan, today: date) -> str:
    if answer.choice == Answer.Choice.BLOCKED:
        day = _asked_again(answer.task_id, plan)
        if day and day > today:
            return _(
                "Kontaktpersonen får vite det om ti minutter. Vi spør deg ikke om denne igjen før "
                "{day}."
            ).format(day=_day(day, today))
        return _("Kontaktpersonen får vite det om ti minutter.")
    if answer.choice == Answer.Choice.NOT_ME:
        return _(
            "Kontaktpersonen får vite det om ti minutter og avgjør hvem som tar over. Vi skriver "
            "ikke til noen andre før det."
        )
    if answer.choice == Answer.Choice.LATER:
        return _("De andre som er med på oppgaven, får vite om den nye fristen.")
    if answer.choice == Answer.Choice.SNOOZE:
        return _("Bare du merker det.")
    if answer.choice == Answer.Choice.DONE:
        return _("Bra jobbet! Vi spør ikke mer om denne.")
    if answer.choice == Answer.Choice.DROPPED:
        return _("Vi spør ikke mer om denne. Kontaktpersonen ser det.")
    return ""


def _asked_again(task: int, plan: planning.PersonPlan) -> date | None:
    """The day this person is next asked about the task; None when nothing is planned."""
    days = [t.contact.day for t in plan.tasks if t.task.pk == task and t.contact]
    return max(days[0], plan.day) if days and plan.day else None
