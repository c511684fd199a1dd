"""The neutral form every reader brings a document into: blocks in reading order.

Readers (`followup.readers`) write blocks, the rules (`followup.domain.referat`) read them.
Neither side knows a file format of the other. All text is NFC, without soft hyphens,
with ordinary spaces, and stripped.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Heading:
    """A line the document itself marks as a heading; level 1 is the highest."""

    text: str
    level: int = 1
    page: int | None = None


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text. `bold` is true when the whole paragraph is set in bold."""

    text: str
    bold: bool = False
    page: int | None = None


@dataclass(frozen=True, slots=True)
class ListItem:
    """One item of a list; `level` 0 is the outermost."""

    text: str
    level: int = 0
    ordered: bool = False
    page: int | None = None


@dataclass(frozen=True, slots=True)
class Cell:
    """One table cell. Paragraphs inside it are joined by newlines.

    A merged cell stands once, where it begins, and says how far it reaches. `computed` is true
    for what a formula gave when the file was last saved: nobody wrote it, and nothing here
    works it out again.
    """

    text: str
    column: int
    colspan: int = 1
    rowspan: int = 1
    bold: bool = False
    computed: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    cells: tuple[Cell, ...]

    def at(self, column: int) -> Cell | None:
        """The cell that covers this column, or None where the row has none."""
        return next((c for c in self.cells if c.column <= column < c.column + c.colspan), None)


@dataclass(frozen=True, slots=True)
class Table:
    rows: tuple[Row, ...]
    page: int | None = None
    name: str = ""

    @property
    def width(self) -> int:
        return max((c.column + c.colspan for r in self.rows for c in r.cells), default=0)


Block = Heading | Paragraph | ListItem | Table


@dataclass(frozen=True, slots=True)
class Document:
    """What a reader found in one file.

    `header` and `footer` hold the running lines of the pages, once each; `notes` says, in
    machine words, what was passed over ("tracked_changes", "comments", "images", "ocr").
    `scanned` are the pages whose words were recognised in a picture.
    """

    blocks: tuple[Block, ...]
    header: tuple[str, ...] = ()
    footer: tuple[str, ...] = ()
    pages: int | None = None
    notes: tuple[str, ...] = ()
    title: str = ""
    scanned: tuple[int, ...] = ()

    def texts(self) -> Iterator[tuple[int, str]]:
        """Every text with the index of the block it stands in, in reading order."""
        for index, block in enumerate(self.blocks):
            if isinstance(block, Table):
                for row in block.rows:
                    for cell in row.cells:
                        if cell.text:
                            yield index, cell.text
            elif block.text:
                yield index, block.text


@dataclass(frozen=True, slots=True)
class Place:
    """Where in a document something was read: a block, and in a table its row and column."""

    block: int
    row: int | None = None
    column: int | None = None


@dataclass(slots=True)
class Unreadable(Exception):
    """A file that cannot be read. `kind` is one of empty, wrong_type, corrupt, password,
    too_large, unsafe, no_text, no_converter; the interface has a sentence for each."""

    kind: str
    detail: str = field(default="")

    def __str__(self) -> str:
        return self.kind
