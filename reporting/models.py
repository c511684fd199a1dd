"""What NDFU brings in."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.urls import reverse
from django.utils import timezone

from core.accounts.models import User


class ListImport(models.Model):
    """A list of dugnads that was uploaded, until somebody confirms it or lets it be.

    `lines` holds the lines as written ({"line", "place", "day", "year", "edition", "name",
    "email"}); they go when it is confirmed. `counts` says what confirming did.
    """

    filename = models.CharField(max_length=200)
    lines: Any = models.JSONField(default=list)
    counts: Any = models.JSONField(default=dict)
    uploaded_by = models.ForeignKey(User, models.SET_NULL, null=True, related_name="+")
    uploaded_at = models.DateTimeField(default=timezone.now)
    confirmed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("-uploaded_at", "-pk")

    def __str__(self) -> str:
        return self.filename

    def get_absolute_url(self) -> str:
        return reverse("list_import", args=[self.pk])
