"""Lists of people that no label the rules know stands before, and lists in small letters."""

from __future__ import annotations

import re
from typing import Final

from core.privacy.given_names import EVERYDAY_WORDS
from followup.domain.reading import Participant
from followup.domain.who_phrases.lexicon import is_body, is_role, is_theme
from followup.domain.who_phrases.names import (
    EMAIL,
    is_full_name,
    is_given_name,
    is_name_word,
    is_single_name,
)

from .one_person import in_small_capitals, name_at_start
from .participants import parts_of_list, people_in
from .verbs import is_verb
from .vocabulary import label

_LONGEST: Final = 3000
_INTRODUCED: Final = re.compile(r"^\s*(?P<intro>[^:.!?@]{2,90}):\s+(?P<list>\S.*)$")
_NOT_THERE: Final = re.compile(
    r"\b(?:\w*forfall|\w*fråfall|avbud|kopi|ikke|ikkje|kunne|invit\w*|send\w*|savn\w*|sakn\w*|"
    r"takk|vara\w*|neste|kort\w*|\w*ide\w*|\w*idé\w*|oppgave\w*|oppgåve\w*|personkort|valgte|"
    r"valde|stemte|adress\w*|e-?post\w*|mail\w*|ansvar\w*)\b",
    re.IGNORECASE,
)
_ENDS: Final = re.compile(r"(?:(?<=[\w)]{3})\.|[!?]+)\s+(?=[A-ZÆØÅ])")
_LIST_LABELS: Final = frozenset({"people", "leader", "actors"})
_OF_WRITER: Final = re.compile(
    r"(?:\b(?:og|samt)\s)?\b(?:meg|jeg|eg|undertegnede|underteikna|meg selv|meg sjølv)\s?"
    r"(?:\((?P<name>[^()]{2,60})\))?\s*[.!]?$",
    re.IGNORECASE,
)
_COMES: Final = re.compile(r"^(?:er|var|kommer|kjem|representer\w+|jobber|jobbar)$")
_STOP: Final = re.compile(r"^(?:fra|frå|i|på|ved|for|hos|som|og|fri|til|\W.*)$")


def introduced(text: str) -> list[Participant]:
    """ "Disse skrev seg på lista: Kari Nes (NAV), Ola Lia (FAU)": a list says by itself what it is.

    At least two people, and little else.
    """
    if ":" not in text or len(text) > _LONGEST:
        return []
    out: list[Participant] = []
    for sentence in _ENDS.split(text):
        found = _INTRODUCED.match(sentence)
        if not found or _NOT_THERE.search(found.group("intro")):
            continue
        named = label(found.group("intro") + ":")
        if named is None or named.code in {"people", "leader"}:
            out.extend(_mostly_people(found.group("list"), least=1 if out else 2))
    return out


def is_listed(text: str) -> bool:
    """ "Siri Dal, rektor, Fjell skole": a line that is one person and what is told of one."""
    text = text.strip(" *•")
    if len(text) > 160 or not text[:1].isupper() or label(text) is not None:
        return False
    name = name_at_start(in_small_capitals(text))
    if not is_full_name(name) or not is_given_name(name.split()[0]):
        return False
    rest = EMAIL.sub("", text[len(name) :])
    return not re.search(r"[.!?]\s", rest) and not any(is_verb(w) for w in rest.split())


def does_something(part: str) -> bool:
    """ "Kari ringer banken" is no entry of a list of people, "Kari kommer fra NAV" may be."""
    words = re.sub(r"\([^()]*\)", " ", part).split()
    return any(is_verb(word) and not _COMES.match(word) for word in words[1:])


def _mostly_people(text: str, *, least: int) -> list[Participant]:
    text = with_capitals(text)
    parts = parts_of_list(text)
    if any(does_something(part) for part in parts):
        return []
    found = people_in(text)
    named = [p for p in found if is_full_name(p.name) or is_single_name(p.name)]
    if len(named) < least or len(named) * 3 < len(parts):
        return []
    plain = [p for p in parts if is_body(p) and not any(is_given_name(w) for w in p.split())]
    return found if len(plain) * 2 <= len(parts) else []


def with_capitals(text: str) -> str:
    """A list of names in small letters with the capitals of names: "kari og ola nes (fau)".

    Text with names already in capitals is unchanged, but for single pieces beginning small.
    """
    text = _OF_WRITER.sub(lambda m: f", {m.group('name')}" if m.group("name") else "", text)
    text = _with_commas(text)
    pieces = re.split(r"(\s*[,;]\s*|\s(?:og|samt)\s|\s?[+&]\s?|:\s+)", text)
    small = [p for p in pieces[::2] if p[:1].islower() and is_given_name(p.split()[0])]
    large = [p for p in pieces[::2] if p[:1].isupper() and is_given_name(p.split()[0])]
    sure = [p for p in small if p.split()[0] not in EVERYDAY_WORDS]
    if not sure and not (small and large):
        return text
    every = len(sure) > 1 and len(small) * 2 >= len(pieces[::2])
    return "".join(_capital(p, every=every) if at % 2 == 0 else p for at, p in enumerate(pieces))


def _with_commas(text: str) -> str:
    """ "kari granbark ola myrdal trine fra fau": a comma before each given name after a whole "
    "one."""
    if "," in text or not text.islower():
        return text
    out: list[str] = []
    size = 0
    for word in text.split():
        given = is_given_name(word) and word not in EVERYDAY_WORDS
        if word in {"og", "samt", "+", "&"}:
            size = 0
        elif given and size >= 2:
            out[-1] += ","
            size = 1
        elif given or size:
            size += 1
        out.append(word)
    return " ".join(out)


def _capital(piece: str, *, every: bool) -> str:
    words = piece.split(" ")
    if not piece[:1].islower():
        return piece
    if not is_given_name(words[0]):
        unknown = every and (len(words) == 1 or _STOP.match(words[1]))
        name = words[0].title()
        return " ".join([name, *words[1:]]) if unknown and is_name_word(name) else piece
    if words[0] in EVERYDAY_WORDS and not every:
        return piece
    out: list[str] = []
    for at, word in enumerate(words):
        if at > 2 or _STOP.match(word) or (not word.isalpha() and "-" not in word):
            break
        if at and (is_role(word) or is_body(word) or is_theme(word)):
            break
        out.append("-".join(part[:1].upper() + part[1:] for part in word.split("-")))
    return " ".join([*out, *words[len(out) :]])
