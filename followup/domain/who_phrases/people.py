"""Who a name, initials or a role can mean among the people a document tells of."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from followup.domain.reading import Participant

from .lexicon import is_body, is_role, words
from .name_index import NameIndex
from .names import fold, is_initials
from .roles import GENERIC, SMALL, alike, holds, is_of_many, leads_the_body_in, role_words

_LETTERS_AND_NAME: Final = re.compile(
    r"^(?P<letters>[A-ZÆØÅ]{2,3})\.?\s+(?P<name>[A-ZÆØÅ][a-zæøåé]+(?:[ -][A-ZÆØÅ][a-zæøåé]+)?)\.?$"
)
_JOINED: Final = re.compile(r"\s(?:og|&)\s|[,/+]")

_MOST_ROLES: Final = 300
"""How many of those with a role can be meant by it; no dugnad has so many."""


@dataclass(frozen=True, slots=True)
class Found:
    """Those a text can mean; `how` is exact, first, short, surname, initials, near, role, alias."""

    people: tuple[Participant, ...] = ()
    how: str = ""

    @property
    def one(self) -> Participant | None:
        return self.people[0] if len(self.people) == 1 else None


class People:
    """The participants of a document, looked up by what others call them."""

    def __init__(
        self,
        participants: Iterable[Participant],
        aliases: Mapping[str, Participant] | None = None,
    ) -> None:
        self.all: tuple[Participant, ...] = tuple(p for p in participants if p.name.strip())
        self._names = NameIndex(self.all)
        units = dict.fromkeys(p.organisation.strip() for p in self.all if p.organisation.strip())
        self.units = tuple(u for u in units if _JOINED.search(u))
        self._unit_keys = {fold(u) for u in units}
        self._aliases = {fold(key): value for key, value in (aliases or {}).items()}
        self._by_address = {p.email.casefold(): p for p in reversed(self.all)}
        self._with_role = tuple(p for p in self.all if p.role)[:_MOST_ROLES]
        self._found: dict[tuple[str, str], Found] = {}

    def by_address(self, address: str) -> Participant | None:
        """The one whose address this is."""
        return self._by_address.get(address.casefold())

    def is_unit(self, text: str) -> bool:
        """Whether a text is the name of a unit that a participant comes from."""
        return fold(text) in self._unit_keys

    def find(self, text: str, hint: str = "") -> Found:
        """Those whom `text` can mean, narrowed by a unit or a role given as a hint."""
        known = self._found.get((text, hint))
        if known is None:
            known = self._found[text, hint] = self._find(text, hint)
        return known

    def _find(self, text: str, hint: str) -> Found:
        key = fold(text)
        if not key:
            return Found()
        if key in self._aliases:
            return self._by_alias(text, key)
        found = self._by_name(text, key)
        if not found.people:
            found = self._by_titled_name(text)
        if not found.people:
            found = self._by_letters(text, key)
        if not found.people and is_role(text):
            found = self._by_role(f"{text} {hint}" if hint and is_body(hint) else text)
            if not found.people and hint:
                found = self._by_role(text)
        narrows = hint and found.people and found.how != "exact"
        return _narrow(found, hint) if narrows else found

    def _by_alias(self, text: str, key: str) -> Found:
        """Whom the municipality said these words mean; with others here whom they fit as well."""
        meant = self._aliases[key]
        here = self._by_name(text, key)
        fits = here.people if here.how in {"exact", "first", "initials"} else ()
        if not fits and is_role(text):
            fits = self._by_role(text).people
        others = [p for p in fits if fold(p.name) != fold(meant.name)]
        return Found((meant, *others), "alias")

    def _by_name(self, text: str, key: str) -> Found:
        names = self._names
        for how, look_up in (
            ("exact", names.exact),
            ("first", names.first),
            ("initial", names.first_and_initial),
            ("initial", names.initial_and_last),
            ("initials", names.initials if is_initials(text) else None),
            ("short", names.short),
            ("surname", names.surname),
            ("within", names.within),
            ("near", names.near),
        ):
            if look_up is not None and (match := look_up(key)):
                return Found(tuple(match), how)
        return Found()

    def _by_titled_name(self, text: str) -> Found:
        """ "Rektor Steinsopp": a role before the name of one participant."""
        role, _, name = text.strip().partition(" ")
        if not (name[:1].isupper() and is_role(role)):
            return Found()
        found = self._by_name(name, fold(name))
        return found if found.how in {"exact", "first", "surname", "within"} else Found()

    def _by_letters(self, text: str, key: str) -> Found:
        """ "HP Lie" and "Hans P." for Hans Petter Lie."""
        joined = _LETTERS_AND_NAME.match(text)
        if joined and not is_body(joined.group("letters")):
            spaced = f"{' '.join(joined.group('letters'))} {joined.group('name')}"
            return Found(tuple(self._names.initial_and_last(fold(spaced))), "initial")
        *given, letter = key.split()
        if not given or len(letter) != 1:
            return Found()
        short = self._names.short(" ".join(given))
        fits = [p for p in short if any(w[0] == letter for w in fold(p.name).split()[len(given) :])]
        return Found(tuple(fits), "initial")

    def _by_role(self, text: str) -> Found:
        wanted = role_words(text)
        if not wanted or not is_role(text):
            return Found()
        fits = [p for p in self._with_role if holds(p, wanted)]
        plain = len(wanted) == 1 and is_of_many(wanted[0])
        exact = [p for p in fits if role_words(p.role) == wanted and not plain]
        if not fits:
            fits = [p for p in self._with_role if leads_the_body_in(p, text)]
        return Found(tuple(exact if len(exact) == 1 else fits), "role" if fits else "")


def _narrow(found: Found, hint: str) -> Found:
    """Keep those the hint fits; a hint that contradicts what is known leaves nobody sure."""
    fits = tuple(p for p in found.people if fits_hint(p, hint))
    if fits:
        return Found(fits, found.how)
    told = [p for p in found.people if (p.organisation if is_body(hint) else p.role)]
    tells = is_body(hint) or is_role(hint)
    if tells and len(told) == len(found.people) and not _generic(hint):
        return Found(found.people, "hint_differs")
    return found


def _generic(hint: str) -> bool:
    return any(w.casefold() in GENERIC for w in words(hint))


def fits_hint(person: Participant, hint: str) -> bool:
    """True when unit or role of the person and the hint share the beginning of a word."""
    about = fold(f"{person.organisation} {person.role} {person.email.partition('@')[2]}").split()
    wanted = [w for w in fold(hint).split() if w not in SMALL and w not in GENERIC]
    return any(alike(w, a) for w in wanted for a in about)


def names_of(people: Sequence[Participant]) -> tuple[str, ...]:
    return tuple(p.name for p in people)
