"""Responsible people. They never need an account."""

from __future__ import annotations

from django.db import models
from django.db.models.functions import Lower
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from core.accounts.models import LANGUAGES, User
from core.municipalities.models import Municipality


class Person(models.Model):
    """Somebody with a name or a role in one municipality, perhaps with an address.

    The same address may stand on several persons: only the address joins people across
    municipalities. `link_epoch` moves when the address changes, and ends the older links.
    """

    municipality = models.ForeignKey(Municipality, models.CASCADE, related_name="people")
    name = models.CharField(_("navn eller rolle"), max_length=160)
    role = models.CharField(_("rolle"), max_length=160, blank=True)
    organisation = models.CharField(_("organisasjon"), max_length=160, blank=True)
    email = models.EmailField(_("e-postadresse"), blank=True)
    phone = models.CharField(_("telefon"), max_length=30, blank=True)
    is_shared_address = models.BooleanField(_("felles adresse, som postmottak@"), default=False)
    language = models.CharField(_("språk"), max_length=2, blank=True, choices=LANGUAGES)
    link_epoch = models.PositiveIntegerField(default=0)
    calendar_epoch = models.PositiveIntegerField(
        default=0, help_text="Raising it ends the links to the person's calendar."
    )
    given_by = models.ForeignKey(
        User, models.SET_NULL, null=True, blank=True, related_name="+", help_text="Wrote the name."
    )
    no_contact_at = models.DateTimeField(
        null=True, blank=True, help_text="Asked not to be written to."
    )
    no_contact_told_at = models.DateTimeField(
        null=True, blank=True, help_text="The contact person was told so."
    )
    away_from = models.DateField(_("borte fra og med"), null=True, blank=True)
    away_until = models.DateField(
        _("borte til og med"),
        null=True,
        blank=True,
        help_text="Nothing is mailed before it is over.",
    )
    away_ask = models.CharField(
        _("spør i mellomtiden"), max_length=160, blank=True, help_text="Who knows, in their words."
    )
    left_at = models.DateTimeField(null=True, blank=True, help_text="No longer takes part.")
    erased_at = models.DateTimeField(null=True, blank=True)
    created_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ("name", "pk")
        indexes = [models.Index(Lower("email"), name="person_address")]

    def __str__(self) -> str:
        return self.name

    @property
    def can_be_mailed(self) -> bool:
        return bool(self.email) and not (self.no_contact_at or self.left_at or self.erased_at)
