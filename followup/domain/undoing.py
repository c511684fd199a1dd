"""What a change did to a draft, cell by cell, and whether it can still be taken back.

A snapshot is plain JSON: {row: {cell: value}}, where a row is "step:12", "idea:5" and the like.
"version" is no cell: it tells how often a row was written, not what stands in it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

Row = Mapping[str, Any]
Snapshot = Mapping[str, Row]

WHOLE_ROW: Final = ""
"""The cell of a change by which a row came or went: before or after is None, the other a row."""


@dataclass(frozen=True, slots=True)
class Change:
    """One cell, as it stood before and after."""

    row: str
    cell: str
    before: Any
    after: Any

    def turned(self) -> Change:
        """The change that takes this one back."""
        return Change(self.row, self.cell, self.after, self.before)


def changes(before: Snapshot, after: Snapshot) -> list[Change]:
    """What differs between two snapshots, in the order of the rows."""
    found: list[Change] = []
    for key in [*before, *(k for k in after if k not in before)]:
        old, new = before.get(key), after.get(key)
        if old is None or new is None:
            found.append(Change(key, WHOLE_ROW, old, new))
        else:
            found += [
                Change(key, cell, old.get(cell), new.get(cell))
                for cell in new
                if cell != "version" and old.get(cell) != new.get(cell)
            ]
    return found


def overtaken(made: Iterable[Change], now: Snapshot) -> list[Change]:
    """Those of the changes whose place has been changed again since: they cannot be taken back."""
    return [change for change in made if not _still_stands(change, now)]


def _still_stands(change: Change, now: Snapshot) -> bool:
    row = now.get(change.row)
    if change.cell != WHOLE_ROW:
        return row is not None and row.get(change.cell) == change.after
    if row is None or change.after is None:
        return row is None and change.after is None
    return _content(row) == _content(change.after)


def _content(row: Row) -> dict[str, Any]:
    return {cell: value for cell, value in row.items() if cell != "version"}


def rows_after(wanted: Sequence[Change], now: Snapshot) -> dict[str, dict[str, Any] | None]:
    """Each row touched, as it stands when the changes are made; None for a row that goes."""
    rows: dict[str, dict[str, Any] | None] = {}
    for change in wanted:
        if change.cell == WHOLE_ROW:
            rows[change.row] = None if change.after is None else dict(change.after)
            continue
        row = rows.get(change.row)
        if row is None:
            row = rows[change.row] = dict(now[change.row])
        row[change.cell] = change.after
    return rows
