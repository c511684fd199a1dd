"""OpenDocument and Excel files."""

from __future__ import annotations

import io
from datetime import date, datetime, time

import openpyxl
import pytest
from odf import opendocument
from odf import text as odf_text

from followup.domain.blocks import Heading, ListItem, Paragraph, Unreadable
from followup.readers import read_document
from followup.readers.spreadsheet_values import shown_number
from tests.followup.readers.builders import items, odf, rows, tables, texts, zipped

LISTS = """
<style:style style:name="P1" style:parent-style-name="Title" style:family="paragraph"/>
<style:style style:name="B" style:family="text"><style:text-properties fo:font-weight="bold"/>
</style:style>
<text:list-style style:name="L1"><text:list-level-style-bullet text:level="1"/></text:list-style>
<text:list-style style:name="L2"><text:list-level-style-number text:level="1"
 style:num-format="1"/></text:list-style>
"""


def test_odf_blocks() -> None:
    body = """<text:tracked-changes><text:changed-region><text:deletion><text:p>slettet</text:p>
    </text:deletion></text:changed-region></text:tracked-changes>
    <text:p text:style-name="P1">Referat</text:p><text:h text:outline-level="2">Ideer</text:h>
    <text:list text:style-name="L1"><text:list-item><text:p>en</text:p><text:list><text:list-item>
    <text:p>under</text:p></text:list-item></text:list></text:list-item></text:list>
    <text:list text:style-name="L2"><text:list-item><text:p>to</text:p></text:list-item></text:list>
    <text:p><text:span text:style-name="B">Fet</text:span></text:p>
    <text:p>a<text:s text:c="3"/>b<text:line-break/>c<office:annotation><text:p>merknad</text:p>
    </office:annotation><text:note><text:note-citation>1</text:note-citation><text:note-body>
    <text:p>Noten</text:p></text:note-body></text:note></text:p>
    <text:p><text:a xlink:href="mailto:kari@example.no">Kari</text:a></text:p>
    <text:p><draw:frame><draw:text-box><text:p>I boksen</text:p></draw:text-box></draw:frame>
    </text:p>
    <text:p><draw:custom-shape><text:p>Ramme</text:p><text:p>- Ola ringer</text:p>
    </draw:custom-shape>Etter</text:p>
    """
    document = read_document(odf(body, styles=LISTS), "r.odt")
    assert document.blocks == (
        Heading("Referat", 1),
        Heading("Ideer", 2),
        ListItem("en", 0),
        ListItem("under", 1),
        ListItem("to", 0, ordered=True),
        Paragraph("Fet", bold=True),
        Paragraph("a b"),
        Paragraph("c"),
        Paragraph("Kari <kari@example.no>"),
        Paragraph("I boksen"),
        Paragraph("Etter"),
        Paragraph("Ramme"),
        ListItem("Ola ringer"),
        Paragraph("Noten"),
    )
    assert set(document.notes) == {"comments", "tracked_changes"}


def test_odf_tables_headers_and_sheets() -> None:
    cell = "<table:table-cell {0}><text:p>{1}</text:p></table:table-cell>"
    table = (
        "<table:table table:name='T'><table:table-header-rows><table:table-row>"
        + cell.format("table:number-columns-spanned='2'", "Plan")
        + "<table:covered-table-cell/></table:table-row></table:table-header-rows><table:table-row>"
        + cell.format("table:number-rows-spanned='2'", "uke 12")
        + cell.format("", "Ringe")
        + "</table:table-row><table:table-row><table:covered-table-cell/>"
        + cell.format("office:value-type='date' office:date-value='2026-03-20'", "20/3")
        + "</table:table-row></table:table>"
    )
    page = "<style:header><text:p>Ås kommune</text:p></style:header>"
    document = read_document(odf(table, page=page), "r.odt")
    (found,) = tables(document)
    assert rows(found) == [["Plan"], ["uke 12", "Ringe"], ["20.03.2026"]]
    assert (found.rows[0].cells[0].colspan, found.rows[1].cells[0].rowspan) == (2, 2)
    assert document.header == ("Ås kommune",)
    sheet = read_document(odf(table, kind="spreadsheet"), "r.ods")
    assert tables(sheet)[0].name == "T"


