"""What the follow-up pages add to the menu."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from core.accounts.models import Role, User
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


def led_dugnads(user: User, _place: Municipality | None) -> list[Item]:
    """A process leader's way to the dugnads they lead, in whatever municipality."""
    if user.role != Role.PROCESS_LEADER:
        return []
    return [Item(reverse("my_dugnads"), _("Mine dugnader"))]
