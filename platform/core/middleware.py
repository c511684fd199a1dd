"""What holds for every request: language, caches, read-only GET, second factor for NDFU."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import partial
from threading import get_ident
from typing import Any
from urllib.parse import urlencode

from allauth.account.authentication import get_authentication_records
from allauth.mfa.adapter import get_adapter
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import translation

from core.accounts.models import User
from core.accounts.selectors import municipality_language
from core.routes import PUBLIC

Handler = Callable[[HttpRequest], HttpResponse]


class PersonLanguageMiddleware:
    """A choice made in this browser wins, then the person's own, then the målform."""

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        chosen = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME)
        if chosen not in dict(settings.LANGUAGES):
            user = request.user
            if isinstance(user, User):
                language = user.language or municipality_language(user)
                if language:
                    translation.activate(language)
                    request.LANGUAGE_CODE = translation.get_language() or "nb"
        return self.get_response(request)


class PrivatePagesMiddleware:
    """Pages of somebody logged in hold names and addresses: no cache may keep them."""

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if not response.has_header("Cache-Control") and request.user.is_authenticated:
            response["Cache-Control"] = "private, no-store"
        return response


WRITES = re.compile(r"^\s*(insert|update|delete|replace|truncate|alter|create|drop)\b", re.I)
# Sessions, and that recovery codes have been looked at, are the framework's own business.
FRAMEWORK_TABLES = re.compile(r'^[^(]*?"(django_session|mfa_authenticator)"')


class WroteOnGet(RuntimeError):
    """A GET tried to change the database: a fault in our code, never the visitor's."""


class ReadOnlyGetMiddleware:
    """GET and HEAD cannot write, so a scanner that opens a link changes nothing."""

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.method not in {"GET", "HEAD", "OPTIONS"}:
            return self.get_response(request)
        # A test's site lends one connection to every thread; only this one's writes are refused.
        with connection.execute_wrapper(partial(_refuse_writes, get_ident())):
            return self.get_response(request)


def _refuse_writes(
    reader: int,
    execute: Callable[..., Any],
    sql: str,
    params: Any,
    many: bool,
    context: dict[str, Any],
) -> Any:
    if get_ident() == reader and WRITES.match(sql) and not FRAMEWORK_TABLES.search(sql):
        raise WroteOnGet(sql.split("(")[0][:80])
    return execute(sql, params, many, context)


class SecondFactorMiddleware:
    """NDFU sees every municipality, so NDFU logs in with a second factor; so does the admin.

    Until it is set up, the only pages NDFU can open are those that set it up. A session that
    began before it was set up, or elsewhere, has to give it once.
    """

    SETTING_UP = frozenset(
        {
            "profile",
            "mfa_index",
            "mfa_reauthenticate",
            "mfa_activate_totp",
            "mfa_deactivate_totp",
            "mfa_view_recovery_codes",
            "mfa_generate_recovery_codes",
            "mfa_download_recovery_codes",
        }
    )

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, *view: Any) -> HttpResponse | None:
        """Send whoever lacks the second factor to where it is set up or given."""
        user = request.user
        if not isinstance(user, User) or not user.needs_second_factor or self._open(request):
            return None
        if not get_adapter().is_mfa_enabled(user, [Authenticator.Type.TOTP]):
            return redirect("mfa_activate_totp")
        if not gave_second_factor(request, user):
            back = urlencode({"next": request.get_full_path()})
            return redirect(f"{reverse('mfa_reauthenticate')}?{back}")
        return None

    def _open(self, request: HttpRequest) -> bool:
        match = request.resolver_match
        return (
            match is not None
            and not match.namespaces
            and match.url_name in PUBLIC | self.SETTING_UP
        )


def gave_second_factor(request: HttpRequest, user: User) -> bool:
    """True when this very session has shown the user's second factor."""
    records = get_authentication_records(request, user)
    return any(record.get("method") == "mfa" for record in records)
