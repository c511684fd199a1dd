"""What all processes of a run share: how far their clock is off, and at which points to die.

One small file, mapped into memory: the harness writes, the others read.
"""

from __future__ import annotations

import mmap
import os
import struct
import threading
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Final

import time_machine

POINTS_MOST: Final = 64
#: How often a process looks whether the clock has been moved (seconds).
GLANCE: Final = 0.05
_SIZE: Final = 8 + 4 * POINTS_MOST
ENV: Final = "CHAOS_BOARD"


class Board:
    """The shared file. `lead`: seconds the run's clock is ahead of the machine's."""

    def __init__(self, path: Path, *, make: bool = False) -> None:
        if make:
            path.write_bytes(bytes(_SIZE))
        with path.open("r+b") as file:
            self._map = mmap.mmap(file.fileno(), _SIZE)
        self._dead = os.open(path.with_suffix(".deaths"), os.O_CREAT | os.O_APPEND | os.O_WRONLY)
        self.deaths_path = path.with_suffix(".deaths")

    @property
    def lead(self) -> float:
        return float(struct.unpack_from("d", self._map, 0)[0])

    @lead.setter
    def lead(self, seconds: float) -> None:
        struct.pack_into("d", self._map, 0, seconds)

    def arm(self, point: int, passes: int) -> None:
        """Whoever passes this point for the `passes`th time from now on dies there. 0: nobody."""
        struct.pack_into("i", self._map, 8 + 4 * point, passes)

    def armed(self, point: int) -> bool:
        return bool(struct.unpack_from("i", self._map, 8 + 4 * point)[0])

    def passing(self, point: int) -> bool:
        """Count one pass. True when this process is to die now."""
        left: int = struct.unpack_from("i", self._map, 8 + 4 * point)[0]
        if not left:
            return False
        self.arm(point, left - 1)
        return left == 1

    def note_death(self, pid: int, where: str) -> None:
        """Said right before a process is killed, by itself or whoever kills it."""
        os.write(self._dead, f"{pid} {time.monotonic():.4f} {where}\n".encode())


class Clock:
    """This process's clock, `board.lead` seconds ahead of the machine's. Also after a fork."""

    def __init__(self, board: Board) -> None:
        self._board = board
        self._lead = 0.0
        self._moved = time_machine.travel(datetime.now(UTC).timestamp(), tick=True)
        self._hands = self._moved.start()
        self.look()
        self._follow()
        os.register_at_fork(after_in_child=self._follow)

    def look(self) -> None:
        """Take over what the board says."""
        lead = self._board.lead
        if lead != self._lead:
            self._hands.shift(timedelta(seconds=lead - self._lead))
            self._lead = lead

    def _follow(self) -> None:
        threading.Thread(target=self._watch, daemon=True, name="chaos-clock").start()

    def _watch(self) -> None:
        while True:
            time.sleep(GLANCE)
            self.look()
