"""The benches by name. Each module has ABOUT, FULL and TINY (how much) and run(size);
one with a table of its own has table(name, about, figures).
"""

from __future__ import annotations

from types import ModuleType
from typing import Final

from tests.bench import bench_confirm, bench_import, bench_reading, bench_sending, bench_when

BENCHES: Final[dict[str, ModuleType]] = {
    "import": bench_import,
    "confirm": bench_confirm,
    "sending": bench_sending,
    "when": bench_when,
    "reading": bench_reading,
}
