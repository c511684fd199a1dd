"""Who is mailed when and why, and the municipality's own days and pauses."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from core.accounts.access import edits_municipality, reads_municipality, user_of
from core.accounts.selectors import can_edit
from core.audit.log import by_user
from core.errors import Refused
from core.municipalities.models import Municipality
from followup.domain import reminder_schedule as schedule
from followup.forms.reminders import DayForm, PauseForm, PolicyForm
from followup.models import ReminderPause
from followup.selectors import policies
from followup.selectors import upcoming as selectors
from followup.selectors.forecast import DayForecast, on_day
from followup.services import reminder_policy as services


@require_safe
@reads_municipality
def upcoming(request: HttpRequest, municipality: Municipality) -> HttpResponse:
    """What will be mailed on which day, to whom and about what; and why somebody gets nothing."""
    now = timezone.now()
    today = timezone.localdate(now)
    form, forecast = asked_day(request, municipality, now)
    policy = policies.of_municipality(municipality, today=today)
    context = {
        "municipality": municipality,
        "editable": can_edit(user_of(request), municipality),
        "form": form,
        "forecast": forecast,
        "plan": None if forecast else selectors.upcoming(municipality, now=now),
        "policy": policy,
        "pauses": coming_pauses(municipality, today),
        "today": today,
    }
    return render(request, "followup/reminders/upcoming.html", context)


def asked_day(
    request: HttpRequest, municipality: Municipality | None, now: datetime
) -> tuple[DayForm, DayForecast | None]:
    """The form as it was sent, and what goes on the day asked about: None without a good day."""
    form = DayForm(request.GET if "dag" in request.GET else None)
    if not form.is_valid():
        return form, None
    day: date = form.cleaned_data["dag"]
    today = timezone.localdate(now)
    if not today <= day <= today.replace(year=today.year + 2, day=1):
        form.add_error("dag", _("Velg en dag fra og med i dag og høyst to år fram."))
        return form, None
    return form, on_day(day, now=now, municipality=municipality)


def coming_pauses(municipality: Municipality, today: date) -> list[ReminderPause]:
    """Pauses that are on or ahead."""
    rows = ReminderPause.objects.filter(municipality=municipality, end__gte=today)
    return list(rows.select_related("created_by"))


@require_safe
@edits_municipality
def reminder_choices(request: HttpRequest, municipality: Municipality) -> HttpResponse:
    """The municipality's days, hour and pauses."""
    return _choices(request, municipality)


@require_POST
@edits_municipality
def reminder_policy(request: HttpRequest, municipality: Municipality) -> HttpResponse:
    """Save days and hour."""
    form = PolicyForm(request.POST)
    if form.is_valid() and _tried(
        form,
        lambda: services.choose(
            municipality,
            **form.cleaned_data,
            actor=by_user(user_of(request)),
            now=timezone.now(),
        ),
    ):
        messages.success(request, _("Lagret. Planen er lagt på nytt."))
        return redirect("upcoming", municipality.number)
    return _choices(request, municipality, policy_form=form, status=422)


@require_POST
@edits_municipality
def reminder_pause(request: HttpRequest, municipality: Municipality) -> HttpResponse:
    """Begin a pause, now or later."""
    form = PauseForm(request.POST)
    if form.is_valid() and _tried(
        form,
        lambda: services.pause(
            municipality,
            **form.cleaned_data,
            actor=by_user(user_of(request)),
            now=timezone.now(),
        ),
    ):
        messages.success(request, _("Pausen er lagret. Ingen får e-post om oppgaver i den tiden."))
        return redirect("upcoming", municipality.number)
    return _choices(request, municipality, pause_form=form, status=422)


@require_POST
@edits_municipality
def reminder_resume(request: HttpRequest, municipality: Municipality, pk: int) -> HttpResponse:
    """End a pause, or take one back that has not begun."""
    row = get_object_or_404(ReminderPause, pk=pk, municipality=municipality)
    services.end_pause(row, actor=by_user(user_of(request)), now=timezone.now())
    messages.success(
        request, _("Pausen er avsluttet. Det som lå i den, blir ikke sendt i etterkant.")
    )
    return redirect("upcoming", municipality.number)


def _tried(form: forms.Form, act: Any) -> bool:
    """Whether the act was done; a refusal stands on the form."""
    try:
        act()
    except Refused as refused:
        form.add_error(None, str(refused.message))
        return False
    return True


def _choices(
    request: HttpRequest,
    municipality: Municipality,
    *,
    policy_form: PolicyForm | None = None,
    pause_form: PauseForm | None = None,
    status: int = 200,
) -> HttpResponse:
    today = timezone.localdate()
    policy = policies.of_municipality(municipality, today=today)
    context = {
        "municipality": municipality,
        "policy_form": policy_form or PolicyForm(initial=PolicyForm.initial_of(policy)),
        "pause_form": pause_form or PauseForm(initial={"start": today}),
        "pauses": coming_pauses(municipality, today),
        "now_paused": schedule.is_paused(today, policy),
        "today": today,
    }
    return render(request, "followup/reminders/choices.html", context, status=status)
