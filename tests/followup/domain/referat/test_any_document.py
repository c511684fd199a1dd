"""Whatever a document holds, reading it ends, and gives the same twice."""

from __future__ import annotations

import time
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from followup.domain.blocks import Block, Cell, Document, Heading, ListItem, Paragraph, Row, Table
from followup.domain.reading import Participant
from followup.domain.referat import as_json, read

_SOME = (
    "Når Hva Hvem Kari Ola og innen uke 12 1. mai : – ( ) , Konkret idé 1: Deltakere: skal "
    "aller første skritt NAV v/ @ kari@x.no ? \n | \t Fra: Sendt: Frist Ansvar Anne før jul "
    "9B (9) Jonas mor Idé Gruppe 2: Hvem: ≠ ﷽ 👍 0"
)
_WORDS = st.sampled_from(_SOME.split(" "))
_TEXT = st.one_of(st.lists(_WORDS, max_size=12).map(" ".join), st.text(max_size=40))
_CELL = st.builds(
    Cell,
    _TEXT,
    st.integers(0, 5),
    st.integers(0, 3),
    st.integers(0, 4),
    st.booleans(),
    st.booleans(),
)
_ROW = st.builds(Row, st.lists(_CELL, max_size=5).map(tuple))
_PAGE = st.sampled_from([None, 1, 2])
_BLOCK: st.SearchStrategy[Block] = st.one_of(
    st.builds(Heading, _TEXT, st.integers(0, 7), _PAGE),
    st.builds(Paragraph, _TEXT, st.booleans(), _PAGE),
    st.builds(ListItem, _TEXT, st.integers(0, 3)),
    st.builds(Table, st.lists(_ROW, max_size=6).map(tuple), _PAGE, _TEXT),
)
DOCUMENT = st.builds(
    Document,
    st.lists(_BLOCK, max_size=10).map(tuple),
    header=st.lists(_TEXT, max_size=1).map(tuple),
    title=_TEXT,
    scanned=st.sampled_from([(), (1,), (1, 2)]),
)
_PEOPLE = st.lists(st.builds(Participant, _TEXT, _TEXT, _TEXT, _TEXT), max_size=3)


@settings(max_examples=60, deadline=None)
@given(DOCUMENT)
def test_reads_any_document_the_same_way_twice(document: Document) -> None:
    first = as_json(read(document, reference=date(2024, 1, 1)), "x")
    assert first == as_json(read(document, reference=date(2024, 1, 1)), "x")


@settings(max_examples=60, deadline=None)
@given(DOCUMENT, _PEOPLE, st.dictionaries(_TEXT, st.builds(Participant, _TEXT), max_size=2), _TEXT)
def test_reads_any_document_with_anything_known_beforehand(
    document: Document, known: list[Participant], aliases: dict[str, Participant], name: str
) -> None:
    read(document, participants=known, aliases=aliases, filename=name, municipality=name)


@pytest.mark.parametrize(
    "text",
    ["Kari og ", "a, ", "(", "innen ", "A. B ", "- ", "Idé 1: ", ", og ", "Kari tar ", "1. "],
)
def test_a_very_long_line_takes_no_very_long_time(text: str) -> None:
    long = text * (12_000 // len(text))
    row = Row(tuple(Cell(long, n) for n in range(3)))
    heads = Row(tuple(Cell(t, n) for n, t in enumerate(("Når", "Hva", "Hvem"))))
    begin = time.process_time()
    read(Document((Heading("Idé 1: Bod"), Paragraph(long), ListItem(long), Table((heads, row)))))
    assert time.process_time() - begin < 8
