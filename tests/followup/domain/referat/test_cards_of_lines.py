"""A form per idea, whose steps are the lines of one cell."""

from __future__ import annotations

from datetime import date

import pytest

from followup.domain.referat import read

from .build import doc, told

DAY = date(2024, 3, 5)
PEOPLE = "Til stede: Tone Lyngstad (NAV), Emil Sandbakk (FAU), Wenche Furulund (biblioteket)\n\n"
THREE = [
    ("Turkasse", "Ringe butikken", "uke 12", "Tone Lyngstad"),
    ("Turkasse", "Finne plass til kassene", "innen 12. april", "Emil Sandbakk"),
    ("Turkasse", "Henge opp plakat", "før sommeren", "Wenche Furulund"),
]
IN_ROWS = """
| Idé | Turkasse |
| Beskrivelse | Kasser med utstyr som alle kan låne. |
| Hvem har nytte | Barnefamilier |
| Første skritt | 1. Ringe butikken\\n2. Finne plass til kassene\\n3. Henge opp plakat |
| Hvem | Tone\\nEmil\\nWenche |
| Når | uke 12\\ninnen 12. april\\nfør sommeren |
"""
NUMBERED_BESIDE = """
| Navn på idé | Turkasse |
| Hvem har glede av den | Barnefamilier |
| Skritt | 1. Ringe butikken\\n2. Finne plass til kassene\\n3. Henge opp plakat |
| Ansvarlig | 1. Tone\\n2. Emil\\n3. Wenche |
| Frist | 1. uke 12\\n2. innen 12. april\\n3. før sommeren |
"""
IN_COLUMNS = """
| Idé | Turkasse | < | < |
| Hvem har nytte av det | Barnefamilier | < | < |
| | Hva | Hvem | Når |
| De første skrittene | {what} | {who} | {when} |
""".format(
    what="Ringe butikken\\nFinne plass til kassene\\nHenge opp plakat",
    who="Tone\\nEmil\\nWenche",
    when="uke 12\\ninnen 12. april\\nfør sommeren",
)
BESIDE_ONE_ANOTHER = """
| Idé | Turkasse | < | < |
| Målgruppe | Barnefamilier | < | < |
| Første skritt | {what} | {who} | {when} |
""".format(
    what="1. Ringe butikken\\n2. Finne plass til kassene\\n3. Henge opp plakat",
    who="Tone\\nEmil\\nWenche",
    when="uke 12\\ninnen 12. april\\nfør sommeren",
)
IN_THE_LINES = """
| Idé | Turkasse |
| Hvem har nytte | Barnefamilier |
| Første skritt | {what} |
""".format(
    what="1. Ringe butikken (Tone, uke 12)\\n2. Finne plass til kassene (Emil, innen 12. april)"
    "\\n3. Henge opp plakat (Wenche, før sommeren)"
)
BROKEN_LINES = """
| Idé | Turkasse |
| Første skritt | 1. Ringe\\nbutikken\\n2. Finne plass til\\nkassene\\n3. Henge opp plakat |
| Hvem | Tone\\nEmil\\nWenche |
| Når | uke 12\\ninnen 12. april\\nfør sommeren |
"""
SIGNS = """
| Ideen | Turkasse |
| Kven har nytte | Barnefamiliar |
| Dette gjer vi | - Ringe butikken\\n- Finne plass til kassene\\n- Henge opp plakat |
| Kven | - Tone\\n- Emil\\n- Wenche |
| Når | - uke 12\\n- innen 12. april\\n- før sommeren |
"""


@pytest.mark.parametrize(
    "form",
    [
        IN_ROWS,
        NUMBERED_BESIDE,
        IN_COLUMNS,
        BESIDE_ONE_ANOTHER,
        IN_THE_LINES,
        BROKEN_LINES,
        SIGNS,
    ],
)
def test_each_line_is_a_step_with_the_same_line_beside(form: str) -> None:
    assert told(read(doc(PEOPLE + form), reference=DAY)) == THREE


def test_two_forms_are_two_ideas() -> None:
    other = IN_ROWS.replace("Turkasse", "Leksekafé").replace("butikken", "rektor")
    reading = read(doc(f"{PEOPLE}{IN_ROWS}\n{other}"), reference=DAY)
    assert [i.title for i in reading.ideas] == ["Turkasse", "Leksekafé"]
    assert [len(i.steps) for i in reading.ideas] == [3, 3]


def test_whom_the_idea_is_for_does_nothing() -> None:
    form = (
        "| Idé | Turkasse |\n| Hvem har nytte | Alle i 5. klasse |\n"
        "| Første skritt | Tone ringer butikken uke 12 |"
    )
    (step,) = read(doc(PEOPLE + form), reference=DAY).ideas[0].steps
    assert (step.what, step.when_text, [p.name for p in step.who]) == (
        "ringer butikken",
        "uke 12",
        ["Tone Lyngstad"],
    )


def test_one_person_beside_several_lines_has_them_all() -> None:
    form = (
        "| Idé | Turkasse |\n| Første skritt | 1. Ringe butikken\\n2. Henge opp plakat |\n"
        "| Ansvarlig | Tone |\n| Frist | uke 12\\nuke 13 |"
    )
    assert told(read(doc(PEOPLE + form), reference=DAY)) == [
        ("Turkasse", "Ringe butikken", "uke 12", "Tone Lyngstad"),
        ("Turkasse", "Henge opp plakat", "uke 13", "Tone Lyngstad"),
    ]


def test_lines_of_another_number_are_left_to_a_human() -> None:
    form = (
        "| Idé | Turkasse |\n"
        "| Første skritt | 1. Ringe butikken\\n2. Male\\n3. Henge opp plakat |\n"
        "| Hvem | Tone\\nEmil |"
    )
    steps = read(doc(PEOPLE + form), reference=DAY).ideas[0].steps
    assert [s.what for s in steps] == ["Ringe butikken", "Male", "Henge opp plakat"]
    assert all("who" in s.unsure or not s.who for s in steps)
