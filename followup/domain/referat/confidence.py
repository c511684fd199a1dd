"""Which cells a human should look at, and why."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from followup.domain.blocks import Document
from followup.domain.reading import StepDraft

from .drafts import Draft
from .origins import Origins
from .time_spans import spans
from .verbs import is_verb

#: Signs by which a writer sets a step apart from what else is told.
_SET_APART: Final = frozenset({"table", "label", "segment", "bracket", "first"})
_FROM_THEN: Final = re.compile(r"^(?:rett |like )?(?:etter|fra|frå) (?!hver)", re.IGNORECASE)

# Machine words for doubt; the interface has a sentence for each.
REASONS: Final[dict[str, str]] = {
    "when_unsure": "the words do not say for certain which day is meant",
    "when_past": "the date is before the dugnad",
    "when_weekday": "the weekday named is not that of the date",
    "when_impossible": "there is no such day or week",
    "when_ambiguous": "the words can mean two days",
    "when_not_understood": "something stands under Når that is no time",
    "when_left_over": "a time also stands in the task itself",
    "when_no_reference": "the day of the dugnad is not known",
    "when_none": "no time is given where one was expected",
    "what_short": "the task is only one word",
    "what_guessed": "the task was found in running text or in a table without headings",
    "who_two_fit": "the name or role fits more than one participant",
    "who_near_name": "the name is read as a misspelling of a participant's name",
    "who_short_name": "only a part of a longer name, or initials, was given",
    "who_hint_differs": "the unit in brackets is not the one the participant is listed with",
    "who_unknown_name": "a first name that is nobody's in the document",
    "who_doubt_mark": "the writer put a question mark after the name",
    "who_unknown_initials": "initials that fit nobody in the document",
    "who_address_unclear": "an address stands in the cell, but whose it is cannot be told",
    "who_unclear": "the text is neither a name nor a role, unit or group we know",
    "when_scanned": "the figures were recognised in a picture",
    "who_scanned": "the name or address was recognised in a picture",
    "when_computed": "a formula gave the time, nobody wrote it",
    "what_computed": "a formula gave the words, nobody wrote them",
    "who_computed": "a formula gave the name, nobody wrote it",
    "who_guessed": "nobody is named where one was expected, or the name was picked out of a "
    "sentence",
}


def mark(step: StepDraft, draft: Draft, when: list[str], who: tuple[str, ...]) -> None:
    """Set `unsure` and `why` of a step from the reasons found while reading it."""
    if when:
        _doubt(step, "when", when[0])
    elif step.when_text and step.due is None and step.no_date_reason in {"not_a_time", ""}:
        _doubt(step, "when", "when_not_understood")
    elif step.due is not None and _FROM_THEN.match(step.when_text):
        _doubt(step, "when", "when_unsure")
    elif not step.when_text and not draft.signs & {"table"} and spans(step.what):
        _doubt(step, "when", "when_left_over")
    elif "middle" in draft.signs and not draft.signs & {"table", "first"}:
        _doubt(step, "when", "when_unsure")
    if who:
        _doubt(step, "who", f"who_{who[0]}")
    elif any(is_verb(word) for word in re.findall(r"[\wæøå]+", draft.who_text)):
        _doubt(step, "who", "who_unclear")
    elif not step.who and not draft.signs & {"table", "label"}:
        _doubt(step, "who", "who_guessed")
    if _only_told(step, draft):
        _doubt(step, "when", "when_none")
        _doubt(step, "what", "what_guessed")
        _doubt(step, "who", "who_guessed")
    if len(step.what.split()) < 2 and len(step.what) < 5:
        _doubt(step, "what", "what_short")
    elif draft.signs & {"inferred", "reply"} or draft.signs == {"middle"} or not draft.signs:
        _doubt(step, "what", "what_guessed")


def mark_lacking(steps: Sequence[StepDraft]) -> None:
    """Doubt what most of an idea's steps lack: a column that was not recognised, perhaps."""
    for cell, reason, lacking in (
        ("who", "who_guessed", [step for step in steps if not step.who]),
        ("when", "when_none", [step for step in steps if not step.when_text]),
    ):
        if len(steps) > 1 and len(lacking) > len(steps) / 2:
            for step in lacking:
                _doubt(step, cell, reason)


def _only_told(step: StepDraft, draft: Draft) -> bool:
    """A sentence without a time whose subject is no person: what somebody does anyway, perhaps."""
    sentence = "subject" in draft.signs and not draft.signs & _SET_APART
    return sentence and not step.when_text and not any(p.kind == "person" for p in step.who)


def mark_origins(steps: Sequence[StepDraft], document: Document) -> None:
    """Doubt what nobody typed as it stands: see `origins`."""
    origins = Origins.of(document)
    for step in steps:
        for cell, reason in origins.doubts(step).items():
            _doubt(step, cell, reason)


def _doubt(step: StepDraft, cell: str, reason: str) -> None:
    step.unsure.add(cell)
    step.why.setdefault(cell, reason)
