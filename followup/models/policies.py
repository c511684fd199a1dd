"""What a municipality chooses about its reminders, and when it wants none."""

from __future__ import annotations

from datetime import time

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from core.accounts.models import User
from core.municipalities.models import Municipality

_WEEK = (MinValueValidator(1), MaxValueValidator(53))


class ReminderPolicy(models.Model):
    """A municipality's own choice of days and hour; without a row it has what all have."""

    municipality = models.OneToOneField(
        Municipality, models.CASCADE, primary_key=True, related_name="reminder_policy"
    )
    hour = models.TimeField(_("klokkeslett"), default=time(8, 30), help_text="In Norway.")
    weekdays = models.CharField(
        _("ukedager"), max_length=5, default="01234", help_text="Digits, Monday is 0."
    )
    winter_week = models.PositiveSmallIntegerField(
        _("vinterferie, uke"), null=True, blank=True, validators=_WEEK
    )
    autumn_week = models.PositiveSmallIntegerField(
        _("høstferie, uke"), null=True, blank=True, validators=_WEEK
    )
    calendar_epoch = models.PositiveIntegerField(
        default=0, help_text="Raising it ends the links to the municipality's calendar."
    )
    changed_at = models.DateTimeField(default=timezone.now)

    def __str__(self) -> str:
        return f"reminder policy of {self.municipality_id}"


class ReminderPause(models.Model):
    """Days, both included, on which a municipality's people get no mail about tasks."""

    municipality = models.ForeignKey(Municipality, models.CASCADE, related_name="reminder_pauses")
    start = models.DateField(_("fra og med"))
    end = models.DateField(_("til og med"))
    reason = models.CharField(_("hvorfor"), max_length=200)
    created_by = models.ForeignKey(User, models.SET_NULL, null=True, related_name="+")
    created_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ("start", "pk")
        constraints = [
            models.CheckConstraint(name="pause_ends_after_start", condition=Q(start__lte=F("end"))),
        ]

    def __str__(self) -> str:
        return f"pause {self.start}–{self.end}"
