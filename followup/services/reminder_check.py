"""Mends what should not happen: tasks nobody would hear about."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from datetime import datetime
from typing import Final

from followup.models import Person
from followup.selectors.unplanned import Unplanned, unplanned
from followup.services import escalations, reminders

log: Final = logging.getLogger(__name__)


def mend(found: Sequence[Unplanned], *, now: datetime) -> None:
    """Plan the leads of these tasks anew, and begin to ask about those nobody has."""
    leads = {one.task.lead_id for one in found if one.why == "no_reminder" and one.task.lead_id}
    reminders.plan_for(Person.objects.filter(pk__in=leads), now=now, newly_named=False)
    if any(one.why == "nobody_asked" for one in found):
        while escalations.begin_orphans(now=now):
            continue


def check_and_mend(*, now: datetime) -> tuple[int, int]:
    """How many tasks lacked a plan, and how many still do after mending. Both should be 0."""
    found = list(unplanned(now=now))
    if not found:
        return 0, 0
    mend(found, now=now)
    left = len(list(unplanned(now=now)))
    log.error("%d open tasks had no reminder and no reason; %d still have none", len(found), left)
    return len(found), left
