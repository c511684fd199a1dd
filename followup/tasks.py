"""Periodic tasks. They hold no rules: each calls one service and reports what it came to."""

from __future__ import annotations

from datetime import timedelta

from celery import shared_task
from django.conf import settings
from django.utils import timezone

from core.mail import bell
from core.schedule.heartbeat import beating
from followup.services import (
    answer_news,
    escalations,
    referat_delete,
    reminder_check,
    reminder_sending,
    reminders,
    reply_queue,
)


@shared_task(name="followup.send_reminders")
def send_reminders() -> None:
    """Write the reminder mails that are due. Where they are many, other workers help."""
    with beating("followup.send_reminders") as beat:
        counts = reminder_sending.send_due(
            now=timezone.now(), call_help=lambda: bell.ring("followup.send_reminders")
        )
        beat.result = str(counts)


@shared_task(name="followup.tell_others")
def tell_others() -> None:
    """Mail receipts and news about answers that were not undone."""
    with beating("followup.tell_others") as beat:
        beat.result = f"{answer_news.tell_others(now=timezone.now())} told"


@shared_task(name="followup.escalate")
def escalate() -> None:
    """Tell the contact persons, and NDFU's call list, where mail no longer helps."""
    with beating("followup.escalate") as beat:
        beat.result = str(escalations.escalate(now=timezone.now()))


@shared_task(name="followup.plan_reminders")
def plan_reminders() -> None:
    """See that everybody with an open task has a planned contact or a reason for none."""
    with beating("followup.plan_reminders") as beat:
        now = timezone.now()
        escalations.close_resolved(now=now)
        counts = reminders.plan_all(now=now)
        beat.result = "{people} people, {planned} planned, {without} without".format(**counts)


@shared_task(name="followup.check_reminders")
def check_reminders() -> None:
    """See that each open, dated task has a future reminder or a recorded reason; mend the rest."""
    with beating("followup.check_reminders") as beat:
        lacked, left = reminder_check.check_and_mend(now=timezone.now())
        beat.result = f"{lacked} without a plan, {left} left"


@shared_task(name="followup.forget_replies")
def forget_replies() -> None:
    """Delete the words of old mails that came in; that they came is kept."""
    with beating("followup.forget_replies") as beat:
        before = timezone.now() - timedelta(days=settings.MAIL_KEEP_BODIES_DAYS)
        beat.result = f"{reply_queue.forget_words(before)} forgotten"


@shared_task(name="followup.delete_old_referats")
def delete_old_referats() -> None:
    """Delete the documents whose day has come; ideas and tasks stay."""
    with beating("followup.delete_old_referats") as beat:
        beat.result = f"{referat_delete.delete_due(today=timezone.localdate())} deleted"
