"""Lets somebody in: the first administrator, or anybody after."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import translation

from core.accounts.mails import login_url
from core.accounts.models import Membership, Role
from core.accounts.services import invite
from core.audit.log import COMMAND
from core.errors import Refused
from core.municipalities.models import Municipality
from core.municipalities.selectors import resolve


class Command(BaseCommand):
    help = "Invite an address to a national role, or to a municipality, and mail the invitation."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("email", metavar="EMAIL")
        parser.add_argument("--name", default="")
        parser.add_argument("--role", choices=[role for role in Role.values if role], default="")
        parser.add_argument(
            "--municipality", default="", help='Number or name, such as 3207 or "Herøy (Nordland)".'
        )
        parser.add_argument("--kind", choices=Membership.Kind.values, default="")

    def handle(self, *args: Any, **options: Any) -> None:
        with translation.override("nb"):
            municipality = self._municipality(options["municipality"])
            kind = options["kind"]
            if municipality is not None and not kind:
                kind = Membership.Kind.CONTACT.value
            try:
                invitation = invite(
                    email=options["email"],
                    name=options["name"],
                    role=options["role"],
                    municipality=municipality,
                    kind=kind,
                    actor=COMMAND,
                )
            except Refused as refused:
                raise CommandError(str(refused.message)) from refused
            self.stdout.write(f"Invitasjonen til {invitation.email} er lagt i køen.")
            self.stdout.write(f"Logg inn med denne adressen på {login_url()}")

    def _municipality(self, text: str) -> Municipality | None:
        if not text:
            return None
        place = resolve(text)
        if place is None:
            raise CommandError(
                f"Fant ingen kommune som sikkert er «{text}». Skriv nummeret, eller hele navnet."
            )
        return place
