"""What a mail that came says, as far as it tells for whom it is and what it is about."""

from __future__ import annotations

import email
import email.policy
import hashlib
import re
from dataclasses import dataclass
from email.utils import parseaddr
from itertools import pairwise
from typing import Final

from django.core import signing

_MESSAGE_ID: Final = re.compile(rb"^Message-ID:\s*(\S+)", re.I | re.M)
_TO: Final = re.compile(rb"^To:(.*(?:\r\n[ \t].*)*)", re.I | re.M)
_SUBJECT: Final = re.compile(rb"^Subject:.*(?:\r\n[ \t].*)*", re.I | re.M)
_BOUNDARY: Final = re.compile(rb'boundary="([^"]+)"')
_PAGE: Final = re.compile(rb"/s/([0-9A-Za-z]+)\.")
#: A link is signed with the second in which it was made.
_SIGNED: Final = re.compile(rb"/s/[^/\s]+/")
#: A step's number, or the link below it: to answer, or ("") to a step they are told they have too.
_STEP: Final = re.compile(rb"utstyrsbod\s+i\s+krets\s+(\d+)|(Svar)\s+her|Si\s+hvordan")


@dataclass(frozen=True)
class Contents:
    """`people`: whose own pages it links to; `steps`: the numbers of the steps it names, `asked`:
    of those it asks about.

    `words` names what it says, whatever its Message-ID (from which the boundary is made) and
    whenever its links were made.
    """

    message_id: str
    to: str
    words: str
    people: frozenset[int]
    steps: frozenset[int]
    asked: frozenset[int] = frozenset()


def read(raw: bytes) -> Contents:
    """Read one message as it came over the wire."""
    head, _, body = raw.partition(b"\r\n\r\n")
    key, to = _MESSAGE_ID.search(head), _TO.search(head)
    said = head + body if b"Transfer-Encoding: base64" not in body else head + _decoded(raw)
    found = _STEP.findall(said)
    return Contents(
        message_id=key[1].decode() if key else "",
        to=parseaddr(to[1].decode().replace("\r\n", ""))[1] if to else "",
        words=_words(head, body),
        people=frozenset(signing.b62_decode(page.decode()) for page in set(_PAGE.findall(said))),
        steps=frozenset(int(number) for number, _ in found if number),
        asked=frozenset(
            int(number) for (number, _), (_, asks) in pairwise(found) if number and asks
        ),
    )


def _decoded(raw: bytes) -> bytes:
    message = email.message_from_bytes(raw, policy=email.policy.default)
    parts = [part.get_payload(decode=True) for part in message.walk() if not part.is_multipart()]
    return b"\n".join(part for part in parts if isinstance(part, bytes))


def _words(head: bytes, body: bytes) -> str:
    boundary = _BOUNDARY.search(head)
    subject = _SUBJECT.search(head)
    plain = body.replace(boundary[1].removesuffix(b"-m"), b"") if boundary else body
    said = _SIGNED.sub(b"", (subject[0] if subject else b"") + plain)
    return hashlib.sha256(said).hexdigest()[:24]
