"""Brings the register in step with the facts tables, touching only what differs."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.db import transaction

from core.municipalities import facts, naming
from core.municipalities.models import County, Municipality


@dataclass(slots=True)
class Counts:
    """What a load did. `only_here` are current places the tables do not know; they are left."""

    created: list[str] = field(default_factory=list)
    changed: list[str] = field(default_factory=list)
    unchanged: int = 0
    only_here: list[str] = field(default_factory=list)


@transaction.atomic
def load() -> Counts:
    """Create and update counties, municipalities and bydeler from the facts tables.

    Idempotent. What people set by hand (the phase) and what ended is never touched.
    """
    counts = Counts()
    table = facts.municipalities()
    counties = _counties(table)
    current = {m.number: m for m in Municipality.objects.filter(valid_to__isnull=True)}
    _put(current, {x.number: _municipality_values(x, counties) for x in table}, counts)
    # After the municipalities, which are their parents.
    bydeler = facts.districts()
    _put(current, {x.number: _district_values(x, current[x.parent]) for x in bydeler}, counts)
    known = {line.number for line in table} | {x.number for x in bydeler}
    counts.only_here = sorted(set(current) - known)
    refresh_names()
    return counts


def refresh_names() -> int:
    """Recompute search keys and display names of every current place; returns rows changed."""
    current = list(
        Municipality.objects.filter(valid_to__isnull=True).select_related("county", "parent")
    )
    shared = naming.ambiguous(m.name for m in current if not m.is_district)
    changed = []
    for place in current:
        key = naming.search_key(place.name, place.other_names)
        shown = display_name(place, shared)
        if (key, shown) != (place.search_key, place.display_name):
            place.search_key, place.display_name = key, shown
            changed.append(place)
    Municipality.objects.bulk_update(changed, ["search_key", "display_name"], batch_size=200)
    return len(changed)


def display_name(place: Municipality, shared: Iterable[str]) -> str:
    """ "Herøy (Nordland)" where `shared` (folded names) holds its name, else just the name."""
    if place.parent is not None:
        return f"Bydel {place.name} ({place.parent.name})"
    if naming.fold(place.name) in shared:
        return f"{place.name} ({place.county.name})"
    return place.name


def _counties(table: list[facts.MunicipalityFacts]) -> dict[str, County]:
    wanted = {line.county_number: line.county for line in table}
    counties = County.objects.in_bulk(list(wanted), field_name="number")
    for number, name in sorted(wanted.items()):
        county = counties.get(number)
        if county is None:
            counties[number] = County.objects.create(number=number, name=name)
        elif county.name != name:
            county.name = name
            county.save(update_fields=["name"])
    return counties


def _municipality_values(
    line: facts.MunicipalityFacts, counties: dict[str, County]
) -> dict[str, Any]:
    return {
        "kind": Municipality.Kind.MUNICIPALITY,
        "name": line.name,
        "other_names": line.other_names,
        "county_id": counties[line.county_number].pk,
        "language_form": line.language_form,
        "population": line.population,
        "area_km2": line.area_km2,
        "centre": line.centre,
        "latitude": line.latitude,
        "longitude": line.longitude,
        "source": line.source,
    }


def _district_values(line: facts.DistrictFacts, parent: Municipality) -> dict[str, Any]:
    return {
        "kind": Municipality.Kind.DISTRICT,
        "name": line.name,
        "county_id": parent.county_id,
        "parent_id": parent.pk,
        "language_form": parent.language_form,
        "source": line.source,
    }


def _put(
    current: dict[str, Municipality], wanted: dict[str, dict[str, Any]], counts: Counts
) -> None:
    new = []
    for number, values in wanted.items():
        place = current.get(number)
        if place is None:
            new.append(Municipality(number=number, **values))
        elif _change(place, values):
            counts.changed.append(number)
        else:
            counts.unchanged += 1
    for place in Municipality.objects.bulk_create(new, batch_size=100):
        current[place.number] = place
        counts.created.append(place.number)


def _change(place: Municipality, values: dict[str, Any]) -> bool:
    differing = [name for name, value in values.items() if getattr(place, name) != value]
    for name in differing:
        setattr(place, name, values[name])
    if differing:
        place.save(update_fields=differing)
    return bool(differing)
