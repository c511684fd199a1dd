"""Which places somebody may have meant: pure, over a few hundred rows."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from rapidfuzz import fuzz

from core.municipalities.naming import fold, fold_query

LEAST = 72.0
SURE = 97.0  # the very name, or the name with its county
ALMOST = 90.0  # what may stand beside a sure hit: names that begin so
# A typo in three letters makes another word; only longer names are guessed at.
SHORTEST_GUESS = 4


@dataclass(frozen=True, slots=True)
class Place:
    """`key` holds the folded names with a bar between, `county` is as written."""

    pk: int
    number: str
    key: str
    county: str


def rank(text: str, places: Iterable[Place], limit: int) -> list[int]:
    """Keys of at most `limit` places, the likeliest first; nothing for an empty text."""
    query = fold_query(text)
    if not query:
        return []
    scored = [(score(query, place), place) for place in places]
    best = max((points for points, _ in scored), default=0.0)
    least = ALMOST if best >= SURE else LEAST
    hits = [(points, place) for points, place in scored if points >= least]
    hits.sort(key=lambda hit: (-hit[0], len(hit[1].key.split("|")[0]), hit[1].key, hit[1].number))
    return [place.pk for _, place in hits[:limit]]


def score(query: str, place: Place) -> float:
    """0–100: 100 the very name, over 90 its beginning, below that a likely misspelling."""
    if query.split()[0] == place.number:
        return 100.0
    county = fold(place.county)
    best = 0.0
    for alias in place.key.split("|"):
        best = max(best, _match(query, alias))
        after, before = query.removeprefix(f"{alias} "), query.removesuffix(f" {alias}")
        if (after != query and county.startswith(after)) or before == county != query:
            best = max(best, 99.0)
        if len(query.split()) > len(alias.split()):
            best = max(best, _guess(query, f"{alias} {county}") - 1)
    return best


def _match(query: str, alias: str) -> float:
    if query == alias:
        return 100.0
    if query.replace(" ", "") == alias.replace(" ", ""):
        return 98.0
    if alias.startswith(query):
        return 95.0
    if any(word.startswith(query) for word in alias.split()):
        return 90.0
    return _guess(query, alias)


def _guess(query: str, alias: str) -> float:
    if min(len(query), len(alias)) < SHORTEST_GUESS:
        return 0.0
    return fuzz.ratio(query, alias) * 0.89


def certain(text: str, places: Iterable[Place]) -> list[int]:
    """Keys of the places `text` names outright: by number, by name, or by name and county."""
    query = fold_query(text)
    if not query:
        return []
    number = query.split()[0]
    return [
        place.pk for place in places if place.number == number or _names_it(_joined(query), place)
    ]


def _names_it(query: str, place: Place) -> bool:
    county = _joined(fold(place.county))
    names = [_joined(alias) for alias in place.key.split("|")]
    return any(query in (name, name + county, county + name) for name in names)


def _joined(folded: str) -> str:
    return folded.replace(" ", "")
