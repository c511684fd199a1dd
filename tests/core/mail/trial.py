"""Two mails of the tests' own, so that no test hangs on the words of a real one."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any, ClassVar, Self

from core.mail.messages import Message
from core.mail.models import Purpose

TEMPLATES = Path(__file__).parent / "templates"


@dataclass(frozen=True)
class Promise(Message):
    name: ClassVar[str] = "trial.promise"
    purpose: ClassVar[Purpose] = Purpose.REMINDER
    expires_after: ClassVar[timedelta | None] = timedelta(days=2)

    task: str = "Ringe idrettsrådet om utstyrsbod"
    others: tuple[str, ...] = ()

    def context(self) -> dict[str, Any]:
        return {"task": self.task, "others": self.others, "url": self.stop_url()}

    @classmethod
    def sample(cls) -> Self:
        return cls(others=("Spørre rektor om gymsalen", "Lage en plakat"))

    def stop_url(self) -> str:
        return "http://testserver/s/abc/"


@dataclass(frozen=True)
class Code(Message):
    name: ClassVar[str] = "trial.code"
    purpose: ClassVar[Purpose] = Purpose.LOGIN
    secret: ClassVar[bool] = True
    expires_after: ClassVar[timedelta | None] = timedelta(minutes=15)

    code: str = "271828"

    def context(self) -> dict[str, Any]:
        return {"code": self.code}

    @classmethod
    def sample(cls) -> Self:
        return cls()
