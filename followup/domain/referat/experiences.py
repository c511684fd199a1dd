"""Good experiences: items of a list, a run of commas, or sentences with «at … og at …»."""

from __future__ import annotations

import re
from typing import Final

from core.privacy.guard import sentences

_INTRO: Final = re.compile(
    r"^(?:(?:samtalene|samtalane|parene|par(?:a|ene)?|gruppene|gruppane|vi|me|her|det|dette|alle|"
    r"mange|deltakerne|deltakarane)\b.{0,90}\b(?:eksempler|døme|erfaringer|erfaringar|"
    r"historier|stolte|mye bra|mykje bra|følgende|desse|disse|fram|opp|nevnt|nemnt|snakket|"
    r"snakka)\b[^,]{0,30}[.:]?|(?:noen|nokre|her er) .{0,40}:)$",
    re.IGNORECASE,
)
_THAT: Final = re.compile(
    r"^(?:det (?:ble|blei|vart) (?:nevnt|nemnt|trukket fram|trekt fram|løftet fram|sagt|fortalt)|"
    r"vi (?:er|var) stolte av|(?:deltakerne|deltakarane|gruppene|gruppane|alle) (?:nevnte|nemnde|"
    r"trakk fram|trekte fram)|(?:flere|fleire|mange|noen|"
    r"par\w*) (?:nevnte|nemnde|trakk fram|trekte fram|fortalte|fortalde)|vi (?:nevnte|nemnde|"
    r"har))\s*(?:at\s|:\s*)?",
    re.IGNORECASE,
)


def experiences_in(text: str, *, item: bool) -> list[str]:
    """The good experiences a line tells of; an item of a list is one, whatever its commas."""
    if item:
        found = [text]
    elif _listing(text) and not _THAT.match(text):
        found = [re.sub(r"^og\s+", "", part) for part in re.split(r"\s*[,;]\s+", text)]
    else:
        found = [part for _, sentence in sentences(text) for part in _told(sentence)]
    bare = (part.strip(" *•–-") for part in found)
    return [part for part in bare if len(part) > 3 and not part.endswith("?")]


def _told(sentence: str) -> list[str]:
    bare = _THAT.sub("", sentence)
    if bare != sentence:
        return re.split(r",\s(?:og\s)?at\s|\sog at\s", bare)
    return [] if _INTRO.match(sentence) else [sentence]


def _listing(text: str) -> bool:
    parts = re.split(r"\s*[,;]\s+", text)
    return (
        len(parts) >= 3
        and not re.search(r"[.!?]\s+[A-ZÆØÅ]", text)
        and all(2 <= len(p.split()) <= 14 for p in parts)
    )
