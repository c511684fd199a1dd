"""Whether a person holds a role as another writes it: leiar is leder, FAU-leder leads FAU."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from followup.domain.reading import Participant

from .lexicon import words

GENERIC: Final = frozenset({"kommune", "kommunen", "kommunane", "kommunens", "kommunal"})
_SMALL_TEXT: Final = """
i på for av fra frå og ved hos til den det vår vårt vår våre the of med sin vårs
"""
SMALL: Final = frozenset(_SMALL_TEXT.split())
_SHORT_ROLES: Final = {
    "ordf": "ordfører",
    "rådm": "rådmann",
    "nestl": "nestleder",
    "koord": "koordinator",
    "kons": "konsulent",
    "helsesøster": "helsesykepleier",
    "helsesyster": "helsesykepleier",
}
# Nynorsk and bokmål, and older spellings, of one role.
_ONE_SPELLING: Final = (
    (re.compile(r"(?<!p)lei[ae]r(?=$|e)"), "leder"),
    (re.compile(r"sjukeplei[ae]r"), "sykepleier"),
    (re.compile(r"sykepleiar"), "sykepleier"),
    (re.compile(r"rådgj?[ei]var"), "rådgiver"),
    (re.compile(r"koo?rdinatør"), "koordinator"),
    (re.compile(r"(lær|tren|arbeid|styr|før|kasser|rettlei|forvalt)ar(?=$|en$|ane$)"), r"\1er"),
    (re.compile(r"ansvarleg"), "ansvarlig"),
    (re.compile(r"^dagleg$"), "daglig"),
    (re.compile(r"^fagleg$"), "faglig"),
    (re.compile(r"^sport(?:s)?leg$"), "sportslig"),
    (re.compile(r"(?<=\w{4})s(?=leder|koordinator|konsulent|sjef|kontakt|arbeider|sekretær)"), ""),
)
_LEADS: Final = re.compile(r"^(?P<body>[\wæøå]{3,}?)(?P<role>leder|rektor|trener|kontakt)(?:en)?$")
_ENDING: Final = re.compile(r"(?:ets?|ens?|as?|ene|ane|s)$")
# Stems that stand before leder without meaning one body: "skoleleder", "kulturleder".
_ANY_TEXT: Final = """
skole skule idrett kultur gruppe team prosjekt kurs møte lag sport fag tur avdeling
"""
_ANY_BODY: Final = frozenset(_ANY_TEXT.split())
_OF_MANY: Final = ("leder", "nestleder", "trener", "lærer", "kontakt", "medlem", "sekretær")
# What a unit is called where there is one of its kind: "lederen i korpset".
_TAILS: Final = frozenset({"korpset", "skolen", "skulen"})
_HEADS: Final = frozenset({"leder", "styreleder", "formann"})


@lru_cache(maxsize=2048)
def role_words(text: str) -> tuple[str, ...]:
    """The telling words of a role and its unit, in one spelling."""
    found = (
        part
        for word in words(text.replace("/", " ").replace(",", " "))
        for part in word.casefold().split("-")
    )
    return tuple(_one_spelling(w) for w in found if w and w not in SMALL)


def _one_spelling(word: str) -> str:
    word = _SHORT_ROLES.get(word, word)
    for pattern, spelling in _ONE_SPELLING:
        word = pattern.sub(spelling, word)
    return word


def holds(person: Participant, wanted: Sequence[str]) -> bool:
    """Whether these words say no more than the role and unit of a person, and name the role."""
    role = role_words(person.role)
    told = role + role_words(person.organisation)
    return any(_same(w, r) for w in wanted for r in role) and all(
        w in GENERIC or any(_same(w, t) for t in told) for w in wanted
    )


def leads_the_body_in(person: Participant, text: str) -> bool:
    """ "ungdomsrådslederen", "korpsleiar" where a person is leder in ungdomsrådet, skolekorpset."""
    found = [_one_spelling(w.casefold().replace("-", "")) for w in words(text)]
    match = _LEADS.match(found[0]) if len(found) == 1 else None
    if match is None or not any(_same(match["role"], r) for r in role_words(person.role)):
        return False
    stem = match["body"]
    if stem in _ANY_BODY:
        return False
    bodies = {_ENDING.sub("", w) for w in role_words(f"{person.organisation} {person.role}")}
    return any(
        b == s or (len(stem) > 3 and b.endswith(s)) for b in bodies for s in (stem, f"{stem}s")
    )


def _same(one: str, other: str) -> bool:
    if one == other or (one in _HEADS and other in _HEADS):
        return True
    short, long = sorted((one, other), key=len)
    if short in _TAILS and long.endswith(short):
        return True
    return len(short) > 3 and any(long == short + e for e in ("en", "n", "a", "et", "s", "ens"))


def is_of_many(word: str) -> bool:
    """Whether a role alone names nobody where others hold it with their unit: leder, trener."""
    return any(_same(word, role) for role in _OF_MANY)


def alike(one: str, other: str) -> bool:
    """Whether two words of a unit begin alike: kultur and kulturkontoret."""
    if one == other:
        return True
    short, long = sorted((one, other), key=len)
    if len(short) >= 5 and long.startswith(short[:-1] if len(short) > 6 else short):
        return True
    if len(short) >= 5 and long.endswith(short):  # korpset and skolekorpset
        return True
    return len(short) >= 6 and len(long) >= 6 and one[:6] == other[:6]
