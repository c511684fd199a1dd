"""The referat, and what was read from it before a human confirmed it."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from core.accounts.models import User
from core.municipalities.models import Municipality
from followup.models.dugnads import Dugnad
from followup.models.people import Person


class Referat(models.Model):
    """The minutes of a dugnad: a file or pasted text, its blocks, and what was read from it.

    `document` and `reading` are JSON made by `followup.readers` and `followup.domain.referat`.
    The file, the blocks and the reading go on `delete_on`; ideas and tasks stay.
    """

    class State(models.TextChoices):
        DRAFT = "draft", _("til gjennomgang")
        CONFIRMED = "confirmed", _("bekreftet")
        REPLACED = "replaced", _("erstattet av en nyere")
        DELETED = "deleted", _("dokumentet er slettet")

    NOT_INTERPRETED = "not_interpreted"
    """In `reading` where the document was more than there was time to interpret."""

    dugnad = models.ForeignKey(Dugnad, models.CASCADE, related_name="referats")
    filename = models.CharField(max_length=200, blank=True)
    file = models.FileField(upload_to="referat/%Y/", blank=True)
    sha256 = models.CharField(max_length=64)
    document = models.JSONField(default=dict)
    reading = models.JSONField(default=dict)
    state = models.CharField(max_length=10, choices=State.choices, default=State.DRAFT)
    uploaded_by = models.ForeignKey(User, models.SET_NULL, null=True, related_name="+")
    uploaded_at = models.DateTimeField(default=timezone.now)
    confirmed_by = models.ForeignKey(User, models.SET_NULL, null=True, related_name="+")
    confirmed_at = models.DateTimeField(null=True, blank=True)
    delete_on = models.DateField()

    class Meta:
        ordering = ("-uploaded_at", "-pk")
        indexes = [models.Index(fields=("delete_on",), name="referat_delete_on")]

    def __str__(self) -> str:
        return f"referat {self.pk}"

    def get_absolute_url(self) -> str:
        return reverse("review", args=[self.pk])


class Idea(models.Model):
    """From Veier inn i fellesskapet. Chosen when it became a Konkret idé, else parked.

    A draft from a referat has no `confirmed_at`; when an earlier idea of the same dugnad is
    the same one, `same_as` points to it, and confirming updates that instead.
    """

    dugnad = models.ForeignKey(Dugnad, models.CASCADE, related_name="ideas")
    referat = models.ForeignKey(
        Referat, models.SET_NULL, null=True, blank=True, related_name="ideas"
    )
    title = models.CharField(_("tittel"), max_length=250)
    description = models.TextField(_("beskrivelse"), blank=True)
    actors: Any = models.JSONField(default=list, blank=True)
    chosen = models.BooleanField(default=True)
    position = models.PositiveIntegerField(default=0)
    same_as = models.ForeignKey("self", models.SET_NULL, null=True, blank=True, related_name="+")
    confirmed_at = models.DateTimeField(null=True, blank=True)
    created_at = models.DateTimeField(default=timezone.now)
    version = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ("position", "pk")

    def __str__(self) -> str:
        return self.title


class FirstStep(models.Model):
    """One row Når / Hva / Hvem as written, its interpretation, and what a human made of it.

    `parties` is a list of {"text", "name", "email", "organisation", "kind", "candidates",
    "person"}: the first is the lead, the others help; "person" is the key of a known Person.
    `unsure` lists "when", "what", "who"; `why` gives a machine word for each; `places` tells
    where in the document each cell stood. `version` refuses to save over somebody else's edit.
    `keeps` names the fields ("what", "when", "who") in which the task `same_as` stays as it is.
    """

    referat = models.ForeignKey(Referat, models.CASCADE, related_name="steps")
    idea = models.ForeignKey(Idea, models.CASCADE, related_name="steps")
    position = models.PositiveIntegerField(default=0)
    what = models.TextField()
    when_text = models.CharField(max_length=300, blank=True)
    who_text = models.CharField(max_length=300, blank=True)
    start = models.DateField(null=True, blank=True)
    due = models.DateField(null=True, blank=True)
    precision = models.CharField(max_length=12, blank=True)
    open_end = models.BooleanField(default=False)
    no_date_reason = models.CharField(max_length=20, blank=True)
    is_first_step = models.BooleanField(default=False)
    parties: Any = models.JSONField(default=list, blank=True)
    unsure: Any = models.JSONField(default=list, blank=True)
    why: Any = models.JSONField(default=dict, blank=True)
    places: Any = models.JSONField(default=dict, blank=True)
    original: Any = models.JSONField(default=dict, blank=True, help_text="As first read.")
    dropped = models.BooleanField(default=False)
    keeps: Any = models.JSONField(default=list, blank=True)
    same_as = models.ForeignKey(
        "followup.Task", models.SET_NULL, null=True, blank=True, related_name="+"
    )
    version = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ("idea__position", "position", "pk")

    def __str__(self) -> str:
        return self.what[:60]


class KnownWording(models.Model):
    """Whom a municipality means by a short form in Hvem, such as "LT", once somebody said so."""

    municipality = models.ForeignKey(Municipality, models.CASCADE, related_name="+")
    text = models.CharField(max_length=120, help_text="Lower case, as compared.")
    person = models.ForeignKey(Person, models.CASCADE, related_name="wordings")
    said_by = models.ForeignKey(User, models.SET_NULL, null=True, related_name="+")
    said_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ("text",)
        constraints = [
            models.UniqueConstraint(fields=("municipality", "text"), name="wording_means_one"),
        ]

    def __str__(self) -> str:
        return f"{self.text} → {self.person}"
