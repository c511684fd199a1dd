"""The mail server of a run: remembers what it accepted, misbehaves and kills when told to.

It runs in threads of the harness. Workers greet it with their process number, so that it can kill
the very process it talks with: before DATA, after DATA and before the answer, or after the answer.
"""

from __future__ import annotations

import os
import random
import signal
import socket
import threading
import time
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any, Final

import time_machine
from django.conf import settings
from django.utils import timezone

from tests.bench.sink import END, Conversation, Sink
from tests.chaos import contents
from tests.chaos.board import Board
from tests.chaos.contents import Contents

#: Where the sink can kill whom it talks with, and what has happened by then.
BEFORE_DATA: Final = "SMTP: before DATA"
UNANSWERED: Final = "SMTP: taken, not answered"
ANSWERED: Final = "SMTP: taken and answered"
KILLS: Final = (BEFORE_DATA, UNANSWERED, ANSWERED)
#: Ways to misbehave; "" is none. The last is no mail server at all.
LATER, NEVER, HANG, CUT, CLOSING, GONE = "4xx", "5xx", "hanging", "cut in DATA", "421", "gone"


@dataclass
class Accepted:
    """One mail the server took for `to`. `real`: the machine's own seconds, `wall` its own time of
    day; `at`: by the run's clock. `unheard`: the sender had waited its time and hung up by then."""

    said: Contents
    to: str
    pid: int
    real: float
    wall: float
    at: datetime
    unheard: bool = False

    @property
    def message_id(self) -> str:
        return self.said.message_id


def hung_up(line: socket.socket, since: float) -> bool:
    """Whether the other end has closed, after waiting as long as it must for an answer."""
    if time.monotonic() - since < settings.EMAIL_TIMEOUT:
        return False
    try:
        return line.recv(1, socket.MSG_PEEK | socket.MSG_DONTWAIT) == b""
    except BlockingIOError:
        return False
    except OSError:
        return True


class Talk(Conversation):
    """One conversation, with whatever goes wrong just now."""

    server: ChaosSink
    pid = 0
    #: The server's own doing: what it says now is not heard.
    cut = False

    def setup(self) -> None:
        super().setup()
        self.server.opened(self)

    def finish(self) -> None:
        self.server.closed(self)

    def hear(self, line: bytes) -> bool:
        self.server.heard()
        word = line[:4].upper()
        if word == b"EHLO" and line[5:9] == b"pid-":
            self.pid = int(line[9:].partition(b".")[0])
        trouble = self.server.trouble
        if trouble == CLOSING and word == b"MAIL":
            self.say(b"421 4.3.2 come again")
            return False
        if word == b"RCPT":
            address = line[line.find(b"<") + 1 : line.find(b">")].decode()
            trouble = self.server.trouble
            if trouble == LATER and self.server.toss(2):
                self.say(b"451 4.3.0 not now")
                return True
            if trouble == NEVER and self.server.refuses(address):
                self.say(b"550 5.1.1 no such mailbox")
                return True
        if trouble == HANG and word in {b"MAIL", b"RCPT", b"DATA"} and self.server.toss(30):
            self.request.settimeout(30)
            self.request.recv(1)  # say nothing until the other end has had enough
            return False
        return super().hear(line)

    def take(self) -> bool:
        server = self.server
        kill = server.next_kill()
        if kill == BEFORE_DATA:
            server.kill(self.pid, kill)
            return False
        self.say(b"354 go on")
        began, trouble = time.monotonic(), server.trouble
        if trouble == CUT and server.toss(8):
            self.request.recv(2000)
            return False
        raw = self._until(END)
        if raw is None:
            return False
        if trouble == LATER and server.toss(4):
            self.say(b"452 4.3.1 no room")
            return True
        if trouble == HANG and server.toss(60):
            time.sleep(5)  # longer than the client waits: whatever it does, this was not accepted
            return False
        one = server.accept(raw, " and ".join(self.recipients), self.pid)
        if kill == UNANSWERED:
            server.kill(self.pid, kill)
            return False
        try:
            self.say(b"250 2.0.0 taken")
        finally:
            one.unheard = self.cut or hung_up(self.request, began)
        if kill == ANSWERED:
            server.kill(self.pid, kill)
        return True


class ChaosSink(Sink):
    """The server. `accepted` is what every count of the run is made from."""

    def __init__(self, board: Board, seed: int) -> None:
        super().__init__(conversation=Talk)
        self.accepted: list[Accepted] = []
        self._refused: set[tuple[str, date]] = set()
        self.trouble = ""
        #: Addresses that exist no more while the trouble is NEVER.
        self.gone_addresses: frozenset[str] = frozenset()
        self.last_heard = time.monotonic()
        self._board = board
        self._chance = random.Random(seed)
        self._talks: set[Talk] = set()
        self._kill: tuple[str, int] | None = None
        self._guard = threading.Lock()
        threading.Thread(target=self.serve_forever, args=(0.05,), daemon=True).start()

    # -- what the harness asks for

    @property
    def port(self) -> int:
        number: int = self.server_address[1]
        return number

    @property
    def talking(self) -> int:
        """How many conversations are open."""
        return len(self._talks)

    def kill_at(self, where: str, after: int) -> None:
        """Kill whoever sends the `after`th message from now on, at that point of it."""
        with self._guard:
            self._kill = (where, after)

    @property
    def armed(self) -> bool:
        return self._kill is not None

    def disarm(self) -> None:
        with self._guard:
            self._kill = None

    def cut_all(self) -> None:
        """End every conversation, as a machine that is switched off does."""
        for talk in list(self._talks):
            talk.cut = True
            with suppress(OSError):
                talk.request.close()

    # -- what conversations ask for

    def verify_request(self, request: Any, client_address: Any) -> bool:
        return self.trouble != GONE

    def opened(self, talk: Talk) -> None:
        self._talks.add(talk)
        self.heard()

    def closed(self, talk: Talk) -> None:
        self._talks.discard(talk)
        self.heard()

    def heard(self) -> None:
        self.last_heard = time.monotonic()

    def toss(self, sides: int) -> bool:
        """True once in `sides` times."""
        return self._chance.randrange(sides) == 0

    def refuses(self, address: str) -> bool:
        if address not in self.gone_addresses:
            return False
        self._refused.add((address, timezone.localdate()))
        return True

    def refused_on(self, day: date) -> set[str]:
        """The addresses that did not exist that day, as far as somebody tried."""
        return {address for address, when in self._refused if when == day}

    def next_kill(self) -> str:
        with self._guard:
            if self._kill is None:
                return ""
            where, left = self._kill
            self._kill = (where, left - 1) if left > 1 else None
            return where if left <= 1 else ""

    def accept(self, raw: bytes, to: str, pid: int) -> Accepted:
        real, wall = time.monotonic(), time_machine.escape_hatch.time.time()
        one = Accepted(contents.read(raw), to, pid, real, wall, datetime.now(UTC))
        self.heard()
        self.accepted.append(one)
        return one

    def kill(self, pid: int, where: str) -> None:
        if pid:
            self._board.note_death(pid, where)
            with suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Conversations end in every way here."""
