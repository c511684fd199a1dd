"""The specification as tables: each rule with phrases of our own in both forms of Norwegian.

A table line is `phrase => expectation`: a due date, `start..due`, `~lo..hi` for any due in
a range, `!reason` for no date, `!` for no date whatever the reason. `@date` sets the day of
the workshop.
"""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from followup.domain.when_phrases import read

TABLES = sorted((Path(__file__).parent / "tables").glob("*.txt"))


def lines(table: Path) -> Iterator[tuple[str, date, str]]:
    reference = date(2025, 1, 29)
    for line in table.read_text(encoding="utf-8").splitlines():
        if line.startswith("@"):
            reference = date.fromisoformat(line[1:])
        elif "=> " in line and not line.startswith("#"):
            phrase, expected = line.rsplit("=> ", 1)
            yield phrase.removesuffix(" "), reference, expected


CASES = [(table.stem, *case) for table in TABLES for case in lines(table)]


def test_the_tables_are_there() -> None:
    assert len(CASES) > 800


@pytest.mark.parametrize(
    ("phrase", "reference", "expected"),
    [case[1:] for case in CASES],
    ids=[f"{table}:{phrase or 'empty'}@{reference}" for table, phrase, reference, _ in CASES],
)
def test_phrase(phrase: str, reference: date, expected: str) -> None:
    reading = read(phrase, reference)
    if expected.startswith("!"):
        assert (reading.due, reading.reason) == (None, expected[1:] or reading.reason)
        return
    assert reading.due is not None
    assert reading.reason == ""
    first, _, last = expected.lstrip("~").partition("..")
    if expected.startswith("~"):
        assert date.fromisoformat(first) <= reading.due <= date.fromisoformat(last)
    elif last:
        assert (reading.start, reading.due) == (
            date.fromisoformat(first),
            date.fromisoformat(last),
        )
    else:
        assert reading.due == date.fromisoformat(first)
