"""The fastest SMTP server that still answers right: takes every mail, counts it, forgets it.

Run as a process of its own (`python -m tests.bench.sink`), so that it does not share our
interpreter's time. Prints its port; after QUIT of the last conversation a line "count" on its
standard input is answered with how many mails came in.
"""

from __future__ import annotations

import socketserver
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


class Conversation(socketserver.StreamRequestHandler):
    """One connection: RFC 5321 as far as smtplib needs it."""

    disable_nagle_algorithm = True

    def handle(self) -> None:
        self._say(b"220 sink")
        while line := self.rfile.readline():
            word = line[:4].upper()
            if word == b"DATA":
                self._say(b"354 go on")
                while (part := self.rfile.readline()) not in (b".\r\n", b""):
                    del part
                self.server.took_one()  # type: ignore[attr-defined]  # Sink, below
                self._say(b"250 taken")
            elif word == b"QUIT":
                self._say(b"221 bye")
                return
            else:
                self._say(b"250 sink")

    def _say(self, line: bytes) -> None:
        self.wfile.write(line + b"\r\n")


class Sink(socketserver.ThreadingTCPServer):
    """Counts what came in over any number of connections."""

    daemon_threads = True
    allow_reuse_address = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Conversation)
        self.count = 0
        self._lock = threading.Lock()

    def took_one(self) -> None:
        with self._lock:
            self.count += 1


class Running:
    """A sink in another process."""

    def __init__(self, process: subprocess.Popen[str], port: int) -> None:
        self._process = process
        self.port = port

    def count(self) -> int:
        """How many mails came in so far."""
        if self._process.stdin is None or self._process.stdout is None:
            raise RuntimeError("The sink was started without pipes.")
        print("count", file=self._process.stdin, flush=True)
        return int(self._process.stdout.readline())


@contextmanager
def running() -> Iterator[Running]:
    """A sink while the block runs."""
    command = [sys.executable, "-m", "tests.bench.sink"]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=ROOT
    ) as process:
        try:
            port = int(process.stdout.readline()) if process.stdout else 0
            yield Running(process, port)
        finally:
            process.terminate()


def main() -> None:
    with Sink() as sink:
        threading.Thread(target=sink.serve_forever, daemon=True).start()
        print(sink.server_address[1], flush=True)
        for _ in sys.stdin:
            print(sink.count, flush=True)


if __name__ == "__main__":
    main()
