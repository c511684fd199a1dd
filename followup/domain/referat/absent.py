"""Those a document says did not come: "Kari måtte melde forfall", "ola kunne ikkje koma"."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Final

from core.privacy.guard import sentences
from followup.domain.reading import Participant
from followup.domain.who_phrases.names import fold, is_given_name

_AWAY: Final = re.compile(
    r"\b(?:(?:måtte|måtta|har|hadde)?\s?(?:dessverre |diverre )?(?:melde?t?e?|meldt) "
    r"(?:forfall|avbud|fråfall|frafall|seg syk|seg sjuk)|"
    r"(?:kunne|fikk|fekk|rakk)\s(?:dessverre |diverre )?(?:ikke|ikkje)\s(?:\w+\s)?(?:kom+e|koma|"
    r"møte|møta|delta|være|vere|vera|bli|stille|anledning|høve|til)|"
    r"kom (?:seg )?(?:dessverre |diverre )?(?:ikke|ikkje)|"
    r"(?:var|er) (?:dessverre |diverre )?(?:ikke|ikkje) (?:med|her|der|til|på plass)|"
    r"(?:ble|blei|vart|var|er)\s(?:dessverre |diverre )?(?:syk|sjuk|forhindret|forhindra|"
    r"bortreist|fraværende|fråverande)|synd at du|leit at du|trist at du)\b",
    re.IGNORECASE,
)
_NAME: Final = re.compile(r"[^\W\d_][\w'’-]*(?:\s[A-ZÆØÅ][\w'’-]*){0,3}")
_LINKS: Final = re.compile(
    r"^(?:\s?\([^()]*\))?(?:\s(?:fra|frå|i|på|ved|hos)\s[\wæøå -]{1,40})?\s?(?:,|og|samt|&|\+)\s?"
    r"(?:[\wæøå]+\s){0,2}$"
)


def told_absent(texts: Iterable[str]) -> set[str]:
    """Folded names of those a sentence says were away."""
    out: set[str] = set()
    for text in texts:
        if not text or len(text) > 3000:
            continue
        if not _AWAY.search(text):
            continue
        for _, sentence in sentences(text):
            for part in re.split(r"\s(?:mens|medan|men)\s|;\s", sentence):
                away = _AWAY.search(part)
                out |= _nearest(part[: away.start()]) if away else set()
    return out


def _nearest(before: str) -> set[str]:
    """The last name before the words, and those joined to it by a comma or «og»."""
    names = [m for m in _NAME.finditer(before) if is_given_name(m.group().split()[0])]
    out: set[str] = set()
    end = len(before)
    for found in reversed(names):
        if out and not _LINKS.match(before[found.end() : end]):
            break
        out.add(fold(found.group()))
        end = found.start()
    return out


def without(people: Sequence[Participant], away: set[str]) -> list[Participant]:
    """The people without those away, by whole name or by a first name only one has."""
    firsts = Counter(fold(p.name).split()[0] for p in people)

    def here(person: Participant) -> bool:
        first = fold(person.name).split()[0]
        return fold(person.name) not in away and not (first in away and firsts[first] == 1)

    return [p for p in people if here(p)] if away else list(people)
