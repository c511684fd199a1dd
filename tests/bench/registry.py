"""The benches by name. Each module has ABOUT, FULL and TINY (how much) and run(size);
one with a table of its own has table(name, about, figures).
"""

from __future__ import annotations

from types import ModuleType
from typing import Final

from tests.bench import (
    bench_confirm,
    bench_due,
    bench_import,
    bench_mail,
    bench_memory,
    bench_reading,
    bench_sending,
    bench_when,
)

BENCHES: Final[dict[str, ModuleType]] = {
    "import": bench_import,
    "confirm": bench_confirm,
    "sending": bench_sending,
    "mail": bench_mail,
    "due": bench_due,
    "memory": bench_memory,
    "when": bench_when,
    "reading": bench_reading,
}
#: Those that start a PostgreSQL and a Redis of their own.
WITH_SERVERS: Final = frozenset({"mail", "due", "memory"})
