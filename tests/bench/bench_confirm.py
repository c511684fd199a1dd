"""Confirming a reviewed referat: tasks, people, history and planned mails in one transaction."""

from __future__ import annotations

import statistics
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from django.db import connection
from django.test.utils import CaptureQueriesContext

from core.audit import log
from core.audit.log import Actor
from core.municipalities.models import Municipality
from followup.models import Referat, Reminder
from followup.services import referat_confirm, referat_import
from tests.bench.figures import Differs, Figure, seconds
from tests.bench.material import minutes
from tests.support import make

ABOUT = "fifty reviewed steps become tasks with planned mails"
NOW = datetime(2026, 11, 16, 10, 0, tzinfo=ZoneInfo("Europe/Oslo"))


@dataclass(frozen=True)
class Size:
    tasks: int
    people: int
    times: int


FULL = Size(tasks=50, people=25, times=9)
TINY = Size(tasks=4, people=2, times=1)


def run(size: Size) -> list[Figure]:
    """The median over dugnads of their own, and how many queries it took."""
    actor = log.by_user(make.user())
    place = make.municipality()
    data = minutes(ideas=size.tasks // 2, steps=2, people=size.people, prose=1)
    drafts = [_draft(place, actor, data, n) for n in range(size.times + 1)]
    with CaptureQueriesContext(connection) as queries:
        _confirm(drafts[0], actor, size)
    planned = Reminder.objects.filter(
        state=Reminder.State.PLANNED, person__municipality=place
    ).count()
    if planned != size.people:
        raise Differs(f"{planned} planned mails for {size.people} people")
    taken = [seconds(lambda d=draft: _confirm(d, actor, size)) for draft in drafts[1:]]
    middle = statistics.median(taken)
    return [
        Figure(f"confirm of {size.tasks} tasks, median", middle, "s"),
        Figure("per task", middle / size.tasks * 1000, "ms"),
        Figure("queries in all", len(queries), "", "", f"{len(queries) / size.tasks:.1f} a task"),
    ]


def _draft(place: Municipality, actor: Actor, data: bytes, number: int) -> Referat:
    dugnad = make.dugnad(place, day=date(2026, 11, 12) - timedelta(days=number))
    return referat_import.upload(dugnad=dugnad, actor=actor, filename="referat.docx", data=data)


def _confirm(draft: Referat, actor: Actor, size: Size) -> None:
    result = referat_confirm.confirm(referat=draft, actor=actor, now=NOW)
    if len(result.tasks) != size.tasks:
        raise Differs(f"{len(result.tasks)} tasks of {size.tasks} steps")
