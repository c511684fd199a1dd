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
