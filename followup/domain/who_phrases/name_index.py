"""The people of a document by what a text may call them: looked up, not searched through."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Final

from followup.domain.reading import Participant

from .names import fold, initials, near

_Key = tuple[str, ...]
_NOBODY: Final[Sequence[int]] = ()


class NameIndex:
    """Participants by name; each look-up gives those that fit, in the order they were given.

    Keys are folded names.
    """

    def __init__(self, people: Iterable[Participant]) -> None:
        self._people = tuple(people)
        self._names = [fold(p.name) for p in self._people]
        self._at: dict[str, dict[_Key, list[int]]] = defaultdict(lambda: defaultdict(list))
        for at, (person, name) in enumerate(zip(self._people, self._names, strict=True)):
            parts = name.split()
            if not parts:
                continue
            first = fold(person.name.split()[0])
            self._put("whole", (name,), at)
            self._put("first", (first,), at)
            self._put("word", (parts[0],), at)
            self._put("last", (parts[-1],), at)
            self._put("ends", (parts[0], parts[-1]), at)
            self._put("first and letter", (parts[0], parts[-1][0]), at)
            if len(parts) > 1:
                self._put("letter and last", (parts[0][0], parts[-1]), at)
            self._put("initials", (initials(person.name),), at)
            self._put("letters", tuple(part[0] for part in parts), at)
            self._put("letter", (parts[0][0],), at)

    def _put(self, kind: str, key: _Key, at: int) -> None:
        self._at[kind][key].append(at)

    def _those(self, kind: str, *key: str) -> Sequence[int]:
        return self._at[kind].get(key, _NOBODY)

    def _told(self, found: Iterable[int]) -> list[Participant]:
        return [self._people[at] for at in found]

    def exact(self, key: str) -> list[Participant]:
        """The name as it is, or turned: the last words first."""
        parts = key.split()
        turned = {" ".join(parts[n:] + parts[:n]) for n in range(len(parts))}
        return self._told(sorted(at for name in turned for at in self._those("whole", name)))

    def first(self, key: str) -> list[Participant]:
        """The given name, with its hyphen."""
        return self._told(self._those("first", key))

    def first_and_initial(self, key: str) -> list[Participant]:
        """ "Kari M": the given name and the first letter of the last name."""
        parts = key.split()
        if len(parts) < 2 or len(parts[-1]) != 1:
            return []
        before = " ".join(parts[:-1]) + " "
        found = self._those("first and letter", parts[0], parts[-1])
        return self._told(at for at in found if self._names[at].startswith(before))

    def initial_and_last(self, key: str) -> list[Participant]:
        """ "H. Bakke", "K.M. Lund": letters for the given names."""
        *letters, last = key.split()
        if not letters or any(len(letter) > 1 for letter in letters) or len(last) < 2:
            return []
        return self._told(
            at
            for at in self._those("letter and last", letters[0], last)
            if [part[0] for part in self._names[at].split()][: len(letters)] == letters
        )

    def initials(self, key: str) -> list[Participant]:
        return self._told(self._those("initials", key.replace(" ", "")))

    def short(self, key: str) -> list[Participant]:
        """The beginning of the name."""
        found = self._those("word", *key.split()[:1])
        return self._told(at for at in found if self._names[at].startswith(key + " "))

    def surname(self, key: str) -> list[Participant]:
        """The end of the name."""
        found = self._those("last", *key.split()[-1:])
        return self._told(at for at in found if self._names[at].endswith(" " + key))

    def within(self, key: str) -> list[Participant]:
        """First and last name agree, a middle name is left out (or added)."""
        parts = key.split()
        if len(parts) < 2:
            return []
        found = self._those("ends", parts[0], parts[-1])
        return self._told(at for at in found if " " in self._names[at])

    def near(self, key: str) -> list[Participant]:
        """A slip of the pen away, word for word; no slip is in a first letter."""
        parts = key.split()
        if len(parts) == 1:
            found = self._those("letter", key[0])
            return self._told(at for at in found if near(key, self._names[at].split()[0])) or [
                p for p in self._told(found) if near(key, fold(p.name.split()[0]))
            ]
        return self._told(
            at
            for at in self._those("letters", *(part[0] for part in parts))
            if all(near(a, b) for a, b in zip(parts, self._names[at].split(), strict=True))
        )
