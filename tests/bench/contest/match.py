"""One contender's turn: from the first stage until the sink has every mail and all is settled."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

import psycopg

from tests.bench import sink
from tests.bench.contest.contenders import CONTENDERS
from tests.bench.contest.ground import ROOT, Ground, processor

PROCESSES = 2
#: How often it is asked whether everything has come (seconds).
GLANCE = 0.02
#: Nothing has happened for so long: nothing will (seconds).
STILL = 20.0
#: So many mails are compared word by word.
COMPARED = 100


@dataclass
class Outcome:
    """What came of it. `left`: not settled; `processor`: seconds of it the two processes took,
    `servers`: PostgreSQL and Redis for them; `words`: of the first COMPARED mails."""

    stages: dict[str, float] = field(default_factory=dict)
    came: int = 0
    unique: int = 0
    left: int = 0
    processor: float = 0.0
    servers: float = 0.0
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

    def must_live(self) -> None:
        """Raises RuntimeError when it has ended: it would be waited for in vain."""
        if self._process.poll() is not None:
            raise RuntimeError("A contender died; see above.")

    def processor(self) -> float:
        """Seconds of it used so far, with those of its children that have ended."""
        return processor(self._process.pid)

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
        environment = ground.environment(database, server.port) | {"BENCH_BEGAN": str(time.time())}
        both = _pair(name, environment)
        try:
            spent, asked = sum(process.processor() for process in both), ground.processor()
            *before, last = CONTENDERS[name].stages
            for stage in before:
                began = time.perf_counter()
                _go(both, stage)
                for process in both:
                    process.said()
                found.stages[stage] = time.perf_counter() - began
            began = time.perf_counter()
            _go(both, last)

            def came() -> int:
                for process in both:
                    process.must_live()
                return server.unique()

            with _unsettled(ground.url(database), CONTENDERS[name].unsettled) as left:
                found.left = wait(came, left, people)
            found.stages[last] = time.perf_counter() - began
            found.processor = sum(process.processor() for process in both) - spent
            found.servers = ground.processor() - asked
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


@contextmanager
def _unsettled(url: str, question: str) -> Iterator[Callable[[], int]]:
    """Asks the database how many mails are not settled."""
    if not question:
        yield lambda: 0
        return
    with psycopg.connect(url, autocommit=True) as connection:

        def ask() -> int:
            row = connection.execute(question).fetchone()
            return int(row[0]) if row else 0

        yield ask


def wait(
    unique: Callable[[], int],
    unsettled: Callable[[], int],
    mails: int,
    *,
    clock: Callable[[], float] = time.monotonic,
    pause: Callable[[float], None] = time.sleep,
) -> int:
    """Until so many people have their mail and all is settled, or nothing has changed for STILL.

    Returns how many are not settled. What is settled is asked for only when it matters: the
    question costs the contender time.
    """
    seen, since, left = (-1, -1), clock(), 0
    while True:
        came, still = unique(), clock() - since
        if came >= mails or still > STILL / 2:
            left = unsettled()
        if (came >= mails and not left) or still > STILL:
            return left
        if (came, left) != seen:
            seen, since = (came, left), clock()
        pause(GLANCE)
