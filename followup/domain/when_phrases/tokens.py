"""From text to tokens: cleaning, number shapes, words looked up and, if need be, corrected."""

from __future__ import annotations

import re
import unicodedata
from typing import NamedTuple

from followup.domain.when_phrases.lexicon import WORDS
from followup.domain.when_phrases.spelling import correct

# A cell is short. What stands later than this is reason or chatter, and time is bounded.
MAX_CHARACTERS = 300
MAX_TOKENS = 80


class Token(NamedTuple):
    """`kind` as in the word tables, or num, date, clock, junk, w (unknown word), or a sign.

    `value`: what the kind holds; `low`: canonical lower-case text; `raw`: as written;
    `gap`: whether white space stands before it; `fixed`: whether spelling was corrected.
    """

    kind: str
    value: object
    low: str
    raw: str
    gap: bool
    fixed: bool = False


END = Token("end", None, "", "", True)

_SIGNS = str.maketrans(
    {
        **dict.fromkeys("–—−‐‑‒―﹘﹣-", "-"),
        **dict.fromkeys("\u00a0\u2007\u2009\u202f\u2002\u2003\t\n\r\u2028", " "),
        **dict.fromkeys('“”«»„"*•·_~`', " "),
        **dict.fromkeys("’‘´", "'"),
        **dict.fromkeys("\u00ad\u200b\u200c\u200d\ufeff", ""),
        "…": ".",
        "⁄": "/",
        "∕": "/",
    }
)

# 1ste, 2dre, 3dje: written for the full stop of an ordinal.
_SUFFIXES = frozenset(("ste", "dre", "dje", "ende", "te", "de", "st", "nd", "rd", "th"))
_YEAR = r"(?:(?:19|20)[0-9]{2}|[0-9]{2})"
# What must not follow a number for it to be a two-digit year.
_NOT_MORE = r"(?![0-9]|[.:/][0-9]|[.]?[ ][^\W\d_]{3,9}[ ]?[0-9]{4})"
_SHAPES = rf"""
    (?P<dots>(?:[^\W\d_]\.){{2,}}[^\W\d_]?\.?)
  | (?P<word>[^\W\d_]+)
  | (?P<iso>(?<![0-9])(?P<iy>(?:19|20)[0-9]{{2}})(?P<isep>[-./])(?P<im>[0-9]{{1,2}})
        (?P=isep)(?P<id>[0-9]{{1,2}})(?![0-9]))
  | (?P<phone>(?:\+[0-9]{{2}}[ ]?)?(?:[0-9]{{2}}(?:[ ][0-9]{{2}}){{3}}
        |[0-9]{{3}}[ ][0-9]{{2}}[ ][0-9]{{3}}|[0-9]{{7,}})(?![0-9.]))
  | (?P<money>[0-9]{{1,3}}(?:[. ][0-9]{{3}})+(?:,[0-9]+|,-)?(?![0-9]|[./][0-9]))
  | (?P<hyphens>(?P<hd>[0-9]{{1,2}})-(?P<hm>[0-9]{{1,2}})-(?P<hy>{_YEAR})(?![0-9]))
  | (?P<dmy>(?P<yd>[0-9]{{1,2}})(?:\.[ ]?|[ ]?/[ ]?)(?P<ym>[0-9]{{1,2}})
        (?:\.?[ ]?[-/.][ ]?'?|[ ]'|\.?[ ](?=(?:19|20)[0-9]{{2}}))(?P<yy>{_YEAR}){_NOT_MORE})
  | (?P<dm>(?P<dd>[0-9]{{1,2}})(?:(?:\.|/)(?P<dmm>[0-9]{{1,2}})|\.[ ](?P<dms>0[1-9])
        |[ ]/[ ](?P<dmf>[0-9]{{1,2}})|-(?P<dmh>0[1-9]))(?![0-9])(?:\.(?!\w))?)
  | (?P<clock>[0-9]{{1,2}}:[0-9]{{2}}(?::[0-9]{{2}})?)
  | (?P<yy2>'[0-9]{{2}}(?![0-9]))
  | (?P<num>[0-9]+)
  | (?P<sign>\S)
"""
_TOKEN = re.compile(_SHAPES, re.VERBOSE)
# Looking for addresses at every token costs too much where none can be.
_TOKEN_OR_ADDRESS = re.compile(
    r"(?P<address>\S+@\S+|(?:https?://|www\.)\S+) |" + _SHAPES, re.VERBOSE
)


