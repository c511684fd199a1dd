"""Word documents: what stands on the page, and nothing that was deleted."""

from __future__ import annotations

import io
from collections.abc import Mapping

import docx as python_docx
import pytest

from followup.domain.blocks import Document, Heading, ListItem, Paragraph, Table, Unreadable
from followup.readers import read_document
from tests.followup.readers.builders import (
    STEPS,
    docx,
    items,
    p,
    rows,
    tables,
    tbl,
    tc,
    texts,
    tr,
)

STYLES = """
<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>
<w:style w:type="paragraph" w:styleId="Tittel"><w:name w:val="Title"/></w:style>
<w:style w:type="paragraph" w:styleId="Overskrift2"><w:name w:val="heading 2"/>
  <w:pPr><w:outlineLvl w:val="1"/></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="MinOverskrift"><w:name w:val="Min overskrift"/>
  <w:basedOn w:val="Overskrift2"/></w:style>
<w:style w:type="paragraph" w:styleId="Punkt"><w:name w:val="List Bullet"/>
  <w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="INNH1"><w:name w:val="toc 1"/></w:style>
<w:style w:type="paragraph" w:styleId="Fet"><w:name w:val="Fet"/><w:rPr><w:b/></w:rPr></w:style>
"""
NUMBERING = """
<w:abstractNum w:abstractNumId="0">
  <w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="•"/></w:lvl>
  <w:lvl w:ilvl="1"><w:numFmt w:val="bullet"/><w:lvlText w:val="o"/></w:lvl></w:abstractNum>
<w:abstractNum w:abstractNumId="1">
  <w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>
</w:abstractNum>
<w:abstractNum w:abstractNumId="2">
  <w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/>
    <w:lvlText w:val="Idé %1:"/></w:lvl></w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>
<w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>
<w:num w:numId="3"><w:abstractNumId w:val="2"/></w:num>
"""


def style(name: str) -> str:
    return f'<w:pStyle w:val="{name}"/>'


def numbered(number: int, level: int = 0) -> str:
    return f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'


def read(
    body: str,
    *,
    links: Mapping[str, str] | None = None,
    parts: Mapping[str, tuple[str, str]] | None = None,
) -> Document:
    data = docx(body, styles=STYLES, numbering=NUMBERING, links=links, parts=parts)
    return read_document(data, "referat.docx")


def test_headings_lists_and_tables_stand_in_reading_order() -> None:
    document = read(
        p("Referat", properties=style("Tittel"))
        + p("Idé", properties=style("MinOverskrift"))
        + p("Punkt", properties=style("Punkt"))
        + p("Under", properties=numbered(1, 1))
        + p("Først", properties=numbered(2))
        + STEPS
        + p("Slutt")
    )
    assert document.blocks[:5] == (
        Heading("Referat", 1),
        Heading("Idé", 2),
        ListItem("Punkt", 0),
        ListItem("Under", 1),
        ListItem("Først", 0, ordered=True),
    )
    assert rows(document.blocks[5])[1] == ["uke 12", "Ringe klubbene", "Kari Myrstubb"]
    assert document.blocks[6] == Paragraph("Slutt")
    assert document.title == "Referat"


def test_outline_level_on_the_paragraph_makes_a_heading() -> None:
    document = read(p("Ideer", properties='<w:outlineLvl w:val="2"/>'))
    assert document.blocks == (Heading("Ideer", 3),)


def test_numbering_switched_off_is_a_paragraph() -> None:
    document = read(p("Ikke punkt", properties=style("Punkt") + numbered(0)))
    assert document.blocks == (Paragraph("Ikke punkt"),)


def test_a_label_made_of_words_is_written_out_and_counted() -> None:
    first, second = read(
        p("Utstyrsbod", properties=numbered(3)) + p("Buss", properties=numbered(3))
    ).blocks
    assert (first.text, second.text) == ("Idé 1: Utstyrsbod", "Idé 2: Buss")


def test_typed_bullets_are_list_items_and_line_breaks_part_paragraphs() -> None:
    document = read(p("- Ringe Ola") + p("", run="<w:r><w:t>En</w:t><w:br/><w:t>To</w:t></w:r>"))
    assert document.blocks == (ListItem("Ringe Ola"), Paragraph("En"), Paragraph("To"))


