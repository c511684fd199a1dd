"""Addresses that stand apart from their people: at the end, in one line, beside a first name.

An address goes to a person when the part before @ says that name and nobody else's in the
document, or when the one name straight before it leaves no other. In doubt it goes to nobody.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Final

from core.privacy.given_names import EVERYDAY_WORDS
from followup.domain.reading import Participant
from followup.domain.who_phrases.mailboxes import PART, TELLING, Mailboxes, fits
from followup.domain.who_phrases.names import EMAIL, PHONE, fold, is_full_name, may_be_of

_NAME_RUN: Final = re.compile(r"\b[A-ZÆØÅÁ][\wé'’-]+(?:\s[A-ZÆØÅÁ][\wé'’-]+){1,3}")
_REACHED: Final = re.compile(
    r"^[\s,;:(<\[–—=-]*(?:(?:e-?post(?:adresse(?:n)?)?|mail(?:adresse)?|adr(?:esse(?:n)?)?\.?|"
    r"(?:kan )?(?:du |vi |de |dere |dykk )?(?:sende|skrive|skriva|skriv|send)(?: til| på)?|"
    r"(?:kan )?(?:nås|nåast|treffes|treffast|kontaktes|kontaktast|finnes|svarer|svarar|har|bruker|"
    r"brukar|er|på|via|til))[\s:=,(<]*)*$",
    re.IGNORECASE,
)
_FOLLOWED: Final = re.compile(r"^[\s>)]*[(–—=-]+\s*(?P<name>[^\W\d_][^,;()@]{1,60})")
_OF_CONTACT: Final = re.compile(
    r"^\W*(?:e-?post\w*|epost\w*|mail\w*|adr\w*|kontakt\w*|svar)\b", re.IGNORECASE
)
_WORD: Final = re.compile(r"[^\W\d_][\w'’-]*")
_END: Final = re.compile(r"(?<!\btlf)(?<!\bmob)[.!?;·•|\n]\s")
_SPARSE: Final = 40


class Owners:
    """The people of a document and all other names in it, to say whose an address is."""

    def __init__(self, people: Sequence[Participant], others: Iterable[str]) -> None:
        self.people = list(people)
        own = {fold(p.name) for p in people}
        parts = {way for name in own for way in (*_beginnings(name), _without_middle(name))}
        names = [p.name for p in people]
        names += [name for name in dict.fromkeys(others) if fold(name) not in own | parts]
        self._boxes = Mailboxes(names)
        self._at = {fold(p.name): at for at, p in enumerate(people)}
        shared = Counter(short for name in {fold(n) for n in names} for short in _beginnings(name))
        self._short = {
            short: at
            for name, at in self._at.items()
            for short in _beginnings(name)
            if shared[short] == 1
        }
        self._longest = max((len(n.split()) for n in self._at), default=0)
        self._taken = {p.email.casefold() for p in people if p.email}

    def read(self, text: str) -> None:
        """Tie the addresses of one line or cell."""
        found = list(EMAIL.finditer(text))
        named = self._named(EMAIL.sub(lambda m: " " * len(m.group()), text))
        listed = _is_list(text, named)
        end = 0
        for at, match in enumerate(found):
            before = text[end : match.start()]
            after = text[match.end() : found[at + 1].start() if at + 1 < len(found) else None]
            self._tie(match.group().strip("."), before, after, listed=listed, named=set(named))
            end = match.end()

    def _tie(self, mail: str, before: str, after: str, *, listed: bool, named: set[int]) -> None:
        if mail.casefold() in self._taken or not may_be_of(mail, ""):
            return
        owner, plain = self._boxes.owner(mail)
        if owner:
            at = self._at.get(owner)
            if at is not None and (plain >= TELLING or listed or at in named):
                self._give(at, mail)
            return
        before = _END.split(before)[-1]
        told = self._named(before)
        tail = _FOLLOWED.match(after)
        follows = self._named(tail.group("name")) if tail and not told else {}
        gap = PHONE.sub("", before[next(iter(told.values())).stop :]) if len(told) == 1 else "?"
        if _REACHED.match(gap):
            self._beside(next(iter(told)), mail, plain)
        elif len(follows) == 1:
            self._beside(next(iter(follows)), mail, plain)

    def _beside(self, at: int, mail: str, plain: int) -> None:
        """An address straight beside one name; where it fits several, it must fit that one."""
        name = self.people[at].name
        if may_be_of(mail, name) and (not plain or fits(mail, name)):
            self._give(at, mail)

    def _give(self, at: int, mail: str) -> None:
        if not self.people[at].email:
            self.people[at] = replace(self.people[at], email=mail)
            self._taken.add(mail.casefold())

    def _named(self, text: str) -> dict[int, slice]:
        """The people a text names, whole or by a beginning nobody else has, and where."""
        words = [(_spoken(m.group()), m.span()) for m in _WORD.finditer(text)]
        out: dict[int, slice] = {}
        at = 0
        while at < len(words):
            step = 1
            for size in range(min(self._longest, len(words) - at), 0, -1):
                key = " ".join(word for word, _ in words[at : at + size])
                who = self._at.get(key, self._short.get(key))
                if who is not None:
                    out[who], step = slice(words[at][1][0], words[at + size - 1][1][1]), size
                    break
            at += step
        return out


def _spoken(word: str) -> str:
    """A word as a name may be looked up: "per" and "live" are none without a capital."""
    return "" if word.islower() and word in EVERYDAY_WORDS else fold(word)


def _beginnings(name: str) -> list[str]:
    """ "gro helene myr" is also called "gro" and "gro helene"."""
    parts = name.split()
    return [" ".join(parts[:size]) for size in range(1, len(parts))]


def _without_middle(name: str) -> str:
    parts = name.split()
    return f"{parts[0]} {parts[-1]}" if len(parts) > 2 else ""


def _is_list(text: str, named: dict[int, slice]) -> bool:
    """A line of addresses: little else stands in it, or it says that it is one."""
    rest = PHONE.sub(" ", EMAIL.sub(" ", text))
    letters = sum(c.isalpha() for c in rest) - sum(s.stop - s.start for s in named.values())
    return letters <= _SPARSE or bool(_OF_CONTACT.match(text) and letters <= 3 * _SPARSE)


def with_addresses(
    people: Sequence[Participant], texts: Iterable[str], others: Iterable[str] = ()
) -> list[Participant]:
    """The people with the addresses these texts tie to exactly one of them."""
    owners = Owners(people, others)
    for text in texts:
        if "@" in text:
            owners.read(text)
    return owners.people


def settled(people: Sequence[Participant]) -> list[Participant]:
    """An address that says the name of another of these people is that one's, or nobody's."""
    out = list(people)
    if sum(bool(p.email) for p in out) == 0 or len(out) < 2:
        return out
    boxes = Mailboxes(p.name for p in out)
    at = {fold(p.name): n for n, p in enumerate(out)}
    for number, person in enumerate(people):
        owner, plain = boxes.owner(person.email) if person.email else ("", 0)
        if plain < PART or fold(person.name) == owner or fits(person.email, person.name):
            continue
        out[number] = replace(out[number], email="")
        other = at.get(owner)
        if other is not None and not out[other].email:
            out[other] = replace(out[other], email=person.email)
    return out


def names_in(texts: Iterable[str]) -> list[str]:
    """Every run of words in the shape of a full name: those an address might be of as well."""
    runs = dict.fromkeys(m.group() for text in texts for m in _NAME_RUN.finditer(text))
    return [run for run in runs if is_full_name(run)]
