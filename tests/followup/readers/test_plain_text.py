"""Typed and pasted text: what its writer meant by lines, dashes and spaces."""

from __future__ import annotations

import pytest

from followup.domain.blocks import Heading, ListItem, Paragraph, Unreadable
from followup.readers import read_document, read_text
from tests.followup.readers.builders import items, rows, tables, texts

LETTERS = "Møte på Sørøya: «blåbær» – én idé"


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252", "mac_roman"]
)
def test_every_encoding_gives_the_same_text(encoding: str) -> None:
    text = f"{LETTERS}\r\nKari ringer Øystein før påske.\r\nGå på skøyter på Åsen.\r\n"
    document = read_document(text.encode(encoding), "r.txt")
    assert texts(document)[0] == LETTERS


def test_latin_1_and_text_read_twice_are_set_right() -> None:
    assert texts(read_document("blåbær på Sørøya".encode("latin-1"), "x"))[0] == "blåbær på Sørøya"
    twice = "blåbær på Sørøya".encode().decode("cp1252").encode()
    assert texts(read_document(twice, "x.txt"))[0] == "blåbær på Sørøya"


def test_stray_windows_bytes_in_utf_8_are_kept() -> None:
    data = "Møte på Sørøya\nblåbær og én idé til\n".encode() + "bl\xe5b\xe6r\n".encode("latin-1")
    assert texts(read_document(data, "x.txt"))[-1] == "blåbær"


def test_lines_stay_apart_but_wrapped_lines_are_joined() -> None:
    wrapped = (
        "Dette er en lang linje som er brukket av e-postprogrammet på omtrent sytti\n"
        "tegn, slik at den går over flere linjer i teksten vi får inn fra brukeren\n"
        "når de limer inn noe som er skrevet i et gammelt program for mange år\n"
        "siden.\n"
    )
    assert len(texts(read_text(wrapped))) == 1
    assert texts(read_text("Dato: 3. mars\nSted: Moss\nKari")) == [
        "Dato: 3. mars",
        "Sted: Moss",
        "Kari",
    ]


def test_lists() -> None:
    document = read_text(
        "Plan\n- en\n  - under\n• to\n* tre\n– fire\n[ ] fem\n1. a\n2. b\n12. mars er fristen\n"
    )
    assert items(document) == [
        (0, "en"), (1, "under"), (0, "to"), (0, "tre"), (0, "fire"), (0, "fem"), (0, "a"), (0, "b"),
    ]  # fmt: skip
    assert document.blocks[-1] == Paragraph("12. mars er fristen")


def test_an_item_goes_on_in_the_indented_line_below_it() -> None:
    document = read_text("- Kari tar kontakt med\n  idrettsrådet\n- Ola ringer")
    assert items(document) == [(0, "Kari tar kontakt med idrettsrådet"), (0, "Ola ringer")]


def test_headings_by_capitals_by_number_and_by_underlining() -> None:
    document = read_text("REFERAT\n\nIdé 1: Buss\n\nTittel\n======\n\nDel\n---\n\n## Plan\nTekst.")
    assert [b.text for b in document.blocks if isinstance(b, Heading)] == [
        "REFERAT", "Idé 1: Buss", "Tittel", "Del", "Plan",
    ]  # fmt: skip
    assert document.blocks[-1] == Paragraph("Tekst.")


def test_a_signature_over_a_rule_is_no_heading() -> None:
    assert not any(isinstance(b, Heading) for b in read_text("Hilsen\nKari\n------").blocks)


PIPES = "| Når | Hva | Hvem |\n|---|---|---|\n| uke 12 | Ringe | Kari |\n| før jul | Åpne | |\n"
BARE = "Når | Hva | Hvem\nuke 12 | Ringe | Kari\nfør jul | Åpne | \n"
DRAWN = "+----+----+\n| Når | Hva |\n+====+====+\n| uke 12 | Ringe |\n+----+----+\n"
TABS = "Når\tHva\tHvem\nuke 12\tRinge\tKari\nfør jul\tÅpne\t\n"
SPACES = (
    "Når        Hva                    Hvem\n"
    "uke 12     Ringe klubbene         Kari\n"
    "før jul    Åpne boden og          Ola\n"
    "           henge opp plakat\n"
)


@pytest.mark.parametrize(
    ("text", "second"),
    [
        (PIPES, ["uke 12", "Ringe", "Kari"]),
        (BARE, ["uke 12", "Ringe", "Kari"]),
        (DRAWN, ["uke 12", "Ringe"]),
        (TABS, ["uke 12", "Ringe", "Kari"]),
        (SPACES, ["uke 12", "Ringe klubbene", "Kari"]),
    ],
)
def test_typed_tables(text: str, second: list[str]) -> None:
    document = read_text(f"Plan:\n\n{text}\nEtter tabellen.")
    (table,) = tables(document)
    assert rows(table)[1] == second
    assert texts(document) == ["Plan:", "Etter tabellen."]


def test_a_cell_wrapped_under_itself_is_one_cell() -> None:
    assert rows(tables(read_text(SPACES))[0])[2][1] == "Åpne boden og henge opp plakat"


def test_a_quoted_cell_from_excel_may_hold_line_breaks() -> None:
    document = read_text('Når\tHva\tHvem\nuke 12\t"Ringe\nog skrive"\tKari\n')
    assert rows(tables(document)[0])[1] == ["uke 12", "Ringe\nog skrive", "Kari"]


def test_quotation_marks_of_mails_are_taken_off() -> None:
    assert read_text("> - Kari ringer\n> > før").blocks == (
        ListItem("Kari ringer"),
        Paragraph("før"),
    )


@pytest.mark.parametrize("data", [b"", b" \r\n\t ", b"\xef\xbb\xbf", b"\xff\xfe"])
def test_nothing_is_empty(data: bytes) -> None:
    with pytest.raises(Unreadable) as refused:
        read_document(data, "r.txt")
    assert refused.value.kind == "empty"
