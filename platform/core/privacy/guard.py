"""A question before free text is shared: does it tell of a child, of health, or give a number?

Pure: text in, questions out. The guard never refuses and never changes a word; it asks. Names of
the adults at work in the municipality are given in, so that they raise no question.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from .given_names import EVERYDAY_WORDS, GIVEN_NAMES
from .words import (
    ADULT_BEFORE,
    CHILD_BY_NAME,
    CHILD_BY_PLACE,
    CHILD_PLACE,
    CHILD_WORD,
    FAMILY,
    FAMILY_NAME,
    HAPPENED,
    HEALTH,
    ONE_CHILD,
    PERSONAS,
    PRONOUN,
    STREET,
    TROUBLE,
)

# The kinds of question; the interface has a sentence for each.
KINDS: Final[dict[str, str]] = {
    "national_id": "an eleven-digit number whose check digits are those of a Norwegian identity "
    "number",
    "phone": "a Norwegian telephone number of eight digits",
    "child_name": "a name that an age, a class, a school or a parent makes one child of",
    "first_name": "a first name beside words that make it a child's: an age, a class, a parent",
    "child": "one child told apart by age, class or school, without a name",
    "health": "an illness, a diagnosis, abuse or addiction",
    "family_story": "one child or a named person beside a family's troubles",
    "address": "a street address beside a child or a family",
}
_NATIONAL_ID: Final = re.compile(r"(?<![\d.,-])(\d{6})[ .-]?(\d{5})(?![\d])")
_PHONE: Final = re.compile(
    r"(?<![\d.,:/-])(?:(?:\+|00)47[ ]?)?([2-9]\d(?:[ ]?\d\d){3}|[49]\d\d[ ]?\d\d[ ]?\d\d\d|"
    r"8\d\d[ ]?\d\d[ ]?\d\d\d)(?![\d]|[.,/-]\d|\s?(?:kr|kroner|,-|%))"
)
_NAME: Final = re.compile(r"\b[A-ZÆØÅÁ][a-zæøåéè]+(?:-[A-ZÆØÅ][a-zæøåé]+)?s?\b")
_FIRST: Final = (3, 7, 6, 1, 8, 9, 4, 5, 2)
_SECOND: Final = (5, 4, 3, 2, 7, 6, 5, 4, 3, 2)
_LONGEST: Final = 50_000
# Given names that say nothing as the first word of a sentence.
_AT_THE_BEGINNING: Final = frozenset(
    {"andre", "endre", "hans", "helga", "inga", "kaia", "tom", "vera", "ville"}
)


@dataclass(frozen=True, slots=True)
class Question:
    """One thing to ask about: `kind` is a key of `KINDS`, `text` the words it is about."""

    kind: str
    text: str
    start: int
    end: int


def questions(text: str, *, known_names: Collection[str] = ()) -> list[Question]:
    """What to ask before this text is shared, in the order of the text.

    `known_names` are names of adults who may be named (participants, responsible people).
    """
    text = text[:_LONGEST]
    known = _parts_of_names(frozenset(known_names))
    named = child_names(text, known=known)
    stories = _stories(text, known)
    asked = [(q.start, q.end) for q in (*named, *stories)]
    found = [
        *_numbers(text),
        *named,
        *(q for q in _first_names(text, known) if not _within(q, asked)),
        *(Question("child", m.group(), m.start(), m.end()) for m in CHILD_BY_PLACE.finditer(text)),
        *(Question("health", m.group(), m.start(), m.end()) for m in HEALTH.finditer(text)),
        *stories,
    ]
    return sorted(found, key=lambda q: (q.start, q.kind))


def _within(question: Question, spans: Collection[tuple[int, int]]) -> bool:
    return any(start < question.end and question.start < end for start, end in spans)


@lru_cache(maxsize=8)
def _parts_of_names(names: frozenset[str]) -> frozenset[str]:
    """The words of the names, folded; a document asks with the same names for every sentence."""
    return frozenset(part.casefold() for name in names for part in name.split())


def is_national_id(digits: str) -> bool:
    """True for eleven digits with valid check digits: birth numbers, D-numbers, test numbers.

    Check digits after Skatteetaten's rule: modulus 11 with the weights 3 7 6 1 8 9 4 5 2 and
    5 4 3 2 7 6 5 4 3 2. From 2032 the first check digit may leave other remainders (0 to 3).
    """
    if not re.fullmatch(r"[0-9]{11}", digits):
        return False
    numbers = [int(d) for d in digits]
    day, month = int(digits[:2]), int(digits[2:4])
    if not 1 <= day % 40 <= 31 or not 1 <= month % 20 <= 12:
        return False
    first = sum(w * n for w, n in zip((*_FIRST, 1), numbers, strict=False)) % 11
    second = sum(w * n for w, n in zip((*_SECOND, 1), numbers, strict=False)) % 11
    return second == 0 and first in {0, 1, 2, 3}


def _numbers(text: str) -> list[Question]:
    found: list[Question] = []
    for match in _NATIONAL_ID.finditer(text):
        if is_national_id(match.group(1) + match.group(2)):
            found.append(Question("national_id", match.group(), match.start(), match.end()))
    taken = [(q.start, q.end) for q in found]
    for match in _PHONE.finditer(text):
        if not any(a <= match.start() < b for a, b in taken):
            found.append(Question("phone", match.group().strip(), match.start(), match.end()))
    return found


def child_names(text: str, *, known: Collection[str] = ()) -> list[Question]:
    """Names that an age, a class, a school or a parent makes one child of.

    The five people of the cards (Per 10, Amina 14 …) and `known` names (folded) are left out.
    """
    found: list[Question] = []
    for match in CHILD_BY_NAME.finditer(text):
        name = next(g for g in match.groups() if g)
        folded = name.casefold()
        if folded in known and not re.search(
            r"\d\s?[A-F]\b|\bår\b|klasse|trinn|\(\d", match.group()
        ):
            continue
        of_cards = folded in PERSONAS and _age(match.group()) in {PERSONAS[folded], -1}
        if of_cards or not _is_child_name(folded, match):
            continue
        found.append(Question("child_name", name, match.start(), match.end()))
    return found


def _first_names(text: str, known: Collection[str]) -> list[Question]:
    """First names beside a child's words, in the same sentence or the next.

    A name in full, or one with what it does beside it, is an adult's unless one child is told of.
    """
    found: list[Question] = []
    told = sentences(text)
    for number, (start, sentence) in enumerate(told):
        about_one = any(CHILD_WORD.search(words) for _, words in told[number : number + 2])
        if not about_one and not CHILD_PLACE.search(sentence):
            continue
        for name in _NAME.finditer(sentence):
            begins = not sentence[: name.start()].strip(' «"(–-')
            if not _is_first_name(name.group(), known) or (
                begins and name.group().casefold() in _AT_THE_BEGINNING
            ):
                continue
            if not about_one and _is_an_adult(sentence, name):
                continue
            begin = start + name.start()
            found.append(Question("first_name", name.group(), begin, begin + len(name.group())))
    return found


def _is_first_name(word: str, known: Collection[str]) -> bool:
    folded = word.casefold()
    bare = folded[:-1] if folded.endswith("s") and folded not in GIVEN_NAMES else folded
    return bare in GIVEN_NAMES and not (bare in EVERYDAY_WORDS or bare in known or bare in PERSONAS)


def _is_an_adult(sentence: str, name: re.Match[str]) -> bool:
    """A surname or a bracket follows, or a role or another capital stands before."""
    after = re.match(r"\s(?:[A-ZÆØÅ][\wæøå]|\()|\s?,\s(?:FAU|NAV)", sentence[name.end() :])
    before = sentence[: name.start()]
    return bool(after or ADULT_BEFORE.search(before) or re.search(r"[A-ZÆØÅ]\w+\s$", before))


def _age(text: str) -> int:
    digits = re.search(r"\d{1,2}", text)
    return int(digits.group()) if digits else -1


def _is_child_name(folded: str, match: re.Match[str]) -> bool:
    if folded in GIVEN_NAMES or folded.split("-")[0] in GIVEN_NAMES:
        return folded not in EVERYDAY_WORDS or bool(re.search(r"\(|år|\d[A-F]", match.group()))
    # Other capitals (a club, the first word of a sentence) only where the shape is unmistakable.
    return bool(
        re.search(
            rf"^{re.escape(match.group().split()[0])}\s?\(\s?\d{{1,2}}\s?(?:år)?\)", match.group()
        )
    )


def _stories(text: str, known: Collection[str]) -> list[Question]:
    found: list[Question] = []
    for start, sentence in sentences(text):
        trouble = TROUBLE.search(sentence) or HEALTH.search(sentence)
        street = STREET.search(sentence)
        one = ONE_CHILD.search(sentence)
        person = one or _named(sentence, known)
        about = bool(FAMILY.search(sentence) or PRONOUN.search(sentence))
        told = person and about and HAPPENED.search(sentence)
        if (person and trouble and (about or one)) or told or FAMILY_NAME.search(sentence):
            found.append(Question("family_story", sentence, start, start + len(sentence)))
        elif street and (person or about) and (one or PRONOUN.search(sentence)):
            found.append(
                Question("address", street.group(), start + street.start(), start + street.end())
            )
    return found


def _named(sentence: str, known: Collection[str]) -> re.Match[str] | None:
    for match in _NAME.finditer(sentence):
        folded = match.group().casefold()
        bare = folded[:-1] if folded.endswith("s") and folded[:-1] in GIVEN_NAMES else folded
        if (
            bare in GIVEN_NAMES
            and bare not in EVERYDAY_WORDS
            and bare not in known
            and bare not in PERSONAS
        ):
            return match
    return None


def named_person(sentence: str, known: Collection[str] = ()) -> str:
    """The first given name in a sentence that is neither known nor a person of the cards, or ""."""
    found = _named(sentence, known)
    return found.group() if found else ""


def sentences(text: str) -> list[tuple[int, str]]:
    """(start, sentence) pairs; abbreviations and dates do not end a sentence."""
    out: list[tuple[int, str]] = []
    begin = 0
    for match in re.finditer(r"[.!?]+(?=\s+[A-ZÆØÅ«\"(–-])|\n+", text):
        head = text[max(begin, match.end() - 16) : match.end()]
        if re.search(
            r"(?:\b\d{1,2}|\b(?:kl|ca|tlf|bl|evt|nr|inkl|dvs|st|f|eks|mv|jan|feb|aug|sept|okt|nov|"
            r"des))\.$",
            head,
        ):
            continue
        whole = text[begin : match.end()]
        if whole.strip():
            out.append((begin + len(whole) - len(whole.lstrip()), whole.strip()))
        begin = match.end()
    tail = text[begin:]
    if tail.strip():
        out.append((begin + len(tail) - len(tail.lstrip()), tail.strip()))
    return out
