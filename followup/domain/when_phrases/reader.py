"""Reading a deadline phrase: the entry of the grammar."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from followup.domain.when_phrases import no_date
from followup.domain.when_phrases.combine import read_groups
from followup.domain.when_phrases.groups import RULES, find_groups
from followup.domain.when_phrases.joining import Group
from followup.domain.when_phrases.phrases import join_phrases
from followup.domain.when_phrases.reading import Reading
from followup.domain.when_phrases.scan import Scan
from followup.domain.when_phrases.terms import Impossible
from followup.domain.when_phrases.tokens import clean, tokenise


def read(text: str, reference: date) -> Reading:
    """The deadline a "when" cell names, seen from the day of its workshop.

    `text`: the cell as written, Bokmål or Nynorsk; only the first 300 characters count.
    `reference`: a plain date. Never raises: a phrase without a readable date gives a reading
    whose `due` is None and whose `reason` says why. The rules are §1–§16 of the
    specification of deadline phrases.
    """
    tokens = join_phrases(tokenise(clean(text)))
    if not tokens:
        return Reading(reason="open_ended")
    scan = Scan(tokens, reference, RULES)
    try:
        reading = _read(scan)
    except Impossible as impossible:
        return Reading(reason=impossible.reason, detail=impossible.detail, confidence=0.9)
    except (OverflowError, ValueError):
        # Dates beyond the years 1 to 9999: no calendar of ours has them.
        return Reading(reason="impossible_date", confidence=0.5)
    if reading.due is not None and any(token.fixed for token in tokens):
        return replace(
            reading,
            warnings=(*reading.warnings, "spelling"),
            confidence=min(reading.confidence, 0.8),
        )
    return reading


def _read(s: Scan) -> Reading:
    if no_date.recurring(s):
        return _none("recurring")
    groups = [group for group in find_groups(s) if no_date.bare_length(s, group)]
    if not groups:
        return _none(no_date.reason(s))
    if groups[0].first.kind == "event":
        return _none("event")
    if no_date.heads_open(s, groups):
        return _none("open_ended")
    if no_date.about_event(s, groups):
        return _none("event")
    reading = read_groups(s, _kept(groups))
    return reading if reading is not None else _none(no_date.reason(s))


def _kept(groups: list[Group]) -> list[Group]:
    """The groups up to the first that is tied to an event."""
    for index, group in enumerate(groups):
        if group.first.kind == "event":
            return groups[:index]
    return groups


def _none(reason: str) -> Reading:
    return Reading(reason=reason, confidence=0.9)
