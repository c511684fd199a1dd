"""Finding what is due costs as much as is due, not as much as there is."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from tests.bench import figures
from tests.bench.contest.ground import open_ground
from tests.bench.figures import Figure

ABOUT = "what is due among many tasks and among few, in PostgreSQL"


@dataclass(frozen=True)
class Size:
    many: int
    few: int
    due: tuple[int, ...]


FULL = Size(many=1_000_000, few=10_000, due=(0, 100, 10_000))
TINY = Size(many=60, few=20, due=(0, 5, 20))


def run(size: Size) -> list[Figure]:
    """The median for each number due, and many beside few."""
    many, few = _found(size.many, size.due), _found(size.few, size.due)
    rows = []
    for due in size.due:
        here, there = many[str(due)], few[str(due)]
        rows.append(
            Figure(
                f"{due:,} due of {size.many:,}",
                here["seconds"] * 1000,
                "ms",
                note="\n".join(here["plan"]),
            )
        )
        rows.append(Figure(f"{due:,} due of {size.few:,}", there["seconds"] * 1000, "ms"))
        ratio = here["seconds"] / there["seconds"]
        rows.append(Figure(f"{due:,} due: many beside few", ratio, "times", "below 1.5"))
    return rows


def table(name: str, about: str, found: Sequence[Figure]) -> str:
    """The figures, and after them PostgreSQL's plans."""
    bare = [Figure(f.what, f.value, f.unit, f.goal) for f in found]
    plans = [f"\n  {f.what}:\n{_indented(f.note)}" for f in found if f.note]
    return "\n".join([figures.table(name, about, bare), *plans])


def _indented(plan: str) -> str:
    return "\n".join(f"    {line}" for line in plan.splitlines())


def _found(tasks: int, due: tuple[int, ...]) -> dict[str, Any]:
    with open_ground() as ground:
        database = ground.copy()
        said = ground.run(
            database, "-m", "tests.bench.contest.due", str(tasks), *(str(count) for count in due)
        )
        ground.drop(database)
    answer: dict[str, Any] = json.loads(said)
    return answer
