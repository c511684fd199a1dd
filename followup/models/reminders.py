"""Planned and past contact with people about their tasks."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from core.mail.models import OutgoingMail
from followup.models.people import Person
from followup.models.tasks import Task


class Reminder(models.Model):
    """That a person is to be contacted on a day, not what about: that is read when it is due.

    Each person has at most one planned row, which moves; the others are settled.
    `at` is when the mail may go out (UTC); `day` the same in Norway. What was planned and did
    not go has a reason.
    """

    class State(models.TextChoices):
        PLANNED = "planned", _("planlagt")
        SENT = "sent", _("sendt")
        SKIPPED = "skipped", _("ikke sendt")
        MISSED = "missed", _("for sent å sende")
        STOPPED = "stopped", _("stoppet")

    person = models.ForeignKey(Person, models.CASCADE, related_name="reminders")
    day = models.DateField()
    at = models.DateTimeField()
    state = models.CharField(max_length=8, choices=State.choices, default=State.PLANNED)
    reason = models.CharField(max_length=40, blank=True, help_text="Why it did not go.")
    mail = models.ForeignKey(
        OutgoingMail, models.SET_NULL, null=True, blank=True, related_name="reminders"
    )
    created_at = models.DateTimeField(default=timezone.now)
    settled_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("at", "pk")
        constraints = [
            models.UniqueConstraint(
                fields=("person", "day"),
                condition=Q(state__in=["planned", "sent"]),
                name="one_reminder_a_day",
            ),
            models.UniqueConstraint(
                fields=("person",), condition=Q(state="planned"), name="one_planned_reminder"
            ),
        ]
        indexes = [
            models.Index(fields=("at", "id"), name="reminder_due", condition=Q(state="planned")),
        ]

    def __str__(self) -> str:
        return f"reminder {self.pk} ({self.day}, {self.state})"


class ReminderItem(models.Model):
    """That a sent reminder spoke about a task, and at which point of its schedule."""

    class Point(models.TextChoices):
        FIRST = "first", _("første e-post")
        BEFORE = "before", _("før fristen")
        ON_DAY = "on_day", _("på fristdagen")
        AFTER_1 = "after_1", _("dagen etter")
        AFTER_7 = "after_7", _("en uke etter")
        STATUS = "status", _("spørsmål om hvordan det går")
        CLOSING = "closing", _("siste e-post")

    reminder = models.ForeignKey(Reminder, models.CASCADE, related_name="items")
    task = models.ForeignKey(Task, models.CASCADE, related_name="reminder_items")
    person = models.ForeignKey(Person, models.CASCADE, related_name="+")
    point = models.CharField(max_length=8, choices=Point.choices)
    day = models.DateField()
    answered_at = models.DateTimeField(
        null=True, blank=True, help_text="The task's last answer that the mail was written with."
    )

    class Meta:
        ordering = ("day", "pk")
        constraints = [
            models.UniqueConstraint(fields=("reminder", "task"), name="task_once_in_a_reminder"),
        ]
        indexes = [models.Index(fields=("task", "person", "day"), name="contact_history")]

    def __str__(self) -> str:
        return f"{self.point} {self.day}"
