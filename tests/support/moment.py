"""Acts of several people at the same moment."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import TypeVar

from django.db import connection

T = TypeVar("T")


def together(*acts: Callable[[], T]) -> list[T]:
    """Run them in threads of their own that start at the same moment; what each gave, in order."""
    start = Barrier(len(acts))

    def run(act: Callable[[], T]) -> T:
        try:
            start.wait(timeout=10)
            return act()
        finally:
            connection.close()

    with ThreadPoolExecutor(len(acts)) as pool:
        return [running.result(timeout=60) for running in [pool.submit(run, act) for act in acts]]
