"""What holds for every request: language, read-only GET, second factor for NDFU."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from allauth.mfa.adapter import get_adapter
from django.conf import settings
from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import translation

from core.accounts.models import User
from core.accounts.selectors import municipality_language

Handler = Callable[[HttpRequest], HttpResponse]


class PersonLanguageMiddleware:
    """A choice made in this browser wins, then the person's own, then the målform."""

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if settings.LANGUAGE_COOKIE_NAME not in request.COOKIES:
            user = request.user
            if isinstance(user, User):
                language = user.language or municipality_language(user)
                if language:
                    translation.activate(language)
                    request.LANGUAGE_CODE = translation.get_language() or "nb"
        return self.get_response(request)


WRITES = re.compile(r"^\s*(insert|update|delete|replace|truncate|alter|create|drop)\b", re.I)
# A login, its rate limits and the session are the framework's own business.
FRAMEWORK_TABLES = re.compile(
    r"django_session|accounts_user|account_emailaddress|mfa_authenticator"
)


class WroteOnGet(RuntimeError):
    """A GET tried to change the database: a fault in our code, never the visitor's."""


class ReadOnlyGetMiddleware:
    """GET and HEAD cannot write, so a scanner that opens a link changes nothing."""

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.method not in {"GET", "HEAD", "OPTIONS"}:
            return self.get_response(request)
        with connection.execute_wrapper(_refuse_writes):
            return self.get_response(request)


def _refuse_writes(
    execute: Callable[..., Any], sql: str, params: Any, many: bool, context: dict[str, Any]
) -> Any:
    if WRITES.match(sql) and not FRAMEWORK_TABLES.search(sql):
        raise WroteOnGet(sql.split("(")[0][:80])
    return execute(sql, params, many, context)


class SecondFactorMiddleware:
    """NDFU sees every municipality, so NDFU logs in with a second factor.

    Until it is set up, the only page NDFU can open is the one that sets it up.
    """

    OPEN = ("/konto/", "/static/", "/sprak/", "/health/")

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        user = request.user
        needs = isinstance(user, User) and (user.is_ndfu or user.is_staff)
        closed = needs and not request.path.startswith(self.OPEN)
        if closed and not get_adapter().is_mfa_enabled(user):
            return redirect("mfa_activate_totp")
        return self.get_response(request)
