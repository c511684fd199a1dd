"""The processes of a run: four workers, two beats, the web. Whoever dies is started again."""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
import threading
import time
from collections import Counter
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from tests.chaos.board import Board

ROOT: Final = Path(__file__).resolve().parents[2]
#: So long a process needs, at most, until it works (seconds).
AWAKE: Final = 1.5
#: Who has ended so often without being killed is given up, and the run with it.
MOST_FAILURES: Final = 100
_QUIET: Final = ("--without-gossip", "--without-mingle", "--without-heartbeat")


@dataclass(frozen=True)
class Death:
    """That a process was killed: when, by the machine's clock, and at which point."""

    pid: int
    real: float
    where: str

    @property
    def counts(self) -> bool:
        """Children that die with their parent are no kill of their own."""
        return self.where != WITH_IT


WITH_IT: Final = "with its parent"


def commands(port: int) -> dict[str, list[str]]:
    """As in the Procfile (solo) and in docker-compose.yml (with a pool), gunicorn with fewer."""
    worker = ["celery", "-q", "-A", "config", "worker", "--loglevel", "warning"]
    beat = ["celery", "-q", "-A", "config", "beat", "--loglevel", "warning", "--pidfile="]
    web = ["gunicorn", "config.wsgi", "--bind", f"127.0.0.1:{port}", "--log-level", "warning"]
    return {
        **{f"worker{n}": [*worker, "-n", f"w{n}@%h", "--pool", "solo", *_QUIET] for n in (0, 1)},
        **{f"worker{n}": [*worker, "-n", f"w{n}@%h", "--concurrency", "1"] for n in (2, 3)},
        **{f"beat{n}": [*beat, "-s", f"{n}.beat"] for n in (0, 1)},
        "web": [*web, "--workers", "2", "--threads", "4", "--worker-class", "gthread"],
    }


class Company:
    """Starts, kills and restarts. `deaths`: everybody who was killed, in order."""

    def __init__(self, folder: Path, board: Board, port: int, chance: random.Random) -> None:
        self.folder, self._board, self._chance = folder, board, chance
        self._commands = {
            key: [str(folder / word) if word.endswith(".beat") else word for word in command]
            for key, command in commands(port).items()
        }
        self.pids: dict[str, int] = {}
        self._began: dict[str, float] = {}
        self._lock = threading.Lock()
        self._open = False
        self._deaths = board.deaths_path.open()
        self.deaths: list[Death] = []
        self.unexpected: Counter[str] = Counter()
        self.processor_seconds = 0.0
        self._nursery = subprocess.Popen(
            [sys.executable, "-m", "tests.chaos.nursery", str(folder)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=(folder / "nursery.log").open("w"),
            text=True,
            cwd=ROOT,
        )
        assert self._nursery.stdout is not None
        if not self._nursery.stdout.readline():
            raise RuntimeError((folder / "nursery.log").read_text())
        self._listener = threading.Thread(target=self._listen, daemon=True)
        self._listener.start()

    # -- all of them

    def open(self) -> None:
        """Start everybody, unless they were told to start before."""
        if self._open:
            return
        self._open = True
        for key in self._commands:
            self._order(key)

    def kill_all(self, where: str) -> None:
        """The whole machine goes at once, and stays off until `open`."""
        self._open = False
        for key in list(self.pids):
            self.kill(key, where)
        self._wait_for(lambda: not self.pids)

    def close(self) -> None:
        """The end of the run."""
        self._open = False
        for pid in list(self.pids.values()):
            _kill_group(pid)
        assert self._nursery.stdin is not None
        self._wait_for(lambda: not self.pids)
        self._nursery.stdin.close()
        self._nursery.wait()
        self._listener.join()

    def ready(self) -> bool:
        """Whether somebody of each kind has been up for a while."""
        now = time.monotonic()
        with self._lock:
            up = {key for key in self.pids if now - self._began[key] > AWAKE}
        return all(any(key.startswith(role) for key in up) for role in ("worker", "beat", "web"))

    # -- one of them

    def kill_one(self, role: str) -> None:
        """A random one of this kind, with its children if it has any."""
        keys = [key for key in list(self.pids) if key.startswith(role)]
        if keys:
            self.kill(self._chance.choice(keys), f"{role} at random")

    def kill(self, key: str, where: str) -> None:
        pid = self.pids.get(key)
        if pid is None:
            return
        for other in _group(pid):
            self._board.note_death(other, where if other == pid else WITH_IT)
        _kill_group(pid)

    def read_deaths(self) -> list[Death]:
        """Those noted since the last call."""
        found = []
        for line in self._deaths:
            pid, real, where = line.rstrip("\n").split(" ", 2)
            found.append(Death(int(pid), float(real), where))
        self.deaths += found
        return found

    @property
    def kills(self) -> int:
        return sum(death.counts for death in self.deaths)

    def _order(self, key: str) -> None:
        assert self._nursery.stdin is not None
        with self._lock:
            order = json.dumps({"key": key, "command": self._commands[key]})
            print(order, file=self._nursery.stdin, flush=True)

    def _listen(self) -> None:
        assert self._nursery.stdout is not None
        for line in self._nursery.stdout:
            self._hear(json.loads(line))

    def _hear(self, said: dict[str, Any]) -> None:
        if "seconds" in said:
            self.processor_seconds = said["seconds"]
            return
        if "began" in said:
            with self._lock:
                self.pids[said["began"]] = said["pid"]
                self._began[said["began"]] = time.monotonic()
            return
        with self._lock:
            key = next((k for k, pid in self.pids.items() if pid == said["ended"]), None)
            if key is None:
                return
            del self.pids[key]
        if said["status"] != -signal.SIGKILL:
            self.unexpected[f"{key}: {said['status']}"] += 1
        for left_behind in _group(said["ended"]):
            self._board.note_death(left_behind, WITH_IT)
        _kill_group(said["ended"])
        if self.unexpected[f"{key}: {said['status']}"] > MOST_FAILURES:
            self._open = False  # no way to live: see its log
        if self._open:
            self._order(key)

    def _wait_for(self, holds: Any) -> None:
        until = time.monotonic() + 20
        while not holds():
            if time.monotonic() > until:
                raise RuntimeError("Processes do not end.")
            time.sleep(0.02)


def _kill_group(leader: int) -> None:
    with suppress(ProcessLookupError):
        os.killpg(leader, signal.SIGKILL)


def _group(leader: int) -> list[int]:
    """The processes of a group, its leader among them."""
    found = []
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = stat.read_text().rpartition(")")[2].split()
        except OSError:
            continue
        if int(fields[2]) == leader:
            found.append(int(stat.parent.name))
    return found
