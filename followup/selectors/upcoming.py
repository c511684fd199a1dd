"""Who will get which mail when, and why somebody gets none."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Count, Q

from core.municipalities.models import Municipality
from followup.models import Person, Reminder, Task
from followup.selectors import planning
from followup.selectors.planning import PersonPlan


@dataclass(frozen=True, slots=True)
class NextDay:
    """The next day on which anybody is mailed, and how many people."""

    day: date
    people: int


def next_day(municipality: Municipality) -> NextDay | None:
    """The first planned day in a municipality, None when nothing is planned."""
    row = (
        Reminder.objects.filter(person__municipality=municipality, state=Reminder.State.PLANNED)
        .order_by()
        .values("day")
        .annotate(people=Count("pk"))
        .order_by("day")
        .first()
    )
    return NextDay(row["day"], row["people"]) if row else None


@dataclass(frozen=True, slots=True)
class Upcoming:
    """`days` in order, each with the plans of that day; `silent` are those who get nothing."""

    days: list[tuple[date, list[PersonPlan]]]
    silent: list[PersonPlan]


def upcoming(municipality: Municipality, *, now: datetime) -> Upcoming:
    """The plan of everybody with an active task in a municipality, as it stands at `now`."""
    active = Q(led_tasks__state__in=Task.ACTIVE) | Q(helped_tasks__state__in=Task.ACTIVE)
    people = (
        Person.objects.filter(active, municipality=municipality)
        .select_related("municipality")
        .distinct()
        .order_by("name", "pk")
    )
    days: dict[date, list[PersonPlan]] = {}
    silent = []
    for plan in planning.plans(people, now=now):
        if plan.day:
            days.setdefault(plan.day, []).append(plan)
        else:
            silent.append(plan)
    return Upcoming(sorted(days.items()), silent)
