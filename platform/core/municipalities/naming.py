"""How place names are compared: pure, so that the loader, the search and lists agree."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

SEPARATOR = " / "
# Letters that no decomposition takes apart. "aa" and "å", "oe" and "ø", "ae" and "æ" are the same.
LETTERS = str.maketrans({"ø": "o", "æ": "ae", "đ": "d", "ŋ": "n", "ŧ": "t", "ß": "ss"})
DIGRAPHS = re.compile(r"aa|ae|oe")
FILLER = {"kommune", "kommunen", "kommuna", "bydel", "bydelen", "herad", "suohkan", "tjielte"}


def fold(text: str) -> str:
    """`text` as it is compared: lower case, no accents, no punctuation, single spaces.

    "Ås", "ås" and "aas" give "as"; "Guovdageaidnu" and "Tromsø" give "guovdageaidnu", "tromso".
    """
    plain = text.casefold().translate(LETTERS)
    plain = "".join(c for c in unicodedata.normalize("NFKD", plain) if not unicodedata.combining(c))
    plain = plain.translate(LETTERS)
    plain = DIGRAPHS.sub(lambda match: match[0][0], plain)
    return " ".join(re.sub(r"[^a-z0-9]+", " ", plain).split())


def fold_query(text: str) -> str:
    """The same for what somebody typed, without words such as "kommune" that name nothing."""
    words = fold(text[:120]).split()
    kept = [word for word in words if word not in FILLER]
    return " ".join(kept or words)


def aliases(name: str, other_names: str) -> list[str]:
    """A place's names, the usual one first; `other_names` are separated by « / »."""
    return [name, *(part.strip() for part in other_names.split("/") if part.strip())]


def search_key(name: str, other_names: str) -> str:
    """Every name, folded, with a bar between: what is stored beside the row."""
    return "|".join(dict.fromkeys(fold(alias) for alias in aliases(name, other_names)))


def ambiguous(names: Iterable[str]) -> set[str]:
    """Names borne by more than one place, compared without case and accents."""
    seen: set[str] = set()
    twice: set[str] = set()
    for name in map(fold, names):
        (twice if name in seen else seen).add(name)
    return twice
