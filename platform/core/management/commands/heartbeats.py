"""Says whether the periodic tasks still run."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from core.schedule.models import Heartbeat


class Command(BaseCommand):
    help = "Lists the last run of each periodic task; fails when none ran lately."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--older-than", type=int, default=300, help="seconds, 300 by default")

    def handle(self, *args: Any, **options: Any) -> None:
        limit = timezone.now() - timedelta(seconds=options["older_than"])
        beats = list(Heartbeat.objects.all())
        for beat in beats:
            finished = f"{beat.finished_at:%Y-%m-%d %H:%M:%S}" if beat.finished_at else "never"
            self.stdout.write(f"{beat.name:32} {finished} {beat.result}")
        if not any(beat.finished_at and beat.finished_at > limit for beat in beats):
            raise CommandError(
                f"No periodic task has finished in the last {options['older_than']} s."
            )
