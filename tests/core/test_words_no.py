"""Days as people say them."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from core import words_no

TODAY = date(2026, 3, 17)  # a Tuesday


@pytest.mark.parametrize(
    ("days", "nb", "nn", "en"),
    [
        (
            -400,
            "fristen var mandag 10. februar 2025",
            "fristen var måndag 10. februar 2025",
            "was due Monday 10 February 2025",
        ),
        (
            -7,
            "fristen var tirsdag 10. mars",
            "fristen var tysdag 10. mars",
            "was due Tuesday 10 March",
        ),
        (-3, "fristen var lørdag", "fristen var laurdag", "was due Saturday"),
        (-1, "fristen var i går", "fristen var i går", "was due yesterday"),
        (0, "fristen er i dag", "fristen er i dag", "due today"),
        (1, "innen i morgen", "innan i morgon", "by tomorrow"),
        (
            3,
            "innen fredag – om tre dager",
            "innan fredag – om tre dagar",
            "by Friday – in three days",
        ),
        (
            7,
            "innen tirsdag 24. mars – om en uke",
            "innan tysdag 24. mars – om ei veke",
            "by Tuesday 24 March – in a week",
        ),
        (
            12,
            "innen søndag 29. mars – om 12 dager",
            "innan sundag 29. mars – om 12 dagar",
            "by Sunday 29 March – in 12 days",
        ),
        (
            92,
            "innen onsdag 17. juni – om tre måneder",
            "innan onsdag 17. juni – om tre månader",
            "by Wednesday 17 June – in three months",
        ),
        (
            800,
            "innen torsdag 25. mai 2028 – om to år",
            "innan torsdag 25. mai 2028 – om to år",
            "by Thursday 25 May 2028 – in two years",
        ),
    ],
)
def test_a_deadline_is_said_as_to_a_person(days, nb, nn, en):
    due = TODAY + timedelta(days=days)
    said = [words_no.deadline_in_words(due, TODAY, lang) for lang in ("nb", "nn", "en")]
    assert said == [nb, nn, en]


def test_every_distance_has_words():
    for days in range(-800, 800):
        for language in ("nb", "nn", "en"):
            assert words_no.days_in_words(TODAY + timedelta(days=days), TODAY, language)


def test_a_date_can_leave_out_weekday_and_year():
    assert words_no.date_in_words(TODAY, "nb", weekday=False, year=False) == "17. mars"
    assert words_no.date_in_words(TODAY, "en", weekday=False) == "17 March 2026"


def test_an_unknown_language_gets_bokmål():
    assert words_no.date_in_words(TODAY, "se").startswith("tirsdag")
