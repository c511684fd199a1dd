"""How right referater are read, on documents with answers; see examples/README.md.

A *step* is found when its words overlap by 80 with those of the answer, best pairs first; the
stricter count asks that they be alike by 55 as well, so that one word or a whole page is no step.
Of the found: *due* lies in an accepted range; *who* is exactly the right people and bodies;
*mail* is exactly the right addresses, where there are any. *wrong* counts addresses of somebody
else, *leaks* sensitive words in anything that can be shared. *sure*: cells without a mark of
doubt; *right*: those of them that are right, where every cell of a step that is none is wrong.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import Any

from tests.bench.matching import key, likeness, overlap, pair, stands_in, tidy

Json = dict[str, Any]
NOBODY = re.compile(r"(ikk?je? )?(avklart|avklares|bestemt|ukjent|ingen|alle|\?+|-|–)?", re.I)
PRIVATE = {"sensitive", "document", "id", "format", "error"}


def score(read: Json, gold: Json) -> Counter[str]:
    """What one document gives; documents are added up."""
    counts: Counter[str] = Counter()
    steps, wanted = steps_of(read), steps_of(gold)
    found = pair(steps, wanted, _step)
    counts["documents"] = 1
    counts.update({"steps read": len(steps), "steps": len(wanted), "steps found": len(found)})
    for i, j in found:
        counts.update(_of_step(steps[i], wanted[j]))
    matched = {i for i, _ in found}
    for i, step in enumerate(steps):
        if i not in matched:
            counts.update(_calibration(step, set()))
    counts.update(_ideas(read, gold))
    counts.update(_participants(read, gold, wanted))
    shared = "\n".join(_shared(read))
    counts["leaks"] = sum(stands_in(words, shared) for words in gold["sensitive"])
    return counts


def measures(counts: Counter[str]) -> dict[str, float]:
    """The counts in per cent, and three as they are; what nothing can show is left out."""
    c = counts
    shares = {
        "P": (c["steps found"], c["steps read"]),
        "R": (c["steps found"], c["steps"]),
        "F1": (2 * c["steps found"], c["steps read"] + c["steps"]),
        "F1s": (2 * c["steps alike"], c["steps read"] + c["steps"]),
        "due": (c["due right"], c["steps found"]),
        "who": (c["who right"], c["steps found"]),
        "mail": (c["mail right"], c["mail"]),
        "ideas F1": (2 * c["ideas found"], c["ideas read"] + c["ideas"]),
        "people F1": (2 * c["people found"], c["people read"] + c["people"]),
        "sure": (c["sure cells"], c["cells"]),
        "right": (c["sure and right"], c["sure cells"]),
    }
    found = {name: 100 * got / of for name, (got, of) in shares.items() if of}
    return {
        "steps": c["steps"],
        **found,
        "wrong addresses": c["wrong addresses"],
        "leaks": c["leaks"],
    }


def steps_of(answer: Json) -> list[Json]:
    """The steps with any words, of every idea."""
    ideas = answer.get("ideas") or []
    return [step for idea in ideas for step in idea.get("steps") or [] if tidy(step.get("what"))]


def _step(read: Json, gold: Json) -> tuple[float, bool] | None:
    same = overlap(read["what"], gold["what"])
    if same < 80:
        return None
    return same + likeness(read["what"], gold["what"]) / 100, _due_right(read, gold)


def _due_right(read: Json, gold: Json) -> bool:
    due = read.get("due")
    if not due:
        return bool(gold["due_null_ok"])
    return any(first <= due <= last for first, last in gold["due_ok"])


def _of_step(read: Json, gold: Json) -> Counter[str]:
    counts: Counter[str] = Counter()
    alike = likeness(read["what"], gold["what"]) >= 55
    due, who = _due_right(read, gold), _who_right(read, gold)
    got, wanted = _addresses(read), _addresses(gold)
    counts.update({"steps alike": alike, "due right": due, "who right": who})
    counts["wrong addresses"] = len(got - wanted)
    if got or wanted:
        counts.update({"mail": 1, "mail right": got == wanted})
    right = {"when": due, "what": alike, "who": who and not got - wanted}
    counts.update(_calibration(read, {cell for cell, holds in right.items() if holds}))
    return counts


def _calibration(step: Json, right: set[str]) -> Counter[str]:
    """Three cells a step; `right` names those that are."""
    sure = {"when", "what", "who"} - set(step.get("unsure") or [])
    return Counter({"cells": 3, "sure cells": len(sure), "sure and right": len(sure & right)})


def _who_right(read: Json, gold: Json) -> bool:
    got, wanted = _parties(read), gold["who"]
    if not wanted:
        got = [party for party in got if not NOBODY.fullmatch(tidy(_called(party)))]
    pairs = pair(got, wanted, lambda one, other: (1,) if _same_party(one, other) else None)
    return len(pairs) == len(got) == len(wanted)


def _parties(step: Json) -> list[Json]:
    return [p for p in step.get("who") or [] if tidy(_called(p)) or p.get("email")]


def _called(party: Json) -> Any:
    return party.get("text") or party.get("name")


def _same_party(read: Json, gold: Json) -> bool:
    """The full name where there is one, a first name when no more is known, else the words."""
    name, wanted = read.get("name"), gold["name"]
    if wanted:
        if key(name) == key(wanted):
            return True
        only_first = " " not in tidy(wanted) and not gold["email"]
        return only_first and overlap(name or read.get("text"), wanted) >= 85
    if tidy(name) and overlap(name, gold["text"]) < 85:
        return False
    return overlap(_called(read), gold["text"]) >= 85


def _addresses(step: Json) -> set[str]:
    return {party["email"].lower() for party in step.get("who") or [] if party.get("email")}


def _ideas(read: Json, gold: Json) -> Counter[str]:
    def same(one: Json, other: Json) -> tuple[float, float] | None:
        title = overlap(one.get("title"), other["title"])
        about = overlap(one.get("description"), other["description"])
        return (max(title, about), title + about) if title >= 80 or about >= 90 else None

    ours = read.get("ideas") or []
    found = len(pair(ours, gold["ideas"], same))
    return Counter(
        {"ideas read": len(ours), "ideas": len(gold["ideas"]), "ideas found": found},
    )


def _participants(read: Json, gold: Json, steps: list[Json]) -> Counter[str]:
    """Somebody responsible who is in no list is neither right nor wrong as a participant."""

    def same(one: Json, other: Json) -> tuple[float] | None:
        alike = likeness(one["name"], other["name"])
        return (alike,) if alike >= 90 else None

    ours = [person for person in read.get("participants") or [] if tidy(person.get("name"))]
    pairs = pair(ours, gold["participants"], same)
    found = {i for i, _ in pairs}
    named = {key(party["name"]) for step in steps for party in step["who"] if party["name"]}
    counted = [i for i, person in enumerate(ours) if i in found or key(person["name"]) not in named]
    return Counter(
        {
            "people read": len(counted),
            "people": len(gold["participants"]),
            "people found": len(pairs),
        }
    )


def _shared(value: Any) -> Iterator[str]:
    """Every text outside what is kept private."""
    if isinstance(value, str):
        yield tidy(value)
    elif isinstance(value, list):
        for each in value:
            yield from _shared(each)
    elif isinstance(value, dict):
        for name, each in value.items():
            if name not in PRIVATE:
                yield from _shared(each)
