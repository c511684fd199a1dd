"""PDF files: tables with and without lines, columns, page breaks, running lines."""

from __future__ import annotations

import pytest

from followup.domain.blocks import Heading, ListItem, Paragraph, Unreadable
from followup.readers import read_document
from followup.readers.pages.joining import join
from tests.followup.readers.builders import grid, pdf, rows, tables, texts, words

PLAN = [
    ["Når", "Hva", "Hvem"],
    ["uke 12", "Ringe klubbene", "Kari"],
    ["før jul", "Åpne boden", "Ola"],
]
XS = (70, 170, 400)


def table_words(top: float, plan: list[list[str]] = PLAN, pitch: float = 20) -> list[str]:
    return [
        words(x, top + number * pitch, cell, bold=number == 0)
        for number, row in enumerate(plan)
        for x, cell in zip(XS, row, strict=True)
        if cell
    ]


def test_a_drawn_table_between_paragraphs() -> None:
    lines = grid((65, 165, 395, 530), (86, 106, 126, 146))
    page = [
        words(70, 70, "Plan for våren:"),
        *lines,
        *table_words(100),
        words(70, 170, "Aller første skritt: Kari ringer."),
    ]
    document = read_document(pdf([page]), "r.pdf")
    assert rows(tables(document)[0]) == PLAN
    assert texts(document) == ["Plan for våren:", "Aller første skritt: Kari ringer."]
    assert [type(b).__name__ for b in document.blocks] == ["Paragraph", "Table", "Paragraph"]
    assert document.pages == 1
    assert all(block.page == 1 for block in document.blocks)


def test_a_merged_cell_reaches_over_its_columns() -> None:
    lines = grid((65, 165, 395, 530), (106, 126, 146))
    top = ["0.7 w 65 756 m 530 756 l S", "0.7 w 65 756 m 65 736 l S", "0.7 w 530 756 m 530 736 l S"]
    page = [*top, *lines, words(70, 100, "Idé 1: Utstyrsbod"), *table_words(120, PLAN[:2])]
    (table,) = tables(read_document(pdf([page]), "r.pdf"))
    assert table.rows[0].cells[0].colspan == 3
    assert rows(table)[2] == PLAN[1]


def test_a_table_without_lines_is_read_by_its_head() -> None:
    plan = [*PLAN, ["1. mars", "Lage en plakat som henges", "alle"]]
    page = [
        words(70, 70, "Dette er planen vår for hele året som kommer, og den er lang nok her."),
        *table_words(100, plan),
        words(170, 174, "opp på alle skolene i hele bygda"),
        words(70, 210, "Dette avsnittet går over hele siden og hører ikke til tabellen over."),
    ]
    document = read_document(pdf([page]), "r.pdf")
    found = rows(tables(document)[0])
    assert found[:3] == PLAN
    assert (
        found[3][1].replace("\n", " ")
        == "Lage en plakat som henges opp på alle skolene i hele bygda"
    )
    assert len(texts(document)) == 2


def test_tables_split_by_a_page_break_are_one() -> None:
    lines = grid((65, 165, 395, 530), (786, 806, 826))
    rest = grid((65, 165, 395, 530), (46, 66, 86))
    first = [words(70, 70, "Plan"), *lines, *table_words(800, PLAN[:2])]
    repeated = [*rest, *table_words(60, [PLAN[0], PLAN[2]])]
    going_on = [*rest, *table_words(60, [PLAN[2], ["sommeren", "Feire", "alle"]])]
    assert rows(tables(read_document(pdf([first, repeated]), "r.pdf"))[0]) == PLAN
    assert len(rows(tables(read_document(pdf([first, going_on]), "r.pdf"))[0])) == 4


