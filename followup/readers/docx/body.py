"""Paragraphs, lists, text boxes and tables of a .docx in reading order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from lxml import etree

from followup.domain.blocks import Block, Heading, ListItem, Unreadable
from followup.readers.cleaning import clean, clean_line
from followup.readers.docx.numbering import Numberings
from followup.readers.docx.package import Package
from followup.readers.docx.styles import Styles, number, numbering_of
from followup.readers.docx.text import DELETED, INSERTED, WRAPPERS, ParagraphText, chosen
from followup.readers.grids import GridCell, table_blocks
from followup.readers.limits import MAX_NESTING
from followup.readers.lines import paragraph_blocks, text_lines
from followup.readers.safe_xml import attribute, child, local


@dataclass(slots=True)
class Body:
    """Turns story containers (body, cell, header, note, text box) into blocks.

    `notes` and `footnotes` gather what was passed over and what is to follow at the end.
    """

    package: Package
    styles: Styles
    numberings: Numberings
    notes: set[str] = field(default_factory=set)
    footnotes: list[tuple[str, str]] = field(default_factory=list)
    titles: list[str] = field(default_factory=list)
    _depth: int = 0

    def blocks(self, container: Iterable[etree._Element]) -> list[Block]:
        """The container's blocks. Raises Unreadable("unsafe") when nested too deep."""
        self._depth += 1
        if self._depth > MAX_NESTING:
            raise Unreadable("unsafe", "nesting")
        found: list[Block] = []
        for group in self._paragraph_groups(container):
            if local(group[0]) == "tbl":
                found += self._table(group[0])
            else:
                found += self._paragraph(group)
        self._depth -= 1
        return found

    def _content(self, container: Iterable[etree._Element]) -> Iterator[etree._Element]:
        """The children, with wrappers opened and deleted ones left out."""
        for element in container:
            name = local(element)
            if name in DELETED:
                self.notes.add("tracked_changes")
            elif name == "AlternateContent":
                yield from self._content(chosen(element))
            elif name in WRAPPERS:
                if name in INSERTED:
                    self.notes.add("tracked_changes")
                yield from self._content(element)
            elif name == "altChunk":
                self.notes.add("embedded")
            else:
                yield element

    def _paragraph_groups(
        self, container: Iterable[etree._Element]
    ) -> Iterator[list[etree._Element]]:
        """Tables alone; paragraphs together with those their deleted mark joins them to."""
        group: list[etree._Element] = []
        for element in self._content(container):
            name = local(element)
            if name == "p":
                group.append(element)
                if child(element, "pPr", "rPr", "del") is not None:
                    self.notes.add("tracked_changes")
                    continue
            if group and name in {"p", "tbl"}:
                yield group
                group = []
            if name == "tbl":
                yield [element]
        if group:
            yield group

    def _paragraph(self, group: list[etree._Element]) -> list[Block]:
        properties = child(group[-1], "pPr")
        style_element = child(properties, "pStyle")
        style = None if style_element is None else attribute(style_element, "val")
        if self.styles.is_contents_entry(style):
            self.notes.add("table_of_contents")
            return []
        text = self._text(group, style)
        blocks = self._shaped(text, properties, style)
        for box in text.boxes:
            blocks += self.blocks(box)
        return blocks

    def _text(self, group: list[etree._Element], style: str | None) -> ParagraphText:
        text = ParagraphText(self.package, self.styles, self.notes, self.styles.bold(style))
        for paragraph in group:
            text.add(paragraph)
        self.footnotes += text.footnotes
        return text

    def _shaped(
        self, text: ParagraphText, properties: etree._Element | None, style: str | None
    ) -> list[Block]:
        """The paragraph as heading, list item or plain lines; nothing when it is empty."""
        if not text.text.strip():
            return []
        reference = numbering_of(properties) or self.styles.numbering(style)
        level, label, kind = 0, "", None
        if reference is not None:
            level = self.numberings.level_of(reference, style)
            kind = self.numberings.find(reference, level)
            if kind is not None:
                label = self.numberings.label(reference, level)
        outline = number(child(properties, "outlineLvl"))
        heading = self.styles.heading_level(style)
        if outline is not None:
            heading = outline + 1 if outline < 9 else None
        words = f"{label} {text.text}" if label else text.text
        if heading is not None:
            if self.styles.is_title(style):
                self.titles.append(clean_line(words))
            return [Heading(clean_line(words), heading)]
        if kind is not None and kind.ordered is False:
            return [ListItem(clean(words), level)]
        if kind is not None:
            return [ListItem(clean(words), level, ordered=True)]
        return paragraph_blocks(words, bold=text.bold)

    def _table(self, table: etree._Element) -> list[Block]:
        return table_blocks(list(self._rows(table)))

    def _rows(self, table: etree._Element) -> Iterator[list[GridCell]]:
        for row in self._content(table):
            if local(row) != "tr":
                continue
            properties = child(row, "trPr")
            if child(properties, "del") is not None:
                self.notes.add("tracked_changes")
                continue
            before = child(properties, "gridBefore")
            yield self._cells(row, number(before) or 0)

    def _cells(self, row: etree._Element, column: int) -> list[GridCell]:
        cells: list[GridCell] = []
        for cell in self._content(row):
            if local(cell) != "tc":
                continue
            properties = child(cell, "tcPr")
            span = max(1, min(1000, number(child(properties, "gridSpan")) or 1))
            merge = child(properties, "vMerge")
            continued = merge is not None and attribute(merge, "val") != "restart"
            removed = child(properties, "cellDel") is not None
            blocks = [] if removed else self.blocks(cell)
            cells.append(GridCell(column, span, blocks, continued=continued))
            column += span
        return cells

    def lines(self, container: etree._Element) -> list[str]:
        """The container's text, line by line, tables cell by cell."""
        return text_lines(self.blocks(container))
