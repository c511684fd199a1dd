"""Titles of ideas: clean, compare, and see which idea a text is about."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from rapidfuzz import fuzz

from followup.domain.who_phrases.names import fold

COMPARED: Final = 100
"""How many ideas, or tasks of one, something is compared with. A dugnad has some tens of ideas;
beyond so many only the same words are the same idea."""

_VOTES: Final = re.compile(
    r"\s*[(\[][^()\[\]]*(?:stemme\w*|røyst\w*|prikk\w*|poeng|valgt|vald|valt|dyrt|seinare|senere|"
    r"finnes|finst|\d+\s*(?:stk|x)|ikke nå|ikkje no|\?)[^()\[\]]*[)\]]\s*$"
    r"|\s*[–-]\s*\d+\s*(?:stemme\w*|røyst\w*|prikk\w*|poeng)\.?\s*$|\s*[–-]+>?\s*(?:valgt|vald|"
    r"valt|går videre|går vidare)\s*[!.]*$|\s*[\[(](?:x|X|\*|✓)[\])]\s*$|\s+[●•★☆*|○◉]+\s*$",
    re.IGNORECASE,
)
_EMOJI: Final = re.compile(r"[\U0001F000-\U0001FFFF\u2600-\u27BF\uFE0F\u200d]+")
_WORKED_ON: Final = re.compile(
    r"^(?:(?:vi|me|gruppa|gruppen)\s)?(?:jobbet|jobba|arbeidet|arbeidde|arbeida)\s(?:videre\s|"
    r"vidare\s)?med\s*:\s*",
    re.IGNORECASE,
)
_NUMBERED: Final = re.compile(r"^(?:[A-H]|\d{1,2})[.)]\s+(?=[A-ZÆØÅ«\"])")
_STOP_TEXT: Final = """
og i på til for av fra frå med ved som en ei ein et eit den det de dei å at om er alle hver
kvar vi me ut opp inn vår våre kommunen kommune barn unge ungdom idé ideen idéen ny nye nytt
hos eller så der skal kan
"""
_STOP: Final = frozenset(_STOP_TEXT.split())


def clean(text: str) -> str:
    """A title without votes, marks and emoji; all capitals become a sentence."""
    bare, before = _EMOJI.sub("", text).strip(), ""
    while bare != before:
        before, bare = bare, _VOTES.sub("", bare).strip()
    bare = _NUMBERED.sub("", _WORKED_ON.sub("", bare))
    title = bare.strip(' \t.:;–—-*•«»"')
    letters = [c for c in title if c.isalpha()]
    if len(letters) > 4 and sum(c.isupper() for c in letters) > 0.85 * len(letters):
        title = title[:1].upper() + title[1:].lower()
    return " ".join(title.split())


@lru_cache(maxsize=4096)
def words_of(title: str) -> str:
    """A title in a comparable form: clean, folded."""
    return fold(clean(title))


def same_idea(one: str, other: str) -> bool:
    """True when two titles mean the same idea: equal but for order, ending or a longer wording."""
    a, b = words_of(one), words_of(other)
    if not a or not b:
        return False
    if a == b:
        return True
    numbers = _numbers(a), _numbers(b)
    if all(numbers) and numbers[0] != numbers[1]:
        return False  # "Tilbud for 7. trinn" and "Tilbud for 8. trinn" are two
    if fuzz.token_sort_ratio(a, b) >= 86:
        return True
    short, long = sorted((_tokens(a), _tokens(b)), key=len)
    if not short:
        return False
    hits = sum(any(_related(w, x) for x in long) for w in short)
    if len(short) == 1:
        return hits == 1 and len(short[0]) >= 8 and len(long) <= 4
    return hits == len(short) or (
        len(short) >= 3 and hits >= 0.75 * len(short) and len(long) <= len(short) + 2
    )


@lru_cache(maxsize=4096)
def _numbers(folded: str) -> tuple[str, ...]:
    return tuple(re.findall(r"\d+", folded))


@lru_cache(maxsize=4096)
def _tokens(folded: str) -> tuple[str, ...]:
    return tuple(w for w in folded.split() if w not in _STOP and len(w) > 1)


def _related(one: str, other: str) -> bool:
    """Same word in another form: fritidsbank, fritidsbanken; or one inside a compound's end."""
    short, long = sorted((one, other), key=len)
    if one == other:
        return True
    if (
        len(short) >= 5
        and long.startswith(short[: max(5, len(short) - 2)])
        and len(long) - len(short) <= 4
    ):
        return True
    return len(short) >= 8 and short in long


def affinity(text: str, title: str, description: str = "") -> float:
    """How much a text is about an idea: shared words and parts of compounds, 0 and up."""
    words = set(_tokens(fold(text)))
    score = 0.0
    for target, weight in ((title, 2.0), (description, 0.6)):
        for word in set(_tokens(fold(target))):
            best = max((_overlap(word, w) for w in words), default=0.0)
            score += weight * best
    return score


def _overlap(one: str, other: str) -> float:
    if one == other:
        return 1.0
    short, long = sorted((one, other), key=len)
    if len(short) >= 4 and (long.startswith(short) or long.endswith(short)):
        return 0.8
    if len(short) >= 6 and long.startswith(short[:6]):
        return 0.7
    if len(short) >= 5 and len(long) >= 8 and (short[:-2] in long and len(short) >= 7):
        return 0.5
    return 0.0


def split_list(text: str) -> list[str]:
    """Ideas in running text: "a, b og c", "A (for dyrt nå). B (finnes noe fra før?)." """
    hidden = re.sub(
        r"\([^()]*\)|«[^«»]*»",
        lambda m: (
            m.group()
            .replace(",", "\x01")
            .replace(".", "\x02")
            .replace(";", "\x03")
            .replace(" og ", " \x04 ")
        ),
        re.sub(r"(?<=\d)\.(?=\s[a-zæøå])", "\x02", text),
    )
    out: list[str] = []
    for sentence in re.split(r"(?<=[\w)?!])[.;!](?:\s+|$)|\n", hidden):
        pieces = [p for p in re.split(r"\s*[,;/]\s+|\s+\|\s+", sentence) if p.strip()]
        if len(pieces) > 1:
            pieces = [*pieces[:-1], *re.split(r"\s(?:og|samt)\s", pieces[-1], maxsplit=1)]
        elif pieces and len(dashed := re.split(r"\s[–—-]\s", pieces[0])) > 2:
            pieces = dashed
        elif pieces and len(pieces[0]) < 90:
            halves = re.split(r"\s(?:og|samt)\s", pieces[0])
            pieces = (
                halves
                if len(halves) == 2
                and all(len(h.split()) >= 2 for h in halves)
                and not _one_idea(halves)
                else pieces
            )
        out.extend(
            p.replace("\x01", ",")
            .replace("\x02", ".")
            .replace("\x03", ";")
            .replace("\x04", "og")
            .strip(" .")
            for p in pieces
        )
    return [p for p in out if p]


def _one_idea(halves: Sequence[str]) -> bool:
    return not halves[1][:1].isupper()


def best_idea(text: str, ideas: Sequence[tuple[str, str]]) -> int:
    """Index of the idea (title, description) a text is about, or -1 when none stands out."""
    scores = [affinity(text, title, description) for title, description in ideas]
    if not scores or max(scores) < 0.7:
        return -1
    ranked = sorted(scores, reverse=True)
    if len(ranked) > 1 and ranked[0] - ranked[1] < 0.4:
        return -1
    return scores.index(ranked[0])
