"""Reading a list, whatever its header words and dates look like."""

from __future__ import annotations

from datetime import date

import pytest

from followup.domain.blocks import Cell, Document, Paragraph, Row, Table
from reporting.domain.list_difference import Existing, Wanted, compare
from reporting.domain.municipality_list import ListFault, day_of, edition_of, read_list


def document(*rows):
    table = Table(tuple(Row(tuple(Cell(text, n) for n, text in enumerate(row))) for row in rows))
    return Document((Paragraph("Oversikt"), table))


DAYS = [
    ("12.03.2026", "", date(2026, 3, 12)), ("12.3.26", "", date(2026, 3, 12)),
    ("2026-03-12", "", date(2026, 3, 12)), ("2026-03-12 00:00:00", "", date(2026, 3, 12)),
    ("12/3/2026", "", date(2026, 3, 12)), ("12-03-2026", "", date(2026, 3, 12)),
    ("12. mars 2026", "", date(2026, 3, 12)), ("12 mars 2026", "", date(2026, 3, 12)),
    ("torsdag 12. mars 2026", "", date(2026, 3, 12)), ("12. mar. 2026", "", date(2026, 3, 12)),
    ("12.mars 2026", "", date(2026, 3, 12)), ("3. sept. 2024", "", date(2024, 9, 3)),
    ("29.02.2028", "", date(2028, 2, 29)), ("12.03.2026 09:00", "", date(2026, 3, 12)),
    ("Workshop 8. oktober", "2018", date(2018, 10, 8)), ("14. mars", "2019", date(2019, 3, 14)),
    ("", "", "missing"), ("", "2021", "year_only"), ("2021", "", "year_only"),
    ("2021/2022", "", "year_only"), ("2021/22", "", "year_only"), ("8. oktober", "", "unclear"),
    ("8. oktober", "2021/2022", "unclear"), ("høsten 2021", "", "unclear"),
    ("30.02.2026", "", "no_such_day"), ("29.02.2026", "", "no_such_day"),
    ("31. november 2026", "", "no_such_day"), ("00.00.2026", "", "no_such_day"),
    ("1.1.1899", "", "no_such_day"), ("=1+1", "", "unclear"), ("mandag", "", "unclear"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "year", "day"), DAYS)
def test_days(text, year, day):
    assert day_of(text, year) == day


@pytest.mark.parametrize(
    ("text", "edition"),
    [("", "kommune"), ("Kommune", "kommune"), ("kommunedugnad", "kommune"), ("ALLEMED Ung", "ung"),
     ("Frivillighet", "frivillighet"), ("UNG", "ung"), ("Lag og foreninger", "frivillighet"),
     ("konferanse", "")],
)  # fmt: skip
def test_editions(text, edition):
    assert edition_of(text) == edition


HEADERS = [
    ["Kommune", "Dato", "Utgave", "Kontaktperson", "E-post"],
    ["KOMMUNE", "DUGNADSDATO", "TYPE", "KONTAKT", "E-POSTADRESSE"],
    ["kommune:", "dato for dugnad", "utgåve", "navn", "e-mail"],
]


@pytest.mark.parametrize("header", HEADERS)
def test_header_words(header):
    line = read_list(document(header, ["Ås", "12.03.2026", "ung", "Kari", "k@example.no"]))[0]
    assert (line.place, line.day, line.edition, line.name, line.email) == (
        "Ås", "12.03.2026", "ung", "Kari", "k@example.no",
    )  # fmt: skip


def test_columns_in_any_order_with_others_between():
    found = read_list(
        document(["Nr", "E-post", "Merknad", "Dato", "Kommune"],
                 ["1", "k@example.no", "ring først", "12.03.2026", "Ås"])
    )  # fmt: skip
    assert (found[0].place, found[0].day, found[0].email, found[0].name) == (
        "Ås", "12.03.2026", "k@example.no", "",
    )  # fmt: skip


def test_a_title_above_and_empty_lines_between():
    found = read_list(
        document(["Dugnader 2026"], [""], ["Kommune", "Dato"], ["Ås", "1.1.2026"], ["", ""],
                 ["Moss", "2.1.2026"])
    )  # fmt: skip
    assert [(line.line, line.place) for line in found] == [(4, "Ås"), (6, "Moss")]


