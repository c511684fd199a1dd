"""The reader one would write first: a library that finds tables, and dateparser for the dates.

python-docx, pdfplumber and openpyxl open the file. It takes what stands under a row of Når, Hva
and Hvem in any order, splits the people at commas and «og», and knows the addresses of a table
with names and e-mail. Other formats it cannot open.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any

import dateparser
import openpyxl
import pdfplumber
from docx import Document
from docx.table import Table

Grid = list[list[str]]
HEADS = ({"når", "hva", "hvem"}, {"når", "kva", "kven"})
COLUMNS = (("når",), ("hva", "kva"), ("hvem", "kven"))
SETTINGS = {"PREFER_DATES_FROM": "future", "DATE_ORDER": "DMY"}
DAY = re.compile(r"\b\d{1,2}\.\s?(?:\d{1,2}\.\s?|[a-zæøå]+\s)\d{4}\b", re.IGNORECASE)


def due(text: str, reference: date) -> date | None:
    """The day dateparser sees in a phrase."""
    base = datetime(reference.year, reference.month, reference.day)
    found = dateparser.parse(
        text, languages=["nb", "nn"], settings={**SETTINGS, "RELATIVE_BASE": base}
    )
    return found.date() if found else None


def read(path: Path) -> dict[str, Any]:
    """A document as an answer; what it cannot open has nothing in it."""
    data, kind = path.read_bytes(), path.suffix.lower()
    opened = {".docx": _word, ".pdf": _pdf, ".xlsx": _sheets}.get(kind)
    try:
        parts = list(opened(data)) if opened else []
    except Exception:  # noqa: BLE001 - the libraries raise errors of many kinds for a broken file
        return {"document": path.name, "error": {"kind": "corrupt"}}
    text = "\n".join(part for part in parts if isinstance(part, str))
    day = _first_day(text) or date(2026, 1, 1)
    people = _people([part for part in parts if not isinstance(part, str)])
    return {
        "document": path.name,
        "participants": [{"name": name, "email": mail} for name, mail in people.items()],
        "ideas": list(_ideas(parts, day, people)),
        "dugnad_date": day.isoformat(),
    }


def _word(data: bytes) -> Iterator[str | Grid]:
    for part in Document(io.BytesIO(data)).iter_inner_content():
        if isinstance(part, Table):
            yield [[cell.text for cell in row.cells] for row in part.rows]
        else:
            yield part.text


def _pdf(data: bytes) -> Iterator[str | Grid]:
    with pdfplumber.open(io.BytesIO(data)) as pdf:
        for page in pdf.pages:
            yield from (page.extract_text() or "").splitlines()
            for table in page.extract_tables():
                yield [[cell or "" for cell in row] for row in table]


def _sheets(data: bytes) -> Iterator[str | Grid]:
    for sheet in openpyxl.load_workbook(io.BytesIO(data), data_only=True):
        yield sheet.title
        yield [[str(value or "") for value in row] for row in sheet.iter_rows(values_only=True)]


def _first_day(text: str) -> date | None:
    found = DAY.search(text)
    return due(found[0], date(2026, 1, 1)) if found else None


def _words(row: list[str]) -> list[str]:
    return [cell.strip().lower() for cell in row]


def _people(grids: list[Grid]) -> dict[str, str | None]:
    people = {}
    for grid in grids:
        head = _words(grid[0]) if grid else []
        if "navn" in head and "e-post" in head:
            name, mail = head.index("navn"), head.index("e-post")
            people.update({row[name].strip(): row[mail].strip() or None for row in grid[1:]})
    return people


def _ideas(
    parts: list[str | Grid], day: date, people: dict[str, str | None]
) -> Iterator[dict[str, Any]]:
    title = ""
    for part in parts:
        if isinstance(part, str):
            title = part.strip() or title
        elif rows := list(_rows(part)):
            steps = [_step(*row, day, people) for row in rows]
            yield {"title": title, "chosen": True, "steps": steps}


def _rows(grid: Grid) -> Iterator[tuple[str, str, str]]:
    """What stands under the heads, where they are found, as when, what and who."""
    order: list[int] = []
    for row in grid:
        words = _words(row)
        if any(heads <= set(words) for heads in HEADS):
            order = [words.index(next(w for w in names if w in words)) for names in COLUMNS]
        elif order and row[order[1]].strip():
            when, what, who = (row[i].strip() for i in order)
            yield when, what, who


def _step(
    when: str, what: str, who: str, day: date, people: dict[str, str | None]
) -> dict[str, Any]:
    found = due(when, day)
    names = [name.strip() for name in re.split(r",|/|&|\bog\b", who) if name.strip()]
    return {
        "when_text": when,
        "due": found.isoformat() if found else None,
        "what": what,
        "who": [
            {"text": name, "name": name if name in people else None, "email": people.get(name)}
            for name in names
        ],
    }
