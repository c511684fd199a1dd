"""Which policy holds for whom: what all have, what a municipality chose, and who is away."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import Final

from core.municipalities.models import Municipality
from core.quiet_days import SchoolBreaks, school_breaks
from followup.domain.reminder_schedule import DEFAULT, Pause, Policy
from followup.models import Person, ReminderPause, ReminderPolicy

#: A pause that is over still explains for a while why points inside it were left out.
REMEMBERED: Final = timedelta(days=90)


@dataclass(slots=True)
class Policies:
    """The policies of some municipalities, read once: `of(person)` costs no query."""

    by_municipality: dict[int, Policy] = field(default_factory=dict)

    def of(self, person: Person, today: date) -> Policy:
        """What holds for a person: the municipality's policy, and their own absence."""
        policy = self.by_municipality.get(person.municipality_id, DEFAULT)
        if not person.away_until or person.away_until < today - REMEMBERED:
            return policy
        away = Pause(person.away_from or person.away_until, person.away_until)
        return replace(policy, pauses=(*policy.pauses, away))


def read(municipalities: Iterable[Municipality], *, today: date) -> Policies:
    """The policies of these municipalities, in three queries; pauses long over are left out."""
    places = {place.pk: place for place in municipalities}
    chosen = {row.pk: row for row in ReminderPolicy.objects.filter(pk__in=places)}
    pauses: dict[int, list[Pause]] = defaultdict(list)
    for pause in ReminderPause.objects.filter(municipality__in=places, end__gte=today - REMEMBERED):
        pauses[pause.municipality_id].append(Pause(pause.start, pause.end))
    counties = dict(Municipality.objects.filter(pk__in=places).values_list("pk", "county__number"))
    return Policies(
        {
            key: replace(_chosen(chosen.get(key), counties.get(key, "")), pauses=tuple(pauses[key]))
            for key in places
        }
    )


def _chosen(row: ReminderPolicy | None, county: str) -> Policy:
    known = school_breaks(county)
    if row is None:
        return replace(DEFAULT, breaks=known)
    return replace(
        DEFAULT,
        hour=row.hour,
        weekdays=frozenset(int(digit) for digit in row.weekdays) or DEFAULT.weekdays,
        breaks=SchoolBreaks(row.winter_week, row.autumn_week),
    )


def of_municipality(municipality: Municipality, *, today: date) -> Policy:
    """The policy of one municipality."""
    return read([municipality], today=today).by_municipality[municipality.pk]
