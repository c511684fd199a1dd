"""Telling whether two texts say the same, and pairing what was read with what should have been."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Sequence
from typing import Any

from rapidfuzz import fuzz, utils

INVISIBLE = str.maketrans({"\u00ad": None, "\u00a0": " "})
Pairs = list[tuple[int, int]]


def tidy(text: Any) -> str:
    """Composed, without soft hyphens and double spaces."""
    composed = unicodedata.normalize("NFC", str(text or ""))
    return " ".join(composed.translate(INVISIBLE).split())


def key(text: Any) -> str:
    """What is compared: small letters and figures alone."""
    return utils.default_process(tidy(text))


def overlap(a: Any, b: Any) -> float:
    """0 to 100; 100 when the words of one are among the other's."""
    return fuzz.token_set_ratio(key(a), key(b)) if key(a) and key(b) else 0.0


def likeness(a: Any, b: Any) -> float:
    """0 to 100; words that only one of them has count against it."""
    return fuzz.token_sort_ratio(key(a), key(b)) if key(a) and key(b) else 0.0


def pair(
    read: Sequence[Any], gold: Sequence[Any], score: Callable[[Any, Any], tuple[Any, ...] | None]
) -> Pairs:
    """One to one, the best first; `score` gives None for what is no match at all."""
    scored = [
        (points, -i, -j)
        for i, one in enumerate(read)
        for j, other in enumerate(gold)
        if (points := score(one, other)) is not None
    ]
    taken_read: set[int] = set()
    taken_gold: set[int] = set()
    pairs: Pairs = []
    for _, i, j in sorted(scored, reverse=True):
        if i not in taken_read and j not in taken_gold:
            taken_read.add(i)
            taken_gold.add(j)
            pairs.append((-i, -j))
    return pairs


def stands_in(words: str, text: str) -> bool:
    """Whether the words stand in the text as whole words."""
    return bool(re.search(rf"(?<!\w){re.escape(tidy(words))}(?!\w)", text, re.IGNORECASE))
