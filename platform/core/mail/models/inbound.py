"""Mails that came to us: kept whole before anybody reads them."""

from __future__ import annotations

import zlib
from email import message_from_bytes, policy
from email.message import EmailMessage
from functools import cached_property

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class InboundMail(models.Model):
    """One message to one of our addresses. `key` says which, so that it is taken in once."""

    class State(models.TextChoices):
        RECEIVED = "received", _("mottatt")
        HANDLED = "handled", _("behandlet")
        UNCLAIMED = "unclaimed", _("ingen tok den")
        FAILED = "failed", _("kunne ikke behandles")

    class Authentic(models.TextChoices):
        """Whether it comes from the domain it says it comes from (`core.mail.authenticity`)."""

        PASS = "pass", _("ekte avsender")
        FAIL = "fail", _("avsender stemmer ikke")
        UNKNOWN = "unknown", _("ikke undersøkt")

    key = models.CharField(max_length=64, unique=True)
    source = models.CharField(max_length=20, help_text="Provider, or the local door it came by.")
    message_id = models.CharField(max_length=250, blank=True)
    recipient = models.EmailField(blank=True, help_text="Our address, in lower case.")
    envelope_sender = models.CharField(max_length=254, blank=True)
    from_email = models.CharField(max_length=254, blank=True)
    subject = models.CharField(max_length=250, blank=True)
    person = models.BigIntegerField(null=True, blank=True, help_text="From a valid reply address.")
    matter = models.CharField(max_length=20, blank=True, help_text="From a valid reply address.")
    packed = models.BinaryField(default=b"", help_text="The raw message, compressed (zlib).")
    size = models.PositiveIntegerField(default=0, help_text="Bytes of the raw message.")
    too_large = models.BooleanField(default=False, help_text="Only the head was kept.")
    spf = models.CharField(max_length=12, blank=True)
    dkim = models.CharField(max_length=12, blank=True)
    dmarc = models.CharField(max_length=12, blank=True)
    authentic = models.CharField(max_length=8, choices=Authentic.choices, default=Authentic.UNKNOWN)
    state = models.CharField(max_length=10, choices=State.choices, default=State.RECEIVED)
    outcome = models.CharField(max_length=60, blank=True, help_text="What its handler said.")
    attempts = models.PositiveSmallIntegerField(default=0)
    received_at = models.DateTimeField(default=timezone.now)
    due_at = models.DateTimeField(default=timezone.now, help_text="Handled from this time on.")
    handled_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("-received_at", "-pk")
        indexes = [
            models.Index(
                fields=("due_at", "id"), name="inbound_due", condition=Q(state="received")
            ),
            models.Index(fields=("person", "-received_at"), name="inbound_person"),
            models.Index(fields=("received_at",), name="inbound_received"),
        ]

    def __str__(self) -> str:
        return f"inbound mail {self.pk} ({self.state})"

    @property
    def raw(self) -> bytes:
        """The message as it came; b"" when it has been forgotten."""
        return zlib.decompress(bytes(self.packed)) if self.packed else b""

    @cached_property
    def message(self) -> EmailMessage:
        """The message parsed. Its headers and parts may be damaged: reading them may raise."""
        return message_from_bytes(self.raw, policy=policy.default)
