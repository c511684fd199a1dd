"""Who and when in a bracket after what is to be done, in lists and in sentences."""

from __future__ import annotations

from datetime import date

import pytest

from followup.domain.referat import read

from .build import doc, told

DAY = date(2024, 3, 5)
START = "Til stede: Tone Lyngstad (NAV), Emil Sandbakk (FAU)\n\n## Konkret idé: Turkasse\n\n"


@pytest.mark.parametrize(
    ("bracket", "who", "when"),
    [
        ("Tone, uka etter fellesferien", "Tone Lyngstad", "uka etter fellesferien"),
        ("Tone, uka før påske", "Tone Lyngstad", "uka før påske"),
        ("Tone i overmorgen", "Tone Lyngstad", "i overmorgen"),
        ("Tone og Emil innen tre uker", "Tone Lyngstad, Emil Sandbakk", "innen tre uker"),
        ("Tone – mandag etter vinterferien", "Tone Lyngstad", "mandag etter vinterferien"),
        ("ansvar: Tone, frist: siste fredag i mai", "Tone Lyngstad", "siste fredag i mai"),
        ("Tone, når snøen er borte", "Tone Lyngstad", "når snøen er borte"),
        ("Tone Lyngstad, NAV, innen 1. juni", None, "innen 1. juni"),
        ("uke 14, Tone", "Tone Lyngstad", "uke 14"),
        ("innen 1.6: Tone", "Tone Lyngstad", "innen 1.6"),
        ("Tone/uke 14", "Tone Lyngstad", "uke 14"),
        ("Tone tar dette i uke 14", "Tone Lyngstad", "i uke 14"),
        ("Tone gjør det før helga", "Tone Lyngstad", "før helga"),
        ("Tone, rett etter påske", "Tone Lyngstad", "rett etter påske"),
        ("Tone, i god tid før 17. mai", "Tone Lyngstad", "i god tid før 17. mai"),
        ("Tone, første uka i juni", "Tone Lyngstad", "første uka i juni"),
        ("Tone, dagen etter dugnaden", "Tone Lyngstad", "dagen etter dugnaden"),
    ],
)
@pytest.mark.parametrize("sign", ["- Ringe butikken ({})", "Ringe butikken ({})."])
def test_who_and_when_in_a_bracket(bracket: str, who: str | None, when: str, sign: str) -> None:
    text = f"{START}**Første skritt**\n\n{sign.format(bracket)}"
    (row,) = told(read(doc(text), reference=DAY))
    assert (row[1], row[2]) == ("Ringe butikken", when)
    assert row[3] == who or (who is None and row[3].startswith("Tone Lyngstad"))


@pytest.mark.parametrize(
    "bracket",
    ["plakat og film", "som i fjor", "se over", "både ute og inne", "15 stk", "gratis for alle"],
)
def test_another_bracket_belongs_to_the_task(bracket: str) -> None:
    text = f"{START}**Første skritt**\n\n- Tone ringer butikken om utstyr ({bracket}) innen 1. juni"
    (row,) = told(read(doc(text), reference=DAY))
    assert row[1] == f"ringer butikken om utstyr ({bracket})"


def test_brackets_in_a_sentence_of_several_tasks() -> None:
    text = (
        f"{START}Første skritt er å ringe butikken (Tone, uka etter fellesferien), "
        "male kassene (Emil i overmorgen) og henge opp plakat (Tone og Emil, før sommeren)."
    )
    assert [row[1:] for row in told(read(doc(text), reference=DAY))] == [
        ("ringe butikken", "uka etter fellesferien", "Tone Lyngstad"),
        ("male kassene", "i overmorgen", "Emil Sandbakk"),
        ("henge opp plakat", "før sommeren", "Tone Lyngstad, Emil Sandbakk"),
    ]


@pytest.mark.parametrize(
    ("line", "who", "when"),
    [
        ("Lage kaffe → vaffelgjengen, i juni", "vaffelgjengen", "i juni"),
        ("Åpne hallen -> Skogly IL, 24. august", "Skogly IL", "24. august"),
        ("Spørre skolen om plass. Ansvar: Tone (NAV).", "Tone (NAV)", ""),
        ("Lage plakat – Tone (NAV), snarest", "Tone (NAV)", "snarest"),
        ("Lage plakat: Tone (NAV), uke 12", "Tone (NAV)", "uke 12"),
    ],
)
def test_arrows_point_at_who_and_a_unit_stays_with_its_name(line, who, when) -> None:
    text = f"# Plan\n\nTil stede: Tone Lyngstad (NAV)\n\n## Idé: Turkasse\n\n- {line}"
    (step,) = read(doc(text), reference=date(2024, 3, 5)).steps
    assert ([party.text for party in step.who], step.when_text) == ([who], when)