def test_insertions_are_accepted_and_deletions_dropped() -> None:
    ins, gone = '<w:ins w:id="1" w:author="x">', '<w:del w:id="2" w:author="x">'
    document = read(
        p(
            "Kari ",
            run=f"{gone}<w:r><w:delText>ringer</w:delText></w:r></w:del>"
            f"{ins}<w:r><w:t>skriver</w:t></w:r></w:ins>",
        )
        + "<w:p><w:moveFrom><w:r><w:t>flyttet</w:t></w:r></w:moveFrom></w:p>"
        + "<w:p><w:moveTo><w:r><w:t>flyttet</w:t></w:r></w:moveTo></w:p>"
        + tbl(
            tr("Når", "Hva"),
            tr("uke 1", "borte", properties='<w:del w:id="3"/>'),
            tr("uke 2", "ny", properties='<w:ins w:id="4"/>'),
        )
    )
    assert texts(document) == ["Kari skriver", "flyttet"]
    assert rows(tables(document)[0]) == [["Når", "Hva"], ["uke 2", "ny"]]
    assert "tracked_changes" in document.notes


def test_a_deleted_paragraph_mark_joins_two_paragraphs() -> None:
    document = read(
        p("Kari ringer ", properties='<w:rPr><w:del w:id="1"/></w:rPr>') + p("Ola i morgen")
    )
    assert document.blocks == (Paragraph("Kari ringer Ola i morgen"),)


def test_merged_cells_stand_once_and_say_how_far_they_reach() -> None:
    document = read(
        tbl(
            tr(tc("Idé 1", '<w:gridSpan w:val="3"/>')),
            tr("Når", "Hva", "Hvem"),
            tr(tc("uke 12", '<w:vMerge w:val="restart"/>'), "Ringe", "Kari"),
            tr(tc("", "<w:vMerge/>"), "Skrive", "Ola"),
            tr("sist", properties='<w:gridBefore w:val="1"/>'),
        )
    )
    (table,) = tables(document)
    assert table.rows[0].cells[0].colspan == 3
    assert table.rows[2].cells[0].rowspan == 2
    assert rows(table)[3] == ["Skrive", "Ola"]
    skrive = table.rows[3].at(1)
    last = table.rows[4].at(1)
    assert skrive is not None
    assert skrive.text == "Skrive"
    assert last is not None
    assert last.text == "sist"


def test_paragraphs_and_breaks_in_a_cell_become_lines() -> None:
    cell = tc(p("Kari") + p("", run="<w:r><w:t>Ola</w:t><w:br/><w:t>Per</w:t></w:r>"))
    document = read(tbl(tr("Hva", "Hvem"), tr("Ringe", cell)))
    assert rows(tables(document)[0])[1] == ["Ringe", "Kari\nOla\nPer"]


def test_nested_tables_follow_the_row_they_stand_in_and_nothing_is_lost() -> None:
    document = read(
        tbl(
            tr("Idé", "Plan"),
            tr("Bod", tc(p("Se her:") + STEPS + p())),
            tr("Buss", tc(STEPS + p("ferdig"))),
        )
    )
    found = [rows(table) for table in tables(document)]
    assert [len(table) for table in found] == [2, 3, 1, 3]
    assert found[0][1] == ["Bod", "Se her:"]
    assert found[2] == [["Buss", "ferdig"]]


def test_a_frame_of_one_cell_stands_for_its_content() -> None:
    document = read(tbl(tr(tc(p("Idé 1", properties=style("Overskrift2")) + STEPS + p()))))
    assert isinstance(document.blocks[0], Heading)
    assert isinstance(document.blocks[1], Table)


