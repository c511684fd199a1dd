"""Doors to pages. A stranger gets "not found", so that nothing is told by the refusal."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any, cast

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404

from core.accounts.models import User
from core.accounts.selectors import can_edit, can_read
from core.municipalities.models import Municipality
from core.navigation import be_in

View = Callable[..., HttpResponse]


def user_of(request: HttpRequest) -> User:
    """The logged-in user of a view behind one of these doors."""
    return cast(User, request.user)


def _door(allowed: Callable[[User, Municipality], bool]) -> Callable[[View], View]:
    def decorate(view: View) -> View:
        @wraps(view)
        @login_required
        def inner(request: HttpRequest, number: str, *args: Any, **kwargs: Any) -> HttpResponse:
            municipality = get_object_or_404(
                Municipality.objects.select_related("county", "parent"),
                number=number,
                valid_to__isnull=True,
            )
            if not allowed(user_of(request), municipality):
                raise Http404
            be_in(request, municipality)
            return view(request, municipality, *args, **kwargs)

        return inner

    return decorate


reads_municipality = _door(can_read)
"""View(request, municipality, …) for `number` in the URL; 404 unless the user may read it."""

edits_municipality = _door(can_edit)
"""The same, for those who may change things."""


def ndfu_only(view: View) -> View:
    """View(request, …) for NDFU staff; "not found" for everybody else."""

    @wraps(view)
    @login_required
    def inner(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not user_of(request).is_ndfu:
            raise Http404
        return view(request, *args, **kwargs)

    return inner
