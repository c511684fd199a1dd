"""Where the mail that is answered begins, in the words and shapes of the usual mail programs.

Every rule looks at a few short lines, so that a mail of any length costs its length.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from .lines import Line

_WROTE: Final = re.compile(r"\b(?:skrev|skreiv|wrote|writes|skriver)\b", re.IGNORECASE)
_ADDRESS: Final = re.compile(r"<[^<>\s@]{1,64}@[^<>\s@]{1,200}>|\[mailto:|\bmailto:", re.IGNORECASE)
_YEAR: Final = re.compile(r"(?<!\d)(?:20\d\d|\d{1,2}[./-]\d{1,2}[./-]\d\d)(?!\d)")
_CLOCK: Final = re.compile(r"(?<!\d)\d{1,2}[.:]\d\d(?!\d)")
_STARTER: Final = re.compile(
    r"(?:den|på|on|op|kl\.?|\d{1,2}[./-]|20\d\d-\d\d|(?:mon|tue|wed|thu|fri|sat|sun|man|tir|tis|"
    r"tys|ons|tor|fre|lør|lau|lör|søn|sun|sön)\w*\b)",
    re.IGNORECASE,
)
_ORIGINAL: Final = re.compile(
    r"[-–—_=*]{2,}\s?(?:opprinnelig (?:melding|e-?post)|opphavleg (?:melding|e-?post)|"
    r"opprinneleg melding|original message|original-?meddelelse|oprindelig (?:meddelelse|besked)|"
    r"ursprungligt meddelande|ursprungsmeddelande|originalmeddelande|(?:videresendt|vidaresend|"
    r"vidaresendt) (?:melding|e-?post)|videresendt (?:meddelelse|besked)|"
    r"vidarebefordrat (?:meddelande|mail)|forwarded (?:message|mail))\b",
    re.IGNORECASE,
)
_FORWARDED: Final = re.compile(
    r"(?:start på videresendt melding|byrjing på vidaresend melding|begin forwarded message|"
    r"start på videresendt besked|vidarebefordrat brev|videresendt melding)\s?:?$",
    re.IGNORECASE,
)
RULE: Final = re.compile(r"[-–—_=*]{5,}$")
_FROM: Final = re.compile(
    r"(?:fra|frå|från|from|avsender|avsendar|avsändare|afsender)[*_ ]{0,3}:[*_ ]{0,3}\S",
    re.IGNORECASE,
)
_LABEL: Final = re.compile(
    r"(?P<when>sendt|sent|dato|date|datum|skickat)|(?P<to>til|to|till|mottaker|mottakar)|"
    r"(?P<about>emne|subject|ämne)|(?P<copy>kopi|cc|kopia|kopi til)",
    re.IGNORECASE,
)
_LABELLED: Final = re.compile(r"([a-zæøåäö ]{2,12}?)[*_ ]{0,3}:", re.IGNORECASE)
_ONE_LINE: Final = re.compile(
    r"[ *](?:sendt|sent|dato|date|datum|skickat)[*_]{0,2}:.{1,300}[ *](?:til|to|till)[*_]{0,2}:",
    re.IGNORECASE,
)
_HEAD_LINES: Final = 12
_WRAPPED_OVER: Final = 4


def attribution_length(lines: Sequence[Line], at: int) -> int:
    """How many lines from here on say who wrote what follows ("Den … skrev Kari:"); else 0."""
    first = lines[at].bare
    if not first or len(first) > 400:
        return 0
    joined = first
    for count in range(1, _WRAPPED_OVER + 1):
        if joined.endswith(":") and _says_who_wrote(joined):
            return count
        following = lines[at + count].bare if at + count < len(lines) else ""
        if not following or len(joined) > 300 or not (_STARTER.match(first) or "<" in first):
            return 0
        joined = f"{joined} {following}"
    return 0


def _says_who_wrote(text: str) -> bool:
    text = text[:400].replace("< ", "<").replace(" >", ">")
    wrote = _WROTE.search(text)
    if not wrote:
        return False
    if _ADDRESS.search(text):
        return True
    dated = bool(_YEAR.search(text) and _CLOCK.search(text))
    return dated or bool(_STARTER.match(text) and _YEAR.search(text))


def begins_quoted_mail(lines: Sequence[Line], at: int) -> bool:
    """Whether all from here on is an earlier mail: a separator, or its From and Sent lines."""
    text = lines[at].bare
    if not text:
        return False
    if len(text) <= 120 and (_ORIGINAL.match(text) or _FORWARDED.match(text)):
        return True
    if RULE.match(text[:200]) and text[0] in "_-":
        nearest = next((n for n in range(at + 1, min(at + 4, len(lines))) if lines[n].bare), None)
        return nearest is not None and _is_head(lines, nearest)
    return _is_head(lines, at)


def _is_head(lines: Sequence[Line], at: int) -> bool:
    """ "Fra: …" with at least two of Sendt, Til, Emne and Kopi below (or beside) it."""
    text = lines[at].bare[:600]
    if not _FROM.match(text):
        return False
    if _ONE_LINE.search(text):
        return True
    told = set()
    for line in lines[at + 1 : at + 1 + _HEAD_LINES]:
        labelled = _LABELLED.match(line.bare[:40])
        label = _LABEL.fullmatch(labelled.group(1).strip()) if labelled else None
        if label and label.lastgroup:
            told.add(label.lastgroup)
    return len(told) >= 2
