"""Shapes a table can have: lying on its side, several steps in one row, merged cells."""

from __future__ import annotations

import re
from typing import Final

from followup.domain.blocks import Place, Table

from .cell_lines import several
from .column_heads import idea_header, person_header, step_header, step_role
from .lines import Line, text_line
from .time_spans import is_clock
from .vocabulary import label

_OF_CARD: Final = frozenset({"description", "actors", "steps", "first"})


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
    covered: dict[int, int] = {}
    for number, row in enumerate(table.rows):
        for cell in row.cells:
            end = min(number + max(cell.rowspan, 1), len(out))
            for below in range(max(number, covered.get(cell.column, 0)), end):
                out[below][cell.column] = cell.text.strip()
            covered[cell.column] = max(end, covered.get(cell.column, 0))
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
        for one in several(cells, sure=True) if cells.get("what") else ():
            place = Place(index, 0, column)
            out.append(Line("step", place=place, cells=one, places=places, group=index))
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


_TITLE_ROW: Final = re.compile(
    r"^(?:(?:vår |konkret |valgt |vald )?id[eé](?:en)?(?: vår)?|tittel(?: på id[eé]en)?|navn(?: "
    r"på id[eé]en)?|"
    r"namn(?: på id[eé]en)?|tiltak(?:et)?|forslag(?:et)?)\W*$",
    re.IGNORECASE,
)


def side_by_side(table: Table, texts: list[dict[int, str]], index: int) -> list[Line]:
    """Cards beside one another: the questions in the first column, an idea in each other."""
    if table.width < 3:
        return []
    asked = {n: row.get(0, "") for n, row in enumerate(texts)}
    found = {n: label(text) or label(f"{text}:") for n, text in asked.items() if text}
    inner = [n for n, f in found.items() if f is not None and f.code in _OF_CARD]
    filled = [n for n in inner if sum(bool(texts[n].get(c)) for c in range(1, table.width)) >= 2]
    if len(filled) < 2 or any(header_of(row) for row in texts):
        return []
    named = next((n for n, text in asked.items() if _TITLE_ROW.match(text)), None)
    named = 0 if named is None and not asked.get(0) else named
    if named is None:
        return []
    out: list[Line] = []
    for column in range(1, table.width):
        title = texts[named].get(column, "")
        if not title:
            continue
        out.append(Line("heading", f"Idé: {title}", Place(index, named, column), 6))
        for number, question in asked.items():
            answer = texts[number].get(column, "")
            if number <= named or not answer or not question:
                continue
            place = Place(index, number, column)
            sign = "" if question.rstrip()[-1:] in ":?" else ":"
            parts = [p for p in answer.split("\n") if p.strip()]
            if len(parts) > 1:
                out.append(Line("heading", question, Place(index, number, 0), 7))
                for part in parts:
                    line = text_line(part, place)
                    if line is not None:
                        line.kind = "item" if line.kind == "para" else line.kind
                        out.append(line)
            else:
                out.append(Line("para", f"{question}{sign} {answer}", place))
    return out
