"""Measures, prints tables and writes JSON: python -m tests.bench [name …]"""

from __future__ import annotations

import os
import sys


def main(names: list[str]) -> int:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.test")
    import django

    django.setup()
    from django.conf import settings

    from tests.bench import database, figures
    from tests.bench.registry import BENCHES
    from tests.chaos.servers import Missing

    unknown = sorted(set(names) - set(BENCHES))
    if unknown:
        print(f"No bench called {', '.join(unknown)}. There are: {', '.join(BENCHES)}.")
        return 2
    print(f"{os.cpu_count()} processors, load {os.getloadavg()[0]:.1f}\n")
    with database.temporary() as vendor:
        for name in names or BENCHES:
            bench = BENCHES[name]
            try:
                found = bench.run(bench.FULL)
            except Missing as missing:
                print(f"!!! {name} NOT MEASURED: {missing} is not on this machine. !!!\n")
                continue
            print(getattr(bench, "table", figures.table)(name, bench.ABOUT, found))
            path = figures.keep(name, bench.ABOUT, found, settings.VAR / "bench", vendor)
            print(f"  → {os.path.relpath(path)}\n", flush=True)
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
