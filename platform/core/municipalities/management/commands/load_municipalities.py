"""Brings the register of places in step with the facts tables."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand

from core.municipalities.loading import load
from core.municipalities.models import County, Municipality


class Command(BaseCommand):
    help = "Load counties, municipalities and bydeler; changes only what differs."

    def handle(self, *args: Any, **options: Any) -> None:
        counts = load()
        if options["verbosity"] == 0:
            return
        current = Municipality.objects.filter(valid_to__isnull=True)
        districts = current.filter(kind=Municipality.Kind.DISTRICT).count()
        self.stdout.write(
            f"{current.count() - districts} kommuner i {County.objects.count()} fylker "
            f"og {districts} bydeler."
        )
        self.stdout.write(
            f"Nye: {len(counts.created)}. Endret: {len(counts.changed)}. "
            f"Uendret: {counts.unchanged}."
        )
        if counts.changed:
            self.stdout.write("Endret: " + ", ".join(counts.changed))
        if counts.only_here:
            self.stdout.write("Står ikke i tabellen: " + ", ".join(counts.only_here))
