"""Tables typed with pipes, tabs or columns of spaces."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from followup.domain.blocks import Cell, Row, Table
from followup.readers.cleaning import clean
from followup.readers.lines import BULLET

_BORDER: Final = re.compile(r"^\s*[|+]?[\s:|+=_─━┼├┤┌┐└┘┬┴-]*[-=─━]{2,}[\s:|+=_─━┼├┤┌┐└┘┬┴-]*$")
_LONGEST_BORDER: Final = 400
_LONGEST_CELL: Final = 4_000
_PIPE: Final = re.compile(r"(?<!\\)[|│┃]")
_GAP: Final = re.compile(r" {2,}|\t+")
_EMPHASIS: Final = re.compile(r"^(\*\*|__)(.*)\1$")
HEAD_WORDS: Final = frozenset(
    {"når", "hva", "hvem", "tiltak", "ansvar", "ansvarlig", "ansvarlege", "ansvarleg", "frist"}
    | {"oppgave", "oppgåve", "kven", "kva", "steg", "skritt", "navn", "namn", "e-post", "epost"}
    | {"organisasjon", "rolle", "telefon", "tlf", "status", "idé", "ide", "gjøres", "aktivitet"}
    | {"dato", "tidsfrist", "hvordan", "korleis", "kommentar", "merknad", "neste skritt"}
)
"""Words that show a line to be the head of a table; no reading hangs on them."""


@dataclass(frozen=True, slots=True)
class Found:
    """A table, or none (so that it is not looked for again), and the number of the line after."""

    table: Table | None
    after: int


def table_at(lines: Sequence[str], position: int) -> Found | None:
    """The typed table that begins on this line, or None."""
    return _piped(lines, position) or _tabbed(lines, position) or _spaced(lines, position)


def _made(rows: Sequence[Sequence[str]], after: int, head: bool = False) -> Found:
    return Found(
        Table(
            tuple(
                Row(tuple(_cell(text, i, head and n == 0) for i, text in enumerate(row)))
                for n, row in enumerate(rows)
            )
        ),
        after,
    )


def _cell(text: str, column: int, bold: bool) -> Cell:
    text = clean(text.replace("<br>", "\n").replace("<br/>", "\n"))
    emphasis = _EMPHASIS.match(text)
    return Cell(emphasis[2] if emphasis else text, column, bold=bold or bool(emphasis))


def _piped(lines: Sequence[str], position: int) -> Found | None:
    rows: list[list[str]] = []
    head = False
    index = position
    while index < len(lines):
        line = lines[index].strip()
        if _is_border(line) and (rows or (index == position and line[0] in "|+┌")):
            head = head or (len(rows) == 1 and "|" in line and not line.startswith("+"))
        elif len(_PIPE.findall(line)) >= (1 if line.startswith("|") or rows else 2):
            rows.append(_pipe_cells(line))
        else:
            break
        index += 1
    if len(rows) < 2 or max(len(row) for row in rows) < 2:
        return None
    return _made(rows, index, head)


def _is_border(line: str) -> bool:
    return len(line) < _LONGEST_BORDER and _BORDER.match(line) is not None


def _pipe_cells(line: str) -> list[str]:
    parts = _PIPE.split(line)
    if not parts[0].strip():
        parts = parts[1:]
    if parts and not parts[-1].strip() and line.endswith(("|", "│", "┃")):
        parts = parts[:-1]
    return [part.replace("\\|", "|").strip() for part in parts]


def _tabbed(lines: Sequence[str], position: int) -> Found | None:
    """Lines with the same tabs, as a table comes out of Word or Excel when pasted."""
    if "\t" not in lines[position].strip(" "):
        return None
    run, after = _tab_run(lines, position)
    width = max((len(row) for row in run), default=0)
    if len(run) < 2 or width < 2:
        return None
    if width == 2 and not _two_columns(run):
        return Found(None, after)
    while width > 2 and all(len(row) < width or not row[width - 1].strip() for row in run):
        width -= 1
    return _made([row[:width] for row in run], after)


def _tab_run(lines: Sequence[str], position: int) -> tuple[list[list[str]], int]:
    """Rows of cells. A quoted cell may go on over lines, as Excel writes it."""
    rows: list[list[str]] = []
    index = position
    while index < len(lines):
        line = lines[index]
        while _open_quote(line) and index + 1 < len(lines) and len(line) < 5000:
            index += 1
            line = f"{line}\n{lines[index]}"
        if "\t" not in line or BULLET.match(line):
            break
        rows.append([_unquoted(part) for part in line.split("\t")])
        index += 1
    return rows, index


def _open_quote(line: str) -> bool:
    return (
        any(part.startswith('"') and part.count('"') % 2 == 1 for part in line.rpartition("\t")[2:])
        and "\t" in line
    )


def _unquoted(part: str) -> str:
    if len(part) > 1 and part.startswith('"') and part.endswith('"'):
        return part[1:-1].replace('""', '"')
    return part


def _two_columns(rows: Sequence[Sequence[str]]) -> bool:
    labels = sum(row[0].rstrip().endswith(":") for row in rows)
    known = known_heads(rows[0]) > 0
    return (known or len(rows) >= 3) and labels * 2 < len(rows)


def known_heads(cells: Sequence[str]) -> int:
    return sum(cell.strip(" :*?").casefold() in HEAD_WORDS for cell in cells)


def _spaced(lines: Sequence[str], position: int) -> Found | None:
    """Columns lined up with spaces; a cell may go on under itself on the next line."""
    starts = _column_starts(lines[position])
    if len(starts) < 2 or BULLET.match(lines[position]):
        return None
    known = known_heads(_GAP.split(lines[position].strip()))
    if len(starts) < 3 and known < 2:
        return None
    rows: list[list[str]] = []
    index = position
    while index < len(lines):
        line = lines[index].expandtabs(8)
        cells = _at(line, starts)
        if _is_border(line) and rows:
            index += 1
            continue
        if cells is None:
            break
        continues = rows and not cells[0] and sum(bool(c) for c in cells) < len(cells)
        if continues and max(map(len, rows[-1])) < _LONGEST_CELL:
            rows[-1] = [f"{a} {b}".strip() for a, b in zip(rows[-1], cells, strict=True)]
        else:
            rows.append(cells)
        index += 1
    full = sum(sum(bool(c) for c in row) >= 2 for row in rows)
    return _made(rows, index) if full >= (2 if known >= 2 else 3) else None


def _column_starts(line: str) -> list[int]:
    line = line.expandtabs(8).rstrip()
    if not line.strip():
        return []
    first = len(line) - len(line.lstrip())
    return [first, *(m.end() for m in re.finditer(r"(?<=\S) {2,}(?=\S)", line))]


def _at(line: str, starts: Sequence[int]) -> list[str] | None:
    """The line cut at the column starts; None where a word stands across one of them."""
    if not line.strip():
        return None
    edges = [0, *starts[1:], max(len(line), starts[-1]) + 1]
    for edge in edges[1:-1]:
        if edge <= len(line) and line[edge - 1 : edge].strip():
            return None
    cells = [line[a:b].strip() for a, b in pairwise(edges)]
    return cells if any(cells[1:]) else None
