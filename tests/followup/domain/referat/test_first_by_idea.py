"""The very first step answered idea by idea, each under the name of its idea."""

from __future__ import annotations

from datetime import date

import pytest

from followup.domain.referat import read

from .build import doc

DAY = date(2024, 3, 5)
PLAN = """
Til stede: Kari Granbark, Ola Bjørkenes

| Idé | Hva | Hvem | Når |
| Skilager | Male veggen | Kari | mai |
| Søndagsåpent hus | Finne verter | Ola | mai |

## Aller første skritt

"""


@pytest.mark.parametrize(
    "answers",
    [
        "Skilager: Kari ringer huseieren i morgen.\n\nSøndagsåpent hus: Ola måler rommet.",
        "Skilager\n\nKari ringer huseieren i morgen.\n\nSøndagsåpent hus\n\nOla måler rommet.",
        "Søndagsåpent hus: Ola måler rommet.\n\nSkilager: Kari ringer huseieren i morgen.",
    ],
)
def test_each_idea_gets_its_own_first_step(answers: str) -> None:
    ideas = read(doc(PLAN + answers), reference=DAY).ideas
    firsts = [(i.title, [s.what for s in i.steps if s.is_first_step]) for i in ideas]
    assert firsts == [("Skilager", ["ringer huseieren"]), ("Søndagsåpent hus", ["måler rommet"])]


def test_an_idea_without_an_answer_has_no_first_step() -> None:
    ideas = read(
        doc(f"{PLAN}Skilager: Kari ringer huseieren.\n\nSøndagsåpent hus: –"), reference=DAY
    )
    assert [[s.what for s in i.steps if s.is_first_step] for i in ideas.ideas] == [
        ["ringer huseieren"],
        [],
    ]


@pytest.mark.parametrize("when", ["På mandag", "I morgen", "I uke 12"])
def test_a_first_step_may_begin_with_its_time(when: str) -> None:
    """It is no aim, as in "For turkassa ringer Tone …"."""
    text = f"# Plan\n\n## Idé: Turkasse\n\nDet aller første skrittet: {when} ringer Tone butikken."
    (step,) = read(doc(text), reference=date(2024, 3, 5)).steps
    assert (step.what, step.when_text) == ("ringer butikken", when)


@pytest.mark.parametrize(
    "line", ["Torsdag 7. mars 2024, samfunnshuset", "07.03.2024 – biblioteket"]
)
def test_when_and_where_people_met_is_no_step(line: str) -> None:
    text = f"# Tiltaksplan\n\n{line}\n\n## Idé: Turkasse\n\n- Tone ringer butikken innen uke 12"
    assert [s.what for s in read(doc(text)).steps] == ["ringer butikken"]
