"""Reading deadline phrases: how long one Når cell takes."""

from __future__ import annotations

import statistics
from dataclasses import dataclass
from datetime import date

from followup.domain.when_phrases import read
from tests.bench.figures import Differs, Figure, median

ABOUT = "deadline phrases become days"
REFERENCE = date(2026, 11, 12)
#: As people write them, with the day each of them ends on, None where there is none.
PHRASES: tuple[tuple[str, date | None], ...] = (
    ("15. januar 2027", date(2027, 1, 15)),
    ("15.01.27", date(2027, 1, 15)),
    ("1. desember", date(2026, 12, 1)),
    ("innen 20. november", date(2026, 11, 20)),
    ("innen uke 3", date(2027, 1, 24)),
    ("uke 49", date(2026, 12, 6)),
    ("mars 2027", date(2027, 3, 31)),
    ("innen utgangen av februar", date(2027, 2, 28)),
    ("våren 2027", None),
    ("løpende", None),
    ("snarest", None),
    ("når pengene er på plass", None),
)
#: Where the rule leaves room, only that something is read is compared.
LOOSE = frozenset({"våren 2027"})


@dataclass(frozen=True)
class Size:
    rounds: int


FULL = Size(rounds=200)
TINY = Size(rounds=1)


def run(size: Size) -> list[Figure]:
    """Median and slowest over phrases, each read so many times in a row, five times over."""
    for text, due in PHRASES:
        if text not in LOOSE and read(text, REFERENCE).due != due:
            raise Differs(f"{text!r} is read as {read(text, REFERENCE).due}, not {due}")
    each = {text: _microseconds(text, size.rounds) for text, _ in PHRASES}
    slowest = max(each, key=lambda text: each[text])
    return [
        Figure("one phrase, median", statistics.median(each.values()), "µs"),
        Figure("slowest phrase", each[slowest], "µs", "", f"«{slowest}»"),
    ]


def _microseconds(text: str, rounds: int) -> float:
    def batch() -> None:
        for _ in range(rounds):
            read(text, REFERENCE)

    return median(batch, 5) / rounds * 1e6
