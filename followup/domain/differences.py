"""Which steps and ideas of a referat are already known, and what has changed in them.

Three things are compared: what the former referat said, what the new one says, and what stands
now. Only what the document itself changed counts as a change, so an answer given meanwhile or
a correction made by hand is never undone by sending the same referat again.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from rapidfuzz import fuzz

SAME_STEP: Final = 78.0
"""Likeness (0-100) from which two steps are taken to be one; wording alone moves it this far."""

SAME_IDEA: Final = 80.0
FIELDS: Final = ("what", "when", "who")


@dataclass(frozen=True, slots=True)
class Step:
    """A step as far as it is compared. `key` is its own, `who` the names in order."""

    key: int
    what: str
    when_text: str = ""
    due: date | None = None
    who: tuple[str, ...] = ()
    idea: str = ""


@dataclass(frozen=True, slots=True)
class Change:
    """One field ("what", "when", "who"). `by_hand`: what stands was changed since it was read."""

    field: str
    by_hand: bool = False


def pair_steps(drafts: Sequence[Step], known: Sequence[Step]) -> dict[int, int]:
    """Key of a draft → key of the known step it is; each used once, the likest first."""
    scores = [
        (score, draft.key, step.key)
        for draft in drafts
        for step in known
        if (score := _likeness(draft, step)) >= SAME_STEP
    ]
    return _best_first(scores)


def pair_ideas(drafts: Mapping[int, str], known: Mapping[int, str]) -> dict[int, int]:
    """Key of a draft idea → key of the known idea with (nearly) the same title."""
    scores = [
        (score, one, other)
        for one, title in drafts.items()
        for other, title_known in known.items()
        if (score := _alike(title, title_known)) >= SAME_IDEA
    ]
    return _best_first(scores)


def changes(*, former: Step | None, new: Step, now: Step) -> list[Change]:
    """What the new referat changes in a step that stands as `now`.

    `former` is the step as the earlier referat had it; without it, `now` takes its place.
    """
    base = former or now
    return [
        Change(name, by_hand=former is not None and not _equal(name, former, now))
        for name in FIELDS
        if not _equal(name, base, new) and not _equal(name, now, new)
    ]


def _best_first(scores: list[tuple[float, int, int]]) -> dict[int, int]:
    pairs: dict[int, int] = {}
    used: set[int] = set()
    for _score, draft, step in sorted(scores, key=lambda s: (-s[0], s[1], s[2])):
        if draft not in pairs and step not in used:
            pairs[draft] = step
            used.add(step)
    return pairs


def _likeness(one: Step, other: Step) -> float:
    """How like two steps are; the same date, people and idea help where wording has moved."""
    words = _alike(one.what, other.what)
    if words < 55:
        return words
    same_day = one.due == other.due and one.due is not None
    same_people = bool(_names(one) & _names(other))
    same_idea = bool(one.idea) and _alike(one.idea, other.idea) >= SAME_IDEA
    return min(100.0, words + 8 * same_day + 8 * same_people + 6 * same_idea)


def _equal(name: str, one: Step, other: Step) -> bool:
    if name == "what":
        return _plain(one.what) == _plain(other.what)
    if name == "when":
        return one.due == other.due and (
            one.due is not None or _plain(one.when_text) == _plain(other.when_text)
        )
    return _names(one) == _names(other)


def _alike(one: str, other: str) -> float:
    return fuzz.token_sort_ratio(_plain(one), _plain(other))


def _plain(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.casefold()))


def _names(step: Step) -> frozenset[str]:
    return frozenset(_plain(name) for name in step.who if name.strip())
