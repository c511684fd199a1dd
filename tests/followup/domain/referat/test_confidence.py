"""What a human is asked to look at, where the document itself gives reason to doubt."""

from __future__ import annotations

from datetime import date

import pytest

from followup.domain.referat import read

from .build import doc

DAY = date(2024, 3, 5)
IDEA = "# Referat\n\nTil stede: Tone Lyngstad (NAV), Emil Sandbakk (FAU)\n\n## Idé: Turkasse\n\n"


def unsure(text: str) -> list[set[str]]:
    return [step.unsure for step in read(doc(IDEA + text), reference=DAY).steps]


@pytest.mark.parametrize(
    ("why", "text", "expected"),
    [
        (
            "nobody has anything: perhaps there is a column we did not know",
            "| Hva | Når | Merknad |\n| Ringe butikken | uke 12 | |\n| Male kassene | mai | |",
            [{"who"}, {"who"}],
        ),
        (
            "one row without a name is a row without a name",
            "| Hva | Når | Hvem |\n| Ringe butikken | uke 12 | Tone |\n| Male kassene | mai | |",
            [set(), set()],
        ),
        (
            "most rows lack a name: those are asked about",
            "| Hva | Når | Hvem |\n| Ringe butikken | uke 12 | Tone |\n| Male kassene | mai | |\n"
            "| Skrive liste | april | |",
            [set(), {"who"}, {"who"}],
        ),
        (
            "no row has a time",
            "| Hva | Hvem |\n| Ringe butikken | Tone |\n| Male kassene | Emil |",
            [{"when"}, {"when"}],
        ),
        (
            "somebody named, and a time: told in a sentence, and as good as a row",
            "Tone ringer butikken innen uke 12.",
            [set()],
        ),
        (
            "a club, and no time: what it does anyway, perhaps",
            "- Tone ringer butikken innen uke 12\n- Skøyteklubben låner ut kjelker til nabolaget",
            [set(), {"what", "when", "who"}],
        ),
    ],
)
def test_what_is_doubted(why: str, text: str, expected: list[set[str]]) -> None:
    assert unsure(text) == expected, why
