"""Addresses that mail does not reach, and what the contact person is asked about them."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from core.accounts.models import User
from core.municipalities.models import Municipality


class AddressQuestion(models.Model):
    """«Which address is right?»: one open question per address and municipality, not per mail.

    It stands as long as somebody with an open task has the address; then there is nothing left
    to ask.
    """

    class State(models.TextChoices):
        OPEN = "open", _("åpen")
        ANSWERED = "answered", _("besvart")
        OVER = "over", _("løste seg")

    municipality = models.ForeignKey(Municipality, models.CASCADE, related_name="address_questions")
    email = models.EmailField(help_text="In lower case.")
    given_up = models.BooleanField(default=False, help_text="Nothing more is sent there.")
    state = models.CharField(max_length=8, choices=State.choices, default=State.OPEN)
    asked_at = models.DateTimeField(default=timezone.now)
    answered_at = models.DateTimeField(null=True, blank=True)
    answered_by = models.ForeignKey(User, models.SET_NULL, null=True, related_name="+")

    class Meta:
        ordering = ("asked_at", "pk")
        constraints = [
            models.UniqueConstraint(
                fields=("municipality", "email"),
                condition=Q(state="open"),
                name="one_open_question_an_address",
            ),
            models.CheckConstraint(
                name="asked_email_is_lower_case", condition=Q(email=Lower("email"))
            ),
        ]

    def __str__(self) -> str:
        return f"address question {self.pk} ({self.state})"
