"""Mails from responsible people, and what was read from them. None of it changes a task."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from core.accounts.models import User
from core.mail.models import InboundMail
from core.municipalities.models import Municipality
from followup.domain.mail_replies import SURE_FROM
from followup.models.people import Person
from followup.models.tasks import Answer, Barrier, Task


class MailReply(models.Model):
    """One mail that came in. Its words may be erased with the person; that it came is kept.

    `person` is whose reply address it came to, or whose address it came from; None where nobody
    of ours is known. `from_email` is told only where it is another than the person's.
    """

    class Kind(models.TextChoices):
        REPLY = "reply", _("svar")
        AWAY = "out_of_office", _("fraværsmelding")
        UNREADABLE = "unreadable", _("kunne ikke leses")
        STRANGER = "stranger", _("ukjent avsender")

    class State(models.TextChoices):
        """What it waits for: its sender's word that it is theirs, that the reading is right, or
        that a human has seen it. The last two wait for nobody."""

        HELD = "held", _("venter på avsenderen")
        ASKED = "asked", _("avsenderen er spurt")
        OPEN = "open", _("venter på et menneske")
        SETTLED = "settled", _("ordnet")
        REJECTED = "rejected", _("ikke fra avsenderen")

    inbound = models.OneToOneField(
        InboundMail, models.SET_NULL, null=True, blank=True, related_name="+"
    )
    person = models.ForeignKey(
        Person, models.CASCADE, null=True, blank=True, related_name="mail_replies"
    )
    municipality = models.ForeignKey(
        Municipality, models.CASCADE, null=True, blank=True, related_name="+"
    )
    kind = models.CharField(max_length=14, choices=Kind.choices)
    state = models.CharField(max_length=8, choices=State.choices)
    reason = models.CharField(max_length=12, blank=True, help_text="Why it could not be read.")
    from_email = models.CharField(max_length=254, blank=True)
    words = models.TextField(blank=True, help_text="The sender's own, without what they quote.")
    marks: Any = models.JSONField(default=list, help_text="Kinds of `core.privacy.guard`.")
    points_below = models.BooleanField(default=False, help_text="Answers stand in the quote.")
    back_on = models.DateField(null=True, blank=True)
    has_left = models.BooleanField(default=False)
    contact_name = models.CharField(max_length=160, blank=True, help_text="Proposed, never used.")
    contact_email = models.CharField(max_length=254, blank=True)
    received_at = models.DateTimeField(default=timezone.now)
    settled_at = models.DateTimeField(null=True, blank=True)
    settled_by = models.ForeignKey(User, models.SET_NULL, null=True, related_name="+")

    class Meta:
        ordering = ("-received_at", "-pk")
        indexes = [
            models.Index(
                fields=("municipality", "-received_at"),
                name="reply_waiting",
                condition=Q(state__in=["held", "asked", "open"]),
            ),
            models.Index(fields=("person", "-received_at"), name="reply_person"),
        ]

    def __str__(self) -> str:
        return f"reply {self.pk} ({self.kind}, {self.state})"


class ReplySuggestion(models.Model):
    """What a reply was read as about one task (None: it did not say which).

    It never acts. Its sender answers on their own page, and from then on it says nothing more.
    """

    STOP = "stop"

    reply = models.ForeignKey(MailReply, models.CASCADE, related_name="suggestions")
    task = models.ForeignKey(
        Task, models.CASCADE, null=True, blank=True, related_name="mail_suggestions"
    )
    choice = models.CharField(
        max_length=10, choices=[*Answer.Choice.choices, (STOP, _("Ikke skriv til meg"))]
    )
    confidence = models.FloatField()
    new_due = models.DateField(null=True, blank=True)
    barrier = models.CharField(max_length=12, choices=Barrier.choices, blank=True, default="")
    proposed_name = models.CharField(max_length=160, blank=True)
    proposed_email = models.CharField(max_length=254, blank=True)

    class Meta:
        ordering = ("pk",)
        indexes = [models.Index(fields=("task",), name="suggestion_task")]

    def __str__(self) -> str:
        return f"suggestion {self.pk} ({self.choice})"

    @property
    def is_sure(self) -> bool:
        return self.confidence >= SURE_FROM
