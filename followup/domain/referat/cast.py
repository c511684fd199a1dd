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
from .absent import told_absent, without
from .addresses import names_in, settled, with_addresses
from .experiences import speaker
from .lines import Line
from .mentions import mentioned, spoken_to
from .named_lists import introduced, is_listed, with_capitals
from .participants import people_in, person_from_row
from .placed import Placed
from .prose_people import people_told
from .same_person import merged
from .shorthand import letters_of
from .vocabulary import label
from .writer import byline

_BEGINNING: Final = 8
"""In the first lines a sentence with «kom», «satt», «deltok» tells of those who were there."""
_TICK: Final = re.compile(r"^\W*(?:x|ja|✓|✔|☑|☒|√)\W*$|^[✓✔☑☒√]", re.IGNORECASE)
_LISTS_ADULTS: Final = frozenset({"people", "leader", "absent"})
_HEADER: Final = re.compile(r"^(?:fra|frå|from|til|to)\s*:", re.IGNORECASE)
_OF_PEOPLE: Final = frozenset({"", "title", "meta", "about", "people", "absent", "leader"})
_BEFORE_IDEAS: Final = frozenset({"", "title", "meta", "other", "about"})


def adults_of(lines: Sequence[Line], known: Sequence[Participant]) -> set[str]:
    """Folded names, whole and in parts, of the grown-ups a document lists."""
    found: list[Participant] = list(known)
    for number, line in enumerate(lines):
        if line.kind == "person":
            person = person_from_row(line.cells)
            found.extend([person] if person else [])
        elif line.cells:
            found.extend(Participant(p.text) for p in pieces(line.cells.get("who", "")) if p.text)
        elif "@" in line.text or is_full_name(line.text) or is_listed(line.text):
            found.extend(people_in(line.text))
        elif (named := label(line.text)) is not None:
            found.extend(people_in(named.rest) if named.code in _LISTS_ADULTS else [])
        else:
            begins = number < _BEGINNING
            told = [*introduced(line.text), *people_told(line.text, sparse=not begins)]
            found.extend(p for p in told if " " in p.name)
    names = [fold(p.name) for p in found]
    return {part for name in names for part in (name, *name.split())}


def first_people(lines: Sequence[Line], known: Sequence[Participant]) -> People:
    """People seen at a first glance, so that the sections can tell steps from other sentences."""
    found = list(known)
    for line in lines:
        if line.kind == "person":
            person = person_from_row(line.cells)
            found.extend([person] if person else [])
        elif line.text:
            found.extend(told_people.told_in(line.text))
            named = label(line.text)
            if named is None:
                found.extend(_by_its_shape(line.text, sparse=True))
            elif named.code in {"people", "leader", "actors"}:
                found.extend(people_in(with_capitals(named.rest)))
    return People(merged(found))


def present_at(
    placed: Sequence[Placed],
    lines: Sequence[Line],
    writer: Participant | None,
    around: Sequence[str] = (),
) -> list[Participant]:
    """The participants of the document (convention 8); `around` are the texts at its margins."""
    listed: list[Participant] = []
    told: list[Participant] = []
    runs = _runs_of_people(placed)
    ticked = {p.line.group for p in placed if _TICK.match(p.line.cells.get("present", ""))}
    elsewhere = False
    for number, item in enumerate(placed):
        if item.section != "other" or item.line.kind == "heading":
            elsewhere = item.section not in _OF_PEOPLE
        if item.code == "absent" or (item.code == "person" and item.section == "absent"):
            continue
        if item.code == "person" and item.line.group in ticked and not _ticked(item.line):
            continue
        if item.code == "person":
            person = person_from_row(item.line.cells)
            listed.extend([person] if person else [])
        elif item.code in {"people", "leader"} and item.text:
            listed.extend(people_in(with_capitals(item.text)))
        elif item.code == "good" and " " in (said := speaker(item.line.text)[0]).partition(" (")[0]:
            listed.extend(people_in(said))
        elif number in runs:
            listed.extend(people_in(item.line.text))
        elif item.line.kind == "para" and _HEADER.match(item.line.text):
            told.extend(correspondence.from_mail_header(item.line.text))
        elif item.line.kind in {"para", "item"}:
            told.extend(told_people.thanked(item.line.text))
            told.extend(told_people.told_in(item.line.text))
            sure, rest = _told_outside(
                item, placed[number - 1] if number else None, sparse=elsewhere
            )
            listed.extend(sure)
            told.extend(rest)
    listed.extend([writer] if writer else [])
    texts = [t for line in lines for t in (line.text, *line.cells.values())]
    away = told_absent(texts) - {fold(p.name) for p in listed}
    everybody = settled(merged([*listed, *without(told, away)]))
    return with_addresses(everybody, [*texts, *around], names_in(texts))


def _runs_of_people(placed: Sequence[Placed]) -> set[int]:
    """Lines outside the ideas that are a person each, two or more after one another."""
    own = [
        n
        for n, p in enumerate(placed)
        if p.idea < 0 and p.section in _BEFORE_IDEAS and p.line.text and is_listed(p.line.text)
    ]
    beside = set(own)
    return {n for n in own if n - 1 in beside or n + 1 in beside}


def _ticked(line: Line) -> bool:
    return line.cells.get("present", "").strip(" -–—☐□()[]") != ""


def _told_outside(
    item: Placed, before: Placed | None, *, sparse: bool
) -> tuple[list[Participant], list[Participant]]:
    """(listed, told) people of a line that stands in no idea and under no heading of its own."""
    if item.idea >= 0 or item.section not in _BEFORE_IDEAS or label(item.line.text) is not None:
        return [], []
    after_list = before is not None and before.code == "people"
    text = item.line.text
    listed = introduced(text) or (told_people.grouped_by_unit(text, after_list=after_list))
    if item.line.kind != "para":
        return listed, []
    wrote = told_people.written_by(text) or (
        byline(text) if item.section in {"", "title", "meta"} else None
    )
    told = people_told(text, sparse=sparse)
    return listed, [*told, *([wrote] if wrote else [])]


def _by_its_shape(text: str, *, sparse: bool) -> list[Participant]:
    return [
        *introduced(text),
        *told_people.grouped_by_unit(text),
        *people_told(text, sparse=sparse),
    ]


def _short_of(person: Participant, there: People) -> bool:
    """ "Kari M." beside an address is Kari Myrstubb, who took part, and nobody new."""
    return len(fold(person.name).split()[-1]) == 1 and there.find(person.name).one is not None


def responsible(
    present: Sequence[Participant],
    known: Sequence[Participant],
    placed: Sequence[Placed],
    lines: Sequence[Line],
    aliases: Mapping[str, Participant] | None,
    around: Sequence[str] = (),
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
            told = people_in(item.text or item.line.text)
            found.extend(p for p in told if p.email and " " in p.name and not _short_of(p, there))
    everybody = merged([*found, *known])
    everybody = merged([*everybody, *mentioned(lines, People(everybody))])
    texts = [t for line in lines for t in (line.text, *line.cells.values())]
    people = with_addresses(everybody, [*texts, *around], names_in(texts))
    own = {**letters_of(people, texts), **spoken_to(lines, People(people))}
    return People(people, {**own, **(aliases or {})})
