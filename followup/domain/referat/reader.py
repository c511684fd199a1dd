"""The whole reading of one document, step by step."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Final

from followup.domain.blocks import Document
from followup.domain.reading import IdeaDraft, Participant, ReferatReading, Sensitive, StepDraft
from followup.domain.who_phrases import read_with_reasons
from followup.domain.who_phrases.names import fold
from followup.domain.who_phrases.people import People

from .assemble import Assembler
from .cast import adults_of, first_people, present_at, responsible
from .confidence import mark, mark_lacking, mark_origins
from .correspondence import signature, unsigned_tail
from .deadlines import Calendar, next_meeting, set_deadline
from .drafts import Draft, without_repeats
from .dugnads import dugnads_in
from .facts import sent_date
from .first_step import settle
from .ideas import IdeaRoom
from .lines import Line, flatten
from .mail import mail_lines, newest_mail, replies
from .municipality import MunicipalityName, municipality_of
from .placed import Placed
from .replied import replied
from .sections import Sections
from .sensitive import Marks, note_persona, take_out
from .small_letters import give_names_capitals
from .tallies import take_off
from .turned import somebody_else
from .writer import writer_of

_OUTSIDE: Final = frozenset({"since", "programme", "absent", "personas"})


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
    whole = flatten(document)
    give_names_capitals(whole)
    lines = newest_mail(whole)
    take_off(lines)
    reading = ReferatReading()
    adults = adults_of(lines, participants)
    lines, marks = take_out(lines, adults)
    answers = [take_out(answer, adults)[0] for answer in replies(whole)]
    body = lines[: unsigned_tail(lines)]
    parts, facts = dugnads_in(body, document, filename, reference, today)
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
    placed = _placed(parts, first_people(lines, participants))
    writer = signature(lines)
    around = [*document.header, *document.footer, *mail_lines(whole)]
    present = present_at(placed, lines, writer, around)
    reading.participants = present
    people = responsible(present, participants, placed, lines, aliases, around)
    _assemble(
        reading,
        placed,
        lines,
        answers,
        people,
        writer_of(writer, present, placed, people),
        marks,
        facts,
        reference,
        today,
    )
    mark_origins(reading.steps, document)
    reading.sensitive = list(marks.passages)
    return reading


def _placed(parts: Sequence[Sequence[Line]], people: People) -> list[Placed]:
    out: list[Placed] = []
    ideas = 0
    for number, part in enumerate(parts):
        machine = Sections(part, people, first_idea=ideas, part=number)
        out.extend(machine.place())
        ideas = machine.ideas
    return out


def _assemble(
    reading: ReferatReading,
    placed: list[Placed],
    lines: list[Line],
    answers: list[list[Line]],
    people: People,
    writer: Participant | None,
    marks: Marks,
    facts: list[tuple[date | None, str]],
    reference: date | None,
    today: date | None,
) -> None:
    adults = frozenset(part for p in people.all for part in (fold(p.name), *fold(p.name).split()))
    for item in placed:
        if item.code in {"personas", "persona"} and item.line.text:
            note_persona(marks, item.line, adults)
    assembler = Assembler(people)
    assembler.read(
        [p for p in placed if not (p.code in {"step", "first"} and p.section in _OUTSIDE)]
    )
    assembler.read_running(placed)
    assembler.add_replies(replied(answers, people))
    assembler.finish()
    reading.good_experiences = [g for g in assembler.good if not marks.taints(g)]
    marks.passages.extend(Sensitive(text=text) for text in assembler.withheld)
    sent = sent_date(lines)
    rooms = assembler.ideas.kept()
    for room in rooms:
        settle(room)
        room.drafts = without_repeats(room.drafts)
    days = {n: day for n, (day, _) in enumerate(facts)}
    calendars: dict[date, Calendar] = {}
    for room in rooms:
        if not (room.title or room.drafts):
            continue
        idea = room.draft(days)
        day = idea.dugnad_date or reference or today
        if day is not None and day not in calendars:
            calendars[day] = Calendar(day, sent, next_meeting(lines, day))
        _fill(idea, room, calendars[day] if day else None, people, writer, marks)
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
    mark_lacking(idea.steps)


def _step(
    draft: Draft, calendar: Calendar | None, people: People, writer: Participant | None
) -> StepDraft:
    step = draft.step()
    who = read_with_reasons(draft.who_text, people, writer=draft.writer or writer)
    step.who = list(who.parties)
    if calendar is not None and draft.sent is not None:
        calendar = replace(calendar, written=draft.sent)
    if calendar is None:
        when = ["when_no_reference"] if step.when_text else []
    else:
        when = set_deadline(step, calendar)
    reasons = who.reasons
    if not draft.signs & {"table", "label"} and somebody_else(step.what, draft.who_text, people):
        step.who = [replace(party, email="") for party in step.who]
        reasons = reasons or ("guessed",)
    mark(step, draft, when, reasons)
    return step
