"""Django's admin for the register. Read-mostly: facts come from the tables, acts from services."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.http import HttpRequest

from core.municipalities.models import County, Municipality, Succession


class LookOnly(admin.ModelAdmin[Any]):
    """Everything can be looked up, nothing changed: changes go through services and the history."""

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: object = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: object = None) -> bool:
        return False


@admin.register(County)
class CountyAdmin(LookOnly):
    list_display = ("number", "name")


@admin.register(Municipality)
class MunicipalityAdmin(LookOnly):
    list_display = ("number", "display_name", "other_names", "county", "kind", "valid_to")
    list_filter = ("kind", "county", "language_form", "phase")
    list_select_related = ("county",)
    search_fields = ("number", "name", "other_names", "search_key")


@admin.register(Succession)
class SuccessionAdmin(LookOnly):
    list_display = ("old", "new", "day")
    list_select_related = ("old", "new")
