from __future__ import annotations

from datetime import date

import pytest

from followup.domain.differences import Step, changes, pair_ideas, pair_steps

D1, D2 = date(2026, 12, 1), date(2026, 12, 8)

SAME = [
    ("Ringe idrettsrådet om utstyr", "Ringe idrettsrådet om utstyr", {}),
    ("Ringe idrettsrådet om utstyr", "ringe Idrettsrådet, om utstyr.", {}),
    ("Ringe idrettsrådet", "Ringe idrettsrådet om utstyr", {"due": D1, "who": ("Kari Li",)}),
    ("Lage en mal for faktura", "Lage en kort mal for faktura", {"idea": "Delt faktura"}),
]
OTHERS = [
    ("Ringe idrettsrådet om utstyr", "Male boden i brannstasjonen", {"due": D1, "who": ("Kari",)}),
    ("Søke om penger", "Invitere lagene", {"idea": "Bod", "due": D1}),
]


@pytest.mark.parametrize(("old", "new", "both"), SAME)
def test_the_same_step_in_other_words_is_known(old, new, both):
    assert pair_steps([Step(1, new, **both)], [Step(7, old, **both)]) == {1: 7}


@pytest.mark.parametrize(("old", "new", "both"), OTHERS)
def test_another_step_with_the_same_day_and_people_is_new(old, new, both):
    assert pair_steps([Step(1, new, **both)], [Step(7, old, **both)]) == {}


def test_each_known_step_is_used_once_the_likest_first():
    drafts = [Step(1, "Ringe skolen om gymsalen"), Step(2, "Ringe skolen om gymsal")]
    assert pair_steps(drafts, [Step(7, "Ringe skolen om gymsal")]) == {2: 7}


def test_ideas_are_known_by_nearly_the_same_title():
    known = {7: "Utstyrsbod på Frivilligsentralen", 8: "Skyss til bortekamper"}
    drafts = {1: "Utstyrsbod, Frivilligsentralen", 2: "Åpen hall"}
    assert pair_ideas(drafts, known) == {1: 7}


READ = Step(1, "Ringe", "innen 1. desember", D1, ("Kari",))
CASES = [
    # former, new, now, expected (field, changed by hand)
    ("nothing changed", READ, READ, READ, []),
    (
        "the document moved the date",
        READ,
        Step(2, "Ringe", "x", D2, ("Kari",)),
        READ,
        [("when", False)],
    ),
    ("moved by hand, document as before", READ, READ, Step(3, "Ringe", "", D2, ("Kari",)), []),
    (
        "both moved it",
        READ,
        Step(2, "Ringe", "x", D2, ("Kari",)),
        Step(3, "Ringe", "", date(2027, 1, 1), ("Kari",)),
        [("when", True)],
    ),
    (
        "both to the same",
        READ,
        Step(2, "Ringe", "x", D2, ("Kari",)),
        Step(3, "Ringe", "y", D2, ("Kari",)),
        [],
    ),
    ("other people", READ, Step(2, "Ringe", "x", D1, ("Ola", "Kari")), READ, [("who", False)]),
    (
        "order of people",
        Step(1, "R", who=("A", "B")),
        Step(2, "R", who=("B", "A")),
        Step(3, "R", who=("A", "B")),
        [],
    ),
    ("no former", None, Step(2, "Ringe skolen", "x", D1, ("Kari",)), READ, [("what", False)]),
]


@pytest.mark.parametrize(
    ("case", "former", "new", "now", "expected"), CASES, ids=[c[0] for c in CASES]
)
def test_only_what_the_document_changed_counts(case, former, new, now, expected):
    found = changes(former=former, new=new, now=now)
    assert [(c.field, c.by_hand) for c in found] == expected
