"""A pasted e-mail thread: the message that holds the minutes, without those it answers."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from .facts import sent_date
from .lines import Line

_FROM: Final = re.compile(r"^(?:fra|frå|from)\s*:\s*\S", re.IGNORECASE)
_REST: Final = re.compile(
    r"^(?:sendt|date|dato|sent|til|to|kopi|cc|emne|subject)\s*:", re.IGNORECASE
)
_ADDRESSED: Final = re.compile(r"^(?:>\s?)*(?:fra|frå|from|til|to|kopi|cc)\s*:.*@", re.IGNORECASE)
_QUOTED: Final = re.compile(
    r"^(?:-{2,}\s*(?:opprinnelig|opphavleg|original|videresendt|vidaresendt|forwarded)\b.*|_{10,}|"
    r"(?:den|på|on|(?:man|mån|tir|tys|ons|tor|fre|lør|lau|søn|sun)\w*\.?,?|\d{1,2}\.)\s.{4,80}\b"
    r"(?:skrev|skreiv|wrote)\b.{0,80}:|.{2,60}<?\S+@\S+>?\s(?:skrev|skreiv|wrote)\b.{0,60}:)$",
    re.IGNORECASE,
)


def newest_mail(lines: list[Line]) -> list[Line]:
    """The lines of the longest message of a thread; a document that is no thread is unchanged."""
    starts = [n for n in range(len(lines)) if _begins(lines, n)]
    lines = [line for line in lines if not line.text.startswith(">")]
    if len(starts) < 2 and not any(_QUOTED.match(line.text) for line in lines):
        return lines
    starts = [n for n in range(len(lines)) if _begins(lines, n)]
    cuts = sorted({0, *starts, len(lines)})
    parts = [lines[a:b] for a, b in pairwise(cuts) if b > a]
    return max(parts, key=_weight) if parts else lines


def mail_lines(lines: Sequence[Line]) -> list[str]:
    """The address lines of every message of a thread: they say whose an address is."""
    return [line.text for line in lines if _ADDRESSED.match(line.text)]


def replies(lines: list[Line]) -> list[list[Line]]:
    """The messages sent after the longest one of a thread, without what they repeat from it."""
    main = newest_mail(lines)
    starts = [n for n in range(len(lines)) if _begins(lines, n)]
    if len(starts) < 2 or not main:
        return []
    told = {line.text for line in main}
    cuts = sorted({0, *starts, len(lines)})
    parts = [lines[a:b] for a, b in pairwise(cuts) if b > a]
    held = {id(line) for line in main}
    return [
        [line for line in part if line.text not in told and not line.text.startswith(">")]
        for part in parts
        if not any(id(line) in held for line in part) and _after(part, main)
    ]


def _after(part: list[Line], main: list[Line]) -> bool:
    """A message without a day of its own answers none."""
    sent, first = sent_date(part), sent_date(main)
    return sent is not None and first is not None and sent >= first


def _begins(lines: Sequence[Line], at: int) -> bool:
    text = lines[at].text
    if _QUOTED.match(text):
        return True
    following = [line.text for line in lines[at + 1 : at + 5]]
    return bool(_FROM.match(text)) and sum(bool(_REST.match(t)) for t in following) >= 1


def _weight(lines: Sequence[Line]) -> int:
    return sum(len(line.text) + sum(map(len, line.cells.values())) for line in lines)
