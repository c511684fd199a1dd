"""The address of a municipality, which others link to."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from core.accounts.access import reads_municipality, user_of
from core.accounts.selectors import membership_kind
from core.municipalities.models import Municipality


@reads_municipality
def municipality(request: HttpRequest, municipality: Municipality) -> HttpResponse:
    """Send its own people to their day, and NDFU to its view of the municipality."""
    if membership_kind(user_of(request), municipality):
        return redirect("today", municipality.number)
    return redirect("ndfu_municipality", municipality.number)
