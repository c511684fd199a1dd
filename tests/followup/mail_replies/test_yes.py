"""A bare yes, which people write in answer to «Stemmer det?»."""

from __future__ import annotations

from datetime import date

import pytest

from followup.domain.mail_replies import Mail, TaskWords, read

TASKS = (TaskWords(1, "Ringe idrettsrådet"),)


@pytest.mark.parametrize(
    ("words", "agrees"),
    [
        ("Ja", True),
        ("Ja, det stemmer!", True),
        ("Hei, ja takk", True),
        ("Stemmer.\n\nMvh Kari", True),
        ("Yes", True),
        ("Ja, men ikke før mai", False),
        ("Nei", False),
        ("Ja, vi snakkes på møtet om alt dette", False),
        ("Takk", False),
    ],
)
def test_a_yes_is_known_as_one(words: str, agrees: bool) -> None:
    mail = Mail({"From": "Kari Granbark <kari@example.no>"}, words)
    assert read(mail, today=date(2026, 6, 10), tasks=TASKS).agrees is agrees
