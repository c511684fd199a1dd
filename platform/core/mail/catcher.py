"""A real SMTP server for tests and for one machine: takes every mail and keeps it, sends none on.

with Catcher() as catcher:
    …send to 127.0.0.1:catcher.port…
    catcher.messages[0]["Subject"]
"""

from __future__ import annotations

import asyncio
import logging
import threading
from collections.abc import Callable
from email import message_from_bytes, policy
from email.message import EmailMessage
from types import TracebackType
from typing import Any, Self

from aiosmtpd.smtp import SMTP, Envelope, Session

Received = Callable[[bytes, list[str]], None]


class _Handler:
    """What aiosmtpd asks at each step of a conversation."""

    def __init__(self, catcher: Catcher) -> None:
        self.catcher = catcher
        self.on_this_connection = 0

    async def handle_MAIL(  # noqa: N802  aiosmtpd's name
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        most = self.catcher.hang_up_after
        if most and self.on_this_connection >= most:
            self.on_this_connection = 0
            _cut(server)
        envelope.mail_from = address
        self.catcher.senders.append(address)
        return "250 OK"

    async def handle_RCPT(  # noqa: N802  aiosmtpd's name
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        refusal = self.catcher.refuse.get(address.lower())
        if refusal:
            return refusal
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(  # noqa: N802  aiosmtpd's name
        self, server: SMTP, session: Session, envelope: Envelope
    ) -> str:
        answers = self.catcher.refuse_data
        refusal = next((answers[to] for to in envelope.rcpt_tos if to in answers), "")
        if refusal:
            return refusal
        content = envelope.content if isinstance(envelope.content, bytes) else b""
        try:
            await self.catcher.take(content, list(envelope.rcpt_tos))
        except Exception:  # whatever stopped it, the sender keeps the mail and tries again
            logging.getLogger(__name__).exception("a mail could not be kept")
            return "451 4.3.0 Try again later"
        self.on_this_connection += 1
        if self.catcher.lose_answers:
            self.catcher.lose_answers -= 1
            _cut(server)
        return "250 OK"


class _Server(SMTP):
    """One conversation: counted, delayed, or turned away, as the catcher says."""

    def __init__(self, catcher: Catcher, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.catcher = catcher
        self.turned_away = False

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        catcher = self.catcher
        if catcher.most_connections and catcher.connections >= catcher.most_connections:
            self.turned_away = True
            if isinstance(transport, asyncio.WriteTransport):
                transport.write(b"421 4.7.0 Too many connections\r\n")
            transport.close()
            return
        catcher.connections += 1
        catcher.most_at_once = max(catcher.most_at_once, catcher.connections)
        super().connection_made(transport)

    def connection_lost(self, error: Exception | None) -> None:
        if not self.turned_away:
            self.catcher.connections -= 1
            super().connection_lost(error)

    async def push(self, status: Any) -> None:
        if self.catcher.delay:
            await asyncio.sleep(self.catcher.delay)
        await super().push(status)


def _cut(server: SMTP) -> None:
    if isinstance(server.transport, asyncio.WriteTransport):
        server.transport.abort()


class Catcher:
    """An SMTP server on `host`, while it is open as a context. Port 0 lets the system choose.

    refuse         answers to RCPT TO by address in lower case: {"full@example.no": "452 Full"}
    refuse_data    answers after DATA, by address
    hang_up_after  cuts the connection at the next mail after so many (0: never)
    lose_answers   takes so many mails and cuts the connection before saying so
    delay          waits so many seconds before each answer, as a server far away
    most_connections  turns further ones away with 421 (0: any number)
    on_message     called (in a thread) with the raw bytes and the recipients, instead of keeping
                   them in memory; when it raises, the sender is told to try again
    """

    def __init__(
        self,
        host: str = "127.0.0.1",
        port: int = 0,
        *,
        refuse: dict[str, str] | None = None,
        refuse_data: dict[str, str] | None = None,
        hang_up_after: int = 0,
        lose_answers: int = 0,
        delay: float = 0,
        most_connections: int = 0,
        on_message: Received | None = None,
    ) -> None:
        self.host = host
        self.port = port
        self.refuse = refuse or {}
        self.refuse_data = refuse_data or {}
        self.hang_up_after = hang_up_after
        self.lose_answers = lose_answers
        self.delay = delay
        self.most_connections = most_connections
        self.connections = self.most_at_once = 0
        self.recipients: list[str] = []
        self.senders: list[str] = []
        self._on_message = on_message
        self._raw: list[bytes] = []
        self._lock = threading.Lock()

    @property
    def messages(self) -> list[EmailMessage]:
        """Every mail taken so far, in order, parsed."""
        with self._lock:
            raw = list(self._raw)
        return [message_from_bytes(one, policy=policy.default) for one in raw]

    @property
    def settings(self) -> dict[str, Any]:
        """Django settings that send mail here, over real SMTP."""
        return {
            "EMAIL_BACKEND": "core.mail.backend.EmailBackend",
            "EMAIL_HOST": "127.0.0.1",
            "EMAIL_PORT": self.port,
            "EMAIL_HOST_USER": "",
            "EMAIL_HOST_PASSWORD": "",
            "EMAIL_USE_TLS": False,
            "EMAIL_USE_SSL": False,
            "EMAIL_TIMEOUT": 5,
        }

    async def take(self, raw: bytes, recipients: list[str]) -> None:
        """Keep one mail that came in. The server answers others while `on_message` works."""
        if self._on_message is not None:
            await asyncio.get_running_loop().run_in_executor(
                None, self._on_message, raw, recipients
            )
            return
        with self._lock:
            self._raw.append(raw)
            self.recipients += recipients

    def start(self) -> None:
        """Open the port and serve from a thread. Raises OSError when the port is taken."""
        loop = asyncio.new_event_loop()
        handler = _Handler(self)

        def conversation() -> SMTP:
            return _Server(self, handler, ident="local mailbox", enable_SMTPUTF8=True, loop=loop)

        try:
            server = loop.run_until_complete(loop.create_server(conversation, self.host, self.port))
        except OSError:
            loop.close()
            raise
        self.port = int(server.sockets[0].getsockname()[1])
        self._loop = loop
        self._thread = threading.Thread(target=_serve, args=(loop, server), daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """Close the port and every conversation."""
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.stop()


def _serve(loop: asyncio.AbstractEventLoop, server: asyncio.Server) -> None:
    asyncio.set_event_loop(loop)
    loop.run_forever()
    loop.run_until_complete(_close(server))
    loop.close()


async def _close(server: asyncio.Server) -> None:
    server.close()
    talks = asyncio.all_tasks() - {asyncio.current_task()}
    for talk in talks:
        talk.cancel()
    await asyncio.gather(*talks, return_exceptions=True)
    await server.wait_closed()
