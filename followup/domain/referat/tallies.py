"""Votes beside listed ideas: "Byttebu (14)", "Byttebu – 9 røyster", "*** Byttebu", "Byttebu ●●●".

A number in brackets is a vote only where the ideas around have one too, so that an age beside a
name stays what it is. A sentence such as «Vi tok de to første» says how many were chosen.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from followup.domain.who_phrases.names import is_given_name

from .lines import Line

_WORD: Final = (
    r"(?:stemme[rn]?\w*|røyst\w*|prikk\w*|poeng|stjerne[r]?|stjern\w*|klistremerke\w*|dot[s]?|"
    r"kryss|strek\w*|hender|tommel\w*|likes?|x|stk\.?)"
)
_SIGNS: Final = r"[*★☆⭐●•○◉✗+|♥❤👍]"
_COUNTED: Final = re.compile(
    rf"\s*(?:[(\[]\s*(?P<a>\d{{1,3}})\s*{_WORD}?\s*[)\]]|(?:\s[–—-]+|:|,|\s\.{{2,}}|=)\s*"
    rf"(?P<b>\d{{1,3}})\s*{_WORD}?\s*\.?|\s(?P<c>\d{{1,3}})\s*{_WORD}\s*\.?|"
    rf"\s*[(\[]?(?P<d>{_SIGNS}{{1,30}}|(?:{_SIGNS}\s){{1,30}}{_SIGNS})[)\]]?|"
    rf"\s[(\[]?(?P<e>[xX|I]{{1,30}})[)\]]?)\s*$"
)
_BEFORE: Final = re.compile(
    rf"^(?:(?P<a>\d{{1,3}})\s*{_WORD}\s*[:–—-]?\s+|[(\[](?P<b>\d{{1,3}})[)\]]\s+|"
    rf"(?P<d>[*★☆⭐●+|♥❤👍]{{1,30}}|[xX]{{2,30}})\s+)(?=\S)"
)
_NUMBERS: Final = {
    "en": 1, "én": 1, "ein": 1, "éin": 1, "ett": 1, "ei": 1, "den": 1,
    "to": 2, "tre": 3, "fire": 4, "fem": 5,
}  # fmt: skip
_TOP: Final = re.compile(
    r"\b(?:(?:de|dei|den|det)\s(?P<n>to|tre|fire|fem|\d)?\s?(?P<m>øverste|øvste|øvste|første|"
    r"fyrste|beste|"
    r"mest populære|populære|største)\b|(?P<k>to|tre|fire|\d|den|de|"
    r"dei)?\s?(?:id[eé]\w*\s)?(?:med|som fikk|som fekk|fikk|fekk) "
    r"(?:de |dei )?(?:flest|mest|fleire)\b|(?P<f>topp)\s(?P<t>\d|to|tre))",
    re.IGNORECASE,
)
_TAKEN: Final = re.compile(
    r"\b(?:vidare|videre|tok|tar|tek|valgte|valde|valgt|vald|valt|satser|satsar|jobb\w*|arbeid\w*|"
    r"prioriter\w*|konkretiser\w*|ble|blei|vart|vant)\b",
    re.IGNORECASE,
)


def votes_in(text: str) -> tuple[str, int]:
    """(text without its votes, votes); -1 where none stand there."""
    for pattern in (_COUNTED, _BEFORE):
        found = pattern.search(text)
        if not found:
            continue
        bare = (text[: found.start()] + text[found.end() :]).strip()
        if len(bare) < 3 or not re.search(r"[^\W\d_]{2}", bare):
            continue
        groups = found.groupdict()
        signs = groups.get("d") or groups.get("e")
        if signs:
            return bare, len(signs.replace(" ", ""))
        digits = next((d for d in (groups.get(k) for k in "abc") if d), None)
        return bare, int(digits or 0)
    return text, -1


def take_off(lines: Sequence[Line]) -> None:
    """Move the votes of runs of listed ideas from the text to `Line.votes`."""
    start = 0
    while start < len(lines):
        end = start
        while end < len(lines) and _may_be_listed(lines[end]):
            end += 1
        if end - start >= 2:
            _run(lines[start:end])
        start = max(end, start + 1)


def _may_be_listed(line: Line) -> bool:
    return line.kind in {"item", "para"} and 3 < len(line.text) <= 120


def _run(lines: Sequence[Line]) -> None:
    """The longest stretch with votes in nearly every line."""
    found = [votes_in(line.text) for line in lines]
    marked = [n for n, (_, votes) in enumerate(found) if votes >= 0]
    named = sum(is_given_name(lines[n].text.split()[0].strip(",:")) for n in marked)
    if len(marked) < 2 or named * 2 > len(marked):
        return
    first, last = marked[0], marked[-1]
    if len(marked) * 3 < (last - first + 1) * 2:
        return
    for line, (text, votes) in zip(lines[first : last + 1], found[first : last + 1], strict=True):
        if votes >= 0:
            line.text, line.votes, line.kind = text, votes, "item"


def how_many_top(text: str) -> int:
    """ "De to øverste gikk vi videre med" → 2; "Den med flest stemmer" → 1; 0 where not told."""
    found = _TOP.search(text)
    if not found or len(text) > 200 or not (_TAKEN.search(text)):
        return 0
    told = (found.group("n") or found.group("k") or found.group("t") or "").lower()
    if told.isdigit():
        return int(told)
    if told in _NUMBERS:
        return _NUMBERS[told]
    singular = re.match(r"(?:den|det)\b", found.group().strip(), re.IGNORECASE)
    return 1 if singular else 0
