"""Says which open, dated tasks nobody will hear about, and with --fix mends them."""

from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from followup.selectors.unplanned import unplanned
from followup.services.reminder_check import mend

WORDS = {
    "no_reminder": "ingen påminnelse er planlagt",
    "nobody_asked": "ingen har oppgaven, og kontaktpersonen er ikke spurt",
}


class Command(BaseCommand):
    help = (
        "Each open, dated task has a future reminder or a recorded reason. --fix mends those not."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--fix", action="store_true", help="plan what lacks a plan")

    def handle(self, *args: Any, fix: bool, **options: Any) -> None:
        now = timezone.now()
        found = list(unplanned(now=now))
        for one in found:
            place = one.task.municipality
            self.stdout.write(f"oppgave {one.task.pk} i {place}: {WORDS[one.why]}")
        if fix and found:
            mend(found, now=now)
            found = list(unplanned(now=now))
        if found:
            raise CommandError(f"{len(found)} oppgaver uten påminnelse eller grunn.")
        self.stdout.write("Alle åpne oppgaver med frist har en påminnelse eller en grunn.")
