"""Signed links: who may open a page without logging in, and until when.

A token says *which object* (its primary key), *which epoch* of its links, and when it was made. It
is signed with a salt of its own for each purpose, so that a link for one thing opens nothing else.
It is no secret about the object and never a login. Raising the object's epoch ends all its older
links: the reader of a token compares `Link.epoch` with the object's own.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Literal

from django.conf import settings
from django.core import signing
from django.utils import timezone


@dataclass(frozen=True)
class Link:
    """What an authentic token says. `issued_at` is in UTC, whole seconds."""

    pk: int
    epoch: int
    issued_at: datetime


class Ended(Exception):
    """The token opens nothing: it is "expired", or "bad" (damaged, forged, of another purpose).

    `pk` and `epoch` are known for an expired token, which is authentic: the object's own address
    can be offered a fresh mail.
    """

    def __init__(
        self, kind: Literal["expired", "bad"], pk: int | None = None, epoch: int | None = None
    ) -> None:
        super().__init__(kind)
        self.kind = kind
        self.pk = pk
        self.epoch = epoch


def make(purpose: str, pk: int, epoch: int) -> str:
    """A token for the path of an address: about 60 letters, digits, "-", "_" and "."."""
    return _signer(purpose).sign(f"{signing.b62_encode(pk)}.{signing.b62_encode(epoch)}")


def read(purpose: str, token: str, max_age: timedelta | None = None) -> Link:
    """What the token says. Raises Ended when it is bad or older than `max_age`.

    `max_age` is LINK_MAX_AGE_DAYS unless given. Old keys in SECRET_KEY_FALLBACKS still open links.
    """
    try:
        pk, epoch = _signer(purpose).unsign(token).split(".")
        link = Link(
            signing.b62_decode(pk),
            signing.b62_decode(epoch),
            datetime.fromtimestamp(signing.b62_decode(token.split(".")[2]), UTC),
        )
    except (signing.BadSignature, ValueError) as error:
        raise Ended("bad") from error
    oldest = timezone.now() - (max_age or timedelta(days=settings.LINK_MAX_AGE_DAYS))
    if link.issued_at < oldest:
        raise Ended("expired", link.pk, link.epoch)
    return link


def _signer(purpose: str) -> signing.TimestampSigner:
    return signing.TimestampSigner(sep=".", salt=f"core.links.{purpose}")
