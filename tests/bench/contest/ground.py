"""Where contenders meet: a PostgreSQL and a Redis of the bench's own, and a database for each."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg

from tests.chaos.servers import PostgreSQL, Redis

ROOT = Path(__file__).resolve().parents[3]
EMPTY = "empty"


class Ground:
    """Makes databases; each is a copy of one that was prepared before."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.postgresql, self.redis = PostgreSQL(folder), Redis(folder)
        self._copies = 0
        self._sql(f"create database {EMPTY}")
        self.run(EMPTY, "manage.py", "migrate", "-v0")

    def run(self, database: str, *words: str) -> str:
        """What `python` with these words prints, working on this database."""
        environment = self.environment(database)
        command = [sys.executable, *words]
        return subprocess.run(
            command, env=environment, cwd=ROOT, check=True, text=True, stdout=subprocess.PIPE
        ).stdout

    def copy(self, of: str = EMPTY) -> str:
        """The name of a fresh copy of `of`."""
        self._copies += 1
        name = f"copy{self._copies}"
        self._sql(f"create database {name} template {of}")
        self._sql("checkpoint")
        return name

    def drop(self, database: str) -> None:
        self._sql(f"drop database {database} with (force)")

    def url(self, database: str) -> str:
        return self.postgresql.url.rpartition("/")[0] + f"/{database}"

    def environment(self, database: str, smtp_port: int = 0) -> dict[str, str]:
        """For a process that works on this database and sends to this port."""
        kept = {key: os.environ[key] for key in ("PATH", "HOME", "LANG") if key in os.environ}
        return kept | {
            "PYTHONPATH": os.pathsep.join((str(ROOT / "platform"), str(ROOT))),
            "DJANGO_SETTINGS_MODULE": "tests.bench.contest.settings",
            "PYTHONWARNINGS": "ignore",  # Celery's about being root
            "SECRET_KEY": "only-for-the-bench",
            "ALLEMED_VAR": str(self.folder / "var"),
            "DATABASE_URL": self.url(database),
            "REDIS_URL": f"{self.redis.url.rpartition('/')[0]}/{self._copies % 16}",
            "EMAIL_URL": f"smtp://127.0.0.1:{smtp_port}",
            "SITE_URL": "https://videre.example.no",
        }

    def processor(self) -> float:
        """Seconds of it PostgreSQL and Redis have used so far."""
        return sum(map(processor, [*self.postgresql.processes(), *self.redis.processes()]))

    def _sql(self, statement: str) -> None:
        with psycopg.connect(self.postgresql.url, autocommit=True) as connection:
            connection.execute(statement)


def processor(pid: int) -> float:
    """Seconds of it a process has used so far, with those of its children that have ended."""
    stat = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return sum(map(int, stat[11:15])) / os.sysconf("SC_CLK_TCK")


_open: list[Ground] = []


@contextmanager
def open_ground() -> Iterator[Ground]:
    """The one that is open, or a new one while the block runs.

    Raises `tests.chaos.servers.Missing` where the servers' programs are not installed.
    """
    if _open:
        yield _open[0]
        return
    folder = Path(tempfile.mkdtemp(prefix="bench-"))
    folder.chmod(0o755)  # PostgreSQL's own user must get through
    try:
        _open.append(Ground(folder))
        yield _open[0]
    finally:
        for ground in _open:
            ground.redis.stop()
            ground.postgresql.stop("immediate")
        _open.clear()
        shutil.rmtree(folder, ignore_errors=True)
