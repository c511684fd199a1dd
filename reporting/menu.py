"""What NDFU's pages add to the menu."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from core.accounts.models import User
from core.municipalities.models import Municipality
from core.navigation import Item


def ndfu_pages(user: User, _place: Municipality | None) -> list[Item]:
    """NDFU's own pages, for NDFU."""
    if not user.is_ndfu:
        return []
    return [
        Item(reverse("ndfu_municipalities"), _("Kommuner")),
        Item(reverse("ndfu_call_list"), _("Ringeliste")),
        Item(reverse("ndfu_reminders"), _("Påminnelser")),
        Item(reverse("ndfu_replies"), _("E-post")),
        Item(reverse("ndfu_delivery"), _("Levering")),
        Item(reverse("municipality_list_import"), _("Liste")),
    ]
