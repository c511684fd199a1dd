"""The register of places: counties, municipalities, bydeler, and what became of them."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _


class LanguageForm(models.TextChoices):
    """A municipality's målform, after Lovdata's regulation on language in public service."""

    BOKMAL = "nb", _("bokmål")
    NYNORSK = "nn", _("nynorsk")
    NEUTRAL = "neutral", _("nøytral")


class Phase(models.TextChoices):
    """How far a municipality has come before its first dugnad. Set by NDFU by hand."""

    NONE = "", _("Ingen kontakt ennå")
    INTERESTED = "interested", _("Har meldt interesse")
    AGREED = "agreed", _("Har avtale")
    PLANNED = "planned", _("Planlegger dugnad")
    DECLINED = "declined", _("Vil ikke nå")


class County(models.Model):
    number = models.CharField(max_length=2, unique=True)
    name = models.CharField(max_length=80)

    class Meta:
        ordering = ("number",)

    def __str__(self) -> str:
        return self.name


class Municipality(models.Model):
    """A kommune, or a bydel under one. `number` is Statistics Norway's (KLASS 131 and 103)."""

    class Kind(models.TextChoices):
        MUNICIPALITY = "municipality", _("kommune")
        DISTRICT = "district", _("bydel")

    kind = models.CharField(max_length=12, choices=Kind.choices, default=Kind.MUNICIPALITY)
    number = models.CharField(max_length=6)
    name = models.CharField(max_length=80)
    other_names = models.CharField(
        max_length=160, blank=True, help_text="Other official names, separated by « / »."
    )
    county = models.ForeignKey(County, models.PROTECT, related_name="municipalities")
    parent = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="districts"
    )
    language_form = models.CharField(
        max_length=8, choices=LanguageForm.choices, default=LanguageForm.NEUTRAL
    )
    population = models.PositiveIntegerField(null=True, blank=True)
    area_km2 = models.DecimalField(max_digits=9, decimal_places=2, null=True, blank=True)
    centre = models.CharField(max_length=80, blank=True)
    latitude = models.FloatField(null=True, blank=True)
    longitude = models.FloatField(null=True, blank=True)
    source = models.CharField(max_length=200, blank=True)
    valid_from = models.DateField(null=True, blank=True)
    valid_to = models.DateField(null=True, blank=True, help_text="Last day it existed.")
    search_key = models.CharField(max_length=300, blank=True, editable=False)
    display_name = models.CharField(
        max_length=170,
        blank=True,
        editable=False,
        help_text="The name, with its county where two share it; kept by the register's services.",
    )
    phase = models.CharField(max_length=12, choices=Phase.choices, blank=True, default="")

    class Meta:
        ordering = ("name", "number")
        constraints = [
            models.UniqueConstraint(
                fields=("number",),
                condition=Q(valid_to__isnull=True),
                name="municipality_number_unique_while_valid",
            ),
            models.CheckConstraint(
                name="district_has_a_parent",
                condition=Q(kind="municipality", parent__isnull=True)
                | Q(kind="district", parent__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return self.display_name or self.name

    def get_absolute_url(self) -> str:
        return reverse("municipality", args=[self.number])

    @property
    def is_district(self) -> bool:
        return self.kind == self.Kind.DISTRICT


class Succession(models.Model):
    """`new` took over (a part of) `old` on `day`: a merger is many to one, a split one to many."""

    old = models.ForeignKey(Municipality, models.CASCADE, related_name="successions")
    new = models.ForeignKey(Municipality, models.CASCADE, related_name="predecessions")
    day = models.DateField()

    class Meta:
        ordering = ("day", "pk")
        constraints = [
            models.UniqueConstraint(fields=("old", "new"), name="succession_once"),
        ]

    def __str__(self) -> str:
        return f"{self.old} → {self.new} ({self.day})"
