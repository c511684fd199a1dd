"""What else goes wrong: the queue, the database and the mail server, one trouble a day."""

from __future__ import annotations

import random
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from tests.chaos import sink as smtp
from tests.chaos.servers import PostgreSQL, Redis
from tests.chaos.sink import ChaosSink

#: In this order, one for each day; then from the start.
ORDER: Final = (
    "smtp 4xx",
    "redis flushed",
    "smtp 5xx",
    "postgresql crashed",
    "smtp cut in DATA",
    "redis stopped",
    "smtp hanging",
    "postgresql restarted",
    "smtp gone",
    "smtp 421",
)
#: Where in the day's mails a trouble begins and ends, and how long it lasts at most (seconds).
BEGINS: Final = 0.15
ENDS: Final = 0.6
LASTS: Final = 4.0


@dataclass
class Trouble:
    """One day's trouble. `tell` each moment how far the day's mails are (0 to 1)."""

    name: str
    sink: ChaosSink
    postgresql: PostgreSQL
    redis: Redis
    chance: random.Random
    #: Until somebody ends it, however long that takes.
    endless: bool = False
    began: float = 0.0
    ended: float = 0.0
    _work: threading.Thread | None = None

    @property
    def on(self) -> bool:
        return bool(self.began and not self.ended) or bool(self._work and self._work.is_alive())

    @property
    def lasted(self) -> float:
        """How long it has lasted, in seconds."""
        return time.monotonic() - self.began if self.on else 0.0

    def tell(self, progress: float, addresses: Callable[[], list[str]]) -> None:
        now = time.monotonic()
        if not self.began and progress >= BEGINS:
            self.began = now
            self._begin(addresses())
        elif not self.began or self.ended:
            return
        elif not self.endless and (progress >= ENDS or now - self.began > LASTS):
            self.end()

    def end(self) -> None:
        """Everything works again."""
        self.ended = time.monotonic()
        self.sink.trouble = ""
        if self._work is not None:
            self._work.join()

    def _begin(self, addresses: list[str]) -> None:
        what, _, how = self.name.partition(" ")
        if what == "smtp":
            if how == smtp.NEVER:
                some = self.chance.sample(addresses, min(len(addresses), 1 + len(addresses) // 10))
                self.sink.gone_addresses = frozenset(some)
            self.sink.trouble = how
            if how == smtp.GONE:
                self.sink.cut_all()
        elif what == "redis":
            self._start(self.redis.flush if how == "flushed" else self._stop_redis)
            self.ended = time.monotonic()
        else:
            mode = "immediate" if how == "crashed" else "fast"
            self._start(lambda: self._restart(mode))
            self.ended = time.monotonic()

    def _start(self, work: Callable[[], None]) -> None:
        self._work = threading.Thread(target=work, daemon=True)
        self._work.start()

    def _stop_redis(self) -> None:
        self.redis.stop()
        time.sleep(2)
        self.redis.start()

    def _restart(self, mode: str) -> None:
        self.postgresql.stop(mode)
        time.sleep(1)
        self.postgresql.start()
