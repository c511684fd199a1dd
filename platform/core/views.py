"""Pages that belong to no app: where to begin, and what is stored."""

from __future__ import annotations

from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from core.navigation import items_for


@login_required
def start(request: HttpRequest) -> HttpResponse:
    """Send whoever logged in to the first page of their menu; without a role, say what to do."""
    items = items_for(request)
    return redirect(items[0].url) if items else render(request, "accounts/no_role.html")


def privacy(request: HttpRequest) -> HttpResponse:
    """What is stored about people and for how long."""
    return render(request, "public/privacy.html", {"mail_days": settings.MAIL_KEEP_BODIES_DAYS})
