"""For the administrator who lost the telephone, when there is no other to ask."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from core.accounts.models import User
from core.accounts.staffing import reset_second_factor
from core.audit.log import COMMAND


class Command(BaseCommand):
    help = "Forget a user's second factor; it is set up anew at the next login."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("email", metavar="EMAIL")

    def handle(self, *args: Any, **options: Any) -> None:
        user = User.objects.filter(email=options["email"].strip().lower()).first()
        if user is None:
            raise CommandError("Det finnes ingen bruker med denne adressen.")
        if reset_second_factor(user=user, actor=COMMAND):
            self.stdout.write(f"{user.email} setter opp totrinnsinnlogging ved neste innlogging.")
        else:
            self.stdout.write(f"{user.email} har ikke slått på totrinnsinnlogging.")
