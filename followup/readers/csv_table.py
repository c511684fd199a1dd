"""Tables as .csv and .tsv, with whatever sign between the columns."""

from __future__ import annotations

import csv
import io
from typing import Final

from followup.domain.blocks import Cell, Document, Row, Table, Unreadable
from followup.readers.cleaning import clean, visible
from followup.readers.limits import MAX_BLOCKS, MAX_CHARACTERS
from followup.readers.plain_text import read_plain_text

_SIGNS: Final = (";", "\t", ",", "|")


def read_csv(text: str) -> Document:
    """One table; a file without columns is read as typed text.

    Raises Unreadable: empty, too_large, corrupt (a quotation that never ends).
    """
    if len(text) > MAX_CHARACTERS:
        raise Unreadable("too_large", "characters")
    text = visible(text).strip("\n")
    first, _, rest = text.partition("\n")
    if first.lower().startswith("sep=") and len(first) == 5:
        text = rest
    sign = _sign(text)
    if sign and text.count(sign) + text.count("\n") > MAX_BLOCKS:
        raise Unreadable("too_large", "cells")
    rows = _rows(text, sign) if sign else []
    if not rows or max(len(row.cells) for row in rows) < 2:
        return read_plain_text(text)
    return Document((Table(tuple(rows)),))


def _sign(text: str) -> str:
    """The sign that cuts the most lines into equally many columns, "" if none does."""
    lines = [line for line in text.split("\n")[:50] if line.strip()]

    def evenness(sign: str) -> tuple[int, int]:
        counts = [line.count(sign) for line in lines if line.count(sign)]
        common = max(set(counts), key=counts.count) if counts else 0
        return (counts.count(common), common)

    best = max(_SIGNS, key=evenness)
    return best if evenness(best)[0] else ""


def _rows(text: str, sign: str) -> list[Row]:
    rows: list[Row] = []
    cells = 0
    try:
        for values in csv.reader(io.StringIO(text, newline=""), delimiter=sign):
            if not any(value.strip() for value in values):
                continue
            cells += len(values)
            if cells > MAX_BLOCKS:
                raise Unreadable("too_large", "cells")
            rows.append(Row(tuple(Cell(clean(v), i) for i, v in enumerate(values))))
    except csv.Error as error:
        raise Unreadable("corrupt", "csv") from error
    return rows
