"""Takes in one mail from standard input, as a local mail server's pipe or a test would give it."""

from __future__ import annotations

import sys
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from core.mail import inbound
from core.mail.models import InboundMail


class Command(BaseCommand):
    help = "Take in a mail: manage.py receive_mail [--to ADDRESS …] < file.eml"

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--to", action="append", metavar="ADDRESS", help="The envelope's recipient."
        )
        parser.add_argument("--sender", default="", help="The envelope's sender.")
        parser.add_argument(
            "--authentic",
            choices=InboundMail.Authentic.values,
            default="",
            help="What is known of its sender (default: what Authentication-Results headers of "
            "INBOUND_AUTHSERV_ID say).",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        raw = sys.stdin.buffer.read()
        if not raw.strip():
            raise CommandError("There is no mail on standard input: receive_mail < file.eml")
        mails = inbound.accept(
            raw,
            source="command",
            now=timezone.now(),
            recipients=options["to"],
            envelope_sender=options["sender"],
            authentic=options["authentic"],
        )
        to = ", ".join(mail.recipient or "nobody of ours" for mail in mails)
        self.stdout.write(f"Taken in, to {to}." if mails else "Known already.")
