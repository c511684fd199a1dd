"""Brings a database up to date and says where everything is. What `make run` does first."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.management import call_command, get_commands
from django.core.management.base import BaseCommand

from core.accounts.models import User


class Command(BaseCommand):
    help = "Migrate, load the register, fill demo data where DEMO=1, and print the addresses."

    def handle(self, *args: Any, **options: Any) -> None:
        call_command("migrate", verbosity=0, interactive=False)
        call_command("load_municipalities", verbosity=0)
        if settings.DEMO and "demo" in get_commands():
            call_command("demo", verbosity=0)
        for line in self._welcome():
            self.stdout.write(line)

    def _welcome(self) -> list[str]:
        lines = [
            "",
            "  ALLEMED Videre",
            f"  Nettstedet   {settings.SITE_URL}",
            f"  Postkassen   {settings.MAILBOX_URL}   (alle e-poster havner her)",
        ]
        if not settings.DEMO:
            lines.append("  Første bruker: python manage.py invite ADRESSE --role ndfu-admin")
            return [*lines, ""]
        lines.append("  Logg inn med en av disse; koden kommer i postkassen:")
        for user in User.objects.filter(email__endswith="@example.no").order_by("pk")[:6]:
            what = (
                user.get_role_display()
                if user.role
                else ", ".join(
                    f"{m.get_kind_display()} i {m.municipality}"
                    for m in user.memberships.filter(ended_at__isnull=True)
                )
            )
            lines.append(f"    {user.email:32} {what}")
        return [*lines, ""]
