"""Whose mailbox an address is, by the part before @: never more than one person's.

A name is written many ways before @: kari.myr, karimyr, k.myr, kari.m, ka.myr, myr.kari, kari, myr,
with ø as o or oe and å as a or aa. The plainest way counts; where two people fit equally well,
nobody is chosen.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from typing import Final

from core.privacy.given_names import GIVEN_NAMES

from .names import fold

# How plainly: all of a name, first and last, a letter for one of them, one of them, only letters.
WHOLE, TELLING, INITIAL, PART, SHORT = 5, 4, 3, 2, 1
_VOWELS: Final = (
    {"ø": "o", "å": "a", "æ": "ae", "ö": "o", "ä": "a", "ü": "u"},
    {"ø": "oe", "å": "aa", "æ": "ae", "ö": "oe", "ä": "ae", "ü": "ue"},
    {"ø": "o", "å": "aa", "æ": "a", "ö": "o", "ä": "a", "ü": "u"},
    {"ø": "o", "å": "a", "æ": "e", "ö": "o", "ä": "a", "ü": "u"},
)


def ways_to_write(name: str) -> dict[str, int]:
    """The parts before @ a name may stand behind, each with how plainly it says the name.

    Dots are left out where no letter stands alone: "kari.myr" and "karimyr" are one.
    """
    out: dict[str, int] = {}
    for vowels in _VOWELS:
        parts = "".join(vowels.get(c, c) for c in fold(name)).split()
        for way, plain in _ways(parts):
            out[way] = max(plain, out.get(way, 0))
    return out


def _ways(parts: list[str]) -> list[tuple[str, int]]:
    if not parts:
        return []
    if len(parts) == 1:
        return [(parts[0], PART)]
    first, last, given = parts[0], parts[-1], "".join(parts[:-1])
    out = [
        ("".join(parts), WHOLE),
        (last + given, WHOLE),
        (first + last, TELLING),
        (last + first, TELLING),
        (first[0] + last, INITIAL),
        (f"{first[0]}.{last}", INITIAL),
        ("".join(p[0] for p in parts[:-1]) + last, INITIAL),
        (".".join([*(p[0] for p in parts[:-1]), last]), INITIAL),
        (f"{first}.{last[0]}", INITIAL),
        (f"{given}.{last[0]}", INITIAL),
        (f"{last}.{first[0]}", INITIAL),
        (first, PART),
        (given, PART),
        (last, PART),
    ]
    if len(parts) > 2:
        out.append((first + parts[1], PART if parts[1] in GIVEN_NAMES else TELLING))
        out.append(("".join(p[0] for p in parts), SHORT))
    return out


def local_parts(address: str) -> list[str]:
    """The forms of an address to look up: without figures, and with a sign only by a letter."""
    local = re.sub(r"\d+", "", address.partition("@")[0].casefold())
    parts = [p for p in re.split(r"[._+\-]+", local) if p]
    dotted, joined = ".".join(parts), "".join(parts)
    return [dotted] if any(len(p) == 1 for p in parts) else [joined] if joined else []


class Mailboxes:
    """The people of a document, looked up by the addresses they may have."""

    def __init__(self, names: Iterable[str]) -> None:
        self._by_way: dict[str, dict[str, int]] = defaultdict(dict)
        for name in dict.fromkeys(fold(n) for n in names if n.strip()):
            for way, plain in ways_to_write(name).items():
                self._by_way[way][name] = plain

    def owner(self, address: str) -> tuple[str, int]:
        """(folded name, how plainly) of the only one an address fits, or ("", how plainly).

        Of several the plainest is chosen where the parts are told apart: "anne.li", not "anneli".
        """
        fits: dict[str, int] = {}
        for way in local_parts(address):
            for name, plain in self._by_way.get(way, {}).items():
                fits[name] = max(plain, fits.get(name, 0))
        best = max(fits.values(), default=0)
        told_apart = re.search(r"\w[._-]\w", address.partition("@")[0])
        owners = [name for name, plain in fits.items() if plain == best or not told_apart]
        return (owners[0], best) if len(owners) == 1 else ("", best)


def fits(address: str, name: str) -> int:
    """How plainly an address says this name: 0 when it does not."""
    ways = ways_to_write(name)
    return max((ways.get(way, 0) for way in local_parts(address)), default=0)
