"""Several dugnads in one file, each under a heading of its own."""

from __future__ import annotations

from datetime import date

import pytest

from followup.domain.referat import read
from followup.domain.referat.dugnads import names_place_and_day

from .build import doc

TWO = """
# ALLEMED i Nordgrenda – referat fra to kvelder

# Del 1: Nordgrenda, tirsdag 4. mars 2025

Med: Kari Granbark (skolen), Ola Bjørkenes (korpset). Ellers tjue til.

## Skyss hjem

| Hva | Hvem | Når |
| Ringe busselskapet | Kari | om to uker |

# Del 2: Sørgrenda, torsdag 6. mars 2025

Med: Signe Steinrygg (biblioteket), Ali Marihand (NAV). Ellers ti til.

## Kafé for alle

| Hva | Hvem | Når |
| Finne verter | Signe og Ali | om to uker |
"""


def test_parts_named_by_place_and_day_are_dugnads_of_their_own() -> None:
    reading = read(doc(TWO))
    assert [i.title for i in reading.ideas] == ["Skyss hjem", "Kafé for alle"]
    assert [i.dugnad_date for i in reading.ideas] == [date(2025, 3, 4), date(2025, 3, 6)]
    steps = [s for idea in reading.ideas for s in idea.steps]
    assert [s.due for s in steps] == [date(2025, 3, 18), date(2025, 3, 20)]
    assert [p.name for s in steps for p in s.who] == [
        "Kari Granbark",
        "Signe Steinrygg",
        "Ali Marihand",
    ]


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        ("Del 1: Nordgrenda, tirsdag 4. mars 2025", True),
        ("Sørgrenda, 6.3.2025", True),
        ("Kveld 2: torsdag 6. mars 2025", True),
        ("Neste møte, 6. mars 2025", False),
        ("Frist: 6. mars 2025", False),
        ("Konkret idé 1: Åpen hall", False),
        ("Del 1: Åpen hall", False),
    ],
)
def test_a_heading_of_place_and_day(text: str, is_one: bool) -> None:
    assert names_place_and_day(text) is is_one
