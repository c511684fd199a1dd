"""PostgreSQL and Redis of the run's own, which it may crash and start again as it likes."""

from __future__ import annotations

import os
import random
import shutil
import socket
import subprocess
import time
from contextlib import suppress
from pathlib import Path


class Missing(RuntimeError):
    """A program this needs is not on the machine."""


def free_port() -> int:
    """A port nobody has, below those the system gives to whoever calls out: while a server is
    down, nobody takes its port by chance."""
    for port in random.SystemRandom().sample(range(18_000, 32_000), 100):
        with socket.socket() as probe, suppress(OSError):
            probe.bind(("127.0.0.1", port))
            return port
    raise RuntimeError("No port is free.")


def initdb() -> Path | None:
    """PostgreSQL's own programs lie beside one another, mostly outside PATH."""
    found = shutil.which("initdb")
    if found:
        return Path(found).resolve()
    return max(Path("/usr/lib/postgresql").glob("*/bin/initdb"), default=None)


class PostgreSQL:
    """A cluster in `folder`. PostgreSQL refuses to be root; then it is the user postgres."""

    def __init__(self, folder: Path) -> None:
        program = initdb()
        if program is None:
            raise Missing("PostgreSQL's initdb")
        self._bin, self._data, self.port = program.parent, folder / "postgresql", free_port()
        self._user = "postgres" if os.geteuid() == 0 else None
        self._data.mkdir()
        if self._user:
            shutil.chown(self._data, self._user)
        self._run(
            "initdb", "--no-sync", "--auth=trust", "--encoding=UTF8", "--username=chaos",
            "--locale=C.UTF-8", f"--pgdata={self._data}",
        )  # fmt: skip
        self.start()

    @property
    def url(self) -> str:
        return f"postgres://chaos@127.0.0.1:{self.port}/postgres"

    def start(self) -> None:
        options = (
            f"-p {self.port} -c listen_addresses=127.0.0.1 -c unix_socket_directories={self._data} "
            "-c max_connections=120 -c shared_buffers=64MB"
        )
        self._ctl("start", "-o", options, "-l", str(self._data / "log"))

    def stop(self, mode: str) -> None:
        """`mode` fast ends the conversations; immediate is a crash, mended at the next start."""
        self._ctl("stop", "-m", mode)

    def processes(self) -> list[int]:
        """Its own and those of its conversations."""
        first = int((self._data / "postmaster.pid").read_text().split()[0])
        children = Path(f"/proc/{first}/task/{first}/children").read_text().split()
        return [first, *map(int, children)]

    def _ctl(self, *words: str) -> None:
        self._run("pg_ctl", "-w", "-D", str(self._data), *words)

    def _run(self, program: str, *words: str) -> None:
        subprocess.run(
            [self._bin / program, *words],
            check=True,
            user=self._user,
            cwd="/",
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )


class Redis:
    """A server that keeps nothing when it stops."""

    def __init__(self, folder: Path) -> None:
        self._program = shutil.which("redis-server")
        if self._program is None:
            raise Missing("redis-server")
        self._folder, self.port = folder, free_port()
        self._process: subprocess.Popen[bytes] | None = None
        self.start()

    @property
    def url(self) -> str:
        return f"redis://127.0.0.1:{self.port}/0"

    def start(self) -> None:
        self._process = subprocess.Popen(
            [
                self._program or "", "--port", str(self.port), "--bind", "127.0.0.1",
                "--save", "", "--appendonly", "no", "--dir", str(self._folder),
            ],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )  # fmt: skip
        for _ in range(200):
            try:
                self._say(b"PING")
                return
            except OSError:
                time.sleep(0.05)
        raise RuntimeError("Redis does not start.")

    def processes(self) -> list[int]:
        return [self._process.pid] if self._process else []

    def flush(self) -> None:
        """Forget everything that was queued."""
        self._say(b"FLUSHALL")

    def stop(self) -> None:
        """At once, with all it holds."""
        if self._process is not None:
            self._process.kill()
            self._process.wait()

    def _say(self, command: bytes) -> None:
        with socket.create_connection(("127.0.0.1", self.port), timeout=5) as line:
            line.sendall(command + b"\r\n")
            if not line.recv(100).startswith(b"+"):
                raise OSError("Redis refuses.")
