"""Says what a line of history means. Apps register words for their own actions at start."""

from __future__ import annotations

from collections.abc import Callable

from django_stubs_ext import StrOrPromise

from core.audit.models import Entry

Words = StrOrPromise | Callable[[Entry], StrOrPromise]
_words: dict[str, Words] = {}


def register(words: dict[str, Words]) -> None:
    """Add a sentence, or a function that makes one, for each action; called in `ready()`."""
    _words.update(words)


def registered() -> set[str]:
    """The actions that have words; a test holds it complete."""
    return set(_words)


def told(entry: Entry) -> str:
    """The sentence for this line; the bare action where nobody registered one."""
    words = _words.get(entry.action, entry.action)
    return str(words(entry) if callable(words) else words)
