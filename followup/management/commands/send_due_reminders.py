"""Writes the reminder mails that are due, or says who would get what on a day, and why not."""

from __future__ import annotations

from argparse import ArgumentParser
from datetime import date
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from core.words_no import date_in_words
from followup.domain import reminder_schedule as schedule
from followup.selectors.forecast import Forecast, by_address, forecast
from followup.services.reminder_sending import send_due
from followup.templatetags.reminders import point_words, reason_words


class Command(BaseCommand):
    help = "Send what is due now, or with --dry-run say who would get what, why, and why not."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--dry-run", action="store_true", help="only say; writes nothing")
        parser.add_argument("--today", metavar="YYYY-MM-DD", help="the day to ask about")

    def handle(self, *args: Any, dry_run: bool, today: str | None, **options: Any) -> None:
        now = timezone.now()
        if not dry_run:
            if today:
                raise CommandError("--today belongs with --dry-run: mail goes out on real days.")
            self.stdout.write(str(send_due(now=now)))
            return
        day = _day(today) if today else timezone.localdate(now)
        if day < timezone.localdate(now):
            raise CommandError(f"{day} har vært. Velg en dag fra og med i dag.")
        self._tell(day, list(forecast(day, now=now)))

    def _tell(self, day: date, found: list[Forecast]) -> None:
        mails = by_address(found)
        count = len(mails)
        heading = date_in_words(day, "nb")
        self.stdout.write(f"{heading}: {count} {'e-post' if count == 1 else 'e-poster'}")
        if not schedule.is_sendable(day, schedule.DEFAULT):
            self.stdout.write("Det er ingen arbeidsdag, eller det er fellesferie.")
        for address, people in mails.items():
            self.stdout.write(f"\n{address}")
            for one in people:
                self.stdout.write(f"  {one.person} ({one.person.municipality})")
                for task, point in one.due:
                    self.stdout.write(f"    {point_words(point)}: {task}")
        silent = [one for one in found if not one.due]
        if silent:
            self.stdout.write("\nIkke denne dagen:")
        for one in silent:
            self.stdout.write(f"  {one.person} ({one.person.municipality}): {_why_not(one)}")


def _why_not(one: Forecast) -> str:
    if one.next_day:
        return f"neste gang {date_in_words(one.next_day, 'nb')}"
    return reason_words(one.reason)


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise CommandError(f"«{text}» er ingen dag. Skriv den som 2026-12-01.") from error
