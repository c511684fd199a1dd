"""Who a reply names: the words before or after "har tatt over", and an address beside them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from followup.domain.who_phrases.lexicon import is_body, is_role
from followup.domain.who_phrases.names import EMAIL, is_name_word, is_single_name

_NAME_MOST: Final = 160
_WORD: Final = re.compile(r"[^\s,;:()<>«»\"!?|/]+")
_NOBODY_TEXT: Final = """
jeg eg jag vi me i we du dere dykk ni you han hun ho hen hon he she de dei they den det dette
denne desse disse that this it noen nokon någon nogen andre andra someone somebody else alle ingen
hvem kven der her som og men at å en ein et eit ei no nå nu ikke ikkje inte så da då meg mig oss
us deg dig seg vår vårt våre min mitt mine vikar vikaren kollega kollegaen kollegaer kolleger
kollegar colleague sjefen sjef hans hennes hennar gjerne heller ønsker ønskjer please sjå se under
nedenfor følgende fylgjande på via til med ved for våra vores eller or and eventuelt evt ev bare
berre direkte heretter fremover framover herfra saken saka dem
"""
_NOBODY: Final = frozenset(_NOBODY_TEXT.split())
_PARTICLE: Final = frozenset({"av", "von", "van", "de", "der", "di", "el", "al", "la", "le"})
_LEADING_TEXT: Final = """
min mine mi vår våre vårt kollega kollegaen kollegaer leder lederen leiar leiaren sjef vikar
vikaren avdelingsleder seksjonsleder enhetsleder rådgiver koordinator rektor meg gjerne i stedet
istedenfor heller da så nå no nu ny nye den det my colleague manager our kollegan kollegor
undertegnede til with at to ta også eventuelt evt oss
"""
_LEADING: Final = frozenset(_LEADING_TEXT.split())


@dataclass(frozen=True, slots=True)
class Party:
    """A person, role or body named, and an e-mail address given with it; "" where not told."""

    name: str = ""
    email: str = ""

    def __bool__(self) -> bool:
        return bool(self.name or self.email)


NO_PARTY: Final = Party()


def party_after(text: str, *, not_address: str = "") -> Party:
    """The party a text begins with: "Kari Granbark (kari@example.no) som …"."""
    text = text[:300]
    found = EMAIL.search(text)
    email = _address(found.group()) if found else ""
    if email and email == not_address.lower():
        email = ""
    stop = found.start() if found else len(text)
    return Party(_leading_name(text[:stop]), email)


def party_before(text: str) -> Party:
    """The party a text ends with: "… men Kari Granbark" before "har tatt over"."""
    words = [m.group().strip(".'") for m in _WORD.finditer(text[-200:])]
    kept: list[str] = []
    for word in reversed(words[-5:]):
        if not _may_stand_in_name(word, after=bool(kept)):
            break
        kept.insert(0, word)
    while kept and kept[0].casefold() in _PARTICLE:
        kept.pop(0)
    if kept:
        return Party(" ".join(kept)[:_NAME_MOST])
    last = words[-1] if words else ""
    return Party(last[:_NAME_MOST]) if is_party_word(last) else Party()


def address_in(text: str, *, not_address: str = "") -> str:
    """The first address in a text but one, in lower case; "" where there is none."""
    for found in EMAIL.finditer(text[:5000]):
        address = _address(found.group())
        if address != not_address.lower():
            return address
    return ""


def is_party_word(word: str) -> bool:
    """A small word that is somebody: "rektor", "kulturskolen", "servicetorget"."""
    folded = word.casefold()
    return len(word) > 3 and folded not in _NOBODY and (is_role(word) or is_body(word))


def _may_stand_in_name(word: str, *, after: bool) -> bool:
    folded = word.casefold()
    if folded in _NOBODY:
        return False
    if after and folded in _PARTICLE:
        return True
    return word[:1].isupper() and (
        is_name_word(word) or is_party_word(word) or (word.isupper() and 2 <= len(word) <= 5)
    )


def _leading_name(text: str) -> str:
    words = [(m.group().strip(".'"), m.start(), m.end()) for m in _WORD.finditer(text)]
    at = 0
    while at < len(words) and _leads(words[at][0]):
        at += 1
    kept: list[str] = []
    end = -1
    for word, start, stop in words[at : at + 6]:
        broken = kept and re.search(r"[,;:()<>!?.|]", text[end:start])
        if broken or not _may_stand_in_name(word, after=bool(kept)):
            break
        kept.append(word)
        end = stop
    while kept and kept[-1].casefold() in _PARTICLE:
        kept.pop()
    if kept:
        return " ".join(kept)[:_NAME_MOST]
    first = words[at - 1][0] if 0 < at <= len(words) and is_party_word(words[at - 1][0]) else ""
    nearest = words[at][0] if at < len(words) else ""
    return (nearest if is_party_word(nearest) else first)[:_NAME_MOST]


def _leads(word: str) -> bool:
    folded = word.casefold()
    if word[:1].isupper() and is_single_name(word):
        return False
    return folded in _LEADING or folded in _NOBODY or (word[:1].islower() and is_role(word))


def _address(text: str) -> str:
    return text.strip(".-_").lower()[:254]
