"""Mode, precision, open end, warnings and confidence beside the dates."""

from datetime import date

import pytest

from followup.domain.when_phrases import read

DAY = date(2025, 1, 29)


@pytest.mark.parametrize(
    ("text", "mode"),
    [
        ("innen 1. mars", "by"),
        ("ut uke 12", "by"),
        ("før jul", "before"),
        ("til påske", "before"),
        ("12. mars", "point"),
        ("i løpet av våren", "during"),
        ("etter påske", "after"),
        ("løpende", "none"),
    ],
)
def test_mode(text: str, mode: str) -> None:
    assert read(text, DAY).mode == mode


@pytest.mark.parametrize(
    ("text", "precision"),
    [
        ("12. mars", "day"),
        ("12.-14. mars", "days"),
        ("uke 12", "week"),
        ("uke 12-14", "weeks"),
        ("medio mars", "third"),
        ("mars", "month"),
        ("mars/april", "months"),
        ("2. kvartal", "quarter"),
        ("1. tertial", "tertial"),
        ("1. halvår", "half"),
        ("våren", "season"),
        ("skoleåret 2025/26", "year"),
        ("2026", "year"),
        ("etter ferien", "vague"),
        ("rundt 1. mars", "vague"),
        ("snarest", "none"),
    ],
)
def test_precision(text: str, precision: str) -> None:
    assert read(text, DAY).precision == precision


@pytest.mark.parametrize(
    ("text", "warning"),
    [
        ("1. mars 2024", "past"),
        ("forrige uke", "past"),
        ("mandag 4. mars", "weekday_mismatch"),
        ("uke 10 (2. april)", "week_mismatch"),
        ("neste fredag", "ambiguous"),
        ("feburar", "spelling"),
    ],
)
def test_warnings_make_the_reading_less_sure(text: str, warning: str) -> None:
    reading = read(text, DAY)
    assert warning in reading.warnings
    assert reading.confidence < read("12. mars", DAY).confidence


def test_a_contradiction_is_not_sure_and_a_plain_date_is() -> None:
    assert not read("mandag 4. mars", DAY).sure
    assert read("tirsdag 4. mars", DAY).sure
    assert read("innen uke 12", DAY).sure


def test_only_the_start_is_firm_after() -> None:
    reading = read("fra 1. mars", DAY)
    assert reading.open_end
    assert (reading.start, reading.due) == (date(2025, 3, 1), date(2025, 3, 28))
    assert not read("fra uke 10–12", DAY).open_end


def test_the_reason_for_an_impossible_date_comes_with_its_figures() -> None:
    assert read("31.11.", DAY).detail == {"day": 31, "month": 11, "year": 2025, "days": 30}
    assert read("veke 53 2024", DAY).detail == {"week": 53, "year": 2024, "weeks": 52}
    assert read("29. februar", DAY).detail["days"] == 28


def test_the_due_working_day_of_easter_sunday_is_the_wednesday() -> None:
    assert read("20.4", DAY).due_workday == date(2025, 4, 16)
    assert read("løpende", DAY).due_workday is None


def test_the_day_of_the_workshop_decides_the_year_never_today() -> None:
    assert read("mars", date(2019, 11, 1)).due == date(2020, 3, 31)
    assert read("mars", date(2041, 11, 1)).due == date(2042, 3, 31)
