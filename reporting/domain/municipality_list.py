"""NDFU's own list of dugnads: from a table with any header words to lines. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from followup.domain.blocks import Document, Row, Table

MOST_LINES: Final = 5_000
HEADER_WITHIN: Final = 15  # rows; above the header there may be a title and a date
HEADERS: Final[dict[str, tuple[str, ...]]] = {
    "number": ("kommunenummer", "kommunenr", "kommnr", "knr", "bydelsnummer"),
    "municipality": (
        "kommune", "kommunenavn", "kommunar", "bydel", "kommunebydel", "sted", "municipality",
    ),
    "day": ("dato", "dugnadsdato", "datofordugnad", "dugnad", "dag", "når", "date"),
    "year": ("år", "årstall", "year"),
    "edition": ("utgave", "utgåve", "type", "variant", "edition"),
    "name": ("kontaktperson", "kontakt", "kontaktnavn", "navn", "namn", "kontaktpersonnavn"),
    "email": (
        "epost", "epostadresse", "mail", "mailadresse", "email", "kontaktepost", "kontaktadresse",
    ),
}  # fmt: skip
EDITIONS: Final[dict[str, str]] = {
    "": "kommune",
    "kommune": "kommune",
    "kommunedugnad": "kommune",
    "kommuneutgave": "kommune",
    "frivillighet": "frivillighet",
    "frivilligheten": "frivillighet",
    "frivillig": "frivillighet",
    "frivilligheit": "frivillighet",
    "lagogforeninger": "frivillighet",
    "ung": "ung",
    "ungdom": "ung",
    "allemedung": "ung",
}
MONTHS: Final = (
    "januar", "februar", "mars", "april", "mai", "juni", "juli", "august", "september", "oktober",
    "november", "desember",
)  # fmt: skip
NUMERIC: Final = re.compile(r"(\d{1,2})[./-](\d{1,2})[./-](\d{4}|\d{2})\b")
ISO: Final = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})\b")
IN_WORDS: Final = re.compile(r"(\d{1,2})\.?\s*([a-z]{3,})\.?,?\s*(\d{4})?", re.I)
EARLIEST, LATEST = 2010, 2100


class ListFault(Exception):
    """The table cannot be used: "no_table", "no_header", "no_day", "no_lines", "too_many"."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@dataclass(frozen=True, slots=True)
class Line:
    """One line as written; `line` is its row in the table, counted from 1."""

    line: int
    place: str
    day: str
    year: str
    edition: str
    name: str
    email: str


def read_list(document: Document) -> list[Line]:
    """The lines of the first table with a header we know; empty lines are left out.

    Raises ListFault.
    """
    tables = [block for block in document.blocks if isinstance(block, Table)]
    if not tables:
        raise ListFault("no_table")
    for table in tables:
        header = _header(table.rows)
        if header is not None:
            return _lines(table.rows, *header)
    raise ListFault("no_header")


def day_of(text: str, year: str = "") -> date | str:
    """The day a cell means, or why none: "missing", "year_only", "no_such_day", "unclear".

    Takes 2026-03-12, 12.3.2026, 12/03/26, "torsdag 12. mars 2026", and "12. mars" beside a year.
    """
    text, year = text.strip(), year.strip()
    if not text:
        return "year_only" if year else "missing"
    if re.fullmatch(r"\d{4}([/–-]\d{2,4})?", text):
        return "year_only"
    parts = _parts(text, year)
    if isinstance(parts, str):
        return parts
    try:
        day = date(*parts)
    except ValueError:
        return "no_such_day"
    return day if EARLIEST <= day.year <= LATEST else "no_such_day"


def edition_of(text: str) -> str:
    """ "kommune", "frivillighet" or "ung"; "" when the word is not known."""
    return EDITIONS.get(_plain(text), "")


def _parts(text: str, year: str) -> tuple[int, int, int] | str:
    iso = ISO.search(text)
    if iso:
        return int(iso[1]), int(iso[2]), int(iso[3])
    numeric = NUMERIC.search(text)
    if numeric:
        return _full_year(numeric[3]), int(numeric[2]), int(numeric[1])
    words = IN_WORDS.search(text)
    month = _month(words[2]) if words else 0
    if not words or not month:
        return "unclear"
    if words[3]:
        return int(words[3]), month, int(words[1])
    if re.fullmatch(r"\d{4}", year):
        return int(year), month, int(words[1])
    return "unclear"


def _full_year(digits: str) -> int:
    return int(digits) + 2000 if len(digits) == 2 else int(digits)


def _month(word: str) -> int:
    for number, name in enumerate(MONTHS, start=1):
        if name.startswith(word.lower()) or word.lower() == name[:3]:
            return number
    return 0


def _plain(text: str) -> str:
    return re.sub(r"[^a-zæøå]", "", text.casefold())


def _texts(row: Row) -> dict[int, str]:
    return {cell.column: " ".join(cell.text.split()) for cell in row.cells}


def _header(rows: Sequence[Row]) -> tuple[int, dict[str, int]] | None:
    """Where the header stands, and in which column each kind of fact does."""
    for index, row in enumerate(rows[:HEADER_WITHIN]):
        columns: dict[str, int] = {}
        for column, text in _texts(row).items():
            kind = next((k for k, words in HEADERS.items() if _plain(text) in words), "")
            if kind:
                columns.setdefault(kind, column)
        if len(columns) > 1 and columns.keys() & {"number", "municipality"}:
            return index, columns
    return None


def _lines(rows: Sequence[Row], header: int, columns: dict[str, int]) -> list[Line]:
    if "day" not in columns:
        raise ListFault("no_day")
    found = list(_filled(enumerate(rows[header + 1 :], start=header + 2), columns))
    if not found:
        raise ListFault("no_lines")
    if len(found) > MOST_LINES:
        raise ListFault("too_many")
    return found


def _filled(rows: Iterable[tuple[int, Row]], columns: dict[str, int]) -> Iterator[Line]:
    for number, row in rows:
        texts = _texts(row)
        value = {kind: texts.get(column, "")[:200] for kind, column in columns.items()}
        if not any(value.values()):
            continue
        yield Line(
            line=number,
            place=" ".join(filter(None, (value.get("number"), value.get("municipality")))),
            day=value.get("day", ""),
            year=value.get("year", ""),
            edition=value.get("edition", ""),
            name=value.get("name", ""),
            email=value.get("email", ""),
        )