def test_what_odfpy_writes() -> None:
    source = opendocument.OpenDocumentText()
    source.text.addElement(odf_text.H(outlinelevel=1, text="Ideer"))
    source.text.addElement(odf_text.P(text="Kari ringer"))
    buffer = io.BytesIO()
    source.save(buffer)
    document = read_document(buffer.getvalue(), "r.odt")
    assert document.blocks == (Heading("Ideer", 1), Paragraph("Kari ringer"))


def test_an_encrypted_odf_asks_for_its_password() -> None:
    data = zipped(
        {
            "mimetype": "application/vnd.oasis.opendocument.text",
            "content.xml": b"\x93\x11",
            "META-INF/manifest.xml": "<manifest:encryption-data/>",
        }
    )
    with pytest.raises(Unreadable) as refused:
        read_document(data, "r.odt")
    assert refused.value.kind == "password"


def workbook() -> openpyxl.Workbook:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "Idé 1"
    sheet.append(["Utstyrsbod", None, None])
    sheet.merge_cells("A1:C1")
    sheet.append(["Når", "Hva", "Hvem"])
    sheet.append([date(2026, 3, 20), "Ringe", "Kari"])
    sheet.append([datetime(2026, 3, 20, 17, 30), "=1+1", 12.5])
    sheet.append([time(17, 0), True, None])
    month = sheet.cell(7, 1, date(2026, 3, 1))
    month.number_format = "mmm yyyy"
    return book


def saved(book: openpyxl.Workbook) -> bytes:
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def test_each_sheet_is_a_table_of_values() -> None:
    (table,) = tables(read_document(saved(workbook()), "r.xlsx"))
    assert table.name == "Idé 1"
    assert table.rows[0].cells[0].colspan == 3
    assert rows(table) == [
        ["Utstyrsbod"],
        ["Når", "Hva", "Hvem"],
        ["20.03.2026", "Ringe", "Kari"],
        ["20.03.2026 17:30", "12,5"],
        ["17:00", "JA"],
        [""],
        ["mars 2026"],
    ]


def test_formulas_are_never_worked_out() -> None:
    document = read_document(saved(workbook()), "r.xlsx")
    assert not any(text in {"2", "=1+1"} for _, text in document.texts())


def test_hidden_sheets_and_rows_are_left_out_and_noted() -> None:
    book = workbook()
    book.create_sheet("Arkiv").append(["gammelt"])
    book["Arkiv"].sheet_state = "hidden"
    book["Idé 1"].row_dimensions[3].hidden = True
    document = read_document(saved(book), "r.xlsx")
    assert len(tables(document)) == 1
    assert not any("Ringe" in text for _, text in document.texts())
    assert set(document.notes) == {"hidden_rows", "hidden_sheets"}


@pytest.mark.parametrize(
    ("value", "number", "code", "shown"),
    [
        ("45559", 14, "", "24.09.2024"),
        ("45559.7083333333", 22, "", "24.09.2024 17:00"),
        ("45559", 164, "dd/mm/yyyy;@", "24.09.2024"),
        ("45559", 164, "[$-414]mmmm yyyy", "september 2024"),
        ("45559", 17, "", "september 2024"),
        ("0.5", 20, "", "12:00"),
        ("0.5", 0, "", "0,5"),
        ("12.0", 0, "General", "12"),
        ("0.25", 9, "0%", "25 %"),
        ("1e400", 14, "", ""),
        ("abc", 14, "", "abc"),
        ("5", 164, '0 "dager"', "5"),
    ],
)
def test_numbers_as_they_are_shown(value: str, number: int, code: str, shown: str) -> None:
    assert shown_number(value, number, code, from_1904=False) == shown


def test_a_lone_cell_in_the_far_corner_costs_nothing() -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet["A1"] = "Når"
    sheet["XFD1048576"] = "her"
    document = read_document(saved(book), "r.xlsx")
    assert [text for _, text in document.texts()] == ["Når", "her"]


def test_pictures_without_a_word_have_no_text() -> None:
    body = "<text:p><draw:frame><draw:image xlink:href='x.png'/></draw:frame></text:p>"
    with pytest.raises(Unreadable) as refused:
        read_document(odf(body), "r.odt")
    assert refused.value.kind == "no_text"
    assert items(read_document(odf("<text:p>- en</text:p>"), "r")) == [(0, "en")]
    assert texts(read_document(odf("<text:p>to</text:p>"), "r")) == ["to"]
