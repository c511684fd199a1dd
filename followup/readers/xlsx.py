"""Excel workbooks (.xlsx, .xlsm): the values as saved. No formula is worked out.

What a formula gave when the file was saved is what its writer saw, so it is read; but nobody
wrote it, so its cell is marked as computed and a human is asked to look.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from operator import itemgetter
from typing import Final

from lxml import etree

from followup.domain.blocks import Block, Document, Paragraph, Unreadable
from followup.readers.archive import Archive
from followup.readers.cleaning import clean
from followup.readers.docx.package import mail_address
from followup.readers.grids import GridCell, table_blocks
from followup.readers.limits import MAX_BLOCKS
from followup.readers.safe_xml import attribute, child, children, local, parse_xml
from followup.readers.spreadsheet_values import shown_number

_WORKBOOK: Final = "xl/workbook.xml"
_REFERENCE: Final = re.compile(r"^\$?([A-Z]{1,3})\$?([0-9]{1,7})$")
_ERRORS: Final = re.compile(r"^#(REF!|N/A|NAME\?|VALUE!|DIV/0!|NULL!|NUM!)$")


def read_xlsx(archive: Archive) -> Document:
    """Each visible sheet as a table named after it. Raises Unreadable: corrupt, too_large."""
    return _Workbook(archive).document()


@dataclass(frozen=True, slots=True)
class _Value:
    text: str
    bold: bool
    computed: bool


@dataclass(slots=True)
class _Sheet:
    """Cells by row and column (from 0), and which of them are merged into one."""

    cells: dict[int, dict[int, _Value]] = field(default_factory=dict)
    merged: dict[tuple[int, int], tuple[int, int]] = field(default_factory=dict)
    covered: set[tuple[int, int]] = field(default_factory=set)


class _Workbook:
    def __init__(self, archive: Archive) -> None:
        self._archive = archive
        self._notes: set[str] = set()
        self._count = 0
        self._strings = [_rich_text(item) for item in self._items("xl/sharedStrings.xml", "si")]
        self._formats, self._bolds = self._styles()
        self._root = parse_xml(archive.read(_WORKBOOK))
        properties = child(self._root, "workbookPr")
        base = None if properties is None else attribute(properties, "date1904")
        self._from_1904 = base in {"1", "true"}

    def document(self) -> Document:
        blocks: list[Block] = []
        targets = self._targets(_WORKBOOK)
        for sheet in children(self._root, "sheets"):
            if (attribute(sheet, "state") or "visible") != "visible":
                self._notes.add("hidden_sheets")
                continue
            path = targets.get(attribute(sheet, "id") or "", "")
            if path in self._archive.names:
                blocks += self._sheet_blocks(path, clean(attribute(sheet, "name") or ""))
        if any(name.startswith("xl/comments") for name in self._archive.names):
            self._notes.add("comments")
        return Document(tuple(blocks), notes=tuple(sorted(self._notes)))

    def _items(self, part: str, name: str) -> Iterator[etree._Element]:
        data = self._archive.read(part)
        if data:
            yield from (element for element in parse_xml(data) if local(element) == name)

    def _targets(self, part: str, *, kind: str = "") -> dict[str, str]:
        folder, name = posixpath.split(part)
        targets: dict[str, str] = {}
        for relation in self._items(f"{folder}/_rels/{name}.rels", "Relationship"):
            target = relation.get("Target", "")
            if kind and not relation.get("Type", "").endswith(kind):
                continue
            if relation.get("TargetMode") != "External":
                target = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
            targets[relation.get("Id", "")] = target
        return targets

    def _styles(self) -> tuple[list[tuple[int, str]], list[bool]]:
        """For each cell style its number format, and whether it is bold."""
        data = self._archive.read("xl/styles.xml")
        root = parse_xml(data) if data else None
        codes = {
            _int(attribute(e, "numFmtId")): attribute(e, "formatCode") or ""
            for e in children(root, "numFmts")
        }
        fonts = [child(font, "b") is not None for font in children(root, "fonts")]
        formats: list[tuple[int, str]] = []
        bolds: list[bool] = []
        for style in children(root, "cellXfs"):
            number = _int(attribute(style, "numFmtId"))
            formats.append((number, codes.get(number, "")))
            font = _int(attribute(style, "fontId"))
            bolds.append(font < len(fonts) and fonts[font])
        return formats, bolds

    def _sheet_blocks(self, path: str, name: str) -> list[Block]:
        data = self._archive.read(path)
        self._count += data.count(b"<c ") + data.count(b":c ")
        if self._count > MAX_BLOCKS:
            raise Unreadable("too_large", "cells")
        root = parse_xml(data)
        sheet = _Sheet()
        links = self._links(root, path)
        for row in children(root, "sheetData"):
            self._row(sheet, row, links)
        for merge in children(root, "mergeCells"):
            _merge(sheet, attribute(merge, "ref") or "")
        return table_blocks(list(_grid(sheet)), name=name)

    def _links(self, root: etree._Element, path: str) -> dict[str, str]:
        targets = self._targets(path, kind="/hyperlink")
        return {
            attribute(link, "ref") or "": mail_address(targets.get(attribute(link, "id") or "", ""))
            for link in children(root, "hyperlinks")
        }

    def _row(self, sheet: _Sheet, row: etree._Element, links: dict[str, str]) -> None:
        last = max(sheet.cells, default=-1)
        number = _int(attribute(row, "r"), last + 2) - 1
        if attribute(row, "hidden") in {"1", "true"}:
            self._notes.add("hidden_rows")
            return
        column = -1
        for cell in row:
            if local(cell) != "c":
                continue
            reference = attribute(cell, "r") or ""
            place = _place(reference)
            column = column + 1 if place is None else place[1]
            text = self._value(cell)
            address = links.get(reference, "")
            if address and address.casefold() not in text.casefold():
                text = f"{text} <{address}>".strip()
            if text:
                style = _int(attribute(cell, "s"))
                bold = style < len(self._bolds) and self._bolds[style]
                computed = child(cell, "f") is not None
                sheet.cells.setdefault(number, {})[column] = _Value(text, bold, computed)

    def _value(self, cell: etree._Element) -> str:
        kind = attribute(cell, "t") or "n"
        if kind == "inlineStr":
            inline = child(cell, "is")
            return "" if inline is None else clean(_rich_text(inline))
        stored = child(cell, "v")
        value = "" if stored is None else stored.text or ""
        if kind == "s":
            index = _int(value, -1)
            return clean(self._strings[index]) if 0 <= index < len(self._strings) else ""
        if kind == "b":
            return "JA" if value == "1" else "NEI"
        if kind == "e" or _ERRORS.match(value):
            return ""
        if kind == "d":
            return _iso_day(value)
        if kind == "str":
            return clean(value)
        style = _int(attribute(cell, "s"))
        format_id, code = self._formats[style] if style < len(self._formats) else (0, "")
        return shown_number(value, format_id, code, from_1904=self._from_1904)


def _grid(sheet: _Sheet) -> Iterator[list[GridCell]]:
    """The rows that hold something; an empty row parts what stands above and below it."""
    previous: int | None = None
    for number in sorted(sheet.cells):
        if previous is not None and number > previous + 1:
            yield [GridCell(0, 1)]
        previous = number
        cells: list[GridCell] = []
        for column, value in sorted(sheet.cells[number].items(), key=itemgetter(0)):
            if (number, column) in sheet.covered:
                continue
            down, across = sheet.merged.get((number, column), (1, 1))
            block = Paragraph(value.text, bold=value.bold)
            cells.append(GridCell(column, across, [block], rowspan=down, computed=value.computed))
        yield cells


def _merge(sheet: _Sheet, reference: str) -> None:
    first, _, last = reference.partition(":")
    top, bottom = _place(first), _place(last)
    if top is None or bottom is None or top not in _filled(sheet):
        return
    rows = [r for r in sheet.cells if top[0] <= r <= bottom[0]]
    down = sum(1 for _ in rows)
    sheet.merged[top] = (max(1, down), max(1, min(1000, bottom[1] - top[1] + 1)))
    for row in rows:
        for column in sheet.cells[row]:
            if top[1] <= column <= bottom[1] and (row, column) != top:
                sheet.covered.add((row, column))


def _filled(sheet: _Sheet) -> set[tuple[int, int]]:
    return {(row, column) for row, columns in sheet.cells.items() for column in columns}


def _place(reference: str) -> tuple[int, int] | None:
    """Row and column from 0 of a reference such as "B7"."""
    match = _REFERENCE.match(reference)
    if match is None:
        return None
    column = 0
    for letter in match[1]:
        column = column * 26 + ord(letter) - 64
    return int(match[2]) - 1, column - 1


def _rich_text(item: etree._Element) -> str:
    """The text of a string item; the phonetic runs above it are no text of the cell."""
    parts: list[str] = []
    for part in item:
        name = local(part)
        if name == "t":
            parts.append(part.text or "")
        elif name == "r":
            text = child(part, "t")
            parts.append("" if text is None else text.text or "")
    return "".join(parts)


def _iso_day(value: str) -> str:
    day = re.match(r"^(\d{4})-(\d\d)-(\d\d)", value)
    return f"{day[3]}.{day[2]}.{day[1]}" if day else clean(value)


def _int(value: str | None, otherwise: int = 0) -> int:
    return int(value) if value and re.fullmatch(r"[0-9]{1,9}", value) else otherwise
