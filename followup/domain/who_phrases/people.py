"""Who a name, initials or a role can mean among the people a document tells of."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from followup.domain.reading import Participant

from .lexicon import is_body, is_role, words
from .names import fold, initials, is_initials, near

_GENERIC: Final = frozenset({"kommune", "kommunen", "kommunane", "kommunens"})
_SMALL_TEXT: Final = """
i på for av fra frå og ved hos til den det vår vårt the of
"""
_SMALL: Final = frozenset(_SMALL_TEXT.split())
_SHORT_ROLES: Final = {"ordf": "ordfører", "rådm": "rådmann", "nestl": "nestleder"}


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
        self._names = [(fold(p.name), p) for p in self.all]
        self._aliases = {fold(key): value for key, value in (aliases or {}).items()}

    def by_address(self, address: str) -> Participant | None:
        """The one whose address this is."""
        wanted = address.casefold()
        return next((p for p in self.all if p.email.casefold() == wanted), None)

    def find(self, text: str, hint: str = "") -> Found:
        """Those whom `text` can mean, narrowed by a unit or a role given as a hint."""
        key = fold(text)
        if not key:
            return Found()
        if key in self._aliases:
            return Found((self._aliases[key],), "alias")
        found = self._by_name(text, key)
        if not found.people:
            found = self._by_titled_name(text)
        if not found.people and is_role(text):
            found = self._by_role(f"{text} {hint}" if hint and is_body(hint) else text)
            if not found.people and hint:
                found = self._by_role(text)
        narrows = hint and found.people and found.how != "exact"
        return _narrow(found, hint) if narrows else found

    def _by_name(self, text: str, key: str) -> Found:
        for how, match in (
            ("exact", self._exact(key)),
            ("first", self._first(text)),
            ("initial", self._first_and_initial(key)),
            ("initials", self._initials(text)),
            ("short", [p for name, p in self._names if name.startswith(key + " ")]),
            ("surname", [p for name, p in self._names if name.endswith(" " + key)]),
            ("within", self._within(key)),
            ("near", self._near(key)),
        ):
            if match:
                return Found(tuple(match), how)
        return Found()

    def _by_titled_name(self, text: str) -> Found:
        """ "Rektor Steinsopp": a role before the name of one participant."""
        role, _, name = text.strip().partition(" ")
        if not (name[:1].isupper() and is_role(role)):
            return Found()
        found = self._by_name(name, fold(name))
        return found if found.how in {"exact", "first", "surname", "within"} else Found()

    def _exact(self, key: str) -> list[Participant]:
        turned = _turned(key)
        return [p for name, p in self._names if name == key or name in turned]

    def _first(self, text: str) -> list[Participant]:
        key = fold(text)
        return [p for name, p in self._names if fold(p.name.split()[0]) == key]

    def _first_and_initial(self, key: str) -> list[Participant]:
        parts = key.split()
        if len(parts) < 2 or len(parts[-1]) != 1:
            return []
        first = " ".join(parts[:-1])
        return [
            p
            for name, p in self._names
            if name.startswith(first + " ") and name.split()[-1].startswith(parts[-1])
        ]

    def _initials(self, text: str) -> list[Participant]:
        if not is_initials(text):
            return []
        wanted = fold(text).replace(" ", "")
        return [p for p in self.all if initials(p.name) == wanted]

    def _within(self, key: str) -> list[Participant]:
        """First and last name agree, a middle name is left out (or added)."""
        parts = key.split()
        if len(parts) < 2:
            return []
        return [
            p
            for name, p in self._names
            if " " in name and name.split()[0] == parts[0] and name.split()[-1] == parts[-1]
        ]

    def _near(self, key: str) -> list[Participant]:
        parts = key.split()
        if len(parts) == 1:
            return [p for p in self.all if near(parts[0], fold(p.name).split()[0])] or [
                p for p in self.all if near(key, fold(p.name.split()[0]))
            ]
        return [
            p
            for name, p in self._names
            if len(name.split()) == len(parts)
            and all(near(a, b) for a, b in zip(parts, name.split(), strict=True))
        ]

    def _by_role(self, text: str) -> Found:
        wanted = _role_words(text)
        if not wanted or not is_role(text):
            return Found()
        fits = [
            p
            for p in self.all
            if p.role
            and any(_same_role(w, r) for w in wanted for r in _role_words(p.role))
            and all(
                any(_same_role(w, r) for r in _role_words(f"{p.role} {p.organisation}"))
                or w in _GENERIC
                for w in wanted
            )
        ]
        exact = [p for p in fits if _role_words(p.role) == wanted]
        return Found(tuple(exact if len(exact) == 1 else fits), "role" if fits else "")


def _turned(key: str) -> set[str]:
    parts = key.split()
    return {" ".join(parts[n:] + parts[:n]) for n in range(1, len(parts))}


def _role_words(text: str) -> list[str]:
    found = (
        part
        for word in words(text.replace("/", " ").replace(",", " "))
        for part in word.casefold().split("-")
    )
    return [_SHORT_ROLES.get(w, w) for w in found if w and w not in _SMALL]


def _same_role(one: str, other: str) -> bool:
    if one == other:
        return True
    short, long = sorted((one, other), key=len)
    return len(short) > 3 and any(long == short + end for end in ("en", "n", "a", "et", "s"))


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
    return any(w.casefold() in _GENERIC for w in words(hint))


def fits_hint(person: Participant, hint: str) -> bool:
    """True when unit or role of the person and the hint share the beginning of a word."""
    about = fold(f"{person.organisation} {person.role} {person.email.partition('@')[2]}").split()
    wanted = [w for w in fold(hint).split() if w not in _SMALL and w not in _GENERIC]
    return any(_alike(w, a) for w in wanted for a in about)


def _alike(one: str, other: str) -> bool:
    if one == other:
        return True
    short, long = sorted((one, other), key=len)
    if len(short) >= 5 and long.startswith(short[:-1] if len(short) > 6 else short):
        return True
    return len(short) >= 6 and len(long) >= 6 and one[:6] == other[:6]


def names_of(people: Sequence[Participant]) -> tuple[str, ...]:
    return tuple(p.name for p in people)
