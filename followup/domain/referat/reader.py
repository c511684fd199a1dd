"""The whole reading of one document, step by step."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Final

from followup.domain.blocks import Document
from followup.domain.reading import IdeaDraft, Participant, ReferatReading, Sensitive, StepDraft
from followup.domain.who_phrases import read_with_reasons
from followup.domain.who_phrases.names import EMAIL, fold, is_full_name
from followup.domain.who_phrases.people import People
from followup.domain.who_phrases.split import pieces

from . import participants as who_was_there
from .assemble import Assembler
from .confidence import mark
from .deadlines import Calendar, next_meeting, set_deadline
from .drafts import Draft, IdeaRoom, without_repeats
from .facts import (
    MunicipalityName,
    dates_in,
    dugnad_dates,
    edition_in,
    edition_of,
    municipality_of,
    sent_date,
)
from .first_step import settle
from .lines import Line, flatten
from .mail import newest_mail
from .sections import Placed, Sections, parts_of
from .sensitive import Marks, note_persona, take_out
from .vocabulary import label

_PART_HEAD: Final = re.compile(r"\b(?:dugnad|alle ?med|samling|workshop)\w*", re.IGNORECASE)
_OUTSIDE: Final = frozenset({"since", "programme", "absent", "personas"})
_NO_PART: Final = re.compile(r"\b(?:neste|forrige|førre|siden|sidan|sist)\b", re.IGNORECASE)


def read(
    document: Document,
    *,
    reference: date | None = None,
    municipality: str = "",
    register: Sequence[MunicipalityName] = (),
    participants: Sequence[Participant] = (),
    aliases: Mapping[str, Participant] | None = None,
    filename: str = "",
    today: date | None = None,
) -> ReferatReading:
    """What a referat says: date, edition, municipality, people, good experiences, ideas, steps.

    `reference` is the day of the dugnad where it is known (else it is sought in the document);
    `municipality` a name already known; `register` the municipalities by their numbers of 2024;
    `participants` people the municipality knows from before, who may be named by first name;
    `aliases` its whole-column corrections. `today` only serves where nothing else gives a year.
    """
    lines = newest_mail(flatten(document))
    reading = ReferatReading()
    adults = _adults(lines, participants)
    lines, marks = take_out(lines, adults)
    parts, facts = _parts(lines, document, filename, reference, today)
    reading.dugnads = (
        [(day, edition) for day, edition in facts if day is not None] if len(facts) > 1 else []
    )
    reading.dugnad_date, reading.edition = facts[0]
    reading.municipality, reading.municipality_number = municipality_of(
        lines, document, filename, register
    )
    if municipality:
        reading.municipality = municipality
        reading.municipality_number = next(
            (m.number for m in register if fold(m.name) == fold(municipality)),
            reading.municipality_number,
        )
    placed = _placed(parts, _first_people(lines, participants))
    writer = who_was_there.signature(lines)
    present = _present(placed, lines, writer)
    reading.participants = present
    people = _responsible(present, participants, placed, lines, aliases)
    _assemble(
        reading,
        placed,
        lines,
        people,
        _writer(writer, placed, people),
        marks,
        facts,
        reference,
        today,
    )
    reading.sensitive = list(marks.passages)
    return reading


def _adults(lines: Sequence[Line], known: Sequence[Participant]) -> set[str]:
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
    names = [fold(p.name) for p in found]
    return {part for name in names for part in (name, *name.split())}


def _parts(
    lines: list[Line], document: Document, filename: str, reference: date | None, today: date | None
) -> tuple[list[list[Line]], list[tuple[date | None, str]]]:
    """The document cut into dugnads, with the day and edition of each."""
    heads = _part_heads(lines)
    if len(heads) >= 2:
        cut = parts_of(lines, [at for at, _ in heads])
        facts: list[tuple[date | None, str]] = []
        for (at, day), part in zip(heads, cut, strict=True):
            head = [line.text for line in lines[at : at + 5]]
            facts.append(
                (
                    day,
                    edition_in(head[:1]) if edition_in(head[:1]) != "kommune" else edition_in(head),
                )
            )
            del part
        return cut, facts
    ranked = dugnad_dates(lines, document, filename, today)
    day = reference or (ranked[0][0] if ranked else None)
    return [lines], [(day, edition_of(lines, document, filename))]


def _part_heads(lines: Sequence[Line]) -> list[tuple[int, date]]:
    found: list[tuple[int, date]] = []
    for at, line in enumerate(lines):
        if (
            line.kind not in {"heading", "sheet"}
            or not _PART_HEAD.search(line.text)
            or _NO_PART.search(line.text)
        ):
            continue
        near = [
            line.text,
            *(
                x.text
                for x in lines[at + 1 : at + 4]
                if x.kind != "heading"
                and re.match(r"^(?:dato|tid|når|\w+dag)\b", x.text, re.IGNORECASE)
            ),
        ]
        days = [d for text in near for d in dates_in(text)]
        if days and days[0] not in [d for _, d in found]:
            found.append((at, days[0]))
    return (
        found
        if len(found) >= 2 and all(_has_content(lines, found, n) for n in range(len(found)))
        else []
    )


def _has_content(lines: Sequence[Line], heads: list[tuple[int, date]], number: int) -> bool:
    end = heads[number + 1][0] if number + 1 < len(heads) else len(lines)
    return end - heads[number][0] >= 5


def _first_people(lines: Sequence[Line], known: Sequence[Participant]) -> People:
    """People seen at a first glance, so that the sections can tell steps from other sentences."""
    found = list(known)
    for line in lines:
        if line.kind == "person":
            person = who_was_there.person_from_row(line.cells)
            found.extend([person] if person else [])
        elif line.text:
            found.extend(who_was_there.told_in(line.text))
            named = label(line.text)
            if named is not None and named.code in {"people", "leader", "actors"}:
                found.extend(who_was_there.people_in(named.rest))
    return People(who_was_there.merged(found))


def _placed(parts: Sequence[Sequence[Line]], people: People) -> list[Placed]:
    out: list[Placed] = []
    ideas = 0
    for number, part in enumerate(parts):
        machine = Sections(part, people, first_idea=ideas, part=number)
        out.extend(machine.place())
        ideas = machine.ideas
    return out


def _present(
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
            found.extend(who_was_there.from_mail_header(item.line.text))
        elif item.line.kind in {"para", "item"} and item.code != "absent":
            found.extend(who_was_there.thanked(item.line.text))
            found.extend(who_was_there.told_in(item.line.text))
    if writer is not None:
        found.append(writer)
    merged = who_was_there.merged(found)
    return who_was_there.with_addresses(
        merged, [t for line in lines for t in (line.text, *line.cells.values())]
    )


def _responsible(
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
                found.append(
                    Participant(piece.text, email=piece.emails[0] if len(piece.emails) == 1 else "")
                )
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


def _writer(
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
        for item in placed:
            if item.line.text.lower().startswith(("fra:", "frå:", "from:")):
                sender = who_was_there.from_mail_header(item.line.text)
                signed = sender[0] if sender else None
                break
    return (people.find(signed.name).one or signed) if signed else None


def _assemble(
    reading: ReferatReading,
    placed: list[Placed],
    lines: list[Line],
    people: People,
    writer: Participant | None,
    marks: Marks,
    facts: list[tuple[date | None, str]],
    reference: date | None,
    today: date | None,
) -> None:
    adults = {part for p in people.all for part in (fold(p.name), *fold(p.name).split())}
    for item in placed:
        if item.code in {"personas", "persona"} and item.line.text:
            note_persona(marks, item.line, adults)
    assembler = Assembler(people)
    assembler.read(
        [p for p in placed if not (p.code in {"step", "first"} and p.section in _OUTSIDE)]
    )
    assembler.finish()
    reading.good_experiences = [g for g in assembler.good if not marks.taints(g)]
    marks.passages.extend(Sensitive(text=text) for text in assembler.withheld)
    sent = sent_date(lines)
    rooms = assembler.ideas.kept()
    for room in rooms:
        settle(room)
        room.drafts = without_repeats(room.drafts)
    ideas = assembler.ideas.drafts({n: day for n, (day, _) in enumerate(facts)})
    for room, idea in zip(rooms, ideas, strict=True):
        day = idea.dugnad_date or reference or today
        calendar = Calendar(day, sent, next_meeting(lines, day)) if day else None
        _fill(idea, room, calendar, people, writer, marks)
        if not (idea.title and marks.taints(idea.title)):
            reading.ideas.append(idea)


def _fill(
    idea: IdeaDraft,
    room: IdeaRoom,
    calendar: Calendar | None,
    people: People,
    writer: Participant | None,
    marks: Marks,
) -> None:
    if marks.taints(idea.description):
        marks.passages.append(Sensitive(text=idea.description, place=idea.place))
        idea.description = ""
    idea.actors = [a for a in idea.actors if not marks.taints(a)]
    for draft in room.drafts:
        if marks.taints(draft.what) or marks.taints(draft.who_text):
            marks.passages.append(Sensitive(text=draft.what, place=draft.place))
            continue
        idea.steps.append(_step(draft, calendar, people, writer))


def _step(
    draft: Draft, calendar: Calendar | None, people: People, writer: Participant | None
) -> StepDraft:
    step = draft.step()
    who = read_with_reasons(draft.who_text, people, writer=writer)
    step.who = list(who.parties)
    if calendar is None:
        when = ["when_no_reference"] if step.when_text else []
    else:
        when = set_deadline(step, calendar)
    mark(step, draft, when, who.reasons)
    return step
