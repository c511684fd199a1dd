"""Cells that hold several lines, one step each: the lines of the cells beside go with them."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from .column_heads import step_role
from .columns import infer_steps
from .vocabulary import label

_SIGN: Final = re.compile(r"^(?:[-–—*•·●○▪◦➢➤→☐☑☒]|\[[ xX]?\]|[a-h]\))\s*(?=\S)")
_NUMBER: Final = re.compile(
    r"^\(?(?P<n>\d{1,2})[.):]\s*(?!\d|(?:jan|feb|mars?|apr|mai|jun|jul|aug|sep|okt|nov|des)[a-z]*\b|"
    r"halvår|kvartal|tertial)(?=\S)",
    re.IGNORECASE,
)
_CORE: Final = frozenset({"when", "what", "who"})
_NO_FIELDS: Final = frozenset({"actors", "description", "first", "people", "personas", "absent"})
_AT_LEAST: Final = 2


def lines_of(text: str) -> list[str]:
    """The lines of a cell without the number or sign before each.

    Where lines are numbered or have a sign, one without goes on with the line above it.
    """
    bare = _unmarked(text)
    if len(bare) < _AT_LEAST or not bare[0][1] or sum(marked for _, marked in bare) < _AT_LEAST:
        return [line.strip() for line in text.split("\n") if line.strip()]
    out: list[str] = []
    for line, marked in bare:
        if marked:
            out.append(line)
        else:
            out[-1] = f"{out[-1]} {line}"
    return out


def _unmarked(text: str) -> list[tuple[str, bool]]:
    """Each line without its mark, and whether it had one; numbers count when they are in order."""
    out: list[tuple[str, bool]] = []
    count = 0
    for line in (line.strip() for line in text.split("\n") if line.strip()):
        number = _NUMBER.match(line)
        if number is not None and int(number.group("n")) == count + 1:
            count += 1
            out.append((line[number.end() :], True))
        elif sign := _SIGN.match(line):
            out.append((line[sign.end() :], True))
        else:
            out.append((line, False))
    return out


def are_marked(text: str) -> bool:
    """Whether the lines of a cell begin with numbers or signs, two of them at least."""
    bare = _unmarked(text)
    return len(bare) > 1 and bare[0][1] and sum(marked for _, marked in bare) >= _AT_LEAST


def several(cells: dict[str, str], *, sure: bool = False) -> list[dict[str, str]]:
    """A row whose cells hold several lines, one step each: the lines go together in order.

    A cell of one line beside them is said of all. `sure` where a label says that the lines are
    steps: then a cell with another number of lines is left out, since nobody can tell whose is
    whose.
    """
    tasks = lines_of(cells.get("what", ""))
    if len(tasks) < _AT_LEAST:
        return [cells]
    beside = {r: lines_of(cells.get(r, "")) for r in ("when", "who", "both")}
    together = any(len(found) == len(tasks) for found in beside.values())
    alone = all(len(found) < _AT_LEAST for found in beside.values())
    if not (sure or together or (alone and are_marked(cells["what"]))):
        return [cells]
    out: list[dict[str, str]] = []
    for at, task in enumerate(tasks):
        one = {**cells, "what": task}
        for role, found in beside.items():
            if len(found) == len(tasks):
                one[role] = found[at]
            elif sure and len(found) > 1:
                one[role] = ""
        out.append(one)
    return out


@dataclass(frozen=True, slots=True)
class FieldRows:
    """Rows of a form that together hold steps: their cells by role, and the rows these stand in."""

    cells: dict[str, str]
    rows: dict[str, int]
    last: int


def field_rows(texts: Sequence[Mapping[int, str]]) -> dict[int, FieldRows]:
    """ "Første skritt | 1. … 2. …" over "Hvem | Kari, Ola" and "Når | …": by their first row.

    Only rows after one another, of a label and one cell, the steps in several lines.
    """
    out: dict[int, FieldRows] = {}
    at = 0
    while at < len(texts):
        cells: dict[str, str] = {}
        rows: dict[str, int] = {}
        end = at
        while end < len(texts) and (found := _field(texts[end])) and found[0] not in cells:
            cells[found[0]], rows[found[0]] = found[1], end
            end += 1
        if len(cells) > 1 and len(lines_of(cells.get("what", ""))) >= _AT_LEAST:
            out[at] = FieldRows(cells, rows, end - 1)
        at = max(end, at + 1)
    return out


def _field(row: Mapping[int, str]) -> tuple[str, str] | None:
    filled = [text for _, text in sorted(row.items()) if text]
    if len(filled) != 2:
        return None
    role = _field_role(filled[0])
    return (role, filled[1]) if role in _CORE else None


def _field_role(text: str) -> str:
    found = label(text) or label(f"{text}:")
    if found is not None and found.code == "steps":
        return "" if found.rest else "what"
    return "" if found is not None and found.code in _NO_FIELDS else step_role(text)


def row_of_steps(row: Mapping[int, str]) -> list[dict[str, str]]:
    """ "Første skritt | 1. … 2. … | Kari, Ola | uke 12, uke 13" without a heading row above."""
    filled = [(column, text) for column, text in sorted(row.items()) if text]
    if len(filled) < 3 or _field_role(filled[0][1]) != "what":
        return []
    lines = {column: lines_of(text) for column, text in filled[1:]}
    count = {len(found) for found in lines.values()}
    if len(count) != 1 or min(count) < _AT_LEAST:
        return []
    shown = [{column: found[at] for column, found in lines.items()} for at in range(min(count))]
    roles = infer_steps(shown)
    if not roles:
        return []
    return [{role: one[column] for column, role in roles.items()} for one in shown]
