"""Counts of what became of mails, kept in the database so that all processes count together."""

from __future__ import annotations

from collections.abc import Mapping

from django.db import models
from django.db.models import F


class Tally(models.Model):
    """How many mails came to one end since the beginning. Only ever grows."""

    name = models.CharField(max_length=20, unique=True)
    total = models.BigIntegerField(default=0)

    def __str__(self) -> str:
        return f"{self.name}: {self.total}"


def add(counts: Mapping[str, int]) -> None:
    """Count so many more of each."""
    for name in sorted(counts):
        if counts[name]:
            row, _fresh = Tally.objects.get_or_create(name=name)
            Tally.objects.filter(pk=row.pk).update(total=F("total") + counts[name])
