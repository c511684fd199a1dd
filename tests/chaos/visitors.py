"""Who comes to the site meanwhile: people who answer, a provider that tells, a contact person.

Visitors press again until they get an answer, as people and providers do. Each knows since when
the site has their word (by the run's clock): from then on it must be as they said.
"""

from __future__ import annotations

import http.client
import json
import queue
import threading
import time
from base64 import b64encode
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final
from urllib.parse import urlencode

CSRF: Final = "chaosChaosChaosChaosChaosChaos42"
THREADS: Final = 3
#: A visitor gives up after this long; the run is then broken (seconds).
PATIENCE: Final = 90.0


@dataclass(frozen=True)
class Visit:
    """One POST, repeated until the status is one of `good`. Then `done(when)` is called."""

    path: str
    body: str
    headers: dict[str, str]
    good: tuple[int, ...]
    done: Callable[[datetime], None]


def answer(token: str, task: int, choice: str, done: Callable[[datetime], None]) -> Visit:
    """Somebody presses one of the choices on their page."""
    return Visit(
        f"/s/{token}/",
        urlencode({f"svar-{task}-choice": choice, "csrfmiddlewaretoken": CSRF}),
        {
            "Content-Type": "application/x-www-form-urlencoded",
            "Cookie": f"csrftoken={CSRF}",
        },
        (302,),
        done,
    )


def unsubscribe(token: str, done: Callable[[datetime], None]) -> Visit:
    """The button of a mail program."""
    return Visit(
        f"/s/{token}/avmeld/",
        "List-Unsubscribe=One-Click",
        {"Content-Type": "application/x-www-form-urlencoded"},
        (204,),
        done,
    )


def event(record: str, message_id: str, to: str, password: str, done: Callable[..., None]) -> Visit:
    """The provider tells that a mail was delivered, or that its reader complained (Postmark)."""
    told = {
        "RecordType": record,
        "MessageID": "883953f4-6105-42a2-a16a-77a8eac79483",
        "Recipient" if record == "Delivery" else "Email": to,
        "DeliveredAt" if record == "Delivery" else "BouncedAt": datetime.now(UTC).isoformat(),
        "Type": "SpamComplaint",
        "ID": abs(hash(message_id)) % 10**9,
        "Details": "smtp;250 2.0.0 OK",
        "Metadata": {"key": message_id.strip("<>").partition("@")[0]},
    }
    secret = b64encode(password.encode()).decode()
    headers = {"Content-Type": "application/json", "Authorization": f"Basic {secret}"}
    return Visit("/post/hendelser/", json.dumps(told), headers, (200,), done)


class Visitors:
    """A few threads that carry the visits out. `waiting`: how many are not done."""

    def __init__(self, port: int) -> None:
        self._port = port
        self._queue: queue.SimpleQueue[Visit | None] = queue.SimpleQueue()
        self._lock = threading.Lock()
        self.waiting = 0
        self.presses = 0
        self.gave_up: list[str] = []
        for _ in range(THREADS):
            threading.Thread(target=self._carry_out, daemon=True).start()

    def send(self, visit: Visit) -> None:
        with self._lock:
            self.waiting += 1
        self._queue.put(visit)

    def close(self) -> None:
        for _ in range(THREADS):
            self._queue.put(None)

    def _carry_out(self) -> None:
        while (visit := self._queue.get()) is not None:
            until = time.monotonic() + PATIENCE
            status = 0
            while status not in visit.good and time.monotonic() < until:
                status = self._press(visit)
                if status not in visit.good:
                    time.sleep(0.2)
            if status in visit.good:
                visit.done(datetime.now(UTC))
            else:
                self.gave_up.append(f"{status} {visit.path.partition('/')[2][:12]}")
            with self._lock:
                self.waiting -= 1

    def _press(self, visit: Visit) -> int:
        self.presses += 1
        line = http.client.HTTPConnection("127.0.0.1", self._port, timeout=10)
        try:
            line.request("POST", visit.path, visit.body, visit.headers)
            return line.getresponse().status
        except (OSError, http.client.HTTPException):
            return 0
        finally:
            line.close()
