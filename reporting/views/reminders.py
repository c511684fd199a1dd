"""What will be mailed on a day, over all municipalities."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from core.accounts.access import ndfu_only
from core.calendar_no import next_working_day
from followup.forms.reminders import DayForm
from followup.selectors.forecast import on_day
from followup.views.reminders import asked_day


@require_safe
@ndfu_only
def ndfu_reminders(request: HttpRequest) -> HttpResponse:
    """Who gets which mail on a day, why, and who gets none: the next working day unless asked."""
    now = timezone.now()
    form, forecast = asked_day(request, None, now)
    if not form.is_bound:
        day = next_working_day(timezone.localdate(now))
        form, forecast = DayForm(initial={"dag": day}), on_day(day, now=now)
    return render(request, "reporting/reminders.html", {"form": form, "forecast": forecast})
