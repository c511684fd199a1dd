"""The menu. Apps register entries at start; a page that is not built yet is not registered."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from django.http import HttpRequest
from django_stubs_ext import StrOrPromise

from core.accounts.models import User


@dataclass(frozen=True, slots=True)
class Item:
    url: str
    label: StrOrPromise
    current: bool = False


Provider = Callable[[User], list[Item]]
_providers: list[Provider] = []


def register(provider: Provider) -> None:
    """Add a provider of menu entries; called in an app's `ready()`, in app order."""
    _providers.append(provider)


def items_for(request: HttpRequest) -> list[Item]:
    """The entries of whoever is logged in, the one of this page marked as current."""
    user = getattr(request, "user", None)
    if not isinstance(user, User):
        return []
    items = [item for provider in _providers for item in provider(user)]
    best = max((i.url for i in items if request.path.startswith(i.url)), key=len, default="")
    return [Item(i.url, i.label, i.url == best) for i in items]
