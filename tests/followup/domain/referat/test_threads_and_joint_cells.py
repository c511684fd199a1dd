"""Threads, joint cells, like tasks, signatures."""

from __future__ import annotations

from datetime import date

import pytest

from followup.domain.referat import read

from .build import doc

DAY = date(2024, 3, 5)
IDEA = "# Referat\n\n## Konkret idé: Utstyrsbod\n\n"
THREAD = """
Fra: Halvor Einebær <halvor@example.no>
Sendt: fredag 8. mars 2024 09:12
Til: Liv Dalsnø <liv@example.no>
Emne: SV: Oppsummering

Jeg kan også spørre laget om støtte før 1. april.

Fra: Liv Dalsnø <liv@example.no>
Sendt: torsdag 7. mars 2024 14:30
Til: Halvor Einebær <halvor@example.no>
Emne: Oppsummering

Takk for en flott dugnad på tirsdag! Her er det vi ble enige om.

Vi valgte ideen «Badekort til alle».

- Halvor ringer badet i neste uke
- Liv skriver sak til utvalget, frist 22. mars
"""


def test_a_short_reply_adds_its_step_and_its_own_sender() -> None:
    reading = read(doc(THREAD), reference=DAY)
    steps = [s for idea in reading.ideas for s in idea.steps]
    assert [s.what for s in steps][-1] == "spørre laget om støtte"
    assert len(steps) == 3
    assert [p.name for p in steps[-1].who] == ["Halvor Einebær"]
    assert "what" in steps[-1].unsure


@pytest.mark.parametrize(
    ("cell", "who", "when"),
    [
        ("styret – neste styremøte", "styret", "neste styremøte"),
        ("Kari Nes / uke 12", "Kari Nes", "uke 12"),
        ("Kari Nes (i løpet av mai)", "Kari Nes", "i løpet av mai"),
        ("Kari Nes (NAV)", "Kari Nes (NAV)", ""),
        ("NAV – skolen", "NAV – skolen", ""),
    ],
)
def test_a_cell_with_who_and_when_is_divided(cell: str, who: str, when: str) -> None:
    text = (
        f"{IDEA}| Når | Hva | Hvem |\n| | Rydde hele boden | {cell} |\n| Mai | Male veggen | FAU |"
    )
    step = read(doc(text), reference=DAY).ideas[0].steps[0]
    assert (" – ".join(p.text for p in step.who), step.when_text) == (who, when)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ringe fotballgruppa i nord", "Ringe fotballgruppa i øst"),
        ("Invitere foreldre på 5. trinn på skolen", "Invitere foreldre på 6. trinn på skolen"),
    ],
)
def test_tasks_that_differ_in_one_word_stay_two(one: str, other: str) -> None:
    text = f"{IDEA}| Når | Hva | Hvem |\n| Mai | {one} | FAU |\n| Mai | {other} | FAU |"
    steps = read(doc(text), reference=DAY).ideas[0].steps
    assert [s.what for s in steps] == [one, other]


def test_a_signature_without_a_greeting_is_no_actor() -> None:
    text = (
        f"{IDEA}En bod for alle.\n\n| Når | Hva | Hvem |\n| Mai | Male veggen | FAU |\n\n"
        "Grete Kveldssol\n\nleder, Solbakken Turn\n\ngrete.kveldssol@example.no"
    )
    reading = read(doc(text), reference=DAY)
    assert reading.ideas[0].actors == []
    assert reading.ideas[0].description == "En bod for alle."
    assert [p.email for p in reading.participants] == ["grete.kveldssol@example.no"]


def test_a_when_that_says_from_when_is_marked() -> None:
    text = f"{IDEA}| Når | Hva | Hvem |\n| etter påske | Male hele veggen | FAU |"
    step = read(doc(text), reference=DAY).ideas[0].steps[0]
    assert step.due is None or "when" in step.unsure
