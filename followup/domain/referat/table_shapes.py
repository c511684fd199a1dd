"""Shapes a table can have: lying on its side, several steps in one row, merged cells."""

from __future__ import annotations

import re

from followup.domain.blocks import Place, Table

from .column_heads import idea_header, person_header, step_header, step_role
from .lines import Line, text_line
from .time_spans import is_clock
from .vocabulary import label


def several(cells: dict[str, str]) -> list[dict[str, str]]:
    """A row whose cells hold several lines, one step each: the lines go together in order."""
    tasks = [t for t in cells.get("what", "").split("\n") if t.strip()]
    if len(tasks) < 2:
        return [cells]
    lines = {r: [t for t in cells.get(r, "").split("\n") if t.strip()] for r in ("when", "who")}
    if not any(len(found) == len(tasks) for found in lines.values()):
        marked = all(re.match(r"^(?:[-–*•·]|\d{1,2}[.)])\s*\S", t.strip()) for t in tasks)
        if not marked or any(len(found) > 1 for found in lines.values()):
            return [cells]
    out: list[dict[str, str]] = []
    for at, task in enumerate(tasks):
        one = {**cells, "what": re.sub(r"^(?:[-–*•·]|\d{1,2}[.)])\s*", "", task.strip())}
        for role, found in lines.items():
            if len(found) == len(tasks):
                one[role] = found[at].strip().lstrip("-–*•· ")
        out.append(one)
    return out


def header_of(texts: dict[int, str]) -> tuple[str, dict[int, str]] | None:
    pairs = [(c, t) for c, t in texts.items() if t]
    if len(pairs) < 2:
        return None
    people = person_header(pairs)
    if people:
        return "person", people
    ideas = idea_header(pairs)
    if ideas:
        return "ideas", ideas
    steps = step_header(pairs)
    if not steps:
        return None
    return "step", steps


def spread_cells(table: Table) -> list[dict[int, str]]:
    """Column → text per row, with merged cells standing in every row they cover."""
    out: list[dict[int, str]] = [{} for _ in table.rows]
    for number, row in enumerate(table.rows):
        for cell in row.cells:
            for below in range(number, min(number + max(cell.rowspan, 1), len(out))):
                out[below].setdefault(cell.column, cell.text.strip())
    return out


def transposed(table: Table, texts: list[dict[int, str]], index: int) -> list[Line]:
    """A table lying on its side: the first column says Når, Hva, Hvem; each other is a step."""
    roles = {n: step_role(row.get(0, "")) for n, row in enumerate(texts)}
    core = {r for r in roles.values() if r in {"when", "what", "who"}}
    named = [r for r in roles.values() if r]
    if table.width == 2 and any(_card_label(row.get(0, "")) for row in texts):
        return []
    if len(core) < 2 or "what" not in core or len(set(named)) != len(named):
        return []
    if len([r for r in texts if any(r.values())]) > len(named) + 3:
        return []
    if len(step_header([(c, t) for c, t in texts[0].items() if t])) >= 2:
        return []
    out: list[Line] = []
    for number, row in enumerate(table.rows):
        if (
            not roles[number]
            and (lone := [c for c in row.cells if c.text.strip()])
            and len(lone) == 1
        ):
            line = text_line(lone[0].text, Place(index, number, lone[0].column), bold=True)
            out.extend([line] if line else [])
    for column in range(1, table.width):
        cells = {r: t for n, r in roles.items() if r and (t := texts[n].get(column, ""))}
        places = {r: Place(index, n, column) for n, r in roles.items() if r in cells}
        if cells.get("what"):
            out.append(
                Line("step", place=Place(index, 0, column), cells=cells, places=places, group=index)
            )
    return out


def _card_label(text: str) -> bool:
    """A question of the card beside its answer: such a table has a label in each row."""
    found = label(text)
    return found is not None and found.code in {"description", "first", "chosen"}


def without_programme(lines: list[Line]) -> list[Line]:
    """A table whose Når is clock times is the programme of the evening; its rows are no steps."""
    steps = [line for line in lines if line.kind == "step"]
    timed = [line for line in steps if line.cells.get("when")]
    clocks = sum(is_clock(line.cells["when"]) for line in timed)
    if timed and clocks * 2 >= len(timed):
        return [line for line in lines if line.kind != "step"]
    return lines
