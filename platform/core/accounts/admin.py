"""Django's admin for users. Roles and memberships are changed on our own pages, with history."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.http import HttpRequest

from core.accounts.models import Invitation, Membership, User
from core.municipalities.admin import LookOnly


@admin.register(User)
class UserAdmin(admin.ModelAdmin[User]):
    """Names, language and whether an account is in use; what gives access is shown only."""

    list_display = ("email", "name", "role", "is_active", "is_staff", "last_login")
    list_filter = ("role", "is_active", "is_staff")
    search_fields = ("email", "name")
    fields = (
        "email", "name", "phone", "language", "is_active", "role", "is_staff", "last_login",
        "date_joined",
    )  # fmt: skip
    readonly_fields = ("email", "role", "is_staff", "last_login", "date_joined")

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False  # by invitation only

    def has_delete_permission(self, request: HttpRequest, obj: object = None) -> bool:
        return False  # history needs them; an account is taken out of use instead


@admin.register(Membership)
class MembershipAdmin(LookOnly):
    list_display = ("user", "municipality", "kind", "started_at", "ended_at")
    list_filter = ("kind",)
    list_select_related = ("user", "municipality")
    search_fields = ("user__email", "user__name", "municipality__name")


@admin.register(Invitation)
class InvitationAdmin(LookOnly):
    list_display: Any = (
        "email", "role", "municipality", "kind", "sent_at", "accepted_at", "withdrawn_at",
    )  # fmt: skip
    list_select_related = ("municipality",)
    search_fields = ("email", "name", "municipality__name")
