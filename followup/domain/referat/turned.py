"""Sentences that are turned round: the verb first, then who ("I morgen ringer Kari rektor")."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Final

from followup.domain.who_phrases.names import is_single_name
from followup.domain.who_phrases.people import People

from .clause import Clause
from .parties import is_person, is_who
from .time_spans import spans
from .verbs import is_verb

_OPENER: Final = re.compile(
    r"^(?:(?:da|så|her|der|nå|no|først|fyrst|deretter|etterpå|samtidig|samstundes|dermed|videre|"
    r"vidare|dessuten|til slutt|til sist|i tillegg|etter (?:det|dette)|(?:på|av|til|for|om) "
    r"(?:dette|det|denne))\s)+",
    re.IGNORECASE,
)
_TAKES: Final = re.compile(
    r"^(?P<what>[A-ZÆØÅ][^,.;:]{2,60}?)\s(?P<verb>tar|tek|ordner|ordnar|fikser|fiksar|står|sørger|"
    r"sørgjer)\s(?P<who>[A-ZÆØÅ][\wæøå-]+(?:(?:\s|\sog\s)[A-ZÆØÅ][\wæøå-]+)*)"
    r"(?:\s(?:seg av|hånd om|hand om|ansvar(?:et)? for|for|på seg))?(?=$|[\s,.])(?P<rest>.*)$"
)
_CONNECTS: Final = frozenset({"og", "+", "&", "/", "i", "fra", "frå", "på", "eller"})
_NOT_ALL: Final = re.compile(
    r"^(?:som|at|om|hvis|dersom|når|fordi|der|hva|kva|hvem|kven|hvor|kor)\b", re.IGNORECASE
)
_WITH: Final = re.compile(r"^(?:sammen|saman|i lag|i samarbeid) med\s", re.IGNORECASE)
_WORD: Final = re.compile(r"[^\W\d_][\w'’-]*")


def turned(text: str, clause: Clause, people: People) -> str:
    """ "I morgen ringer Kari rektor", "Da skal Ola …": fills in who; gives the rest."""
    found = spans(text)
    lead = found[0] if found and found[0].start == 0 else None
    rest = text[lead.end if lead else 0 :].strip(" ,:")
    opener = _OPENER.match(rest)
    rest = rest[opener.end() :] if opener else rest
    words = rest.split(" ")
    if not (lead or opener) or len(words) < 2 or not is_verb(words[0]):
        return _taken(text, clause, people)
    ends = [
        c
        for c in range(2, min(len(words), 9) + 1)
        if is_who(" ".join(words[1:c]), people) and _whole(words[1:c], people)
    ]
    if not ends:
        return text
    clause.who_text = " ".join(words[1 : ends[-1]]).strip(" ,")
    clause.signs.add("subject")
    if lead and not clause.when_text:
        clause.when_text = lead.text
        clause.signs.add("lead-when")
    return " ".join([words[0], *words[ends[-1] :]])


def together(text: str, clause: Clause, people: People) -> str:
    """ "Sammen med Turid lager jeg en plakat": the two, and what they do."""
    lead = _WITH.match(text)
    words = text[lead.end() :].split() if lead else []
    for cut in range(1, min(len(words) - 1, 9)):
        beside = " ".join(words[:cut])
        if not is_verb(words[cut]) or not is_who(beside, people):
            continue
        for end in range(min(len(words), cut + 5), cut + 1, -1):
            who = " ".join(words[cut + 1 : end])
            if is_who(who, people) and _whole(words[cut + 1 : end], people):
                clause.who_text = f"{who} og {beside}"
                clause.signs.add("subject")
                return " ".join([words[cut], *words[end:]])
    return text


def _whole(words: list[str], people: People) -> bool:
    """No name with a role straight after it ("Kari rektoren" is who and whom)."""
    return not any(
        (is_single_name(a) or people.find(a).how in {"exact", "first", "surname"})
        and not b[:1].isupper()
        and b not in _CONNECTS
        and not b.startswith("(")
        for a, b in pairwise(words)
    )


def _taken(text: str, clause: Clause, people: People) -> str:
    """ "Plakaten tar Kari innen fredag": what is taken on stands first."""
    found = _TAKES.match(text)
    if found is None or not is_who(found.group("who"), people, wide=False):
        return text
    what, rest = found.group("what"), found.group("rest").strip(" ,.")
    if is_who(what, people) or (rest and not (spans(rest) and spans(rest)[0].start == 0)):
        return text
    clause.who_text = found.group("who")
    clause.signs.add("subject")
    return f"{what} {rest}".strip()


def somebody_else(text: str, who: str, people: People) -> bool:
    """True when the words of a task go on to tell what another person does.

    "skriver til banken, det gjør Odd" under Birgit's name: whose task it is cannot be told.
    """
    for part in re.split(r"[.;!?]\s+|,\s+|\s(?:mens|medan)\s", text)[1:]:
        if _NOT_ALL.match(part):
            continue
        words = [w.group() for w in _WORD.finditer(part)]
        for one, other in pairwise(words):
            name = other if is_verb(one) else one if is_verb(other) else ""
            if name[:1].isupper() and is_person(name, people) and name not in who:
                return True
    return False
