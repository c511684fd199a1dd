"""For machines that watch over the site."""

from __future__ import annotations

from django.conf import settings
from django.db import connection
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.utils import timezone
from django.utils.crypto import constant_time_compare
from django.views.decorators.http import require_safe
from prometheus_client import CONTENT_TYPE_LATEST

from core.schedule import metrics as numbers
from core.schedule.health import problems


@require_safe
def live(request: HttpRequest) -> JsonResponse:
    """200 while this process answers and reaches the database: whether to send visitors here."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return JsonResponse({"status": "ok"})


@require_safe
def health(request: HttpRequest) -> JsonResponse:
    """200 while everything runs; 503 with the names of what is late: whether to wake somebody."""
    late = problems(timezone.now())
    if late:
        return JsonResponse({"status": "late", "late": late}, status=503)
    return JsonResponse({"status": "ok"})


@require_safe
def metrics(request: HttpRequest) -> HttpResponse:
    """Numbers for Prometheus, for whoever has METRICS_TOKEN; without one set there is no page."""
    if not settings.METRICS_TOKEN:
        raise Http404
    given = request.headers.get("Authorization", "")
    if not constant_time_compare(given.encode(), f"Bearer {settings.METRICS_TOKEN}".encode()):
        return HttpResponse(status=403)
    return HttpResponse(numbers.page(), content_type=CONTENT_TYPE_LATEST)
