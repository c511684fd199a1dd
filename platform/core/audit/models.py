"""The one history: who did what, to what, when, and by which way. Rows are only added."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from core.municipalities.models import Municipality


class Channel(models.TextChoices):
    """By which way something was done."""

    PAGE = "page", _("på nettsiden")
    LINK = "link", _("fra lenke i e-post")
    MAIL = "mail", _("på e-post")
    IMPORT = "import", _("fra referat")
    ON_BEHALF = "on_behalf", _("på vegne av")
    COMMAND = "command", _("fra kommandolinjen")
    SYSTEM = "system", _("av seg selv")


class Entry(models.Model):
    """`target` is a model's label and key, such as ("followup.task", 7), so that it outlives it.

    `data` holds what changed as {"field": [before, after]} and, under "note", words somebody
    wrote. An erased person's `actor_name` is blanked by `core.audit.log.forget_person`.
    """

    at = models.DateTimeField(default=timezone.now)
    action = models.CharField(max_length=40)
    channel = models.CharField(max_length=12, choices=Channel.choices)
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+"
    )
    actor_person = models.BigIntegerField(null=True, blank=True)
    actor_name = models.CharField(max_length=200, blank=True)
    municipality = models.ForeignKey(
        Municipality, models.SET_NULL, null=True, blank=True, related_name="+"
    )
    target_type = models.CharField(max_length=40)
    target_id = models.BigIntegerField()
    data = models.JSONField(default=dict, blank=True)

    class Meta:
        ordering = ("-at", "-pk")
        indexes = [
            models.Index(fields=("target_type", "target_id"), name="audit_target"),
            models.Index(fields=("municipality", "-at"), name="audit_municipality"),
        ]

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M} {self.action} {self.target_type} {self.target_id}"
