"""What holds for every text and every day."""

import time
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.calendar_no import is_working_day
from followup.domain.when_phrases import NO_DATE_REASONS, Reading, in_words, read
from followup.domain.when_phrases.lexicon import WORDS
from followup.domain.when_phrases.real_words import REAL_WORDS

WORDS_OF_TIME = """
innen før etter fra til og eller - / . , ( ) uke uka mars mai vår våren jul påske første siste
neste forrige 1 2 3. 12 24 31. 2025 2024/25 12.3 1/4-26 måneder uker slutten begynnelsen av
utgangen månedsskiftet kvartal halvår mandag fredag helga hver årlig kl 18.00 møtet årsmøtet i
på om et halvt par tre ferien nyttår
"""
MONTHS = "jan feb mars apr mai juni juli aug sept okt nov des"
FRAGMENTS = st.sampled_from(WORDS_OF_TIME.split()) | st.sampled_from(sorted(WORDS))


def coherent(reading: Reading) -> None:
    if reading.due is None:
        assert reading.reason in NO_DATE_REASONS
        assert reading.start is None
        assert reading.end is None
        return
    assert reading.reason == ""
    assert reading.start is not None
    assert reading.end is not None
    assert reading.start <= reading.end
    assert reading.start <= reading.due <= reading.end
    assert 0 <= reading.confidence <= 1


@given(st.text(), st.dates())
def test_any_text_and_day_gives_a_coherent_reading(text: str, reference: date) -> None:
    reading = read(text, reference)
    coherent(reading)
    for language in ("nb", "nn", "en"):
        assert in_words(reading, language, text)


@settings(max_examples=600)
@given(st.lists(FRAGMENTS, max_size=14), st.dates(date(2000, 1, 1), date(2080, 12, 31)))
def test_any_heap_of_time_words_gives_a_coherent_reading(words: list[str], day: date) -> None:
    reading = read(" ".join(words), day)
    coherent(reading)
    assert in_words(reading, "nb")


@given(st.dates(date(1990, 1, 1), date(2090, 12, 31)), st.dates(date(2000, 1, 1), date(2090, 1, 1)))
def test_a_written_date_is_that_date(day: date, reference: date) -> None:
    for text in (f"{day.day}.{day.month}.{day.year}", day.isoformat(), f"{day:%d/%m-%Y}"):
        assert read(text, reference).due == day


@given(st.dates(date(2000, 1, 1), date(2090, 1, 1)), st.dates(date(2000, 1, 1), date(2090, 1, 1)))
def test_a_date_without_a_year_is_the_first_that_has_not_passed(day: date, ref: date) -> None:
    due = read(f"{day.day}. {MONTHS.split()[day.month - 1]}", ref).due
    if due is None:
        assert (day.day, day.month) == (29, 2)
    else:
        assert ref <= due < ref + timedelta(days=366)
        assert (due.day, due.month) == (day.day, day.month)


@given(st.integers(1, 52), st.dates(date(2000, 1, 1), date(2090, 1, 1)))
def test_a_week_is_the_first_that_is_not_over(week: int, reference: date) -> None:
    reading = read(f"uke {week}", reference)
    assert reading.due is not None
    assert reading.due >= reference
    assert reading.due.isocalendar()[1:] == (week, 7)
    assert reading.due <= reference + timedelta(days=7 * 54)


@given(st.dates(date(2000, 1, 1), date(2090, 1, 1)))
def test_the_working_day_is_the_last_on_or_before(reference: date) -> None:
    reading = read("før påske", reference)
    assert reading.due is not None
    assert reading.due_workday is not None
    assert is_working_day(reading.due_workday)
    assert reading.due_workday <= reading.due


@pytest.mark.parametrize("reference", [date.min, date.max, date(9999, 12, 30), date(1, 1, 2)])
@pytest.mark.parametrize(
    "text", ["i morgen", "forrige uke", "om 100 år", "før jul", "uke 53", "vinteren", "om 60 år"]
)
def test_the_ends_of_the_calendar_raise_nothing(text: str, reference: date) -> None:
    coherent(read(text, reference))


@pytest.mark.parametrize(
    "text",
    [
        "1." * 4000,
        "uke 1, " * 2000,
        "neste mandag " * 2000,
        "slutten av " * 2000,
        "mandag før " * 2000,
        "to uker etter " * 2000,
        "første " * 2000,
        "12.-" * 3000,
        "fra til og eller " * 1000,
        "((((((" * 5000,
        "9" * 50000,
        "å" * 50000,
    ],
)
def test_a_hostile_text_takes_no_time(text: str) -> None:
    began = time.perf_counter()
    coherent(read(text, date(2025, 1, 29)))
    assert time.perf_counter() - began < 0.1


def test_words_never_corrected_are_words_we_do_not_know() -> None:
    assert not REAL_WORDS & set(WORDS)
