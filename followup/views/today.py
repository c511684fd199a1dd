"""I dag: what needs the contact person now, and what is coming."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from core.accounts.access import reads_municipality, user_of
from core.accounts.selectors import can_edit
from core.audit import log
from core.errors import Refused
from core.municipalities.models import Municipality
from followup.forms.tasks import AddressForm, people_of
from followup.models import Answer
from followup.selectors import tasks as task_selectors
from followup.selectors import upcoming as upcoming_selectors
from followup.selectors.today import questions
from followup.services import questions as services
from followup.views.access import answer_for_editor


@require_safe
@reads_municipality
def today(request: HttpRequest, municipality: Municipality) -> HttpResponse:
    """Questions, each answerable in place, then this week; calm when all is well."""
    day = timezone.localdate()
    tasks = task_selectors.tasks_of(municipality)
    week = task_selectors.groups(tasks, today=day)
    context = {
        "municipality": municipality,
        "editable": can_edit(user_of(request), municipality),
        "asked": questions(municipality, now=timezone.now()),
        "groups": [group for group in week if group.key in {"late", "week"}],
        "has_tasks": bool(week),
        "has_dugnads": municipality.dugnads.exists(),
        "next_mails": upcoming_selectors.next_day(municipality),
        "people": people_of(municipality),
        "today": day,
    }
    return render(request, "followup/today/today.html", context)


@require_POST
@answer_for_editor
def proposal_accept(request: HttpRequest, answer: Answer) -> HttpResponse:
    """Give the task to the one who was proposed, with the address the contact person confirms."""
    form = AddressForm(request.POST)
    form.fields["email"].required = False
    if not form.is_valid():
        messages.error(request, _("Adressen ser ikke riktig ut. Sjekk den og prøv igjen."))
    else:
        try:
            who = services.accept_proposal(
                answer,
                email=form.cleaned_data["email"],
                actor=log.by_user(user_of(request)),
                now=timezone.now(),
            )
        except Refused as refusal:
            messages.error(request, str(refusal.message))
        else:
            messages.success(request, _("%(name)s har oppgaven nå.") % {"name": who.name})
    return redirect("today", number=answer.task.municipality.number)


@require_POST
@answer_for_editor
def answer_settle(request: HttpRequest, answer: Answer) -> HttpResponse:
    """The contact person has taken care of it in another way."""
    try:
        services.settle(answer, actor=log.by_user(user_of(request)), now=timezone.now())
    except Refused as refusal:
        messages.error(request, str(refusal.message))
    else:
        messages.success(request, _("Takk. Da tar vi det bort fra lista."))
    return redirect("today", number=answer.task.municipality.number)