def test_text_boxes_are_read_once() -> None:
    box = f"<w:txbxContent>{p('I boksen')}</w:txbxContent>"
    drawing = (
        f'<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:wsp><wps:txbx>{box}'
        f"</wps:txbx></wps:wsp></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox>{box}"
        "</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )
    assert texts(read(p("Før", run=drawing) + p("Etter"))) == ["Før", "I boksen", "Etter"]


def test_content_controls_fields_and_links() -> None:
    field = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>HYPERLINK '
        '"mailto:ola@example.no"</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/>'
        '</w:r><w:r><w:t>Ola</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
    link = '<w:hyperlink r:id="rId9"><w:r><w:t>Kari</w:t></w:r></w:hyperlink>'
    control = f"<w:sdt><w:sdtPr/><w:sdtContent>{p('Dato')}</w:sdtContent></w:sdt>"
    document = read(
        control + p("", run=link) + p("", run=field),
        links={"rId9": "mailto:kari@example.no?subject=Hei"},
    )
    assert texts(document) == ["Dato", "Kari <kari@example.no>", "Ola <ola@example.no>"]


def test_header_footer_footnotes_comments_and_contents() -> None:
    document = read(
        p("Innhold ... 3", properties=style("INNH1"))
        + p(
            "Tekst",
            run='<w:r><w:footnoteReference w:id="2"/><w:commentReference w:id="0"/></w:r>',
        ),
        parts={
            "header1": ("header", p("Ås kommune") + p("Sak 1")),
            "footer1": ("footer", p("Side 1")),
            "footnotes": (
                "footnotes",
                f'<w:footnote w:id="-1">{p("----")}</w:footnote>'
                f'<w:footnote w:id="2">{p("Noten")}</w:footnote>',
            ),
        },
    )
    assert document.header == ("Ås kommune", "Sak 1")
    assert document.footer == ("Side 1",)
    assert texts(document) == ["Tekst", "Noten"]
    assert set(document.notes) == {"comments", "table_of_contents"}


def test_invisible_characters_go_and_text_is_composed() -> None:
    document = read(p("ga\u00adve\u00a0kort\u200b a\u030a  pen"))
    assert document.blocks == (Paragraph("gave kort å pen"),)


def test_hidden_text_is_left_out_and_bold_is_seen() -> None:
    hidden = "<w:r><w:rPr><w:vanish/></w:rPr><w:t>skjult</w:t></w:r>"
    document = read(
        p("Synlig", run=hidden) + p("Fet linje", properties=style("Fet")) + p("- punkt")
    )
    assert document.blocks[:2] == (Paragraph("Synlig"), Paragraph("Fet linje", bold=True))
    assert "hidden_text" in document.notes


def test_lines_set_with_tabs_become_a_table() -> None:
    tab = "<w:r><w:tab/></w:r>"

    def tabbed(*cells: str) -> str:
        return p("", run=tab.join(f"<w:r><w:t>{cell}</w:t></w:r>" for cell in cells))

    document = read(
        tabbed("Dato:", "3. mars")
        + p("Plan")
        + tabbed("Når", "Hva", "Hvem")
        + tabbed("uke 12", "Ringe", "Kari")
    )
    assert texts(document) == ["Dato: 3. mars", "Plan"]
    assert rows(tables(document)[0]) == [["Når", "Hva", "Hvem"], ["uke 12", "Ringe", "Kari"]]


def test_a_table_split_over_pages_with_its_head_repeated_is_one() -> None:
    again = tbl(tr("Når", "Hva", "Hvem"), tr("uke 50", "Feire", "alle"))
    assert len(rows(tables(read(STEPS + p() + again))[0])) == 4
    assert len(tables(read(STEPS + p("Idé 2") + again))) == 2


def test_what_python_docx_writes() -> None:
    source = python_docx.Document()
    source.add_heading("Ideer", 1)
    source.add_paragraph("Punkt", style="List Bullet")
    table = source.add_table(2, 2)
    table.cell(0, 0).merge(table.cell(0, 1)).text = "Idé 1"
    table.cell(1, 0).text = "Når"
    buffer = io.BytesIO()
    source.save(buffer)
    document = read_document(buffer.getvalue(), "x.docx")
    assert document.blocks[0] == Heading("Ideer", 1)
    assert items(document) == [(0, "Punkt")]
    assert tables(document)[0].rows[0].cells[0].colspan == 2


def nested(depth: int) -> str:
    body = p("innerst")
    for _ in range(depth):
        body = tbl(tr(tc(body + p()), "x"))
    return body


def test_tables_in_tables_are_read_and_endless_ones_refused() -> None:
    assert any("innerst" in text for _, text in read(nested(10)).texts())
    with pytest.raises(Unreadable) as refused:
        read(nested(60))
    assert refused.value.kind in {"unsafe", "corrupt"}
