"""Items whose parts stand in one order, and several small tables in one sheet."""

from __future__ import annotations

from datetime import date

import pytest

from followup.domain.referat import read

from .build import doc

DAY = date(2024, 3, 5)
PEOPLE = "Til stede: Kari Granbark (NAV), Ola Bjørkenes (korpset), Siri Steinrygg (FAU)\n\n"


def _steps(text: str) -> list[tuple[str, str, list[str]]]:
    ideas = read(doc(PEOPLE + text), reference=DAY).ideas
    return [
        (s.what, s.when_text, [p.name or p.text for p in s.who]) for i in ideas for s in i.steps
    ]


@pytest.mark.parametrize("sign", [" – ", " → ", " | ", "; "])
def test_items_in_one_order_are_rows(sign: str) -> None:
    rows = [
        ("Ringe banken", "Kari", "uke 12"),
        ("Skaffe frivillige verter", "Ola Bjørkenes", "så fort budsjettet er vedtatt i styret"),
        ("Arrangere låneordning", "FAU", "1. juni"),
    ]
    items = "\n".join(f"- {sign.join(row)}" for row in rows)
    steps = _steps(f"## Konkret idé: Låneordning for alle\n\n{items}")
    assert steps == [
        ("Ringe banken", "uke 12", ["Kari Granbark"]),
        ("Skaffe frivillige verter", rows[1][2], ["Ola Bjørkenes"]),
        ("Arrangere låneordning", "1. juni", ["FAU"]),
    ]


def test_items_of_other_shapes_are_read_as_before() -> None:
    items = "- Ringe banken – Kari – uke 12\n- Ola skriver søknad innen 1. april"
    steps = _steps(f"## Konkret idé: Låneordning\n\n{items}")
    assert [(what, who) for what, _, who in steps] == [
        ("Ringe banken", ["Kari Granbark"]),
        ("skriver søknad", ["Ola Bjørkenes"]),
    ]


SHEET = """
| ALLEMED Moss | | | |
| Oppgave | Ansvarlig person | Ferdig innen | Hører til |
| Hente sykler | Kari Granbark | 6.6. | Låneordning |
| Spørre velforeningen | Ola | uke 24 | Grendecup |
| Aller første skritt | Kari sender melding til vaktmesteren | i morgen | Låneordning |
| Ikke valgt | | | |
| Gratis seilkurs | | | |
| Leksekafé på stasjonen | | | |
"""


def test_small_tables_under_each_other_in_one_sheet() -> None:
    ideas = read(doc(PEOPLE + SHEET), reference=DAY).ideas
    assert [(i.title, i.chosen, len(i.steps)) for i in ideas] == [
        ("Låneordning", True, 2),
        ("Grendecup", True, 1),
        ("Gratis seilkurs", False, 0),
        ("Leksekafé på stasjonen", False, 0),
    ]
    first = [s for s in ideas[0].steps if s.is_first_step]
    assert [(s.what, s.when_text) for s in first] == [
        ("sender melding til vaktmesteren", "i morgen")
    ]
