"""Connections kept open, each with a thread that speaks over it: lines to the mail server.

A server some milliseconds away answers each step of a conversation that much later, so one line
sends about twenty mails a second however fast both ends are. More lines are opened while waiting is
what takes the time, and not where the server is near.
"""

from __future__ import annotations

import queue
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from django.core.mail import get_connection
from django.core.mail.backends.base import BaseEmailBackend

from core.mail.errors import Verdict
from core.mail.models import OutgoingMail
from core.mail.sending import has_server, send_one, take_leave

#: More lines are worth their while when a mail waits longer than this for the server (seconds).
FAR: Final = 0.015
#: So many results may lie unsettled before the lines wait: what could come twice if we died now.
UNSETTLED: Final = 12
#: So long the first of them waits for others, to be written down with them (seconds).
TOGETHER: Final = 0.01


@dataclass(frozen=True)
class Result:
    """What came of one mail; None when it was not begun. `waited`: seconds without work of ours."""

    mail: OutgoingMail
    verdict: Verdict | None
    waited: float = 0.0
    closed: bool = False


class Lines:
    """Up to `most` lines. Mails go in by `send`, results come out by `results`, in any order.

    `begin(mail)` is asked right before each mail whether its claim is still good.
    """

    def __init__(self, most: int, begin: Callable[[OutgoingMail], bool]) -> None:
        self._most, self._begin = most, begin
        self._work: queue.SimpleQueue[OutgoingMail | None] = queue.SimpleQueue()
        self._results: queue.Queue[Result] = queue.Queue(UNSETTLED)
        self._threads: list[threading.Thread] = []
        self._waited = 0.0
        self._since_growth = 0
        self.open = 0
        self.outstanding = 0

    def send(self, mail: OutgoingMail) -> None:
        """Have the next free line take this mail."""
        if not self.open:
            self._add()
        self.outstanding += 1
        self._work.put(mail)

    def take_back(self) -> list[OutgoingMail]:
        """The mails no line has begun; they are no longer outstanding."""
        found = []
        try:
            while (mail := self._work.get_nowait()) is not None:
                found.append(mail)
        except queue.Empty:
            pass
        self.outstanding -= len(found)
        return found

    def results(self, timeout: float | None) -> list[Result]:
        """What has come back: at least one result, or [] after `timeout` seconds."""
        found: list[Result] = []
        try:
            found.append(self._results.get(timeout != 0, timeout))
            self._wait_for_others()
            while True:
                found.append(self._results.get_nowait())
        except queue.Empty:
            pass
        for result in found:
            self.outstanding -= 1
            if result.closed:
                self.open -= 1
                self._most = max(1, self.open)  # the server takes no more at once
            self._waited += result.waited
            self._since_growth += 1
        return found

    def _wait_for_others(self) -> None:
        """TOGETHER at most; not for more than there are, nor when the lines wait for us."""
        until = time.monotonic() + TOGETHER
        most = min(UNSETTLED, self.outstanding - 1)
        while self._results.qsize() < most and time.monotonic() < until:
            time.sleep(TOGETHER / 5)

    def grow(self) -> None:
        """Open as many lines again if those there are wait for a server far away."""
        if not self.open or self._since_growth < self.open:
            return
        far = self._waited / self._since_growth > FAR
        for _ in range(min(self.open, self._most - self.open) if far else 0):
            self._add()
        self._waited, self._since_growth = 0.0, 0

    def close(self) -> None:
        """Let every line end after the mail it has, and take leave of the server."""
        for _ in self._threads:
            self._work.put(None)
        for thread in self._threads:
            while thread.is_alive():
                self.results(0)  # nobody wants them any more, but a line may wait to hand one over
                thread.join(0.05)
        self._threads.clear()

    def _add(self) -> None:
        connection = get_connection()
        self.open += 1
        thread = threading.Thread(
            target=self._speak, args=(connection,), daemon=True, name=f"mail-line-{self.open}"
        )
        self._threads.append(thread)
        thread.start()

    def _speak(self, connection: BaseEmailBackend) -> None:
        try:
            while (mail := self._work.get()) is not None:
                result = self._one(mail, connection)
                self._results.put(result)
                if result.closed:
                    return
        finally:
            take_leave(connection)

    def _one(self, mail: OutgoingMail, connection: BaseEmailBackend) -> Result:
        if not self._begin(mail):
            return Result(mail, None)
        if not has_server(connection):
            return Result(mail, None, closed=True)
        wall, work = time.monotonic(), time.thread_time()
        verdict = send_one(mail, connection)
        waited = (time.monotonic() - wall) - (time.thread_time() - work)
        return Result(mail, verdict, waited)
