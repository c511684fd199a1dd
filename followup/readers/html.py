"""HTML pages and HTML mails: what a reader sees, nothing fetched, nothing run."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Final

from lxml import etree

from followup.domain.blocks import Block, Document, Heading, ListItem, Unreadable
from followup.readers.cleaning import clean, clean_line
from followup.readers.decoding import decode
from followup.readers.docx.package import mail_address
from followup.readers.grids import GridCell, table_blocks
from followup.readers.limits import MAX_BLOCKS, MAX_CHARACTERS, MAX_NESTING
from followup.readers.lines import paragraph_blocks
from followup.readers.plain_text import text_blocks
from followup.readers.safe_xml import refusal

_CHARSET: Final = re.compile(rb"<meta[^>]+charset=[\"']?\s*([A-Za-z0-9_-]+)", re.IGNORECASE)
_SILENT: Final = frozenset(
    {"script", "style", "head", "template", "noscript", "del", "object", "iframe", "svg"}
    | {"select", "option", "datalist", "audio", "video", "canvas", "map", "nav", "embed"}
)
_INLINE: Final = frozenset(
    {"a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "dfn", "em", "font"}
    | {"i", "ins", "kbd", "label", "mark", "q", "s", "samp", "small", "span", "strike", "strong"}
    | {"sub", "sup", "time", "tt", "u", "var", "wbr", "img", "input", "button", "o:p", "st1"}
)
_HEADINGS: Final = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_HIDDEN: Final = re.compile(r"(?:display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all)")
_BOLD: Final = re.compile(r"font-weight\s*:\s*(bold|[6-9]00)")
_WHITE: Final = re.compile(r"[ \t\r\n\f]+")


def read_html(data: bytes) -> Document:
    """The page's blocks. Raises Unreadable: corrupt, empty, too_large."""
    declared = _CHARSET.search(data[:4096])
    text = ""
    if declared and not data.startswith((b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")):
        try:
            text = data.decode(declared[1].decode("ascii"))
        except (LookupError, UnicodeError):
            text = ""
    return read_html_text(text or decode(data))


def read_html_text(text: str) -> Document:
    """The blocks of HTML already decoded. Raises Unreadable: corrupt, empty, too_large."""
    if len(text) > 2 * MAX_CHARACTERS or text.count("<") > 2 * MAX_BLOCKS:
        raise Unreadable("too_large", "characters")
    parser = etree.HTMLParser(
        encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True, huge_tree=False
    )
    try:
        root = etree.fromstring(text.encode("utf-8", "replace"), parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise refusal(error, "html") from error
    if root is None:
        raise Unreadable("empty")
    page = _Page()
    page.element(root)
    page.end_paragraph()
    title = root.findtext("head/title") or ""
    return Document(tuple(page.found), notes=tuple(sorted(page.notes)), title=clean_line(title))


@dataclass(slots=True)
class _Page:
    """Walks the tree; text gathers until a block begins or ends."""

    found: list[Block] = field(default_factory=list)
    notes: set[str] = field(default_factory=set)
    _parts: list[str] = field(default_factory=list)
    _plain: bool = False
    _bold: int = 0
    _lists: list[bool] = field(default_factory=list)
    _item: bool = False
    _depth: int = 0

    def element(self, element: etree._Element) -> None:
        """Takes in the element and all in it. Raises Unreadable: unsafe, too_large."""
        name = str(element.tag).lower()
        style = (element.get("style") or "").lower()
        if name in _SILENT or element.get("hidden") is not None:
            return
        if _HIDDEN.search(style):
            self.notes.add("hidden_text")
            return
        if len(self.found) > MAX_BLOCKS:
            raise Unreadable("too_large", "blocks")
        bold = name in {"b", "strong", "th"} or bool(_BOLD.search(style))
        self._bold += bold
        self._named(name, element)
        self._bold -= bold

    def _named(self, name: str, element: etree._Element) -> None:
        if name == "br":
            self._parts.append("\n")
        elif name == "img":
            self.notes.add("images")
        elif name == "input":
            if element.get("type", "").lower() == "checkbox":
                self._parts.append("☒ " if element.get("checked") is not None else "☐ ")
        elif name == "a":
            self._link(element)
        elif name in _INLINE:
            self._content(element)
        elif name in _HEADINGS:
            self._heading(element, int(name[1]))
        elif name == "pre":
            self.end_paragraph()
            self.found += text_blocks("".join(str(text) for text in element.itertext()))
        elif name in {"ul", "ol", "menu", "dir"}:
            self._list(element, ordered=name == "ol")
        elif name == "li":
            self._list_item(element)
        elif name == "dt":
            self._term(element)
        elif name == "dd":
            self._content(element)
            self.end_paragraph()
        elif name == "table":
            self._table(element)
        else:
            self.end_paragraph()
            self._content(element)
            self.end_paragraph()

    def _term(self, element: etree._Element) -> None:
        """A term begins the paragraph its explanation goes on with: "Term: explanation"."""
        self.end_paragraph()
        self._content(element)
        told = "".join(self._parts).rstrip()
        self._parts.append(" " if told.endswith((":", "?")) else ": ")

    def _content(self, element: etree._Element) -> None:
        self._write(element.text)
        for part in element:
            if isinstance(part.tag, str):
                self.element(part)
            self._write(part.tail)

    def _write(self, text: str | None) -> None:
        if not text:
            return
        self._parts.append(_WHITE.sub(" ", text))
        if text.strip() and not self._bold:
            self._plain = True

    def _link(self, link: etree._Element) -> None:
        start = len(self._parts)
        self._content(link)
        address = mail_address(link.get("href") or "")
        shown = "".join(self._parts[start:])
        if address and address.casefold() not in shown.casefold():
            self._parts.append(f" <{address}>")

    def end_paragraph(self) -> None:
        """Closes the paragraph that has been gathering."""
        text, bold = "".join(self._parts), not self._plain
        self._parts, self._plain = [], False
        if not text.strip():
            return
        if self._item:
            level = max(0, len(self._lists) - 1)
            ordered = bool(self._lists) and self._lists[-1]
            self.found.append(ListItem(clean(text), level, ordered))
        else:
            self.found += paragraph_blocks(text, bold=bold)

    def _heading(self, element: etree._Element, level: int) -> None:
        self.end_paragraph()
        self._content(element)
        text = clean_line("".join(self._parts))
        self._parts, self._plain = [], False
        if text:
            self.found.append(Heading(text, level))

    def _list(self, element: etree._Element, *, ordered: bool) -> None:
        self.end_paragraph()
        outer, self._item = self._item, False
        self._lists.append(ordered)
        self._content(element)
        self.end_paragraph()
        self._lists.pop()
        self._item = outer

    def _list_item(self, element: etree._Element) -> None:
        self.end_paragraph()
        outer, self._item = self._item, True
        self._content(element)
        self.end_paragraph()
        self._item = outer

    def _table(self, table: etree._Element) -> None:
        self.end_paragraph()
        if self._depth > MAX_NESTING:
            raise Unreadable("unsafe", "nesting")
        for caption in table.findall("caption"):
            self.element(caption)
        parts = [part for part in table if part.tag in {"thead", "tbody", "tfoot", "tr"}]
        rows = [r for p in parts for r in ([p] if p.tag == "tr" else p.findall("tr"))]
        self.found += table_blocks(self._rows(rows))

    def _rows(self, rows: list[etree._Element]) -> list[list[GridCell]]:
        """Cells with their columns, counting those that reach down from rows above."""
        made: list[list[GridCell]] = []
        reaching: dict[int, int] = {}
        for row in rows:
            cells: list[GridCell] = []
            column = 0
            taken = {c for c, left in reaching.items() if left > 0}
            reaching = {c: left - 1 for c, left in reaching.items() if left > 1}
            for cell in row:
                if cell.tag not in {"td", "th"}:
                    continue
                while column in taken:
                    column += 1
                across, down = _span(cell, "colspan"), _span(cell, "rowspan")
                cells.append(GridCell(column, across, self._cell(cell), rowspan=down))
                if down > 1:
                    reaching |= dict.fromkeys(range(column, column + across), down - 1)
                column += across
            made.append(cells)
        return made

    def _cell(self, cell: etree._Element) -> list[Block]:
        inner = _Page(notes=self.notes, _depth=self._depth + 1, _bold=self._bold)
        inner.element(cell)
        inner.end_paragraph()
        return inner.found


def _span(cell: etree._Element, name: str) -> int:
    value = (cell.get(name) or "1").strip()
    return max(1, min(1000, int(value))) if value.isdecimal() and len(value) < 8 else 1
