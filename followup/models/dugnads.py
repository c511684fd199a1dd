"""The workshop itself."""

from __future__ import annotations

from django.db import models
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from core.accounts.models import User
from core.municipalities.models import Municipality
from followup.models.people import Person


class Edition(models.TextChoices):
    MUNICIPALITY = "kommune", _("Kommune")
    VOLUNTARY = "frivillighet", _("Frivillighet")
    YOUTH = "ung", _("ALLEMED Ung")


class Dugnad(models.Model):
    """One ALLEMED-dugnad in one municipality or bydel."""

    municipality = models.ForeignKey(Municipality, models.PROTECT, related_name="dugnads")
    date = models.DateField(_("dato"))
    edition = models.CharField(
        _("utgave"), max_length=12, choices=Edition.choices, default=Edition.MUNICIPALITY
    )
    place = models.CharField(_("sted"), max_length=120, blank=True)
    process_leader = models.ForeignKey(
        User, models.SET_NULL, null=True, blank=True, related_name="led_dugnads"
    )
    contact_person = models.ForeignKey(
        User, models.SET_NULL, null=True, blank=True, related_name="contact_dugnads"
    )
    participants = models.ManyToManyField(Person, through="Participation", related_name="dugnads")
    created_by = models.ForeignKey(User, models.SET_NULL, null=True, related_name="+")
    created_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ("-date", "-pk")
        constraints = [
            models.UniqueConstraint(
                fields=("municipality", "date", "edition"), name="dugnad_once_a_day_and_edition"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.municipality} {self.date}"

    def get_absolute_url(self) -> str:
        return reverse("dugnad", args=[self.pk])


class Participation(models.Model):
    """That a person took part. What they were then stays, even when they change place."""

    dugnad = models.ForeignKey(Dugnad, models.CASCADE, related_name="participations")
    person = models.ForeignKey(Person, models.CASCADE, related_name="participations")
    organisation = models.CharField(max_length=160, blank=True)

    class Meta:
        ordering = ("pk",)
        constraints = [
            models.UniqueConstraint(fields=("dugnad", "person"), name="participates_once"),
        ]

    def __str__(self) -> str:
        return f"{self.person} – {self.dugnad}"


class GoodExperience(models.Model):
    """From the card Hva gjør vi bra? Stays in the municipality unless it chooses to share."""

    dugnad = models.ForeignKey(Dugnad, models.CASCADE, related_name="good_experiences")
    text = models.TextField()
    is_private = models.BooleanField(default=True)

    class Meta:
        ordering = ("pk",)

    def __str__(self) -> str:
        return self.text[:60]
