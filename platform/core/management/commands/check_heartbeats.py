"""Says what is late, for a monitor that runs commands."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from core.schedule.health import intervals, problems
from core.schedule.lateness import allowed
from core.schedule.models import Heartbeat


class Command(BaseCommand):
    help = "Lists each periodic task with its last good run; fails when anything is late."

    def handle(self, *args: Any, **options: Any) -> None:
        now = timezone.now()
        beats = dict(Heartbeat.objects.values_list("name", "finished_at"))
        late = problems(now)
        for name, interval in sorted(intervals().items()):
            finished = beats.get(name)
            last = f"{timezone.localtime(finished):%Y-%m-%d %H:%M:%S}" if finished else "never"
            word = "LATE" if name in late else "ok"
            self.stdout.write(f"{word:5} {name:32} {last:20} at most {allowed(interval)} ago")
        for name in late:
            if name not in intervals():
                self.stdout.write(f"LATE  {name}")
        if late:
            raise CommandError(f"late: {', '.join(late)}")
