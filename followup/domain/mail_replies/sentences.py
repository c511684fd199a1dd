"""A reply's words as sentences and clauses, each short enough for every rule."""

from __future__ import annotations

import re
from typing import Final

MOST: Final = 80
LONGEST: Final = 400
_READ: Final = 6_000
_WRAPS_FROM: Final = 58
_ITEM: Final = re.compile(r"[-–—•*·]\s|\d{1,2}[.)]\s")
_END: Final = re.compile(r"(?<=[.!?…])\s+(?=[^\sa-zæøåäö])|(?<=[!?])\s+")
_ABBREVIATED: Final = re.compile(
    r"(?:^|[\s(])(?:\d{1,2}|kl|ca|tlf|bl|evt|ev|nr|inkl|dvs|st|f|eks|mv|jan|feb|mar|apr|jun|jul|"
    r"aug|sept|sep|okt|nov|des|dec|man|tir|tirs|ons|tor|tors|fre|lør|søn|mob|t\.o\.m|f\.o\.m|t|o|"
    r"m)\.$",
    re.IGNORECASE,
)
_PLEASANTRY: Final = re.compile(
    r"(?:hei|heisann|hallo|halla|hi|hello|hej|hejsan|kjære|dear|god (?:morgen|morgon|dag|kveld|"
    r"helg|sommer|sommar|jul|ferie|påske)|godt nytt år|takk|tusen takk|mange takk|thanks|"
    r"thank you|tack|tak|ha (?:en|ein|ei|det|en riktig)|beklager|beklagar|unnskyld|orsak|sorry|ok|"
    r"okei|okay|ja|nei|jo|jepp|yes|fint|flott|bra|supert|hilsen|:\)|:-\)|😊|👍)(?=\W|$).{0,60}$",
    re.IGNORECASE,
)
_YES: Final = re.compile(
    r"(?:hei[,!.]? )?(?:ja|jepp|japp|jo|yes|yep|ok|okei|stemmer|riktig|korrekt|det stemmer|"
    r"det gjør det|det er riktig|stemmer det|det stemmar|det stämmer|det passer|helt riktig|"
    r"heilt rett|rett|correct|that's right|right)(?: (?:ja|det|takk|stemmer|stemmar|stämmer|"
    r"det stemmer))*[.! 👍]*$",
    re.IGNORECASE,
)
_CLAUSE: Final = re.compile(
    r"\s*[;–—]\s+|,\s+(?!\d)|\s+(?=(?:men|mens|medan|but|while|while|fordi|derfor|difor|så)\s)|"
    r"\s-\s|:\s+(?=\S)",
    re.IGNORECASE,
)


def sentences(text: str) -> list[str]:
    """Sentences in order; an ordinal, an abbreviation or a date ends none, a new line does."""
    found: list[str] = []
    for line in unwrapped(text[:_READ]):
        open_sentence = ""
        for piece in _END.split(line):
            whole = f"{open_sentence} {piece}".strip()
            if _ABBREVIATED.search(piece) and len(whole) < LONGEST:
                open_sentence = whole
                continue
            if whole:
                found.append(whole[:LONGEST])
            open_sentence = ""
        if open_sentence:
            found.append(open_sentence[:LONGEST])
        if len(found) >= MOST:
            break
    return found[:MOST]


def unwrapped(text: str) -> list[str]:
    """Lines on one line each, those joined that a mail program has broken for their width."""
    joined: list[str] = []
    wraps = False
    for raw in text.split("\n"):
        line = " ".join(raw.split())
        if wraps and line and not _ITEM.match(line):
            joined[-1] = f"{joined[-1]} {line}"
        elif line:
            joined.append(line)
        wraps = len(line) >= _WRAPS_FROM and line[-1] not in ".!?:"
    return joined


def clauses(sentence: str) -> list[str]:
    """The parts of a sentence that can say different things."""
    return [part.strip() for part in _CLAUSE.split(sentence) if part and part.strip()]


def is_pleasantry(sentence: str) -> bool:
    """A greeting, a thank-you, a single word: nothing anybody must read. A question is more."""
    if "?" in sentence:
        return False
    return len(sentence.split()) < 2 or bool(_PLEASANTRY.match(sentence))


def is_yes(text: str) -> bool:
    """Whether the words are a yes and nothing else but pleasantries: "Ja, det stemmer!"."""
    told = [t for t in sentences(text.replace(",", "")) if _YES.match(t) or not is_pleasantry(t)]
    return bool(told) and all(_YES.match(sentence) for sentence in told)
