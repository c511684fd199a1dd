""" "Slik starter vi": the plan of an idea, or the one step that comes first of all?"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from followup.domain.who_phrases.people import People

from .clauses import read_clause
from .lines import Line
from .prose import told_in
from .vocabulary import idea_title, label

_HOW: Final = re.compile(
    r"^\W*(?:(?:slik|sånn|her|dette|da|så)\s)?(?:start(?:er|ar)?|begynner|byrjar|kommer|kjem|"
    r"setter|set)\b(?!.*\baller\b)",
    re.IGNORECASE,
)
_FIRST_OF_ALL: Final = re.compile(r"\baller\b|\b(?:først|fyrst) av alt\b", re.IGNORECASE)


def is_plan(head: str, rest: str, following: Sequence[Line], people: People) -> bool:
    """True when a line that says how to start heads several steps, not one answer.

    Several: a list or rows below it, sentences with a subject each, or a label for the very
    first step of its own further down in the same idea.
    """
    if not _HOW.match(head[: len(head) - len(rest)] if rest else head):
        return False
    if rest:
        clauses = [read_clause(sentence, people) for _, sentence in told_in(rest)]
        if sum(bool(c.what and c.who_text) for c in clauses) > 1:
            return True
    below = [line for line in following if line.text or line.cells]
    if not rest and [line.kind for line in below[:2]] in (["item"] * 2, ["step"] * 2):
        return True
    return _asked_below(below)


def _asked_below(lines: Sequence[Line]) -> bool:
    for line in lines:
        found = label(line.text, heading=line.kind == "heading") if line.text else None
        if found is not None and found.code == "first":
            return bool(_FIRST_OF_ALL.search(line.text))
        if line.kind == "heading" and (found is not None or idea_title(line.text, heading=True)):
            return False
    return False
