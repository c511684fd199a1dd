"""Periodic tasks. They hold no rules: each calls one service and reports what it came to."""

from __future__ import annotations

from celery import shared_task
from django.utils import timezone

from core.schedule.heartbeat import beating
from followup.services import answer_news, referat_delete, reminder_sending, reminders


@shared_task(name="followup.send_reminders")
def send_reminders() -> None:
    """Write the reminder mails that are due."""
    with beating("followup.send_reminders") as beat:
        beat.result = str(reminder_sending.send_due(now=timezone.now()))


@shared_task(name="followup.tell_others")
def tell_others() -> None:
    """Mail receipts and news about answers that were not undone."""
    with beating("followup.tell_others") as beat:
        beat.result = f"{answer_news.tell_others(now=timezone.now())} told"


@shared_task(name="followup.plan_reminders")
def plan_reminders() -> None:
    """See that everybody with an open task has a planned contact or a reason for none."""
    with beating("followup.plan_reminders") as beat:
        counts = reminders.plan_all(now=timezone.now())
        beat.result = "{people} people, {planned} planned, {without} without".format(**counts)


@shared_task(name="followup.delete_old_referats")
def delete_old_referats() -> None:
    """Delete the documents whose day has come; ideas and tasks stay."""
    with beating("followup.delete_old_referats") as beat:
        beat.result = f"{referat_delete.delete_due(today=timezone.localdate())} deleted"
