"""What the follow-up pages add to the menu."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from core.accounts.models import User
from core.municipalities.models import Municipality
from core.navigation import Item


def municipality_pages(_user: User, place: Municipality | None) -> list[Item]:
    """The pages of the municipality the user belongs to, or is looking at."""
    if place is None:
        return []
    pages = (
        ("today", _("I dag")),
        ("tasks", _("Oppgaver")),
        ("dugnads", _("Dugnader")),
        ("people", _("Folk")),
    )
    return [Item(reverse(name, args=[place.number]), label) for name, label in pages]
