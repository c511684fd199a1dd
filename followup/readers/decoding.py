"""Text files in whatever encoding they come."""

from __future__ import annotations

import re
from typing import Final

from followup.domain.blocks import Unreadable
from followup.readers.detection import looks_like_utf16

_OLDER: Final = ("cp1252", "mac_roman", "cp865")
_NORDIC: Final = re.compile(r"[æøåÆØÅéèêóòôäöüÄÖÜàŠšČčÁáđŋž]|[«»–—’‘“”•…§]")
_ODD: Final = re.compile(r"[^\W\d_][^\w\s'’.,;:!?()\[\]/\"«»–—…&+*%@=<>-][^\W\d_]|[\x80-\x9f]")
_TWICE: Final = re.compile("Ã[\u0080-\u00bf˜¸¥¦†…©¨³¤¶¼]|â€")


def decode(data: bytes) -> str:
    """The text. UTF-8 and UTF-16 by mark or by fit, else the old encoding that reads best.

    Raises Unreadable("corrupt") for broken UTF-16.
    """
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return _utf16(data, "utf-16")
    order = looks_like_utf16(data)
    if order:
        return _utf16(data, order)
    data = data.removeprefix(b"\xef\xbb\xbf")
    try:
        return _repaired(data.decode("utf-8"))
    except UnicodeDecodeError:
        return _mostly_utf8(data) or _older(data)


def _utf16(data: bytes, order: str) -> str:
    try:
        return data[: len(data) // 2 * 2].decode(order)
    except UnicodeDecodeError as error:
        raise Unreadable("corrupt", "utf-16") from error


def _mostly_utf8(data: bytes) -> str | None:
    """UTF-8 with a few stray bytes of Windows-1252, as when texts are pasted together."""
    text = data.decode("utf-8", errors="surrogateescape")
    stray = len(re.findall("[\udc80-\udcff]", text))
    proper = len(_NORDIC.findall(text))
    if stray * 3 > proper:
        return None
    return re.sub("[\udc80-\udcff]", lambda m: _windows(bytes([ord(m[0]) - 0xDC00])), text)


def _windows(data: bytes) -> str:
    """Windows-1252 where the five bytes it leaves open are read as in Latin-1."""
    text = data.decode("cp1252", errors="surrogateescape")
    return re.sub("[\udc80-\udcff]", lambda m: chr(ord(m[0]) - 0xDC00), text)


def _older(data: bytes) -> str:
    def strangeness(text: str) -> int:
        sample = text[:200_000]
        return 2 * len(_ODD.findall(sample)) - len(_NORDIC.findall(sample))

    texts = [
        _windows(data) if name == "cp1252" else data.decode(name, errors="replace")
        for name in _OLDER
    ]
    return min(texts, key=strangeness)


def _repaired(text: str) -> str:
    """UTF-8 that was once read as Windows-1252 ("pÃ¥") set right, where all of it fits."""
    if len(_TWICE.findall(text)) < 2:
        return text
    try:
        return text.encode("cp1252").decode("utf-8")
    except UnicodeError:
        return text
