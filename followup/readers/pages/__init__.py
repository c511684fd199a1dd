"""From words on pages (a PDF's own, or those of text recognition) to blocks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from rapidfuzz import fuzz

from followup.domain.blocks import Block, Document, Heading, Row, Table
from followup.readers.pages.aligned import aligned_table, continued_table
from followup.readers.pages.columns import two_columns
from followup.readers.pages.geometry import Line, Page, body_size, clustered, lines_of
from followup.readers.pages.paragraphs import Flow, Sizes
from followup.readers.pages.ruled import ruled_tables
from followup.readers.pages.running import take_running

__all__ = ["Page", "laid_out"]


def laid_out(pages: Sequence[Page]) -> Document:
    """The pages as one document: running lines apart, tables split by a page break joined."""
    header, footer = take_running(pages)
    words = [word for page in pages for word in page.words]
    body = body_size(words)
    large = (
        line.size for page in pages for line in lines_of(page.words) if line.size > body * 1.13
    )
    sizes = Sizes(body, tuple(reversed(clustered(large, 0.8))))
    layout = _Layout(sizes)
    for page in pages:
        layout.page(page)
    title = next((b.text for b in layout.found if isinstance(b, Heading) and b.level == 1), "")
    return Document(tuple(layout.found), header, footer, pages=len(pages), title=title)


@dataclass(slots=True)
class _Layout:
    sizes: Sizes
    found: list[Block] = field(default_factory=list)
    _starts: tuple[float, ...] | None = None
    """Columns of the unruled table that the page before ended in."""

    _edges: tuple[float, ...] | None = None
    """Columns of the drawn table that the page before ended in."""

    def page(self, page: Page) -> None:
        """Adds the page's blocks."""
        tables = ruled_tables(page)
        placed = {word for table in tables for word in table.words}
        lines = lines_of(word for word in page.words if word not in placed)
        margin = max((line.x1 for line in lines), default=0.0)
        carried, self._starts = self._starts, None
        fresh = True
        for table in tables:
            above = [line for line in lines if line.top < table.top]
            lines = lines[len(above) :]
            if above:
                self._text(above, page, carried if fresh else None, margin)
            continues = fresh and not above and self._continues(table.edges)
            self._add(table.table, continues=continues)
            self._edges, self._starts, fresh = table.edges, None, False
        if lines:
            self._text(lines, page, carried if fresh else None, margin)

    def _continues(self, edges: tuple[float, ...]) -> bool:
        before = self._edges
        return (
            before is not None
            and len(before) == len(edges)
            and all(abs(a - b) < 6 for a, b in zip(before, edges, strict=True))
        )

    def _add(self, table: Table, *, continues: bool) -> None:
        last = self.found[-1] if self.found else None
        if continues and isinstance(last, Table):
            self.found[-1] = replace(last, rows=_continued(last.rows, table.rows))
        else:
            self.found.append(table)

    def _text(
        self,
        lines: Sequence[Line],
        page: Page,
        carried: tuple[float, ...] | None,
        margin: float = 0.0,
    ) -> None:
        """Adds lines outside drawn tables."""
        self._edges = self._starts = None
        margin = max(margin, *(line.x1 for line in lines))
        position = 0
        if carried is not None:
            table = continued_table(lines, carried, page.rules, page.number)
            if table is not None:
                self._add(table.table, continues=True)
                position = table.after
                self._starts = carried
        plain: list[Line] = []
        while position < len(lines):
            found = aligned_table(lines, position, page.rules, page.number)
            columns = None
            if found is None:
                columns = two_columns(lines, position, page.rules, self.sizes.body)
            if found is None and columns is None:
                plain.append(lines[position])
                position += 1
                self._starts = None
                continue
            self._flow(plain, page, margin)
            plain = []
            if found is not None:
                self.found.append(found.table)
                self._starts, position = found.starts, found.after
            if columns is not None:
                self._text(columns.left, page, None)
                self._text(columns.right, page, None)
                self._starts, position = None, columns.after
        self._flow(plain, page, margin)

    def _flow(self, lines: Sequence[Line], page: Page, margin: float) -> None:
        if lines:
            self.found += Flow(self.sizes, page.number, margin).add(lines)


def _continued(rows: tuple[Row, ...], more: tuple[Row, ...]) -> tuple[Row, ...]:
    """Rows over a page break: a repeated head goes, a row cut in two is put together."""
    if fuzz.ratio(_words(rows[0]), _words(more[0])) > 80:
        more = more[1:]
    if more and _is_rest(rows[-1], more[0]):
        joined = tuple(_with_rest(cell.column, rows[-1], more[0]) for cell in rows[-1].cells)
        cells = tuple(
            replace(cell, text=text) for cell, text in zip(rows[-1].cells, joined, strict=True)
        )
        return (*rows[:-1], Row(cells), *more[1:])
    return rows + more


def _words(row: Row) -> str:
    return "|".join(cell.text.casefold() for cell in row.cells)


def _is_rest(row: Row, rest: Row) -> bool:
    """Whether the row goes on in `rest`: some cells empty, the others begin in lower case."""
    texts = [cell.text for cell in rest.cells]
    filled = [text for text in texts if text]
    if not filled or len(filled) == len(texts) or texts[0]:
        return False
    begun = all((above := row.at(c.column)) and above.text for c in rest.cells if c.text)
    return begun and all(text[0].islower() or text[0] in "(–-" for text in filled)


def _with_rest(column: int, row: Row, rest: Row) -> str:
    first, second = row.at(column), rest.at(column)
    texts = [cell.text for cell in (first, second) if cell is not None and cell.text]
    return " ".join(texts)
