"""Each reason for doubt the rules can give has a sentence of its own on the review page."""

from __future__ import annotations

from datetime import date

import pytest

from followup.domain import referat as rules
from followup.domain import when_phrases, who_phrases
from followup.templatetags.review import REASONS, reason
from tests.support.referats import uploaded

DAY = date(2026, 11, 12)
GIVEN = (
    set(rules.REASONS)
    | {f"when_{warning}" for warning in when_phrases.WARNINGS}
    | {f"who_{word}" for word in who_phrases.REASONS}
)
WORDS = {
    "past": "våren 2025",
    "weekday_mismatch": "mandag 15. januar",
    "week_mismatch": "uke 3 (tirsdag 2. mars 2027)",
    "ambiguous": "neste torsdag",
    "spelling": "innen desembr",
}


@pytest.mark.parametrize("word", sorted(GIVEN))
def test_each_reason_the_rules_can_give_has_a_sentence(word):
    assert word in REASONS
    assert reason(word) != reason("a word nobody knows")


def test_no_two_say_the_same_and_none_is_for_a_reason_nobody_gives():
    assert len({str(sentence) for sentence in REASONS.values()}) == len(REASONS)
    assert set(REASONS) == GIVEN


@pytest.mark.parametrize("warning", when_phrases.WARNINGS)
def test_each_warning_about_a_date_is_one_that_really_comes(warning):
    assert warning in when_phrases.read(WORDS[warning], DAY).warnings


@pytest.mark.django_db
@pytest.mark.parametrize("warning", ["weekday_mismatch", "week_mismatch", "past"])
def test_the_sentence_stands_beside_the_cell(client, dugnad, user, warning, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    steps = [(WORDS[warning], "Ringe idrettsrådet om utstyr", "Kari")]
    referat = uploaded(dugnad, user, steps=steps)
    why = referat.steps.get().why["when"]
    page = client.get(f"/referat/{referat.pk}/").content.decode()
    assert str(REASONS[why]) in page