def test_a_number_of_its_own_stands_before_the_name():
    found = read_list(document(["Kommunenr", "Kommune", "Dato"], ["3218", "Ås", "1.1.2026"]))
    assert found[0].place == "3218 Ås"


@pytest.mark.parametrize(
    ("given", "code"),
    [
        (Document(()), "no_table"),
        (Document((Paragraph("Kommune Dato"),)), "no_table"),
        (document(["Navn", "Adresse"], ["a", "b"]), "no_header"),
        (document(["Kommune", "E-post"], ["a", "b"]), "no_day"),
        (document(["Kommune", "Dato"]), "no_lines"),
        (document(["Kommune", "Dato"], *[["Ås", "1.1.2026"]] * 5001), "too_many"),
    ],
    ids=["empty", "no table", "no header", "no day", "no lines", "too many"],
)
def test_what_cannot_be_used(given, code):
    with pytest.raises(ListFault) as fault:
        read_list(given)
    assert fault.value.code == code


MARCH, APRIL = date(2026, 3, 12), date(2026, 4, 16)


def outcomes(wanted, existing=(), known=None):
    found = compare(wanted, existing, known or {})
    return [(o.state, o.moves, o.invites) for o in found]


class TestDifference:
    def test_what_is_not_registered_is_new(self):
        assert outcomes([Wanted(2, 1, MARCH, "kommune")]) == [("new", None, False)]

    def test_what_is_registered_is_as_before(self):
        assert outcomes([Wanted(2, 1, MARCH, "kommune")], [Existing(7, 1, MARCH, "kommune")]) == [
            ("unchanged", None, False)
        ]

    def test_another_edition_or_municipality_is_another_dugnad(self):
        existing = [Existing(7, 1, MARCH, "kommune")]
        wanted = [
            Wanted(2, 1, MARCH, "kommune"),
            Wanted(3, 1, MARCH, "ung"),
            Wanted(4, 2, MARCH, "kommune"),
        ]
        assert [o[0] for o in outcomes(wanted, existing)] == ["unchanged", "new", "new"]

    def test_a_day_that_was_moved_changes_the_dugnad(self):
        existing = [Existing(7, 1, MARCH, "kommune")]
        assert outcomes([Wanted(2, 1, APRIL, "kommune")], existing) == [("changed", 7, False)]

    def test_next_years_dugnad_is_no_move(self):
        existing = [Existing(7, 1, MARCH, "kommune")]
        later = Wanted(2, 1, date(2027, 3, 11), "kommune")
        assert outcomes([later], existing) == [("new", None, False)]

    def test_a_list_that_still_has_the_old_day_adds_one(self):
        existing = [Existing(7, 1, MARCH, "kommune")]
        wanted = [Wanted(2, 1, MARCH, "kommune"), Wanted(3, 1, APRIL, "kommune")]
        assert [o[0] for o in outcomes(wanted, existing)] == ["unchanged", "new"]

    def test_where_it_is_unclear_which_was_moved_nothing_is(self):
        existing = [
            Existing(7, 1, MARCH, "kommune"),
            Existing(8, 1, date(2026, 3, 20), "kommune"),
        ]
        assert outcomes([Wanted(2, 1, APRIL, "kommune")], existing) == [("new", None, False)]

    def test_the_same_dugnad_twice_is_a_problem_of_the_second_line(self):
        found = compare([Wanted(2, 1, MARCH, "kommune"), Wanted(9, 1, MARCH, "kommune")], [], {})
        assert [(o.state, o.same_as) for o in found] == [("new", None), ("problem", 2)]

    def test_a_contact_person_we_do_not_know_is_prepared(self):
        line = Wanted(2, 1, MARCH, "kommune", "Kari", "kari@example.no")
        existing = [Existing(7, 1, MARCH, "kommune")]
        assert outcomes([line], existing) == [("changed", None, True)]
        known = {1: frozenset({"kari@example.no"})}
        assert outcomes([line], existing, known) == [("unchanged", None, False)]

    def test_only_the_newest_lines_contact_person_is(self):
        old = Wanted(2, 1, date(2018, 9, 24), "kommune", "Ola", "ola@example.no")
        new = Wanted(3, 1, MARCH, "kommune", "Kari", "kari@example.no")
        assert outcomes([old, new]) == [("new", None, False), ("new", None, True)]

    def test_nothing_is_nothing(self):
        assert outcomes([]) == []
