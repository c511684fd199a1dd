"""Letters a document uses for people: "Kari Myr (KMY)", "KMY = Kari Myr", GM for Gro Helene Myr."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Final

from followup.domain.reading import Participant
from followup.domain.who_phrases.lexicon import is_body
from followup.domain.who_phrases.names import fold

_LETTERS: Final = r"[A-ZÆØÅ](?:[A-ZÆØÅ]|[a-zæøå](?=[A-ZÆØÅ])|\.){1,4}"
_NAME: Final = r"[A-ZÆØÅÁ][\w'’-]+(?:\s[A-ZÆØÅÁ][\w'’-]*){0,3}"
_AFTER: Final = re.compile(rf"(?P<name>{_NAME})[,\s]*\(\s*(?P<letters>{_LETTERS})\s*[,)]")
_BEFORE: Final = re.compile(
    rf"(?<!\w)(?P<letters>{_LETTERS})\s*(?:=|:|–|—|\s-\s|er|står for|står til)\s*(?P<name>{_NAME})"
)
_BRACKET: Final = re.compile(rf"(?<!\w)(?P<letters>{_LETTERS})\s*\((?P<name>{_NAME})\)")


def letters_of(people: Sequence[Participant], texts: Iterable[str]) -> dict[str, Participant]:
    """Letters → the one participant they stand for; letters that could be two are left out."""
    found: dict[str, set[str]] = defaultdict(set)
    by_name = {name: p for p in people if (name := fold(p.name))}
    firsts: dict[str, list[str]] = defaultdict(list)
    for name in by_name:
        firsts[name.split()[0]].append(name)
    for text in texts:
        for pattern in (_AFTER, _BEFORE, _BRACKET) if re.search(r"[A-ZÆØÅ]{2}", text) else ():
            for match in pattern.finditer(text):
                name = _known(fold(match.group("name")), by_name, firsts)
                letters = match.group("letters").replace(".", "")
                if name and not is_body(letters) and _may_stand_for(fold(letters), name):
                    found[fold(letters)].add(name)
    for letters, names in _ends(by_name).items():
        if letters not in found and not is_body(letters) and all(n.count(" ") > 1 for n in names):
            found[letters] = names
    return {key: by_name[next(iter(who))] for key, who in found.items() if len(who) == 1}


def _known(name: str, by_name: dict[str, Participant], firsts: dict[str, list[str]]) -> str:
    """The participant a name means, by all of it or by a first name only one has."""
    if name in by_name:
        return name
    same = firsts.get(name, [])
    return same[0] if len(same) == 1 else ""


def _may_stand_for(letters: str, name: str) -> bool:
    """The letters come in order in the name, the first at its beginning."""
    rest = iter(name)
    return name[:1] == letters[:1] and all(letter in rest for letter in letters)


def _ends(names: Iterable[str]) -> dict[str, set[str]]:
    """First and last letter of each name."""
    out: dict[str, set[str]] = defaultdict(set)
    for name in names:
        parts = name.split()
        if len(parts) > 1:
            out[parts[0][0] + parts[-1][0]].add(name)
    return out
