"""What must make no difference to a deadline phrase (§15), tried on the phrases of the exam.

The exam tables themselves (`tables/exam_*.txt`) are checked line by line in `test_tables`.
"""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from followup.domain.when_phrases import read
from tests.followup.domain.when_phrases.test_tables import lines

EXAMS = sorted((Path(__file__).parent / "tables").glob("exam_*.txt"))
PHRASES = [(phrase, reference) for exam in EXAMS for phrase, reference, _ in lines(exam)]

CHANGES: dict[str, Callable[[str], str]] = {
    "a name in brackets": lambda phrase: f"{phrase} (Kari Myrstubb)",
    "a name after a dash": lambda phrase: f"{phrase} – Ola",
    "a condition": lambda phrase: f"{phrase}, dersom vi får midler",
    "a full stop": lambda phrase: f"{phrase}.",
    "quotes": lambda phrase: f"«{phrase}»",
    "wide spaces": lambda phrase: phrase.replace(" ", "  "),
    "hard spaces": lambda phrase: phrase.replace(" ", "\u00a0"),
}


def test_most_phrases_of_other_genres_name_no_date() -> None:
    other = [expected for _, _, expected in lines(EXAMS[-1])]
    assert EXAMS[-1].stem == "exam_other_genres"
    assert sum(expected.startswith("!") for expected in other) > len(other) / 2


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES.keys())
def test_makes_no_difference(change: Callable[[str], str]) -> None:
    def days(text: str, reference: date) -> tuple[date | None, date | None]:
        reading = read(text, reference)
        return reading.start, reading.due

    moved = [
        phrase
        for phrase, reference in PHRASES
        if days(change(phrase), reference) != days(phrase, reference)
    ]
    assert moved == []
