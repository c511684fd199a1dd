"""Passages that would identify a child or its family: found first, kept out of everything else.

A leak is worse than a good experience lost, so in doubt a passage is taken out and shown to the
contact person alone (convention 10).
"""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass, field
from typing import Final

from core.privacy.guard import child_names, named_person, questions, sentences
from core.privacy.words import (
    CHILD_BY_PLACE,
    FAMILY,
    HEALTH,
    ONE_CHILD,
    OWN_PERSONA,
    PRONOUN,
    STORY,
    STREET,
    TROUBLE,
)
from followup.domain.reading import Sensitive

from .lines import Line
from .vocabulary import label

_IDENTIFYING: Final = frozenset({"national_id", "child_name", "child", "family_story", "address"})
_GOES_ON: Final = re.compile(
    r"^(?:\W*)(?:(?:nå|no|i dag|etterpå|da|så|men|og|til slutt|etter \w+|siden|sidan|derfor|"
    r"difor)\s)?(?:er\s|ble\s|blei\s|vart\s|har\s|fikk\s|fekk\s|går\s)?"
    r"(?:han|hun|ho|hen|familien|gutten|guten|jenta|jenten|mor|mora|moren|far|faren|foreldrene|"
    r"foreldra|treneren hans|eleven|barnet|ungen|søsknene)\b",
    re.IGNORECASE,
)
_CLASS: Final = re.compile(r"\b(?:[1-9]|10)\s?[A-F]\b")
_FORM_FIELD: Final = re.compile(
    r"^(?:navn|namn|år|alder|interesser|skole|skule|familie)\s*:", re.IGNORECASE
)


@dataclass(slots=True)
class Marks:
    """What gave sensitive passages away: names, classes, streets; looked for everywhere else."""

    passages: list[Sensitive] = field(default_factory=list)
    _words: set[str] = field(default_factory=set)
    _phrases: dict[str, re.Pattern[str]] = field(default_factory=dict)

    def look_for(self, word: str) -> None:
        """From now on a text with this word, or this and a genitive s, is tainted."""
        folded = word.casefold()
        if re.fullmatch(r"\w+", folded):
            self._words.add(folded)
        elif folded not in self._phrases:
            self._phrases[folded] = re.compile(rf"(?<!\w){re.escape(folded)}s?(?!\w)")

    def taints(self, text: str) -> bool:
        """True when a text carries one of the words that identify a child."""
        folded = text.casefold()
        if any(
            word in self._words or (word[-1] == "s" and word[:-1] in self._words)
            for word in re.findall(r"\w+", folded)
        ):
            return True
        return any(phrase in folded and p.search(folded) for phrase, p in self._phrases.items())


def take_out(lines: list[Line], adults: Collection[str]) -> tuple[list[Line], Marks]:
    """The lines without sensitive sentences, and what was taken out.

    `adults` are folded names of the people at the dugnad: "Kari (NAV)" is no child.
    """
    marks = Marks()
    out: list[Line] = []
    going_on = False
    for line in lines:
        if line.kind in {"person", "end", "sheet"}:
            out.append(line)
            continue
        if line.cells:
            kept = _row(line, adults, marks)
            out.extend([kept] if kept else [])
            continue
        named = label(line.text)
        if named is not None and named.code in {"people", "leader"}:
            out.append(line)
            continue
        if going_on and line.kind in {"para", "item"} and _GOES_ON.match(line.text):
            _note(marks, line, line.text, adults)
            continue
        rest, going_on = _text(line, adults, marks)
        if rest:
            line.text = rest
            out.append(line)
    return out, marks


def _row(line: Line, adults: Collection[str], marks: Marks) -> Line | None:
    whole = " ".join(t for r, t in line.cells.items() if r not in {"who", "when"})
    if _tells(whole, adults, strict=True):
        _note(marks, line, whole, adults)
        return None
    return line


def _text(line: Line, adults: Collection[str], marks: Marks) -> tuple[str, bool]:
    kept: list[str] = []
    hit = False
    for _, sentence in sentences(line.text):
        if hit or _tells(sentence, adults, strict=line.kind == "heading"):
            _note(marks, line, sentence, adults)
            hit = True
        else:
            kept.append(sentence)
    if hit and line.kind != "heading":
        about = [
            k for k in kept if ONE_CHILD.search(k) or PRONOUN.search(k) or named_person(k, adults)
        ]
        for sentence in about:
            _note(marks, line, sentence, adults)
        kept = [k for k in kept if k not in about]
    return " ".join(kept), hit


def _tells(text: str, adults: Collection[str], *, strict: bool) -> bool:
    """True when a sentence would identify a child or its family."""
    if child_names(text, known=adults) or CHILD_BY_PLACE.search(text):
        return True
    if any(q.kind in _IDENTIFYING for q in questions(text, known_names=adults)):
        return True
    if strict:
        return False
    if STREET.search(text) and (FAMILY.search(text) or re.search(r"[a-zæøå] \d{1,3}\b", text)):
        return True
    person = ONE_CHILD.search(text) or named_person(text, adults) or PRONOUN.search(text)
    if STORY.search(text):
        return bool(person or FAMILY.search(text) or re.search(r"\bbarn", text))
    if ONE_CHILD.search(text):
        return bool(
            TROUBLE.search(text)
            or HEALTH.search(text)
            or FAMILY.search(text)
            or STREET.search(text)
            or re.search(
                r"\b(?:fikk|fekk|ble|blei|vart|kom|hadde|slutta|sluttet|begynte|byrja|turte|"
                r"hentet|henta)\b",
                text,
            )
        )
    if OWN_PERSONA.search(text) and re.search(r"[:–-]\s*\S", text):
        return bool(named_person(text, adults) or TROUBLE.search(text) or HEALTH.search(text))
    return bool(named_person(text, adults)) and bool(
        HEALTH.search(text)
        or TROUBLE.search(text)
        or FAMILY.search(text)
        or (
            PRONOUN.search(text)
            and re.search(
                r"\b(?:ble|blei|vart|fikk|fekk|slutta|sluttet|hadde|begynte|byrja)\b", text
            )
        )
    )


def _note(marks: Marks, line: Line, text: str, adults: Collection[str]) -> None:
    found: list[str] = [q.text for q in child_names(text, known=adults)]
    name = named_person(text, adults)
    found += [name] if name else []
    found += _CLASS.findall(text)
    found += [m.group() for m in STREET.finditer(text)]
    found += [m.group() for m in HEALTH.finditer(text)]
    words = tuple(dict.fromkeys(found))
    for word in words:
        if word.casefold() not in adults and len(word) > 1 and not HEALTH.fullmatch(word):
            marks.look_for(word)
    marks.passages.append(Sensitive(text=text, markers=words, place=line.place))


def note_persona(marks: Marks, line: Line, adults: Collection[str]) -> None:
    """A line under «Hvem er vi til for?» that tells of somebody else than the five of the cards."""
    text = line.text
    told = (
        child_names(text, known=())
        or OWN_PERSONA.search(text)
        or (_FORM_FIELD.match(text) and re.search(r":\s*\S", text))
        or _tells(text, adults, strict=False)
        or (
            named_person(text, adults)
            and (TROUBLE.search(text) or HEALTH.search(text) or PRONOUN.search(text))
        )
    )
    if told:
        _note(marks, line, text, adults)
