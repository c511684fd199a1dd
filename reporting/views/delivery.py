"""How mail fares: silent domains, days on which a domain failed, contact persons out of reach."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from core.accounts.access import ndfu_only
from reporting.selectors import delivery

SHOWN = 100


@require_safe
@ndfu_only
def ndfu_delivery(request: HttpRequest) -> HttpResponse:
    """Numbers per domain, and what to ask somebody's IT about."""
    now = timezone.now()
    rows = delivery.domains(now)
    context = {
        "silent": [row for row in rows if row.may_be_in_quarantine],
        "rows": rows[:SHOWN],
        "more": len(rows) - SHOWN,
        "troubles": delivery.troubles(now),
        "contacts": delivery.unreachable_contacts(),
        "told": "Tracking" in settings.MAIL_WEBHOOKS,
        "sender": settings.DEFAULT_FROM_EMAIL,
    }
    return render(request, "reporting/delivery.html", context)
