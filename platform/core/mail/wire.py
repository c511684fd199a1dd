"""A message as bytes, written by hand: the standard library takes longer over it than all the rest.

Only what our mails need: one text and one HTML part of UTF-8, perhaps a calendar, headers of words
and addresses. Rules: RFC 5322 (lines of at most 998 bytes), RFC 2047 (encoded words of at most 75
characters), RFC 2046 (multipart/alternative, the best part last; multipart/mixed around it).
"""

from __future__ import annotations

import re
from base64 import b64encode
from binascii import b2a_base64
from collections.abc import Iterable
from email.utils import parseaddr
from functools import lru_cache
from typing import Final

from django.core.mail import BadHeaderError
from django.utils.encoding import punycode

LINE_MOST: Final = 998
CALENDAR_NAME: Final = "frist.ics"
CALENDAR_HEADERS: Final = b'Content-Disposition: attachment; filename="frist.ics"\r\n'
#: 45 bytes become 60 characters of base64, and with =?utf-8?b?…?= 72.
_WORD_BYTES: Final = 45
_BASE64_LINE: Final = 57
_UNSAFE: Final = re.compile(r"[\x00-\x1f\x7f]")
_SPECIALS: Final = re.compile(r'[()<>@,:;.\\"\[\]]')


def compose(
    headers: Iterable[tuple[str, str]],
    text: str,
    html: str,
    *,
    boundary: str,
    eight_bit: bool,
    calendar: str = "",
) -> bytes:
    """The whole message with CRLF line ends. `boundary` must not occur in the parts.

    `calendar` is attached as CALENDAR_NAME. Raises BadHeaderError when a header holds a control
    character.
    """
    head = b"".join(_header(name, value) for name, value in headers) + b"MIME-Version: 1.0\r\n"
    bodies = _parts(
        "alternative",
        boundary,
        _part("plain", text, eight_bit=eight_bit),
        _part("html", html, eight_bit=eight_bit),
    )
    if not calendar:
        return head + bodies
    attached = CALENDAR_HEADERS + _part("calendar", calendar, eight_bit=eight_bit)
    return head + _parts("mixed", f"{boundary}-m", bodies, attached)


def _parts(kind: str, boundary: str, *parts: bytes) -> bytes:
    edge = f"--{boundary}".encode()
    start = f'Content-Type: multipart/{kind}; boundary="{boundary}"\r\n'.encode()
    inner = b"".join(b"\r\n%s\r\n%s" % (edge, part) for part in parts)
    return b"%s%s\r\n%s--\r\n" % (start, inner, edge)


def words(value: str) -> str:
    """A header's value in ASCII: as it is, or as encoded words on folded lines."""
    if _plain(value):
        return value
    chunks, chunk = [], b""
    for letter in value:
        encoded = letter.encode()
        if len(chunk) + len(encoded) > _WORD_BYTES:
            chunks.append(chunk)
            chunk = b""
        chunk += encoded
    return "\r\n ".join(f"=?utf-8?b?{b64encode(one).decode()}?=" for one in (*chunks, chunk))


@lru_cache(maxsize=128)
def mailbox(value: str) -> str:
    """One address with or without a name, such as `"Kåre" <k@example.no>`, in ASCII."""
    name, address = parseaddr(value)
    if not name:
        return ascii_address(address)
    if not _plain(name):
        name = words(name)
    elif _SPECIALS.search(name):
        name = '"' + name.replace("\\", "\\\\").replace('"', '\\"') + '"'
    return f"{name} <{ascii_address(address)}>"


def ascii_address(address: str) -> str:
    """The address with its domain in punycode (RFC 5891)."""
    if address.isascii():
        return address
    local, _, domain = address.rpartition("@")
    return f"{local}@{punycode(domain)}"


def _plain(value: str) -> bool:
    return value.isascii() and "=?" not in value  # what looks like an encoded word is made one


def _header(name: str, value: str) -> bytes:
    if _UNSAFE.search(value):
        raise BadHeaderError(f"The header {name} holds a control character.")
    written = mailbox(value) if name in {"From", "To", "Reply-To"} else words(value)
    return f"{name}: {written}\r\n".encode("ascii")


def _part(kind: str, body: str, *, eight_bit: bool) -> bytes:
    raw = body.replace("\r\n", "\n").replace("\r", "\n").replace("\n", "\r\n").encode()
    if max(map(len, raw.split(b"\r\n"))) > LINE_MOST or not (eight_bit or raw.isascii()):
        lines = range(0, len(raw), _BASE64_LINE)
        raw = b"".join(b2a_base64(raw[n : n + _BASE64_LINE]) for n in lines).replace(b"\n", b"\r\n")
        encoding = b"base64"
    else:
        encoding = b"7bit" if raw.isascii() else b"8bit"
    return b"Content-Type: text/%s; charset=utf-8\r\nContent-Transfer-Encoding: %s\r\n\r\n%s" % (
        kind.encode(),
        encoding,
        raw,
    )
