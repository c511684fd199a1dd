"""Who wrote the minutes, whom «jeg» means: signed, told, or the sender of the message."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from core.privacy.guard import sentences
from followup.domain.reading import Participant
from followup.domain.who_phrases.lexicon import is_role
from followup.domain.who_phrases.names import is_full_name
from followup.domain.who_phrases.people import People

from . import correspondence, told_people
from .participants import people_in
from .placed import Placed
from .verbs import is_verb

_WROTE: Final = re.compile(
    r"^(?:referent|skrevet|skrive|notert|ført|nedtegnet|ved pennen|ref\b|i pennen)", re.IGNORECASE
)
_SENDER: Final = re.compile(r"^(?:fra|frå|from)\s*:", re.IGNORECASE)
_SELF: Final = re.compile(
    r"\b(?:referent\w*|ref\.|(?:den |ho |han |hun |og )?(?:som )?(?:skreiv|skrev|skriver|skriv|"
    r"fører|førte|noterte|noterer)(?: dette| referat\w*| notat\w*)?|sekretær for møtet|"
    r"ved pennen)(?!\w)",
    re.IGNORECASE,
)
_SHE_WROTE: Final = re.compile(
    r"(?P<who>[A-ZÆØÅ][^.!?:;]{2,80}?)\s(?:skrev|skreiv|førte|noterte|tok|fører|skriver|skriv)\s?"
    r"(?:referat\w*|notat\w*|dette|i pennen|alt|ned)?(?:[.!]|$)"
)
_BY: Final = re.compile(r"^(?:(?:referat |notat(?:er)? |skrevet )?(?:av|v/|ved)\s+)", re.IGNORECASE)


def writer_of(
    signed: Participant | None,
    present: Sequence[Participant],
    placed: Sequence[Placed],
    people: People,
) -> Participant | None:
    """The one who wrote the minutes, as the document's list knows them."""
    found = signed or next(_told(placed, present), None)
    return (people.find(found.name).one or found) if found else None


def _told(placed: Sequence[Placed], present: Sequence[Participant]) -> Iterator[Participant]:
    for item in placed:
        if item.code == "leader" and _WROTE.match(item.line.text):
            yield from people_in(item.text)[:1]
    outside = [p.line.text for p in placed if p.idea < 0 and p.line.text]
    for text in outside:
        wrote = told_people.written_by(text)
        if wrote is not None:
            yield wrote
        for found in _SHE_WROTE.finditer(text):
            yield from [p for p in people_in(found.group("who")) if is_full_name(p.name)][-1:]
    themselves = [p for p in present if _SELF.search(f"{p.role} {p.organisation}")]
    if len(themselves) == 1:
        yield themselves[0]
    for text in outside:
        if _SENDER.match(text):
            yield from correspondence.from_mail_header(text)[:1]
    for text in outside[:6]:
        by = byline(text)
        if by is not None:
            yield by


def byline(text: str) -> Participant | None:
    """ "Kari Myr, rådgiver (kari@…)" as the last sentence under the title: who wrote it."""
    told = sentences(text)[-1:] if len(text) < 1500 else []
    last = _BY.sub("", told[0][1]) if told else ""
    if len(last) > 140:
        return None
    found = people_in(last)
    if len(found) != 1 or not is_full_name(found[0].name) or not last.startswith(found[0].name):
        return None
    rest = last[len(found[0].name) :]
    if any(is_verb(word) for word in rest.split()) or ":" in rest:
        return None
    return found[0] if found[0].email or is_role(found[0].role) else None
