"""Steps that the short answers of an e-mail thread add to the minutes they answer."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from followup.domain.reading import Participant
from followup.domain.who_phrases.people import People

from .correspondence import from_mail_header, signature
from .drafts import Draft, from_clause
from .facts import sent_date
from .lines import Line
from .parties import names_person
from .prose import is_no_step, speaks_of_past, steps_in

_HEADER: Final = re.compile(
    r"^(?:fra|frå|from|sendt|date|dato|sent|til|to|kopi|cc|emne|subject)\s*:", re.IGNORECASE
)
_OFFERS: Final = re.compile(
    r"\b(?:kan|skal|vil|tar|tek|ringer|ringjer|sender|spør|sjekker|sjekkar|lager|lagar|ordner|"
    r"ordnar|fikser|fiksar|skriver|skriv|følger|følgjer)\b",
    re.IGNORECASE,
)
_DECLINES: Final = re.compile(
    r"\b(?:ikke|ikkje|dessverre|hvis|dersom|kanskje|\w*\?)", re.IGNORECASE
)


def replied(messages: Sequence[Sequence[Line]], people: People) -> Iterator[Draft]:
    """A step for each sentence in which an answer says that a person will do something.

    «Jeg» is the sender of that answer, and «i dag» counts from the day it was sent.
    """
    for lines in messages:
        senders = [p for line in lines for p in _sender(line)]
        signed = senders[0] if senders else signature(lines)
        writer = (people.find(signed.name).one or signed) if signed else None
        sent = sent_date(lines)
        for line in lines:
            if not line.text or _HEADER.match(line.text):
                continue
            for draft in _steps(line, people):
                draft.writer, draft.sent = writer, sent
                yield draft


def _sender(line: Line) -> list[Participant]:
    found = re.match(r"^(?:fra|frå|from)\s*:", line.text, re.IGNORECASE)
    return from_mail_header(line.text) if found else []


def _steps(line: Line, people: People) -> Iterator[Draft]:
    for sentence in re.split(r"(?<=[.!?])\s+(?=[A-ZÆØÅ])", line.text):
        if not _OFFERS.search(sentence) or _DECLINES.search(sentence) or is_no_step(sentence):
            continue
        if speaks_of_past(sentence):
            continue
        found, _ = steps_in(sentence, people, expected=False)
        for clause in found:
            if clause.what and names_person(clause.who_text, people):
                draft = from_clause(clause, line.place)
                draft.signs.add("reply")
                yield replace(draft)
