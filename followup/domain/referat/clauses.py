"""One line or sentence into who, what and when: "Gry lager utkast, frist 15.11"."""

from __future__ import annotations

import re
from typing import Final

from followup.domain.who_phrases.names import EMAIL, is_full_name, is_initials, is_single_name
from followup.domain.who_phrases.people import People

from .clause import OPENING, Clause
from .clause_signs import brackets, lead, trail
from .clause_words import in_words, subject
from .parts import joined, mark_part, parts_of_clause, told_by_label, with_units
from .verbs import without_auxiliary

_LEFTOVER: Final = re.compile(
    r"(?:,?\sog\s(?:skal|vil|bør|må|håper å)\s(?:ha|få|være|vere)"
    r"(?:\s(?:den|det|dette|alt|dei|de))?|"
    r"[\s,;:–—(-]+|\s(?:og|innen|innan|til|(?<!er\s)(?<!blir\s)(?<!vert\s)(?<!være\s)(?<!vere\s)"
    r"(?<!bli\s)med|frist|før|i|på|av|senest))+$",
    re.IGNORECASE,
)


SOMEBODY: Final = re.compile(
    r"^(?:(?:noen|nokon|ein|man)\s(?:må|skal|bør|kan)|(?:må|skal|bør|kan)\s(?:noen|nokon|ein|man))\s"
    r"(?=\w)",
    re.IGNORECASE,
)


_LONGEST: Final = 700


_EMOJI: Final = re.compile(r"[\U0001F000-\U0001FFFF\u2600-\u27BF\uFE0F\u200d]+")


def read_clause(text: str, people: People) -> Clause:
    """Who, what and when of one step in free text. `what` keeps the document's own words."""
    clean = " ".join(_EMOJI.sub(" ", text).split()).strip(" *•·☐☑☒")
    if len(clean) > _LONGEST:
        return Clause(what=clean)
    clause = Clause()
    parts = parts_of_clause(clean)
    for part in parts:
        mark_part(part, people)
    parts = with_units(told_by_label(parts))
    lead(parts, clause, people)
    trail(parts, clause, people)
    brackets(parts, clause, people)
    main = _with_address(joined(parts), clause, people)
    main = in_words(main, clause, people)
    main = without_auxiliary(OPENING.sub("", main)) if "subject" in clause.signs else main
    opened = OPENING.sub("", main)
    clause.what = _tidy(SOMEBODY.sub("", opened) if SOMEBODY.match(opened) else main)
    return clause


def _with_address(text: str, clause: Clause, people: People) -> str:
    """ "Tor sender mail (tor@…)": the address goes with the subject, it is not who alone."""
    mail = clause.who_text.strip("() ")
    if not EMAIL.fullmatch(mail):
        return text
    probe = Clause()
    rest = subject(text, probe, people)
    if probe.who_text:
        clause.who_text = f"{probe.who_text} ({mail})"
        clause.signs |= probe.signs
        return rest
    return text


def _tidy(text: str) -> str:
    text = re.sub(r"\(\s*\)", "", text)
    text = EMAIL.sub("", text) if len(EMAIL.sub("", text).strip(" ()<>,")) > 10 else text
    text = re.sub(r"\s+([,.;:)])", r"\1", " ".join(text.split()))
    text = OPENING.sub("", text.strip(" ,;:–—-•*"))
    text = _LEFTOVER.sub("", text).strip()
    return text[:-1].strip() if text.endswith(("!", ".")) and not text.endswith("..") else text


def only_name(text: str) -> bool:
    """True for a text that is initials or one name: no task of its own."""
    return is_initials(text) or is_single_name(text) or is_full_name(text)
