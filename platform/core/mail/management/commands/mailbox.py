"""The local mailbox: takes every mail over SMTP, shows it on a page, sends none on."""

from __future__ import annotations

import logging
import signal
import threading
from argparse import ArgumentParser, ArgumentTypeError
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from core.mail import inbound
from core.mail.catcher import Catcher
from core.mail.mailbox.store import Store
from core.mail.mailbox.web import MailboxServer


def place(value: str) -> tuple[str, int]:
    """HOST:PORT as a pair; raises ArgumentTypeError."""
    host, _, port = value.rpartition(":")
    if not host or not port.isdigit() or int(port) > 65535:
        raise ArgumentTypeError(f"{value!r} is not HOST:PORT, such as 127.0.0.1:1025")
    return host, int(port)


class Command(BaseCommand):
    help = (
        "A mailbox for this machine: catches every mail and shows it on a page. "
        "What is addressed to INBOUND_DOMAIN is also taken in as a reply."
    )
    requires_system_checks = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--smtp", type=place, default=("127.0.0.1", 1025))
        parser.add_argument("--http", type=place, default=("127.0.0.1", 8025))
        parser.add_argument("--dir", type=Path, default=settings.VAR / "mailbox")

    def handle(self, *args: Any, **options: Any) -> None:
        logging.getLogger("mail.log").setLevel(logging.WARNING)  # aiosmtpd tells of every word
        store = Store(options["dir"])

        def take(raw: bytes, recipients: list[str]) -> None:
            inbound.accept_local(raw, recipients)
            store.add(raw, recipients)

        catcher = Catcher(*options["smtp"], on_message=take)
        try:
            web = MailboxServer(options["http"], store)
            catcher.start()
        except OSError as error:
            raise CommandError(f"The mailbox cannot open its ports: {error}") from error
        threading.Thread(target=web.serve_forever, daemon=True).start()
        self.stdout.write(
            f"Mailbox: http://{options['http'][0]}:{web.server_port}/ "
            f"(SMTP on {catcher.host}:{catcher.port})"
        )
        stop = threading.Event()
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, lambda *_: stop.set())
        stop.wait()
        web.shutdown()
        web.server_close()
        catcher.stop()
