"""What is under way on a review page: changes that can be taken back, and words not saved yet.

Both hold words of the document, and go when the referat is confirmed or its document deleted.
"""

from __future__ import annotations

from typing import Any

from django.db import models
from django.utils import timezone

from core.accounts.models import User
from followup.models.ideas import Referat


class Correction(models.Model):
    """One change somebody made to a draft, with what stood before.

    `act` is a machine word for what was done, `row` the key of the row it was done to (such as
    "step:12"), and `changes` a list of [row, cell, before, after] (see `followup.domain.undoing`).
    `blocked_by` names whoever changed the same place afterwards, once somebody tried to undo it.
    """

    class State(models.TextChoices):
        DONE = "done"
        UNDONE = "undone"
        LEFT = "left"

    referat = models.ForeignKey(Referat, models.CASCADE, related_name="corrections")
    by = models.ForeignKey(User, models.CASCADE, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    act = models.CharField(max_length=20)
    row = models.CharField(max_length=40, blank=True)
    changes: Any = models.JSONField(default=list)
    state = models.CharField(max_length=6, choices=State.choices, default=State.DONE)
    blocked_by = models.CharField(max_length=160, blank=True)

    class Meta:
        ordering = ("pk",)
        indexes = [models.Index(fields=("referat", "by", "state"), name="correction_last")]

    def __str__(self) -> str:
        return f"{self.act} {self.row}"


class OpenCell(models.Model):
    """What somebody has typed and not saved: found again where they left off.

    `place` is what the page opens, such as "12-when"; `typed` the fields of its form.
    """

    referat = models.ForeignKey(Referat, models.CASCADE, related_name="open_cells")
    by = models.ForeignKey(User, models.CASCADE, related_name="+")
    place = models.CharField(max_length=40)
    typed: Any = models.JSONField(default=dict)
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ("pk",)
        constraints = [
            models.UniqueConstraint(fields=("referat", "by"), name="one_open_cell_each"),
        ]

    def __str__(self) -> str:
        return self.place
