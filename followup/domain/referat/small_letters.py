"""Notes typed without capitals, from a telephone say: names get theirs, so that they are seen."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from core.privacy.given_names import EVERYDAY_WORDS
from followup.domain.who_phrases.names import is_given_name

from .lines import Line
from .verbs import is_verb
from .vocabulary import label

_WORD: Final = re.compile(r"(?<![\w@./-])[^\W\d_][^\W\d_]+(?:-[^\W\d_]{2,})?(?![\w@/]|\.\w)")
_MONTHS: Final = frozenset({"mai", "juni", "august", "may"})
_TOLD_OF: Final = re.compile(r"\b(?:med|til|av|fra|frå|hos|og|spør|spurt|ringt|ringe|ringer)\s+$")
_GOES_ON: Final = re.compile(r"^\s*(?:$|[,.;:(]|(?:fra|frå|på|i|hos|ved|og)\s)")
_LISTS: Final = frozenset({"people", "leader", "actors", "absent"})
_MOST: Final = 0.7
_AT_LEAST: Final = 3


def give_names_capitals(lines: Sequence[Line]) -> None:
    """ "ringt med åse, hun tar kontakt" → "ringt med Åse, …", in notes without capitals only.

    A name that is an everyday word too gets one only where the words around show it to be a name.
    """
    told = [line for line in lines if line.kind in {"para", "item"} and len(line.text.split()) > 2]
    small = [line for line in told if line.text == line.text.lower()]
    if len(small) < _AT_LEAST or len(small) < _MOST * len(told):
        return
    for line in small:
        named = label(line.text)
        if named is not None and named.code in _LISTS:
            continue  # A list of people gets its capitals where it is read as one.
        line.text = _WORD.sub(_as_name, line.text)


def _as_name(found: re.Match[str]) -> str:
    word, text = found.group(), found.string
    if not is_given_name(word) or word in _MONTHS:
        return word
    if word in EVERYDAY_WORDS and not _used_as_name(text[: found.start()], text[found.end() :]):
        return word
    return "-".join(part[:1].upper() + part[1:] for part in word.split("-"))


def _used_as_name(before: str, after: str) -> bool:
    following = after.split(maxsplit=1)[:1]
    does = bool(following) and after[:1] == " " and is_verb(following[0])
    begins = not before.strip() or before.rstrip().endswith((",", ".", ";", ":"))
    return (begins and does) or bool(_TOLD_OF.search(before) and _GOES_ON.match(after))
