"""Brings a database up to date and says where everything is. What `make run` does first."""

from __future__ import annotations

from typing import Any, Final

from django.conf import settings
from django.core.management import call_command, get_commands
from django.core.management.base import BaseCommand
from django.db.models import Prefetch, QuerySet

from core.accounts.models import Membership, User

MOST_SHOWN: Final = 6


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
        roles = ((user.email, _roles(user)) for user in _invented_users())
        shown = [f"    {email:32} {what}" for email, what in roles if what]
        return [*lines, *shown[:MOST_SHOWN], ""]


def _invented_users() -> QuerySet[User]:
    now = Membership.objects.filter(ended_at__isnull=True).select_related("municipality")
    users = User.objects.filter(email__endswith="@example.no", is_active=True).order_by("pk")
    return users.prefetch_related(Prefetch("memberships", now, "current"))


def _roles(user: User) -> str:
    """What the user is now, "" for whoever has been replaced or has not taken up an invitation."""
    if user.role:
        return user.get_role_display()
    current: list[Membership] = getattr(user, "current", [])
    return ", ".join(f"{m.get_kind_display()} i {m.municipality}" for m in current)
