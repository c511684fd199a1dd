"""Django's admin for the history: to look things up, never to change them."""

from __future__ import annotations

from django.contrib import admin

from core.audit.models import Entry
from core.municipalities.admin import LookOnly


@admin.register(Entry)
class EntryAdmin(LookOnly):
    list_display = ("at", "action", "channel", "actor_name", "municipality", "target_type")
    list_filter = ("channel", "target_type")
    list_select_related = ("municipality",)
    search_fields = ("action", "actor_name", "municipality__name")
    date_hierarchy = "at"
