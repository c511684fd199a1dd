"""The menu. Apps register entries at start; a page that is not built yet is not registered."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from django.http import HttpRequest
from django_stubs_ext import StrOrPromise

from core.accounts.models import User
from core.accounts.selectors import current_memberships
from core.municipalities.models import Municipality


@dataclass(frozen=True, slots=True)
class Item:
    url: str
    label: StrOrPromise
    current: bool = False


Provider = Callable[[User, Municipality | None], list[Item]]
_providers: list[Provider] = []


def register(provider: Provider) -> None:
    """Add a provider of menu entries; called in an app's `ready()`, in app order.

    It gets the user and the municipality the page is about, or the user's own, or None.
    """
    _providers.append(provider)


def be_in(request: HttpRequest, municipality: Municipality) -> None:
    """Say that this page is about `municipality`; the doors to its pages do so."""
    request.municipality = municipality  # type: ignore[attr-defined]  # a note of ours


def municipality_of(request: HttpRequest, user: User) -> Municipality | None:
    """The municipality the page is about, else the one the user belongs to."""
    here: Municipality | None = getattr(request, "municipality", None)
    if here or user.is_ndfu:
        return here
    membership = current_memberships(user).first()
    return membership.municipality if membership else None


def items_for(request: HttpRequest) -> list[Item]:
    """The entries of whoever is logged in, the one of this page marked as current."""
    user = getattr(request, "user", None)
    if not isinstance(user, User):
        return []
    place = municipality_of(request, user)
    items = [item for provider in _providers for item in provider(user, place)]
    best = max((i.url for i in items if request.path.startswith(i.url)), key=len, default="")
    return [Item(i.url, i.label, i.url == best) for i in items]
