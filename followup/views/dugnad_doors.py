"""Doors to the pages of a dugnad and its referats. A stranger gets "not found"."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404

from core.accounts.access import user_of
from core.accounts.models import User
from core.accounts.selectors import can_read
from core.navigation import be_in
from followup.models import Dugnad, Referat
from followup.selectors.dugnads import may_edit, may_read

View = Callable[..., HttpResponse]
Found = tuple[Any, Dugnad]


def _dugnad(pk: int) -> Found:
    rows = Dugnad.objects.select_related(
        "municipality", "municipality__county", "process_leader", "contact_person"
    )
    dugnad = get_object_or_404(rows, pk=pk)
    return dugnad, dugnad


def _referat(pk: int) -> Found:
    rows = Referat.objects.select_related(
        "dugnad__municipality", "dugnad__municipality__county", "confirmed_by", "uploaded_by"
    )
    referat = get_object_or_404(rows, pk=pk)
    return referat, referat.dugnad


def _door(
    load: Callable[[int], Found], allowed: Callable[[User, Dugnad], bool]
) -> Callable[[View], View]:
    def decorate(view: View) -> View:
        @wraps(view)
        @login_required
        def inner(request: HttpRequest, pk: int, *args: Any, **kwargs: Any) -> HttpResponse:
            thing, dugnad = load(pk)
            user = user_of(request)
            if not allowed(user, dugnad):
                raise Http404
            if dugnad.process_leader_id != user.pk or may_read_place(user, dugnad):
                be_in(request, dugnad.municipality)
            return view(request, thing, *args, **kwargs)

        return inner

    return decorate


def may_read_place(user: User, dugnad: Dugnad) -> bool:
    """True when the user may see the municipality's other pages too, not just this dugnad."""
    return can_read(user, dugnad.municipality)


reads_dugnad = _door(_dugnad, may_read)
edits_dugnad = _door(_dugnad, may_edit)
edits_referat = _door(_referat, may_edit)
