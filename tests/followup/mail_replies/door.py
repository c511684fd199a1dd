"""Mails as they come in by the command that a local mail server would call."""

from __future__ import annotations

import io
import sys
from email.message import EmailMessage
from email.utils import make_msgid
from unittest.mock import patch

from django.core.management import call_command
from django.utils import timezone

from core.mail import inbound, reply_addresses
from core.mail.models import InboundMail, OutgoingMail
from followup.models import Person


def at(person: Person, matter: str = "alt") -> str:
    return reply_addresses.make(person.pk, matter)


def letter(to: str, words: str, *, sender: str = "", **headers: str) -> EmailMessage:
    message = EmailMessage()
    message["From"] = sender or "Kari Granbark <kari@granvik.example.no>"
    message["To"] = to
    message["Subject"] = headers.pop("subject", "SV: Fredag: ringe idrettsrådet")
    message["Message-ID"] = make_msgid(domain="granvik.example.no")
    for name, value in headers.items():
        message[name.replace("_", "-")] = value
    message.set_content(words)
    return message


def receive(message: EmailMessage | bytes, *, authentic: str = "pass", to: str = "") -> InboundMail:
    """Take in one mail and handle it; returns its row."""
    raw = message if isinstance(message, bytes) else message.as_bytes()
    stdin = io.TextIOWrapper(io.BytesIO(raw))
    with patch.object(sys, "stdin", stdin):
        options = ["--authentic", authentic, *(["--to", to] if to else [])]
        call_command("receive_mail", *options, stdout=io.StringIO())
    inbound.handle_due(timezone.now())
    return InboundMail.objects.latest("pk")


def reply(person: Person, words: str, matter: str = "alt", **more: str) -> InboundMail:
    """A genuine reply from the person's own address to their reply address."""
    authentic = more.pop("authentic", "pass")
    more.setdefault("sender", f"{person.name} <{person.email}>")
    return receive(letter(at(person, matter), words, **more), authentic=authentic)


def sent(kind: str, **fields: object) -> list[OutgoingMail]:
    rows = OutgoingMail.objects.filter(kind=f"followup.{kind}", **fields)
    return list(rows.order_by("pk"))
