"""News about addresses for those who can do something about them.

    news.on_undeliverable(callback)   in an app's `ready()`

Callbacks are called in the transaction that found it out: what they write stands or falls with it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True)
class Undeliverable:
    """Mail does not reach this address.

    `people`: primary keys of followup.Person to whom the mails were. `suppressed`: nothing more is
    sent there; False when a single important mail came back. `why`: the mailbox does not take mail,
    or its reader has called our mail spam (then only reminders and news are stopped).
    """

    email: str
    why: Literal["bounced", "complained"]
    suppressed: bool
    people: tuple[int, ...] = ()


@dataclass(frozen=True)
class Reachable:
    """What was said of these addresses was the fault of their domain, and no longer holds."""

    emails: tuple[str, ...]


_undeliverable: list[Callable[[Undeliverable], None]] = []
_reachable: list[Callable[[Reachable], None]] = []


def on_undeliverable(callback: Callable[[Undeliverable], None]) -> None:
    """Have `callback` told of every address that mail does not reach."""
    if callback not in _undeliverable:
        _undeliverable.append(callback)


def on_reachable(callback: Callable[[Reachable], None]) -> None:
    """Have `callback` told when that is taken back."""
    if callback not in _reachable:
        _reachable.append(callback)


def forget(callback: Callable[..., None]) -> None:
    """Tell it no more: for tests that bring their own."""
    for callbacks in (_undeliverable, _reachable):
        if callback in callbacks:
            callbacks.remove(callback)


def tell(news: Undeliverable | Reachable) -> None:
    """Call everybody who wants to know."""
    if isinstance(news, Undeliverable):
        for undeliverable in _undeliverable:
            undeliverable(news)
    else:
        for reachable in _reachable:
            reachable(news)
