"""What is done to every document once its format is read: columns, page joins, limits."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from followup.domain.blocks import Block, Cell, Document, Heading, Paragraph, Row, Table, Unreadable
from followup.readers.cleaning import clean, clean_line
from followup.readers.limits import MAX_BLOCKS, MAX_CHARACTERS


def finish(document: Document) -> Document:
    """The document with tabbed lines as tables, split tables joined and texts cleaned.

    Raises Unreadable: too_large, empty (nothing at all), no_text (nothing but pictures).
    """
    _refuse_too_large(document.blocks)
    blocks = _without_empty(_cleaned(_tabbed_tables(document.blocks)))
    blocks = _joined(blocks)
    if not blocks:
        raise Unreadable("no_text" if "images" in document.notes else "empty")
    return replace(document, blocks=tuple(blocks))


def _refuse_too_large(blocks: Sequence[Block]) -> None:
    count = characters = 0
    for block in blocks:
        count += 1
        if isinstance(block, Table):
            for row in block.rows:
                count += len(row.cells)
                characters += sum(len(cell.text) for cell in row.cells)
        else:
            characters += len(block.text)
    if count > MAX_BLOCKS or characters > MAX_CHARACTERS:
        raise Unreadable("too_large", "content")


def _tabbed_tables(blocks: Sequence[Block]) -> Iterator[Block]:
    """Runs of paragraphs set in columns with tabs become tables."""
    run: list[Paragraph] = []
    for block in blocks:
        if isinstance(block, Paragraph) and "\t" in block.text.strip():
            run.append(block)
            continue
        yield from _run(run)
        run = []
        yield block
    yield from _run(run)


def _run(run: Sequence[Paragraph]) -> Sequence[Block]:
    rows = [tabbed_cells(paragraph.text) for paragraph in run]
    width = max((len(row) for row in rows), default=0)
    if len(rows) < 2 or width < 2 or (width == 2 and not _pairs_are_columns(rows)):
        return run
    if width > 2 and sum(len(row) >= width - 1 for row in rows) * 2 <= len(rows):
        return run
    return [
        Table(
            tuple(
                Row(tuple(Cell(clean(t), i, bold=p.bold) for i, t in enumerate(row)))
                for row, p in zip(rows, run, strict=True)
            ),
            page=run[0].page,
        )
    ]


def _pairs_are_columns(rows: Sequence[Sequence[str]]) -> bool:
    """Two columns are a table from three rows on, unless they are labels ("Dato:")."""
    labels = sum(row[0].rstrip().endswith(":") for row in rows)
    return len(rows) >= 3 and labels * 2 < len(rows) and all(len(row) == 2 for row in rows)


def tabbed_cells(line: str) -> list[str]:
    """The line's columns; several tabs in a row only reach the same tab stop further on."""
    parts = [part.strip(" ") for part in line.strip(" ").split("\t")]
    return [part for i, part in enumerate(parts) if part or i == 0]


def _cleaned(blocks: Iterator[Block]) -> Iterator[Block]:
    for block in blocks:
        if isinstance(block, Table):
            yield block
        elif isinstance(block, Heading):
            yield replace(block, text=clean_line(block.text))
        else:
            yield replace(block, text=clean(block.text))


def _without_empty(blocks: Iterator[Block]) -> list[Block]:
    return [b for b in blocks if (b.rows if isinstance(b, Table) else b.text)]


def _joined(blocks: Sequence[Block]) -> list[Block]:
    """Tables that go on right after each other under the same header row become one."""
    found: list[Block] = []
    for block in blocks:
        last = found[-1] if found else None
        if isinstance(block, Table) and isinstance(last, Table) and _continues(last, block):
            found[-1] = replace(last, rows=last.rows + block.rows[1:])
        else:
            found.append(block)
    return found


def _continues(first: Table, second: Table) -> bool:
    head, again = _row_words(first.rows[0]), _row_words(second.rows[0])
    return head == again and first.name == second.name and sum(bool(w) for w in head) > 1


def _row_words(row: Row) -> tuple[str, ...]:
    return tuple(cell.text.casefold().strip(" :") for cell in row.cells)
