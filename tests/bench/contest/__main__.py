"""One process of a contender: goes through the stages it is told on its standard input."""

from __future__ import annotations

import logging
import os
import sys
import threading
import time


def main(name: str, share: str = "0", of: str = "1") -> None:
    import django

    django.setup()
    logging.disable(logging.WARNING)  # a line for each mail is no part of anybody's work
    from django.conf import settings

    from tests.bench.contest import people
    from tests.bench.contest.contenders import CONTENDERS

    if name == "settle":
        people.settle(int(share))
        return
    people.set_clock(settings.BENCH_BEGAN)
    contender = CONTENDERS[name](int(share), int(of))
    contender.warm()
    threading.Thread(target=_die_with_parent, args=(os.getppid(),), daemon=True).start()
    print("ready", flush=True)
    for line in sys.stdin:
        getattr(contender, line.strip())()
        print("done", flush=True)


def _die_with_parent(parent: int) -> None:
    while os.getppid() == parent:
        time.sleep(1)
    os._exit(1)


if __name__ == "__main__":
    main(*sys.argv[1:])
