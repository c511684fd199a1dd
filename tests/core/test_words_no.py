from datetime import date, timedelta

import pytest

from core.words_no import date_in_words, days_in_words, month_name, span_in_words, weekday_name

FRIDAY = date(2026, 3, 20)


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("nb", "fredag 20. mars 2026"),
        ("nn", "fredag 20. mars 2026"),
        ("en", "Friday 20 March 2026"),
        ("nb-no", "fredag 20. mars 2026"),
        ("se", "fredag 20. mars 2026"),
    ],
)
def test_a_date_in_words(language: str, said: str) -> None:
    assert date_in_words(FRIDAY, language) == said


def test_weekday_and_year_can_be_left_out() -> None:
    assert date_in_words(FRIDAY, "nb", weekday=False) == "20. mars 2026"
    assert date_in_words(FRIDAY, "nb", year=False) == "fredag 20. mars"
    assert date_in_words(FRIDAY, "en", weekday=False, year=False) == "20 March"


def test_nynorsk_has_its_own_weekdays() -> None:
    assert [weekday_name(FRIDAY + timedelta(days=n), "nn") for n in range(1, 5)] == [
        "laurdag",
        "sundag",
        "måndag",
        "tysdag",
    ]
    assert month_name(12, "nn") == "desember"


@pytest.mark.parametrize(
    ("days", "nb", "nn", "en"),
    [
        (0, "i dag", "i dag", "today"),
        (1, "i morgen", "i morgon", "tomorrow"),
        (2, "om 2 dager", "om 2 dagar", "in 2 days"),
        (13, "om 13 dager", "om 13 dagar", "in 13 days"),
        (14, "om 2 uker", "om 2 veker", "in 2 weeks"),
        (62, "om 8 uker", "om 8 veker", "in 8 weeks"),
        (63, "22. mai", "22. mai", "22 May"),
        (300, "14. januar 2027", "14. januar 2027", "14 January 2027"),
        (-1, "fristen var i går", "fristen var i går", "it was due yesterday"),
        (-3, "fristen var tirsdag", "fristen var tysdag", "it was due on Tuesday"),
        (-7, "fristen var 13. mars", "fristen var 13. mars", "it was due on 13 March"),
        (
            -100,
            "fristen var 10. desember 2025",
            "fristen var 10. desember 2025",
            "it was due on 10 December 2025",
        ),
    ],
)
def test_a_due_date_seen_from_today(days: int, nb: str, nn: str, en: str) -> None:
    due = FRIDAY + timedelta(days=days)
    assert days_in_words(due, FRIDAY, "nb") == nb
    assert days_in_words(due, FRIDAY, "nn") == nn
    assert days_in_words(due, FRIDAY, "en") == en


def test_a_span_says_month_and_year_once() -> None:
    monday = date(2026, 3, 16)
    assert span_in_words(monday, date(2026, 3, 22), "nb") == (
        "fra mandag 16. til søndag 22. mars 2026"
    )
    assert span_in_words(monday, date(2026, 4, 5), "nn") == (
        "frå måndag 16. mars til sundag 5. april 2026"
    )
    assert span_in_words(date(2025, 12, 29), date(2026, 1, 4), "en") == (
        "from Monday 29 December 2025 to Sunday 4 January 2026"
    )
