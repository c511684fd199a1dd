"""Keeps what somebody has typed on a review page and not saved, until it is saved or dropped."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from django.db import transaction
from django.utils import timezone

from core.accounts.models import User
from followup.models import OpenCell, Referat
from followup.services.referat_cells import must_be_draft

FIELDS: Final = (
    "what",
    "when_text",
    "due",
    "who",
    "name",
    "email",
    "everywhere",
    "title",
    "description",
    "version",
)
LONGEST: Final = 5_000
_PLACE: Final = re.compile(r"\d+-(?:what|when|who(?:-\d+)?)|(?:ide|nytt)-\d+|ny-ide|utelatt-[\d-]+")


@transaction.atomic
def keep(*, referat: Referat, user: User, place: str, typed: Mapping[str, str]) -> None:
    """Keep the fields of the form that is open at `place`; the last one counts.

    A place the page does not have is nothing to keep. Raises Refused when the referat is no draft.
    """
    must_be_draft(referat)
    if not _PLACE.fullmatch(place):
        return
    fields = {name: typed[name][:LONGEST] for name in FIELDS if name in typed}
    OpenCell.objects.update_or_create(
        referat=referat,
        by=user,
        defaults={"place": place, "typed": fields, "at": timezone.now()},
    )


def close(*, referat: Referat, user: User) -> None:
    """Forget what this user had typed: it is saved, or was given up. Twice is fine."""
    OpenCell.objects.filter(referat=referat, by=user).delete()