def test_running_lines_are_taken_off_every_page() -> None:
    pages = [
        [
            words(70, 40, "Ås kommune – ALLEMED"),
            words(70, 100 + 20 * number, f"Avsnitt {number} om dugnaden."),
            words(280, 810, f"Side {number} av 3"),
        ]
        for number in (1, 2, 3)
    ]
    document = read_document(pdf(pages), "r.pdf")
    assert document.header == ("Ås kommune – ALLEMED",)
    assert document.footer == ("Side 1 av 3",)
    assert texts(document) == [f"Avsnitt {n} om dugnaden." for n in (1, 2, 3)]


def test_headings_bullets_and_wrapped_lines() -> None:
    page = [
        words(70, 70, "Referat", size=20, bold=True),
        words(70, 100, "Dette er en linje som er så lang at den må brytes før høyre marg på ark-"),
        words(70, 114, "et, og her går den videre."),
        words(70, 128, "Ny linje som er kort."),
        words(70, 150, "Ideer", size=14),
        words(80, 170, "\x95"),
        words(95, 170, "Utstyrsbod med ski og skøyter og telt som alle kan låne når de vil det"),
        words(95, 184, "uten å si hvorfor"),
        words(80, 198, "\x95"),
        words(95, 198, "Buss"),
        words(70, 220, "Fet avslutning", bold=True),
    ]
    page = [operator.replace("\x95", "•") for operator in page]
    assert read_document(pdf([page]), "r.pdf").blocks == (
        Heading("Referat", 1, page=1),
        Paragraph(
            "Dette er en linje som er så lang at den må brytes før høyre marg på arket,"
            " og her går den videre.",
            page=1,
        ),
        Paragraph("Ny linje som er kort.", page=1),
        Heading("Ideer", 2, page=1),
        ListItem(
            "Utstyrsbod med ski og skøyter og telt som alle kan låne når de vil det"
            " uten å si hvorfor",
            page=1,
        ),
        ListItem("Buss", page=1),
        Paragraph("Fet avslutning", bold=True, page=1),
    )


def test_two_columns_are_read_one_after_the_other() -> None:
    left = [f"Venstre spalte har linje nummer {n} her" for n in range(1, 6)]
    right = [f"Høyre spalte har også linje nummer {n}" for n in range(1, 6)]
    page = [words(70, 60, "En overskrift som går over begge spaltene på siden", size=16)]
    for number, (one, other) in enumerate(zip(left, right, strict=True)):
        page += [words(70, 100 + 14 * number, one), words(320, 100 + 14 * number, other)]
    document = read_document(pdf([page]), "r.pdf")
    joined = " ".join(texts(document))
    assert joined.index("Venstre spalte har linje nummer 5") < joined.index("Høyre spalte")


def test_objects_that_refer_to_themselves_or_in_a_ring_end_in_an_answer() -> None:
    whole = pdf([[words(70, 70, "Kari ringer")]])
    page = whole[whole.index(b"6 0 obj") : whole.index(b"xref")]
    for ring in (b"6 0 obj\n6 0 R\nendobj\n", b"6 0 obj\n5 0 R\nendobj\n5 0 obj\n6 0 R\nendobj\n"):
        with pytest.raises(Unreadable) as refused:
            read_document(whole.replace(page, ring), "r.pdf")
        assert refused.value.kind == "corrupt"


def test_broken_words_and_addresses_are_put_together() -> None:
    cases = {
        ("innmeldings-", "skjema"): "innmeldingsskjema",
        ("barne-", "og ungdomstiltak"): "barne- og ungdomstiltak",
        ("Nord-", "Norge"): "Nord-Norge",
        ("ALLEMED-", "dugnad"): "ALLEMED-dugnad",
        ("e-", "post"): "e-post",
        ("uav\u2010", "hengig"): "uavhengig",
        ("(kari@as.kommune.exa", "mple)"): "(kari@as.kommune.example)",
        ("(kari.", "myr@example.no)"): "(kari.myr@example.no)",
        ("kari@example.no", "og Ola"): "kari@example.no og Ola",
        ("Kari", "ringer"): "Kari ringer",
    }
    assert {pair: join(*pair) for pair in cases} == cases
