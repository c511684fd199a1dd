"""The ledger for NDFU's administrators: to be read, never written."""

from __future__ import annotations

from django.contrib import admin
from django.db import models
from django.http import HttpRequest

from core.mail.models import DomainTrouble, InboundMail, MailEvent, OutgoingMail, Suppression
from core.municipalities.admin import LookOnly


@admin.register(OutgoingMail)
class OutgoingMailAdmin(LookOnly):
    list_display = ("id", "kind", "to_email", "state", "state_detail", "due_at", "sent_at")
    list_filter = ("state", "purpose", "kind", "language")
    search_fields = ("to_email", "subject", "message_id")
    date_hierarchy = "created_at"
    list_select_related = ("municipality",)

    #: Bodies and headers hold personal links and codes: whoever reads them could answer for others.
    exclude = ("body_text", "body_html", "calendar", "headers")

    def get_exclude(self, request: HttpRequest, obj: models.Model | None = None) -> tuple[str, ...]:
        secret = isinstance(obj, OutgoingMail) and obj.secret
        return (*self.exclude, "subject") if secret else self.exclude


@admin.register(Suppression)
class SuppressionAdmin(LookOnly):
    list_display = ("id", "email", "purpose", "reason", "created_at")
    list_filter = ("reason", "purpose")
    search_fields = ("email",)


@admin.register(InboundMail)
class InboundMailAdmin(LookOnly):
    list_display = ("id", "from_email", "recipient", "state", "outcome", "authentic", "received_at")
    list_filter = ("state", "authentic", "source", "outcome")
    search_fields = ("from_email", "message_id")
    date_hierarchy = "received_at"
    exclude = ("packed",)


@admin.register(MailEvent)
class MailEventAdmin(LookOnly):
    list_display = ("id", "kind", "domain", "detail", "source", "at", "judged_at")
    list_filter = ("kind", "source", "final")
    search_fields = ("email", "domain")
    list_select_related = ("mail",)
    date_hierarchy = "at"


@admin.register(DomainTrouble)
class DomainTroubleAdmin(LookOnly):
    list_display = ("domain", "day", "addresses", "noted_at")
    search_fields = ("domain",)
