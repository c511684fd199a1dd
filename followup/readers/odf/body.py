"""Paragraphs, lists, text boxes and tables of an OpenDocument file in reading order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Final

from lxml import etree

from followup.domain.blocks import Block, Heading, ListItem, Paragraph, Unreadable
from followup.readers.cleaning import clean, clean_line
from followup.readers.grids import GridCell, table_blocks
from followup.readers.limits import MAX_BLOCKS, MAX_NESTING
from followup.readers.lines import paragraph_blocks, text_lines
from followup.readers.odf.styles import Styles
from followup.readers.odf.text import ParagraphText
from followup.readers.safe_xml import attribute, local

_CONTENTS: Final = frozenset(
    {"table-of-content", "illustration-index", "table-index", "alphabetical-index"}
)
_SILENT: Final = frozenset({"forms", "sequence-decls", "variable-decls", "user-field-decls"})
_MOST_REPEATED: Final = 1_000


@dataclass(slots=True)
class Body:
    """Turns containers (body, cell, header, note, text box) into blocks."""

    styles: Styles
    notes: set[str] = field(default_factory=set)
    footnotes: list[etree._Element] = field(default_factory=list)
    titles: list[str] = field(default_factory=list)
    _depth: int = 0
    _cells: int = 0

    def blocks(self, container: Iterable[etree._Element]) -> list[Block]:
        """The container's blocks. Raises Unreadable: unsafe (nested too deep), too_large."""
        self._depth += 1
        if self._depth > MAX_NESTING:
            raise Unreadable("unsafe", "nesting")
        found: list[Block] = []
        for element in container:
            found += self._block(element)
        self._depth -= 1
        return found

    def _block(self, element: etree._Element) -> list[Block]:
        name = local(element)
        if name in {"p", "h"}:
            return self._paragraph(element)
        if name == "list":
            return self._list(element, 0, "")
        if name == "table":
            return self._table(element)
        if name in _CONTENTS:
            self.notes.add("table_of_contents")
            return []
        if name == "tracked-changes":
            self.notes.add("tracked_changes")
            return []
        if name == "image":
            self.notes.add("images")
            return []
        if name in _SILENT:
            return []
        return self.blocks(element)

    def _paragraph(self, element: etree._Element) -> list[Block]:
        style = attribute(element, "style-name") or ""
        if self.styles.hidden(style):
            self.notes.add("hidden_text")
            return []
        text = ParagraphText(self.styles, self.notes, bool(self.styles.bold(style)))
        text.add(element)
        level = self.styles.heading_level(style)
        if local(element) == "h":
            given = attribute(element, "outline-level") or ""
            level = max(1, min(9, int(given))) if given.isdecimal() else (level or 1)
        blocks: list[Block] = paragraph_blocks(text.text, bold=text.bold)
        if level is not None and text.text.strip():
            blocks = [Heading(clean_line(text.text), level)]
            if self.styles.is_title(style):
                self.titles.append(clean_line(text.text))
        return blocks + self._hanging(text)

    def _hanging(self, text: ParagraphText) -> list[Block]:
        self.footnotes += text.footnotes
        return [block for box in text.boxes for block in self.blocks(box)]

    def _list(self, element: etree._Element, level: int, inherited: str) -> list[Block]:
        if level > MAX_NESTING:
            raise Unreadable("unsafe", "nesting")
        style = attribute(element, "style-name") or inherited
        ordered = self.styles.is_ordered(style, level)
        found: list[Block] = []
        for item in element:
            for part in item:
                if local(part) == "list":
                    found += self._list(part, level + 1, style)
                    continue
                for block in self._block(part):
                    found.append(_as_item(block, level, ordered))
        return found

    def _table(self, table: etree._Element) -> list[Block]:
        name = attribute(table, "name") or ""
        parent = table.getparent()
        sheet = parent is not None and local(parent) == "spreadsheet"
        if self.styles.hidden(attribute(table, "style-name") or ""):
            self.notes.add("hidden_sheets")
            return []
        rows = [cells for row in self._rows(table) for cells in self._repeated(row)]
        if sheet:
            while rows and not any(cell.blocks for cell in rows[-1]):
                rows.pop()
        return table_blocks(rows, name=name if sheet else "")

    def _rows(self, container: etree._Element) -> Iterator[etree._Element]:
        for element in container:
            name = local(element)
            if name == "table-row":
                if attribute(element, "visibility") in {"collapse", "filter"}:
                    self.notes.add("hidden_rows")
                    continue
                yield element
            elif name in {"table-header-rows", "table-rows", "table-row-group"}:
                yield from self._rows(element)

    def _repeated(self, row: etree._Element) -> Iterator[list[GridCell]]:
        cells = list(self._row(row))
        filled = any(cell.blocks for cell in cells)
        for _ in range(_count(row, "number-rows-repeated", _MOST_REPEATED if filled else 1)):
            self._cells += len(cells)
            if self._cells > MAX_BLOCKS:
                raise Unreadable("too_large", "cells")
            yield cells

    def _row(self, row: etree._Element) -> Iterator[GridCell]:
        column = 0
        for cell in row:
            name = local(cell)
            if name not in {"table-cell", "covered-table-cell"}:
                continue
            times = _count(cell, "number-columns-repeated", 1_000_000)
            if name == "covered-table-cell":
                column += times
                continue
            blocks = self._cell_blocks(cell)
            span = _count(cell, "number-columns-spanned", 1_000)
            for step in range(min(times, _MOST_REPEATED) if blocks else min(times, 50)):
                rowspan = _count(cell, "number-rows-spanned", 10_000)
                computed = attribute(cell, "formula") is not None
                yield GridCell(column + step, span, blocks, rowspan=rowspan, computed=computed)
            column += times

    def _cell_blocks(self, cell: etree._Element) -> list[Block]:
        date = attribute(cell, "date-value") or ""
        day = date[:10].split("-")
        blocks = self.blocks(cell)
        if len(day) == 3 and all(part.isdecimal() for part in day) and blocks:
            return [Paragraph(f"{day[2]}.{day[1]}.{day[0]}")]
        return blocks

    def lines(self, container: etree._Element) -> list[str]:
        """The container's text, line by line, tables cell by cell."""
        return text_lines(self.blocks(container))


def _as_item(block: Block, level: int, ordered: bool) -> Block:
    if isinstance(block, Paragraph):
        return ListItem(clean(block.text), level, ordered)
    return block


def _count(element: etree._Element, name: str, most: int) -> int:
    value = attribute(element, name) or "1"
    return max(1, min(most, int(value))) if value.isdecimal() and len(value) < 10 else 1
