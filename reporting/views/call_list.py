"""NDFU's call list: municipalities where mail no longer helps."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from core.accounts.access import ndfu_only, user_of
from core.municipalities.selectors import current
from followup.models import Escalation
from followup.selectors.escalations import call_list
from followup.services import escalations as services


@require_safe
@ndfu_only
def ndfu_call_list(request: HttpRequest) -> HttpResponse:
    """Whom to call, why, and since when."""
    context = {"places": call_list(), "today": timezone.localdate()}
    return render(request, "reporting/call_list.html", context)


@require_POST
@ndfu_only
def ndfu_called(request: HttpRequest, number: str) -> HttpResponse:
    """Somebody has called the municipality: its rows leave the list, with what came of it."""
    place = get_object_or_404(current(), number=number)
    rows = Escalation.objects.filter(
        task__municipality=place, state=Escalation.State.OPEN, pk__in=_keys(request)
    ).select_related("task", "task__municipality")
    for row in rows:
        services.settle(
            row, user=user_of(request), note=request.POST.get("note", ""), now=timezone.now()
        )
    messages.success(request, _("Takk. %(place)s er tatt av lista.") % {"place": place})
    return redirect("ndfu_call_list")


def _keys(request: HttpRequest) -> list[int]:
    """Those that stood on the page: what has come since is still to be called about."""
    return [int(k) for k in request.POST.getlist("row")[:500] if k.isdecimal() and len(k) < 16]