def clean(text: str) -> str:
    """The text with one kind of dash, quote and space, cut to MAX_CHARACTERS."""
    text = text[: MAX_CHARACTERS * 2].translate(_SIGNS)
    if not text.isascii():
        text = unicodedata.normalize("NFC", text)
    return " ".join(text.split())[:MAX_CHARACTERS]


def full_year(digits: str) -> int:
    """Two digits are 20YY (§1 rule 1)."""
    return int(digits) if len(digits) == 4 else 2000 + int(digits)


def tokenise(text: str) -> list[Token]:
    """Tokens of a cleaned text, at most MAX_TOKENS of them."""
    tokens: list[Token] = []
    end = 0
    addressed = "@" in text or "://" in text or "www." in text
    for match in (_TOKEN_OR_ADDRESS if addressed else _TOKEN).finditer(text):
        gap = match.start() != end or not tokens
        end = match.end()
        group = match.lastgroup
        raw = match[0]
        if group == "word":
            _add_word(tokens, raw, gap)
        elif group == "sign":
            tokens.append(Token(raw, None, raw, raw, gap))
        elif group == "num":
            tokens.append(Token("num", int(raw[:8]), raw, raw, gap))
        else:
            tokens.append(_shaped(match, group or "", raw, gap))
        if len(tokens) >= MAX_TOKENS:
            break
    return tokens


def _shaped(match: re.Match[str], group: str, raw: str, gap: bool) -> Token:
    """A token of more than digits: a date in figures, a clock time, a phone number …"""
    if group == "dots":
        return _dotted(raw, gap)
    if group == "dm":
        month = match["dmm"] or match["dms"] or match["dmf"] or match["dmh"]
        day, number = int(match["dd"]), int(month)
        if _is_clock(day, number, month) and "/" not in raw:
            return Token("clock", None, raw, raw, gap)
        return Token("date", (day, number, None), raw, raw, gap)
    if group == "dmy":
        date = (int(match["yd"]), int(match["ym"]), full_year(match["yy"]))
        return Token("date", date, raw, raw, gap)
    if group == "hyphens":
        date = (int(match["hd"]), int(match["hm"]), full_year(match["hy"]))
        return Token("date", date, raw, raw, gap)
    if group == "iso":
        date = (int(match["id"]), int(match["im"]), int(match["iy"]))
        return Token("date", date, raw, raw, gap)
    if group == "yy2":
        return Token("yy", 2000 + int(raw[1:]), raw, raw, gap)
    return Token("clock" if group == "clock" else "junk", None, raw, raw, gap)


def _is_clock(hours: int, minutes: int, written: str) -> bool:
    """A figure pair no calendar has but every watch: 20.30, 9.00."""
    return hours <= 24 and minutes <= 59 and len(written) == 2 and not 1 <= minutes <= 12


def _dotted(raw: str, gap: bool) -> Token:
    letters = raw.lower().rstrip(".")
    word = WORDS.get(letters)
    if word is None:
        return Token("w", None, letters, raw, gap)
    return Token(word.kind, word.value, word.canon, raw, gap)


def _add_word(tokens: list[Token], raw: str, gap: bool) -> None:
    low = raw.lower()
    if not gap and low in _SUFFIXES and tokens and tokens[-1].kind == "num":
        tokens.append(Token(".", None, ".", raw, gap))
        return
    word = WORDS.get(low)
    if word is not None:
        tokens.append(Token(word.kind, word.value, word.canon, raw, gap))
        return
    for index, (form, known, fixed) in enumerate(correct(low, raw)):
        if known is None:
            tokens.append(Token("w", None, form, raw, gap))
        else:
            tokens.append(Token(known.kind, known.value, known.canon, raw, gap or index > 0, fixed))
