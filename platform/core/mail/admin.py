"""The ledger for NDFU's administrators: to be read, never written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import admin
from django.db import models
from django.http import HttpRequest

from core.mail.models import OutgoingMail, Suppression

if TYPE_CHECKING:
    ModelAdmin = admin.ModelAdmin[models.Model]
else:
    ModelAdmin = admin.ModelAdmin


class ReadOnly(ModelAdmin):
    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: models.Model | None = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: models.Model | None = None) -> bool:
        return False


@admin.register(OutgoingMail)
class OutgoingMailAdmin(ReadOnly):
    list_display = ("id", "kind", "to_email", "state", "state_detail", "due_at", "sent_at")
    list_filter = ("state", "purpose", "kind", "language")
    search_fields = ("to_email", "subject", "message_id")
    date_hierarchy = "created_at"
    list_select_related = ("municipality",)

    def get_exclude(
        self, request: HttpRequest, obj: models.Model | None = None
    ) -> tuple[str, ...] | None:
        """Without the words of a secret mail: an administrator must not read others' codes."""
        if isinstance(obj, OutgoingMail) and obj.secret:
            return ("subject", "body_text", "body_html")
        return None


@admin.register(Suppression)
class SuppressionAdmin(ReadOnly):
    list_display = ("id", "email", "purpose", "reason", "created_at")
    list_filter = ("reason", "purpose")
    search_fields = ("email",)
