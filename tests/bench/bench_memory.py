"""A process that has sent a hundred thousand mails holds no more than after the first."""

from __future__ import annotations

import json
from dataclasses import dataclass

from tests.bench import sink
from tests.bench.contest.ground import open_ground
from tests.bench.figures import Differs, Figure

ABOUT = "the sending process's memory, mail after mail"


@dataclass(frozen=True)
class Size:
    mails: int
    step: int


FULL = Size(mails=100_000, step=10_000)
TINY = Size(mails=20, step=10)


def run(size: Size) -> list[Figure]:
    """Resident memory after each step, and the last beside the first."""
    with open_ground() as ground, sink.running() as server:
        database = ground.copy()
        words = (str(size.mails), str(size.step), str(server.port))
        found = json.loads(ground.run(database, "-m", "tests.bench.contest.memory", *words))
        if server.unique() != size.mails:
            raise Differs(f"{server.unique()} mails of {size.mails}")
        ground.drop(database)
    rows = [
        Figure(f"after {(n + 1) * size.step:,} mails", kilobytes / 1024, "MB")
        for n, kilobytes in enumerate(found)
    ]
    return [*rows, Figure("last beside first", found[-1] / found[0], "times", "below 1.1")]
