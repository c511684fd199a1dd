"""What a list says that is not so already. Pure."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

NEW, CHANGED, UNCHANGED, PROBLEM = "new", "changed", "unchanged", "problem"
#: A dugnad that was moved is another day of the same weeks; a later one is another dugnad.
MOVED_AT_MOST: Final = timedelta(days=60)

Key = tuple[int, date, str]


@dataclass(frozen=True, slots=True)
class Wanted:
    """One line that could be read: `municipality` is a key, `email` plain or ""."""

    line: int
    municipality: int
    day: date
    edition: str
    name: str = ""
    email: str = ""

    @property
    def key(self) -> Key:
        return self.municipality, self.day, self.edition


@dataclass(frozen=True, slots=True)
class Existing:
    """A dugnad that is registered."""

    pk: int
    municipality: int
    day: date
    edition: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a line would do. `moves` is the dugnad whose date it changes, `moved_from` its date;
    `invites` that a new contact person is prepared; `same_as` an earlier line of the same."""

    wanted: Wanted
    state: str
    moves: int | None = None
    moved_from: date | None = None
    invites: bool = False
    same_as: int | None = None


def compare(
    wanted: Sequence[Wanted],
    existing: Iterable[Existing],
    known_addresses: Mapping[int, frozenset[str]],
) -> list[Outcome]:
    """An outcome for each line, in order.

    A line whose day is not registered, beside one registered day of the same municipality and
    edition that the list no longer has, within sixty days, is that dugnad moved. Only the contact
    person of a municipality's newest line is prepared: earlier ones are history.
    """
    registered = {(e.municipality, e.day, e.edition): e for e in existing}
    moved = _moved(wanted, registered)
    newest = _newest_with_address(wanted)
    first_lines: dict[Key, int] = {}
    outcomes = []
    for line in wanted:
        earlier = first_lines.setdefault(line.key, line.line)
        if earlier != line.line:
            outcomes.append(Outcome(line, PROBLEM, same_as=earlier))
            continue
        known = known_addresses.get(line.municipality, frozenset())
        invites = newest.get(line.municipality) == line.line and line.email not in known
        outcomes.append(_outcome(line, line.key in registered, moved.get(line.key), invites))
    return outcomes


def _outcome(line: Wanted, registered: bool, before: Existing | None, invites: bool) -> Outcome:
    if registered:
        return Outcome(line, CHANGED if invites else UNCHANGED, invites=invites)
    if before is not None:
        return Outcome(line, CHANGED, before.pk, before.day, invites)
    return Outcome(line, NEW, invites=invites)


def _moved(wanted: Sequence[Wanted], registered: dict[Key, Existing]) -> dict[Key, Existing]:
    """Lines that are a registered dugnad on another day; only where there is no doubt which."""
    listed = {line.key for line in wanted}
    unlisted = defaultdict(list)
    for key, dugnad in registered.items():
        if key not in listed:
            unlisted[(dugnad.municipality, dugnad.edition)].append(dugnad)
    pairs = []
    for key in listed - registered.keys():
        place, day, edition = key
        near = [d for d in unlisted[(place, edition)] if abs(d.day - day) <= MOVED_AT_MOST]
        pairs += [(key, dugnad) for dugnad in near]
    keys = Counter(key for key, _ in pairs)
    dugnads = Counter(dugnad.pk for _, dugnad in pairs)
    return {key: dugnad for key, dugnad in pairs if keys[key] == dugnads[dugnad.pk] == 1}


def _newest_with_address(wanted: Sequence[Wanted]) -> dict[int, int]:
    newest: dict[int, Wanted] = {}
    for line in wanted:
        best = newest.get(line.municipality)
        if line.email and (best is None or line.day > best.day):
            newest[line.municipality] = line
    return {place: line.line for place, line in newest.items()}
