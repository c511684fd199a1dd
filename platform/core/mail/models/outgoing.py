"""The ledger: every mail is a row with a state before it is a message."""

from __future__ import annotations

from typing import Final

from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from core.mail.models.fields import LongText
from core.municipalities.models import Municipality


class State(models.TextChoices):
    """queued → in flight → sent → delivered, or one of the ends below."""

    QUEUED = "queued", _("i kø")
    IN_FLIGHT = "in_flight", _("på vei")
    SENT = "sent", _("sendt")
    DELIVERED = "delivered", _("levert")
    RETRY = "retry", _("prøver igjen")
    FAILED = "failed", _("kunne ikke sendes")
    BOUNCED = "bounced", _("kom i retur")
    SUPPRESSED = "suppressed", _("holdt tilbake")
    MISSED = "missed", _("for gammel til å sendes")
    CANCELLED = "cancelled", _("stoppet")


WAITING: Final = (State.QUEUED, State.RETRY)
UNFINISHED: Final = (*WAITING, State.IN_FLIGHT)


class Purpose(models.TextChoices):
    """What a mail is for. An address can be suppressed for one purpose and not for another."""

    LOGIN = "login", _("innlogging")
    REMINDER = "reminder", _("påminnelse")
    RECEIPT = "receipt", _("kvittering")
    NOTICE = "notice", _("beskjed")
    INVITATION = "invitation", _("invitasjon")
    NEWS = "news", _("nytt")


class OutgoingMail(models.Model):
    """One message to one address. `dedupe_key` says what it is, once and for all."""

    dedupe_key = models.CharField(max_length=200, unique=True)
    kind = models.CharField(max_length=60, help_text="Name of the registered message.")
    purpose = models.CharField(max_length=10, choices=Purpose.choices)
    secret = models.BooleanField(default=False, help_text="Words are wiped when it is settled.")
    to_email = models.EmailField(blank=True)
    to_name = models.CharField(max_length=200, blank=True)
    language = models.CharField(max_length=2)
    reply_to = models.CharField(max_length=500, blank=True)
    subject = models.CharField(max_length=250, blank=True)
    body_text = models.TextField(blank=True)
    body_html = LongText(blank=True)
    calendar = models.TextField(blank=True, help_text="An iCalendar file that goes with it.")
    headers = models.JSONField(default=dict, blank=True)
    message_id = models.CharField(max_length=200)
    provider_id = models.CharField(max_length=200, blank=True, help_text="The provider's own id.")
    municipality = models.ForeignKey(
        Municipality, models.SET_NULL, null=True, blank=True, related_name="+"
    )
    person = models.BigIntegerField(null=True, blank=True, help_text="followup.Person it is to.")
    state = models.CharField(max_length=10, choices=State.choices, default=State.QUEUED)
    state_detail = models.CharField(max_length=300, blank=True)
    created_at = models.DateTimeField(default=timezone.now)
    due_at = models.DateTimeField(default=timezone.now, help_text="Not before this time.")
    expires_at = models.DateTimeField(null=True, blank=True, help_text="Missed after this time.")
    attempts = models.PositiveSmallIntegerField(default=0)
    interruptions = models.PositiveSmallIntegerField(
        default=0, help_text="How many processes died with it in flight."
    )
    claimed_at = models.DateTimeField(null=True, blank=True)
    sent_at = models.DateTimeField(null=True, blank=True)
    delivered_at = models.DateTimeField(
        null=True, blank=True, help_text="When the recipient's server took it, if we were told."
    )

    class Meta:
        ordering = ("-created_at", "-pk")
        indexes = [
            models.Index(
                fields=("due_at", "id"),
                name="mail_due",
                condition=Q(state__in=["queued", "retry"]),
            ),
            models.Index(
                fields=("due_at", "id"),
                name="mail_due_login",
                condition=Q(state__in=["queued", "retry"], purpose="login"),
            ),
            models.Index(
                fields=("claimed_at",), name="mail_in_flight", condition=Q(state="in_flight")
            ),
            models.Index(fields=("message_id",), name="mail_message_id"),
            models.Index(
                fields=("provider_id",), name="mail_provider_id", condition=~Q(provider_id="")
            ),
            models.Index(fields=("sent_at",), name="mail_sent", condition=Q(sent_at__isnull=False)),
            models.Index(fields=("to_email", "-created_at"), name="mail_address"),
            models.Index(fields=("person", "-created_at"), name="mail_person"),
        ]

    def __str__(self) -> str:
        return f"mail {self.pk} ({self.kind}, {self.state})"


class Suppression(models.Model):
    """An address that is not to get mails of one purpose, and why. "" means any purpose."""

    class Reason(models.TextChoices):
        ASKED = "asked", _("har bedt om å slippe")
        BOUNCED = "bounced", _("adressen tar ikke imot")
        COMPLAINED = "complained", _("meldt som søppelpost")

    email = models.EmailField(help_text="In lower case.")
    purpose = models.CharField(max_length=10, blank=True, default="", choices=Purpose.choices)
    reason = models.CharField(max_length=12, choices=Reason.choices)
    detail = models.CharField(max_length=300, blank=True)
    created_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ("-created_at",)
        constraints = [
            models.UniqueConstraint(fields=("email", "purpose"), name="suppressed_once"),
            models.CheckConstraint(
                name="suppressed_email_is_lower_case", condition=Q(email=Lower("email"))
            ),
        ]

    def __str__(self) -> str:
        return f"suppression {self.pk} ({self.reason})"
