"""What a bench found, how it is measured, printed and kept."""

from __future__ import annotations

import gc
import json
import os
import platform
import statistics
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any


@dataclass(frozen=True)
class Figure:
    """One number with its unit. `goal` is the target in words, `note` what it is seen beside.

    `peer`: what the peer gets, where it gives the same number.
    """

    what: str
    value: float
    unit: str
    goal: str = ""
    note: str = ""
    peer: float | None = None


class Differs(AssertionError):
    """The peer found something else: the figures would compare two different jobs."""


def seconds(work: Callable[[], Any]) -> float:
    """How long one call takes, by the wall clock, without the collector's pauses."""
    gc.collect()
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def median(work: Callable[[], Any], times: int) -> float:
    """The median of so many calls in seconds; the first call, which warms up, is not counted."""
    work()
    return statistics.median(seconds(work) for _ in range(times))


def processor_seconds(work: Callable[[], Any], times: int) -> float:
    """The median of so many calls in processor time, child processes included.

    Where the machine has other work to do, this says what the clock cannot.
    """

    def spent() -> float:
        now = os.times()
        return now.user + now.system + now.children_user + now.children_system

    found = []
    for _ in range(times):
        began = spent()
        work()
        found.append(spent() - began)
    return statistics.median(found)


def table(name: str, about: str, figures: Sequence[Figure]) -> str:
    """The figures as aligned lines."""
    rows = [(f.what, f"{f.value:,.3g}" if f.value < 100 else f"{f.value:,.0f}", f) for f in figures]
    wide = max(len(what) for what, _, _ in rows)
    number = max(len(value) for _, value, _ in rows)
    unit = max(len(f.unit) for f in figures)
    lines = [f"{name}: {about}"]
    for what, value, f in rows:
        extra = "; ".join(part for part in (f.goal and f"goal {f.goal}", f.note) if part)
        lines.append(f"  {what:<{wide}}  {value:>{number}} {f.unit:<{unit}}  {extra}".rstrip())
    return "\n".join(lines)


def keep(name: str, about: str, figures: Sequence[Figure], folder: Path, database: str) -> Path:
    """Write the figures as JSON, with what they were measured on. Returns the file."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{name}.json"
    content = {
        "bench": name,
        "about": about,
        "at": datetime.now(UTC).isoformat(timespec="seconds"),
        "database": database,
        "python": sys.version.split()[0],
        "machine": platform.machine(),
        "processors": os.cpu_count(),
        "load": round(os.getloadavg()[0], 1),
        "figures": [asdict(figure) for figure in figures],
    }
    path.write_text(json.dumps(content, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
    return path
