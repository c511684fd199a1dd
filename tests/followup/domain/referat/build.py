"""Small documents written as text: # heading, - item, 1. item, **bold**, | table | rows |.

`^` as a cell joins it to the cell above, `<` to the cell on its left; an empty line ends
a paragraph.
`=== name` begins a sheet (or a named table).
"""

from __future__ import annotations

import re

from followup.domain.blocks import Block, Cell, Document, Heading, ListItem, Paragraph, Row, Table
from followup.domain.reading import ReferatReading


def doc(text: str, *, header: tuple[str, ...] = (), title: str = "") -> Document:
    blocks: list[Block] = []
    rows: list[list[str]] = []
    lines: list[str] = []
    sheet = ""

    def flush() -> None:
        nonlocal sheet
        if rows:
            blocks.append(table(rows, sheet))
            rows.clear()
            sheet = ""
        if lines:
            joined = "\n".join(lines)
            bold = joined.startswith("**") and joined.endswith("**")
            blocks.append(Paragraph(joined.strip("*") if bold else joined, bold=bold))
            lines.clear()

    for raw in text.strip("\n").split("\n"):
        line = raw.strip()
        if line.startswith("|"):
            if lines:
                flush()
            rows.append([cell.strip() for cell in line.strip("|").split("|")])
            continue
        heading = re.match(r"^(#{1,4}) (.+)$", line)
        item = re.match(r"^(?:[-*•]|\d+\.) (.+)$", line)
        if line.startswith("=== "):
            flush()
            sheet = line[4:]
        elif not line:
            flush()
        elif heading:
            flush()
            blocks.append(Heading(heading.group(2), len(heading.group(1))))
        elif item:
            flush()
            blocks.append(ListItem(item.group(1), level=(len(raw) - len(raw.lstrip())) // 2))
        else:
            lines.append(line)
    flush()
    return Document(tuple(blocks), header=header, title=title)


def table(rows: list[list[str]], name: str = "") -> Table:
    spans: dict[tuple[int, int], list[int]] = {}
    for r, row in enumerate(rows):
        for c, text in enumerate(row):
            if text == "^":
                above = next(n for n in range(r - 1, -1, -1) if rows[n][c] != "^")
                spans[(above, c)][1] += 1
            elif text == "<":
                left = next(n for n in range(c - 1, -1, -1) if row[n] != "<")
                spans[(r, left)][0] += 1
            else:
                spans[(r, c)] = [1, 1]
    return Table(
        tuple(
            Row(
                tuple(
                    Cell(text.replace("\\n", "\n"), c, spans[(r, c)][0], spans[(r, c)][1])
                    for c, text in enumerate(row)
                    if text not in {"^", "<"}
                )
            )
            for r, row in enumerate(rows)
        ),
        name=name,
    )


def told(reading: ReferatReading) -> list[tuple[str, str, str, str]]:
    """The steps as (idea, what, when as written, people): the fullest names, or the words."""
    return [
        (
            idea.title,
            step.what,
            step.when_text,
            ", ".join(party.name or party.text for party in step.who),
        )
        for idea in reading.ideas
        for step in idea.steps
    ]
