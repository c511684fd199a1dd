"""Tasks on their way from mail to a human: the contact person, then NDFU's call list."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from core.accounts.models import User
from followup.domain import escalation
from followup.models.people import Person
from followup.models.tasks import Task


class Escalation(models.Model):
    """One task on one ladder (`followup.domain.escalation`): `step` is taken on the day `on`.

    Planned rows move; an open one stands on NDFU's call list until somebody has called, or the
    task has got an answer or somebody who does it. `since` tells two rounds of silence apart.
    """

    class Kind(models.TextChoices):
        SILENT = escalation.SILENT, _("ingen svarer")
        ORPHAN = escalation.ORPHAN, _("ingen har oppgaven")
        ADDRESS = escalation.ADDRESS, _("e-posten kommer ikke fram")

    class State(models.TextChoices):
        PLANNED = "planned", _("planlagt")
        OPEN = "open", _("på ringelista")
        SETTLED = "settled", _("ringt")
        OVER = "over", _("løste seg")

    task = models.ForeignKey(Task, models.CASCADE, related_name="escalations")
    person = models.ForeignKey(Person, models.CASCADE, null=True, related_name="+")
    kind = models.CharField(max_length=8, choices=Kind.choices)
    state = models.CharField(max_length=8, choices=State.choices, default=State.PLANNED)
    step = models.CharField(max_length=6)
    on = models.DateField()
    since = models.DateField()
    told: Any = models.JSONField(default=list, help_text="[step, day] for each that was taken.")
    created_at = models.DateTimeField(default=timezone.now)
    opened_at = models.DateTimeField(null=True, blank=True)
    settled_at = models.DateTimeField(null=True, blank=True)
    settled_by = models.ForeignKey(User, models.SET_NULL, null=True, related_name="+")
    note = models.TextField(blank=True, help_text="What came of the call.")

    class Meta:
        ordering = ("on", "pk")
        constraints = [
            models.UniqueConstraint(fields=("task", "kind", "since"), name="one_ladder_a_round"),
        ]
        indexes = [
            models.Index(fields=("on", "id"), name="escalation_due", condition=Q(state="planned")),
            models.Index(fields=("opened_at",), name="escalation_open", condition=Q(state="open")),
        ]

    def __str__(self) -> str:
        return f"escalation {self.pk} ({self.kind}, {self.step} {self.on})"
