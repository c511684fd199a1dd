"""One contender's turn: from the first stage until the sink has every mail and all is settled."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path

import psycopg

from tests.bench import sink
from tests.bench.contest.contenders import CONTENDERS
from tests.bench.contest.ground import ROOT, Ground

PROCESSES = 2
#: How often it is asked whether everything has come (seconds).
GLANCE = 0.02
#: Nothing has happened for so long: nothing will (seconds).
STILL = 20.0
#: So many mails are compared word by word.
COMPARED = 100


@dataclass
class Outcome:
    """What came of it. `left`: not settled; `processor`: seconds of it the two processes took;
    `words`: of the first COMPARED mails."""

    stages: dict[str, float] = field(default_factory=dict)
    came: int = 0
    unique: int = 0
    left: int = 0
    processor: float = 0.0
    words: dict[str, str] = field(default_factory=dict)

    @property
    def seconds(self) -> float:
        return sum(self.stages.values())

    @property
    def twice(self) -> int:
        return self.came - self.unique


class Process:
    """One of the two."""

    def __init__(self, name: str, share: int, environment: dict[str, str]) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.bench.contest", name, str(share), str(PROCESSES)],
            env=environment,
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            start_new_session=True,
        )

    def begin(self, stage: str) -> None:
        assert self._process.stdin is not None
        print(stage, file=self._process.stdin, flush=True)

    def said(self) -> None:
        """Wait for the end of what it does."""
        assert self._process.stdout is not None
        if not self._process.stdout.readline():
            raise RuntimeError("A contender died; see above.")

    def processor(self) -> float:
        """Seconds of it used so far, with those of its children that have ended."""
        stat = Path(f"/proc/{self._process.pid}/stat").read_text().rpartition(")")[2].split()
        return sum(map(int, stat[11:15])) / os.sysconf("SC_CLK_TCK")

    def kill(self) -> None:
        """With its children, if it has any."""
        if self._process.poll() is None:
            os.killpg(self._process.pid, signal.SIGKILL)
        self._process.communicate()


def play(name: str, ground: Ground, template: str, people: int, *, delay: float = 0.0) -> Outcome:
    """Everybody's mail by this contender. `template` has `people` people.

    `delay`: seconds before each answer of the sink.
    """
    database, found = ground.copy(template), Outcome()
    with sink.running(delay) as server:
        server.ask(f"keep {COMPARED}")
        environment = ground.environment(database, server.port)
        both = _pair(name, environment)
        wait = _Waiting(server, ground.url(database), CONTENDERS[name].unsettled)
        try:
            spent = sum(process.processor() for process in both)
            *before, last = CONTENDERS[name].stages
            for stage in before:
                began = time.perf_counter()
                _go(both, stage)
                for process in both:
                    process.said()
                found.stages[stage] = time.perf_counter() - began
            began = time.perf_counter()
            _go(both, last)
            found.left = wait.until(people)
            found.stages[last] = time.perf_counter() - began
            found.processor = sum(process.processor() for process in both) - spent
        finally:
            for process in both:
                process.kill()
        found.came, found.unique, found.words = server.count(), server.unique(), server.words()
    ground.drop(database)
    return found


def _pair(name: str, environment: dict[str, str]) -> list[Process]:
    both = [Process(name, n, environment) for n in range(PROCESSES)]
    for process in both:
        process.said()
    return both


def _go(both: list[Process], stage: str) -> None:
    for process in both:
        process.begin(stage)


class _Waiting:
    """Looks at the sink and at what a contender has not settled."""

    def __init__(self, server: sink.Running, url: str, question: str) -> None:
        self._server, self._url, self._question = server, url, question

    def until(self, mails: int, *, settled: bool = True, patience: float = STILL) -> int:
        """Wait until so many mails are for different people, and until all is settled, or until
        nothing happens any more. Returns how many are not settled.
        """
        with psycopg.connect(self._url, autocommit=True) as connection:
            seen, since = (-1, -1), time.monotonic()
            while True:
                came = self._server.unique()
                still = time.monotonic() - since
                left = 0
                if settled and self._question and (came >= mails or still > patience / 2):
                    row = connection.execute(self._question).fetchone()
                    left = int(row[0]) if row else 0
                if (came >= mails and not left) or still > patience:
                    return left
                if (came, left) != seen:
                    seen, since = (came, left), time.monotonic()
                time.sleep(GLANCE)
