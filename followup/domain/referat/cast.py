"""The people of a document: who took part, who can be responsible, who writes."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Final

from followup.domain.reading import Participant
from followup.domain.who_phrases.names import EMAIL, fold, is_full_name, may_be_of
from followup.domain.who_phrases.people import People
from followup.domain.who_phrases.split import pieces

from . import correspondence, told_people
from . import participants as who_was_there
from .lines import Line
from .placed import Placed
from .vocabulary import label

_LISTS_ADULTS: Final = frozenset({"people", "leader", "absent"})
_BEFORE_IDEAS: Final = frozenset({"", "title", "meta", "other", "about"})


def adults_of(lines: Sequence[Line], known: Sequence[Participant]) -> set[str]:
    """Folded names, whole and in parts, of the grown-ups a document lists."""
    found: list[Participant] = list(known)
    for line in lines:
        if line.kind == "person":
            person = who_was_there.person_from_row(line.cells)
            found.extend([person] if person else [])
        elif line.cells:
            found.extend(Participant(p.text) for p in pieces(line.cells.get("who", "")) if p.text)
        elif "@" in line.text or is_full_name(line.text):
            found.extend(who_was_there.people_in(line.text))
        elif (named := label(line.text)) is not None and named.code in _LISTS_ADULTS:
            found.extend(who_was_there.people_in(named.rest))
    names = [fold(p.name) for p in found]
    return {part for name in names for part in (name, *name.split())}


def first_people(lines: Sequence[Line], known: Sequence[Participant]) -> People:
    """People seen at a first glance, so that the sections can tell steps from other sentences."""
    found = list(known)
    for line in lines:
        if line.kind == "person":
            person = who_was_there.person_from_row(line.cells)
            found.extend([person] if person else [])
        elif line.text:
            found.extend(told_people.told_in(line.text))
            named = label(line.text)
            found.extend(told_people.grouped_by_unit(line.text) if named is None else ())
            if named is not None and named.code in {"people", "leader", "actors"}:
                found.extend(who_was_there.people_in(named.rest))
    return People(who_was_there.merged(found))


def present_at(
    placed: Sequence[Placed], lines: Sequence[Line], writer: Participant | None
) -> list[Participant]:
    """The participants of the document (convention 8)."""
    found: list[Participant] = []
    for item in placed:
        if item.code == "person" and item.section != "absent":
            person = who_was_there.person_from_row(item.line.cells)
            found.extend([person] if person else [])
        elif item.code in {"people", "leader"} and item.text:
            found.extend(who_was_there.people_in(item.text))
        elif item.line.kind == "para" and item.line.text[:6].lower().startswith(
            ("fra:", "frå:", "from:", "til:", "to:")
        ):
            found.extend(correspondence.from_mail_header(item.line.text))
        elif item.line.kind in {"para", "item"} and item.code != "absent":
            found.extend(told_people.thanked(item.line.text))
            found.extend(told_people.told_in(item.line.text))
            found.extend(_told_outside(item))
    if writer is not None:
        found.append(writer)
    merged = who_was_there.merged(found)
    return who_was_there.with_addresses(
        merged, [t for line in lines for t in (line.text, *line.cells.values())]
    )


def _told_outside(item: Placed) -> list[Participant]:
    """People in a paragraph that stands in no idea and under no heading of its own."""
    if item.line.kind != "para" or item.idea >= 0 or item.section not in _BEFORE_IDEAS:
        return []
    if label(item.line.text) is not None:
        return []
    wrote = told_people.written_by(item.line.text)
    return told_people.grouped_by_unit(item.line.text) or ([wrote] if wrote else [])


def responsible(
    present: Sequence[Participant],
    known: Sequence[Participant],
    placed: Sequence[Placed],
    lines: Sequence[Line],
    aliases: Mapping[str, Participant] | None,
) -> People:
    """Those a Hvem can mean: the participants, and others the document names in full."""
    found = list(present)
    there = People(present)
    for item in placed:
        who = item.line.cells.get("who", "")
        for piece in pieces(who) if who else ():
            if is_full_name(piece.text) and there.find(piece.text).one is None:
                mails = [m for m in piece.emails if may_be_of(m, piece.text)]
                found.append(Participant(piece.text, email=mails[0] if len(mails) == 1 else ""))
    for item in placed:
        if item.code in {"other", "meta", "next", "absent", "title"} and EMAIL.search(
            item.line.text
        ):
            found.extend(
                p
                for p in who_was_there.people_in(item.text or item.line.text)
                if p.email and " " in p.name
            )
    merged = who_was_there.merged([*found, *known])
    texts = [t for line in lines for t in (line.text, *line.cells.values())]
    return People(who_was_there.with_addresses(merged, texts), aliases)


def writer_of(
    signed: Participant | None, placed: Sequence[Placed], people: People
) -> Participant | None:
    if signed is None:
        for item in placed:
            if item.code == "leader" and re.match(
                r"^(?:referent|skrevet|skrive|notert|ført)", item.line.text, re.IGNORECASE
            ):
                named = who_was_there.people_in(item.text)
                signed = named[0] if named else None
                break
    if signed is None:
        wrote = (told_people.written_by(p.line.text) for p in placed if p.idea < 0)
        signed = next((person for person in wrote if person is not None), None)
    if signed is None:
        for item in placed:
            if item.line.text.lower().startswith(("fra:", "frå:", "from:")):
                sender = correspondence.from_mail_header(item.line.text)
                signed = sender[0] if sender else None
                break
    return (people.find(signed.name).one or signed) if signed else None
