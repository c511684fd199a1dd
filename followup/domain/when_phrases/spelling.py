"""Misspelt and glued words, read when one word is clearly meant (§15).

One slip is forgiven: a letter dropped, doubled, swapped or hit beside the right key.
Lookup is by deletions: a known word with one letter removed leads back to the word.
"""

from __future__ import annotations

from followup.domain.when_phrases.lexicon import WORDS, Word
from followup.domain.when_phrases.real_words import REAL_WORDS
from followup.domain.when_phrases.wordlists import words_of

_KINDS = words_of(
    """
    month wday season named unit open urgent recur part label wdays tod nearby
    """
)
_ALSO = (
    "innen",
    "innan",
    "senest",
    "seinast",
    "første",
    "neste",
    "forrige",
    "siste",
    "etter",
    "løpet",
)
_SHORTEST = 5
# A wrong letter leaves too little of a shorter word to be sure of it.
_LONG_ENOUGH = 6
_TIME_KINDS = words_of("month wday season named unit nearby")
_PREFIXES = ("innen", "innan", "før", "etter", "til", "fra", "frå", "neste", "over", "på", "i")

_KEYS = """
q:wa w:qeas e:wrsd r:etdf t:ryfg y:tugh u:yihj i:uojk o:ipkl p:oåløæ å:pøæ a:qwsz s:awedzx d:serfcx
f:drtgvc g:ftyhbv h:gyujnb j:huikmn k:jiolm l:kopø ø:lpæåo æ:øåea z:asx x:zsdc c:xdfvk v:cfgb b:vghn
n:bhjm m:njk
"""
_NEIGHBOURS = {key: set(near) for key, near in (row.split(":") for row in _KEYS.split())}
_ALIKE = {frozenset(pair) for pair in ("oø", "aå", "eæ", "dt", "ei", "ea", "bp", "gk", "uo", "øo")}


def _deletions(word: str) -> set[str]:
    return {word[:i] + word[i + 1 :] for i in range(len(word))}


def _index() -> tuple[dict[str, str], dict[str, list[str]]]:
    """Known words, and for each shortened form the words it may come from."""
    words = {
        form: form
        for form, word in WORDS.items()
        if len(form) >= _SHORTEST and (word.kind in _KINDS or form in _ALSO)
    }
    shortened: dict[str, list[str]] = {}
    for form in words:
        for short in _deletions(form):
            shortened.setdefault(short, []).append(form)
    return words, shortened


_TARGETS, _SHORTENED = _index()


_SHORT = (
    "mars",
    "juni",
    "juli",
    "uke",
    "uka",
    "uken",
    "veke",
    "veka",
    "helg",
    "helga",
    "høst",
    "før",
    "hver",
)
_SHORT_REAL = words_of("kue kua kuen ukke skue mias")


def _short_slips() -> dict[str, str]:
    """Swapped and doubled letters of words too short for more forgiveness."""
    slips: dict[str, str] = {}
    for word in _SHORT:
        for i in range(len(word)):
            slips.setdefault(word[: i + 1] + word[i:], word)
            slips.setdefault(word[:i] + word[i : i + 2][::-1] + word[i + 2 :], word)
    return {
        slip: word for slip, word in slips.items() if slip not in WORDS and slip not in _SHORT_REAL
    }


_SLIPS = {**_short_slips(), "inen": "innen", "hvr": "hver", "årlg": "årlig", "årli": "årlig"}


def _one_slip(low: str, target: str) -> bool:
    """Whether two words of equal length differ by a swap or one neighbouring key."""
    spots = [i for i in range(len(low)) if low[i] != target[i]]
    if len(spots) == 2:
        a, b = spots
        return b == a + 1 and low[a] == target[b] and low[b] == target[a]
    if len(spots) != 1 or (len(low) < _LONG_ENOUGH and WORDS[target].kind != "month"):
        return False
    got, meant = low[spots[0]], target[spots[0]]
    return meant in _NEIGHBOURS.get(got, ()) or frozenset((got, meant)) in _ALIKE


def _candidates(low: str) -> set[str]:
    """Known words one slip away. The first letter is never the one dropped."""
    found = {target for target in _SHORTENED.get(low, ()) if target[1:] != low}
    for i in range(len(low)):
        short = low[:i] + low[i + 1 :]
        if short in _TARGETS:
            found.add(short)
        for target in _SHORTENED.get(short, ()):
            if len(target) == len(low) and _one_slip(low, target):
                found.add(target)
    if len(low) < _SHORTEST:
        found = {target for target in found if WORDS[target].kind == "month"}
    return found


def _meaning(form: str) -> tuple[str, str]:
    """Kind and value; the forms of one season or unit mean the same."""
    word = WORDS[form]
    return word.kind, str(word.value).partition(".")[0]


def _unglued(low: str) -> tuple[Word, Word] | None:
    for prefix in _PREFIXES:
        if low.startswith(prefix):
            rest = WORDS.get(low[len(prefix) :])
            long = len(low) - len(prefix) > 3 or low.endswith(("jul", "mai", "vår"))
            if rest is not None and rest.kind in _TIME_KINDS and long:
                return WORDS[prefix], rest
    return None


def correct(low: str, raw: str) -> list[tuple[str, Word | None, bool]]:
    """Readings of a word no table has: (form, known word or None, whether corrected)."""
    if (slip := _SLIPS.get(low)) is not None and not raw.isupper():
        return [(low, WORDS[slip], True)]
    if len(low) < 4 or low in REAL_WORDS or len(low) > 20:
        return [(low, None, False)]
    if glued := _unglued(low):
        return [(part.canon, part, False) for part in glued]
    if raw.isupper() and len(low) < 6:
        return [(low, None, False)]
    meanings = {_meaning(form): WORDS[form] for form in sorted(_candidates(low), key=len)}
    if len(meanings) == 1:
        return [(low, next(iter(meanings.values())), True)]
    return [(low, None, False)]
