"""Writes every mail in every language, to be looked at."""

from __future__ import annotations

from argparse import ArgumentParser
from html import escape
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand
from django.utils import timezone

from core.mail.messages import Message, registry
from core.mail.mime import build
from core.mail.models import OutgoingMail
from core.mail.outbox import message_id_for
from core.mail.rendering import render


class Command(BaseCommand):
    help = "Write every registered mail in every language as .txt, .html and .eml."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("folder", type=Path, metavar="DIR")
        parser.add_argument(
            "--only", default="", help="Mails whose names begin so, such as followup."
        )

    def handle(self, *args: Any, **options: Any) -> None:
        folder: Path = options["folder"]
        folder.mkdir(parents=True, exist_ok=True)
        rows = []
        for cls in registry():
            if not cls.name.startswith(options["only"]):
                continue
            for language, _name in settings.LANGUAGES:
                rows.append(self._write(cls.sample(), language, folder))
        index = f"<!DOCTYPE html><meta charset='utf-8'><title>E-poster</title>{''.join(rows)}"
        (folder / "index.html").write_text(index, encoding="utf-8")
        self.stdout.write(f"{len(rows)} mails in {folder}")

    def _write(self, message: Message, language: str, folder: Path) -> str:
        words = render(message, language, to_name="Kari Granbark")
        stem = f"{message.name}.{language}"
        mail = OutgoingMail(
            to_email="kari@example.no",
            to_name="Kari Granbark",
            language=language,
            subject=words.subject,
            body_text=words.text,
            body_html=words.html,
            headers=message.headers(),
            message_id=message_id_for(f"preview:{stem}"),
            due_at=timezone.now(),
        )
        (folder / f"{stem}.txt").write_text(words.text, encoding="utf-8")
        (folder / f"{stem}.html").write_text(words.html, encoding="utf-8")
        (folder / f"{stem}.eml").write_bytes(build(mail).wire())
        links = " ".join(f"<a href='{stem}.{kind}'>{kind}</a>" for kind in ("html", "txt", "eml"))
        return f"<p>{escape(stem)}: {escape(words.subject)} – {links}</p>"
