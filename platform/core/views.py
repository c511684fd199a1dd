"""Pages that belong to no app: where to begin, and whether all is well."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.db import connection
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render

from core.navigation import items_for


@login_required
def start(request: HttpRequest) -> HttpResponse:
    """Send whoever logged in to the first page of their menu; without a role, say what to do."""
    items = items_for(request)
    return redirect(items[0].url) if items else render(request, "accounts/no_role.html")


def health(request: HttpRequest) -> JsonResponse:
    """200 while the database answers. Says nothing else: it is open to everybody."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return JsonResponse({"status": "ok"})
