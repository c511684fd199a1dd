"""What every page knows."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import HttpRequest

from core.navigation import items_for


def page(request: HttpRequest) -> dict[str, Any]:
    """`nav_items` of this visitor, `DEMO`, and the address of the local mailbox if there is one."""
    return {
        "nav_items": items_for(request),
        "DEMO": settings.DEMO,
        "MAILBOX_URL": settings.MAILBOX_URL if settings.DEMO else "",
    }
