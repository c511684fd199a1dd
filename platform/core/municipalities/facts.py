"""Reads the project's own facts tables. Where each fact comes from stands in its `source`."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

DATA = Path(__file__).parent / "data"


@dataclass(frozen=True, slots=True)
class MunicipalityFacts:
    """One line of municipalities.csv. Population is that of 1 January 2024."""

    number: str
    name: str
    other_names: str
    county_number: str
    county: str
    language_form: str
    population: int
    area_km2: Decimal
    centre: str
    latitude: float
    longitude: float
    source: str


@dataclass(frozen=True, slots=True)
class DistrictFacts:
    """One line of districts.csv: a bydel and the number of its municipality."""

    number: str
    name: str
    parent: str
    source: str


def municipalities() -> list[MunicipalityFacts]:
    """Every municipality of the table, by number."""
    return [
        MunicipalityFacts(
            number=line["number"],
            name=line["name"],
            other_names=line["other_names"],
            county_number=line["county_number"],
            county=line["county"],
            language_form=line["language_form"],
            population=int(line["population"]),
            area_km2=Decimal(line["area_km2"]).quantize(Decimal("0.01")),
            centre=line["centre"],
            latitude=float(line["latitude"]),
            longitude=float(line["longitude"]),
            source=line["source"],
        )
        for line in _lines("municipalities.csv")
    ]


def districts() -> list[DistrictFacts]:
    """Every bydel of the table, by number."""
    return [
        DistrictFacts(line["number"], line["name"], line["parent"], line["source"])
        for line in _lines("districts.csv")
    ]


def _lines(filename: str) -> Iterator[dict[str, str]]:
    with (DATA / filename).open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)
