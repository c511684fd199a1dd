"""Text as the block model wants it: NFC, ordinary spaces, nothing invisible."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

_INVISIBLE: Final = re.compile(
    "[\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufe00-\ufe0f\ufeff"
    "\ufff9-\ufffb\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]"
)
_LINE_ENDS: Final = re.compile("\r\n|[\r\n\x0b\x0c\x85\u2028\u2029]")
_SPACES: Final = re.compile("[ \u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]+")
_TAB_SPACES: Final = re.compile(" ?\t[ \t]*")
_HYPHENS: Final = re.compile("[\u2010\u2011]")


def visible(text: str) -> str:
    """The text in NFC with line ends as newlines and without invisible characters.

    Runs of spaces are kept, since columns may hang on them.
    """
    text = _INVISIBLE.sub("", _LINE_ENDS.sub("\n", text))
    return unicodedata.normalize("NFC", _HYPHENS.sub("-", text))


def clean_tabbed(text: str) -> str:
    """Like `clean`, but tabs stay, since columns may hang on them."""
    lines = (_SPACES.sub(" ", line).strip(" ") for line in visible(text).split("\n"))
    return "\n".join(lines).strip("\n ")


def clean(text: str) -> str:
    """Text with single ordinary spaces; newlines stay, empty lines go."""
    lines = (_TAB_SPACES.sub(" ", _SPACES.sub(" ", line)).strip() for line in _lines(text))
    return "\n".join(line for line in lines if line)


def clean_line(text: str) -> str:
    """Text on one line."""
    return clean(text).replace("\n", " ")


def _lines(text: str) -> list[str]:
    return visible(text).split("\n")
