"""The fastest SMTP server that still answers right: takes every mail and remembers it.

Run as a process of its own (`python -m tests.bench.sink`), so that it does not share our
interpreter's time. Prints its port; then each line on its standard input is answered with a line:

    count    how many mails came in
    wait N   the same, as soon as they are N
    unique   how many recipients they were for
    keep N   from now on also what the first N say (nothing is kept before)
    words    recipient → digest of subject and both parts, as JSON, of those kept
    forget   counts and words begin again
"""

from __future__ import annotations

import email
import email.policy
import hashlib
import html
import json
import re
import socket
import socketserver
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
END = b"\r\n.\r\n"
_STYLE = re.compile(r"<style.*?</style>|<!--.*?-->", re.DOTALL)
_TAG = re.compile(r"<[^>]*>")
_HREF = re.compile(r"\shref=\"([^\"]*)\"")


class Conversation(socketserver.BaseRequestHandler):
    """One connection: RFC 5321 as far as smtplib needs it."""

    server: Any

    def setup(self) -> None:
        self.request.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self._read = b""
        self.recipients: list[str] = []

    def handle(self) -> None:
        try:
            self.say(b"220 sink")
            while (line := self._until(b"\r\n")) is not None and self.hear(line):
                pass
        except OSError:  # cut by the other end
            pass

    def hear(self, line: bytes) -> bool:
        """Answer one command. False when the conversation is over."""
        word = line[:4].upper()
        if word == b"DATA":
            return self.take()
        if word in {b"EHLO", b"HELO"}:
            self.say(b"250-sink\r\n250 8BITMIME")
        elif word == b"QUIT":
            self.say(b"221 bye")
            return False
        else:
            if word == b"MAIL":
                self.recipients = []
            elif word == b"RCPT":
                self.recipients.append(line[line.find(b"<") + 1 : line.find(b">")].decode())
            self.say(b"250 go on")
        return True

    def take(self) -> bool:
        """A message. False when it did not come whole."""
        self.say(b"354 go on")
        raw = self._until(END)
        if raw is None:
            return False
        self.server.took(raw, self.recipients)
        self.say(b"250 taken")
        return True

    def say(self, line: bytes) -> None:
        if self.server.delay:
            time.sleep(self.server.delay)
        self.request.sendall(line + b"\r\n")

    def _until(self, end: bytes) -> bytes | None:
        """What comes before `end`, None when the other end has gone."""
        parts, tail = [self._read], self._read
        while end not in tail:
            more = self.request.recv(65536)
            if not more:
                return None
            parts.append(more)
            tail = tail[-len(end) :] + more if len(tail) > len(end) else tail + more
        found, _, self._read = b"".join(parts).partition(end)
        return found


class Sink(socketserver.ThreadingTCPServer):
    """Takes mail over any number of connections. `delay`: seconds before each answer."""

    daemon_threads = True
    allow_reuse_address = True
    request_queue_size = 128

    def __init__(self, delay: float = 0.0, conversation: type[Conversation] = Conversation) -> None:
        super().__init__(("127.0.0.1", 0), conversation)
        self.delay = delay
        self.count = 0
        self.keep = 0
        self.recipients: set[str] = set()
        self.kept: list[tuple[str, bytes]] = []
        self._changed = threading.Condition()

    def took(self, raw: bytes, recipients: list[str]) -> None:
        with self._changed:
            self.count += 1
            self.recipients.update(recipients)
            if len(self.kept) < self.keep:
                self.kept.append((",".join(recipients), raw))
            self._changed.notify_all()

    def wait(self, count: int) -> int:
        with self._changed:
            self._changed.wait_for(lambda: self.count >= count)
            return self.count

    def forget(self) -> None:
        with self._changed:
            self.count, self.kept, self.recipients = 0, [], set()

    def words(self) -> dict[str, str]:
        """What each recipient was told, whatever wrote the message down as bytes."""
        return {to: digest(raw) for to, raw in self.kept}


def digest(raw: bytes) -> str:
    """Of the words and links of subject, text and HTML, however they are marked up."""
    whole = raw.replace(b"\r\n..", b"\r\n.")  # RFC 5321, 4.5.2
    message = email.message_from_bytes(whole, policy=email.policy.default)
    bodies = [
        _words(part.get_content())
        for part in message.walk()
        if part.get_content_maintype() == "text"
    ]
    parts = [_words(str(message["Subject"])), *bodies]
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()[:16]


def _words(content: str) -> str:
    plain = _TAG.sub(
        lambda tag: " ".join(["", *_HREF.findall(tag[0]), ""]), _STYLE.sub("", content)
    )
    return " ".join(html.unescape(plain).split())


class Running:
    """A sink in another process."""

    def __init__(self, process: subprocess.Popen[str], port: int) -> None:
        self._process = process
        self.port = port

    def ask(self, line: str) -> str:
        """Its answer to one line."""
        if self._process.stdin is None or self._process.stdout is None:
            raise RuntimeError("The sink was started without pipes.")
        print(line, file=self._process.stdin, flush=True)
        return self._process.stdout.readline().strip()

    def count(self) -> int:
        """How many mails came in so far."""
        return int(self.ask("count"))

    def unique(self) -> int:
        """How many recipients they were for."""
        return int(self.ask("unique"))

    def words(self) -> dict[str, str]:
        found: dict[str, str] = json.loads(self.ask("words"))
        return found


@contextmanager
def running(delay: float = 0.0) -> Iterator[Running]:
    """A sink while the block runs."""
    command = [sys.executable, "-m", "tests.bench.sink", str(delay)]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=ROOT
    ) as process:
        try:
            port = int(process.stdout.readline()) if process.stdout else 0
            yield Running(process, port)
        finally:
            process.terminate()


def main(delay: str = "0") -> None:
    with Sink(float(delay)) as sink:
        threading.Thread(target=sink.serve_forever, daemon=True).start()
        print(sink.server_address[1], flush=True)
        for line in sys.stdin:
            word, _, number = line.strip().partition(" ")
            print(_answer(sink, word, number), flush=True)


def _answer(sink: Sink, word: str, number: str) -> object:
    if word == "wait":
        return sink.wait(int(number))
    if word == "unique":
        return len(sink.recipients)
    if word == "keep":
        sink.keep = int(number)
    elif word == "forget":
        sink.forget()
    elif word == "words":
        return json.dumps(sink.words())
    return sink.count


if __name__ == "__main__":
    main(*sys.argv[1:])
