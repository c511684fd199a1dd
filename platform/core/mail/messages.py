"""One class per mail. Each lives in `<app>/mails.py`, is registered, and shows itself as a sample.

    @register
    @dataclass(frozen=True)
    class FirstNotice(Message):
        name = "followup.first_notice"
        purpose = Purpose.REMINDER
        …

Its words stand in `templates/emails/followup/first_notice/{subject.txt,body.txt,body.html}`.
"""

from __future__ import annotations

import re
from abc import ABC, abstractmethod
from datetime import timedelta
from typing import Any, ClassVar, Final, Self, TypeVar

from django.core.exceptions import ImproperlyConfigured

from core.mail.models import Purpose

#: Purposes a reader may be rid of; the others answer something the reader has just done.
STOPPABLE: Final = frozenset({Purpose.REMINDER, Purpose.NOTICE, Purpose.NEWS})
PARTS: Final = ("subject.txt", "body.txt", "body.html")
_NAME: Final = re.compile(r"[a-z][a-z0-9_]*\.[a-z][a-z0-9_]*")


class Message(ABC):
    """What one kind of mail says. Subclasses hold data and give it to their templates."""

    #: "<app>.<mail>": the name in the ledger and the folder of the templates.
    name: ClassVar[str] = ""
    purpose: ClassVar[Purpose]
    #: Subject and bodies are wiped from the ledger as soon as the mail is settled.
    secret: ClassVar[bool] = False
    #: A mail that has not gone this long after it was due is missed, never sent late.
    expires_after: ClassVar[timedelta | None] = None

    @abstractmethod
    def context(self) -> dict[str, Any]:
        """What the templates are given, besides `site`, `language`, `subject` and `to_name`.

        Called while the recipient's language is active. Must not read the clock.
        """

    @classmethod
    @abstractmethod
    def sample(cls) -> Self:
        """An invented example for previews and tests. Touches no database rows."""

    def stop_url(self) -> str:
        """The page where the reader can stop such mails (absolute), or "" where there is none."""
        return ""

    def calendar(self) -> str:
        """An iCalendar file (RFC 5545) to go with the mail, or "".

        Called while the recipient's language is active. Must not read the clock.
        """
        return ""

    def headers(self) -> dict[str, str]:
        """Headers besides the usual: no auto-replies (RFC 3834), a way out (RFC 2369)."""
        headers = {"Auto-Submitted": "auto-generated", "X-Auto-Response-Suppress": "OOF, AutoReply"}
        stop = self.stop_url() if self.purpose in STOPPABLE else ""
        return headers | ({"List-Unsubscribe": f"<{stop}>"} if stop else {})

    @classmethod
    def folder(cls) -> str:
        """Where its templates are, such as "emails/followup/first_notice"."""
        return "emails/" + cls.name.replace(".", "/")


M = TypeVar("M", bound=type[Message])
_registry: dict[str, type[Message]] = {}


def register(cls: M) -> M:
    """Make a mail known. Raises ImproperlyConfigured at import when the class is incomplete."""
    for complaint in complaints(cls):
        raise ImproperlyConfigured(f"The mail {cls.__qualname__} {complaint}")
    known = _registry.setdefault(cls.name, cls)
    if known is not cls:
        raise ImproperlyConfigured(f"Two mails are called {cls.name!r}.")
    return cls


def unregister(cls: type[Message]) -> None:
    """Forget a mail: for tests that bring their own."""
    _registry.pop(cls.name, None)


def registry() -> list[type[Message]]:
    """Every registered mail, by name."""
    return [_registry[name] for name in sorted(_registry)]


def is_registered(cls: type[Message]) -> bool:
    return _registry.get(cls.name) is cls


def complaints(cls: type[Message]) -> list[str]:
    """What a class still lacks, as ends of a sentence. `core.mail.checks` sees to its templates."""
    found = []
    if not _NAME.fullmatch(cls.name) or len(cls.name) > 60:
        found.append('needs a name such as "followup.first_notice".')
    if getattr(cls, "purpose", None) not in Purpose.values:
        found.append("needs a purpose, one of " + ", ".join(Purpose.values) + ".")
    return found + [f"needs its own {method}()." for method in sorted(cls.__abstractmethods__)]
