"""NDFU's first view: how every municipality is doing, in a constant number of queries."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Final

from django.db.models import Count, Max, Q
from django.utils import timezone

from core.accounts.models import Membership, Role, User
from core.audit.models import Channel, Entry
from core.municipalities.models import Municipality
from core.municipalities.selectors import Register
from followup.models import Dugnad, Task
from reporting.domain.need import Figures, Reason, need, reasons

WITH_DUGNAD, ON_THE_WAY, ALL = "med", "paa-vei", "alle"
SCOPES: Final = (WITH_DUGNAD, ON_THE_WAY, ALL)
#: What NDFU or a machine does tells nothing of whether the municipality is at work.
MACHINES: Final = (Channel.SYSTEM, Channel.COMMAND)
NDFU: Final = (Role.NDFU_ADMIN, Role.NDFU_STAFF)


@dataclass(frozen=True, slots=True)
class Row:
    """One municipality. `contacts` are its own contact persons, or for a bydel its parent's."""

    municipality: Municipality
    figures: Figures
    contacts: list[User] = field(default_factory=list)
    reasons: list[Reason] = field(default_factory=list)
    need: int = 0


def overview(
    *, today: date, scope: str = WITH_DUGNAD, phase: str | None = None, text: str = ""
) -> list[Row]:
    """Municipalities and bydeler, those that need somebody first. Six queries.

    `scope` is one of SCOPES; a `phase` looks among all, and a `text` searches among what is left.
    """
    register = Register()
    rows = _rows(list(register.by_key.values()), today)
    if text.strip():
        rank = {m.pk: n for n, m in enumerate(register.search(text, limit=25))}
        found = [row for row in rows if row.municipality.pk in rank]
        return sorted(found, key=lambda row: rank[row.municipality.pk])
    kept = [row for row in rows if _within(row, scope, phase)]
    return sorted(kept, key=_urgency)


def one(municipality: Municipality, *, today: date) -> Row:
    """The same for a single municipality."""
    return _rows([municipality], today)[0]


def _within(row: Row, scope: str, phase: str | None) -> bool:
    if phase is not None:
        return row.municipality.phase == phase
    if scope == WITH_DUGNAD:
        return row.figures.dugnads > 0
    if scope == ON_THE_WAY:
        return not row.figures.dugnads and bool(row.municipality.phase)
    return True


def _urgency(row: Row) -> tuple[int, int, int, str]:
    newest = row.figures.last_dugnad
    return (
        -row.need,
        -row.figures.active,
        -newest.toordinal() if newest else 0,
        str(row.municipality),
    )


def _rows(places: list[Municipality], today: date) -> list[Row]:
    keys = [place.pk for place in places]
    dugnads = {r["municipality"]: r for r in _dugnads(keys, today)}
    tasks = {r["municipality"]: r for r in _tasks(keys, today)}
    active = _last_activity(keys)
    contacts = _contacts(places)
    rows = []
    for place in places:
        people = contacts.get(place.pk) or contacts.get(place.parent_id or 0, [])
        figures = Figures(
            **_numbers(dugnads.get(place.pk, {})),
            **_numbers(tasks.get(place.pk, {})),
            has_contact=bool(people),
            last_activity=active.get(place.pk),
        )
        why = reasons(figures, today)
        rows.append(Row(place, figures, people, why, need(figures, today)))
    return rows


def _numbers(row: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in row.items() if name != "municipality"}


def _dugnads(keys: list[int], today: date) -> list[dict[str, Any]]:
    rows = (
        Dugnad.objects.filter(municipality__in=keys)
        .order_by()
        .values("municipality")
        .annotate(
            dugnads=Count("pk"),
            held=Count("pk", filter=Q(date__lt=today)),
            last_dugnad=Max("date"),
        )
    )
    return [dict(row) for row in rows]


def _tasks(keys: list[int], today: date) -> list[dict[str, Any]]:
    """A step given up counts as none; the rest as the municipality's own list counts them."""
    active = Q(state__in=Task.ACTIVE)
    rows = (
        Task.objects.filter(municipality__in=keys)
        .order_by()
        .values("municipality")
        .annotate(
            tasks=Count("pk", filter=~Q(state=Task.State.DROPPED)),
            done=Count("pk", filter=Q(state=Task.State.DONE)),
            active=Count("pk", filter=active),
            overdue=Count("pk", filter=active & Q(due__lt=today)),
            blocked=Count("pk", filter=Q(state=Task.State.BLOCKED)),
        )
    )
    return [dict(row) for row in rows]


def _last_activity(keys: list[int]) -> dict[int, date]:
    """The day somebody in, or asked by, the municipality last did something here."""
    newest = (
        Entry.objects.filter(municipality__in=keys)
        .exclude(channel__in=MACHINES)
        .exclude(actor__isnull=False, actor__role__in=NDFU)
        .order_by()
        .values_list("municipality")
        .annotate(at=Max("at"))
    )
    return {place: timezone.localdate(at) for place, at in newest}


def _contacts(places: list[Municipality]) -> dict[int, list[User]]:
    keys = {place.pk for place in places} | {p.parent_id for p in places if p.parent_id}
    found: dict[int, list[User]] = defaultdict(list)
    current = Membership.objects.filter(
        municipality__in=keys,
        kind=Membership.Kind.CONTACT,
        ended_at__isnull=True,
        user__is_active=True,
    )
    for membership in current.select_related("user").order_by("started_at"):
        found[membership.municipality_id].append(membership.user)
    return found
