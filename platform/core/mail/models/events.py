"""What we hear of mails after they were sent, and what it says about addresses and domains."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from core.mail.event_kinds import Kind
from core.mail.models.outgoing import OutgoingMail


class MailEvent(models.Model):
    """One thing that went wrong with one mail, or that its reader said. Once, however often told.

    That a mail was delivered stands on the mail itself. Without a mail (`mail` None) the event was
    about something we did not send; it is counted, and says nothing about anybody.
    """

    key = models.CharField(max_length=64, unique=True)
    mail = models.ForeignKey(OutgoingMail, models.CASCADE, null=True, related_name="events")
    email = models.EmailField(blank=True, help_text="In lower case.")
    domain = models.CharField(max_length=255, blank=True)
    kind = models.CharField(max_length=14, choices=[(kind.value, kind.value) for kind in Kind])
    final = models.BooleanField(default=False, help_text="Nobody tries to deliver it any more.")
    source = models.CharField(max_length=20, help_text="Provider, or smtp.")
    detail = models.CharField(max_length=60, blank=True, help_text="Status codes only.")
    at = models.DateTimeField()
    received_at = models.DateTimeField(default=timezone.now)
    judged_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("-at", "-pk")
        indexes = [
            models.Index(fields=("email", "at"), name="event_email"),
            models.Index(fields=("domain", "at"), name="event_domain"),
            models.Index(
                fields=("received_at",),
                name="event_to_judge",
                condition=Q(judged_at=None, kind__in=["soft", "hard"]),
            ),
        ]

    def __str__(self) -> str:
        return f"event {self.pk} ({self.kind})"


class DomainTrouble(models.Model):
    """A day on which a whole domain took no mail: its own fault, and nobody's who lives there."""

    domain = models.CharField(_("domene"), max_length=255)
    day = models.DateField(_("dag"))
    addresses = models.PositiveIntegerField(help_text="How many different ones failed.")
    noted_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ("-day", "domain")
        constraints = [models.UniqueConstraint(fields=("domain", "day"), name="trouble_once")]

    def __str__(self) -> str:
        return f"{self.domain} {self.day}"
