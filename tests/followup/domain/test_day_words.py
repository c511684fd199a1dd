"""Deadlines in words, in three languages."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from followup.domain.day_words import due_heading, due_sentence

TODAY = date(2026, 11, 16)  # a Monday


@pytest.mark.parametrize(
    ("days", "language", "sentence", "heading"),
    [
        (0, "nb", "Fristen er i dag.", "I dag"),
        (1, "nn", "Fristen er i morgon.", "I morgon"),
        (4, "nb", "Fristen er fredag 20. november, om fire dager.", "Fredag 20. november"),
        (4, "en", "It is due Friday 20 November, in four days.", "Friday 20 November"),
        (14, "nn", "Fristen er måndag 30. november, om 14 dagar.", "Måndag 30. november"),
        (60, "nb", "Fristen er fredag 15. januar 2027.", "Fredag 15. januar 2027"),
        (-1, "nb", "Fristen var i går.", "Fristen var i går"),
        (-6, "nb", "Fristen var tirsdag 10. november.", "Fristen var 10. november"),
        (-6, "en", "It was due Tuesday 10 November.", "Was due 10 November"),
        (-6, "xx", "Fristen var tirsdag 10. november.", "Fristen var 10. november"),
    ],
)
def test_due_in_words(days, language, sentence, heading):
    due = TODAY + timedelta(days=days)
    assert due_sentence(due, TODAY, language) == sentence
    assert due_heading(due, TODAY, language) == heading
