"""Mentions of the same person joined."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from followup.domain.reading import Participant
from followup.domain.who_phrases.names import fold


def merged(people: Iterable[Participant]) -> list[Participant]:
    """One entry per person: the fullest name, with what each mention adds."""
    out: list[Participant] = []
    by_word: dict[str, list[int]] = defaultdict(list)
    for person in people:
        words = fold(person.name).split()
        near = dict.fromkeys(at for word in (words[:1] + words[-1:]) for at in by_word[word])
        same = [at for at in near if _same(out[at], person)]
        if len(same) == 1:
            out[same[0]] = _joined(out[same[0]], person)
            _index(by_word, out[same[0]], same[0])
        elif not same:
            out.append(person)
            _index(by_word, person, len(out) - 1)
    return out


def _index(by_word: dict[str, list[int]], person: Participant, at: int) -> None:
    words = fold(person.name).split()
    for word in dict.fromkeys(words[:1] + words[-1:]):
        if at not in by_word[word][-3:]:
            by_word[word].append(at)


def _same(one: Participant, other: Participant) -> bool:
    a, b = fold(one.name).split(), fold(other.name).split()
    if a == b:
        return not (
            one.email
            and other.email
            and one.email.casefold() != other.email.casefold()
            and len(a) == 1
        )
    short, long = sorted((a, b), key=len)
    if long[: len(short)] == short or set(a) == set(b):
        return True
    return len(short) == 2 and short[0] == long[0] and short[1] == long[-1]


def _joined(one: Participant, other: Participant) -> Participant:
    name = one.name if len(one.name) >= len(other.name) else other.name
    return Participant(
        name,
        one.email or other.email,
        one.organisation or other.organisation,
        one.role or other.role,
        one.phone or other.phone,
    )
