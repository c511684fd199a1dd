"""What the heading row of a table says its columns hold."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from .head_words import (
    BOTH,
    FOR_WHOM,
    IDEA_PATTERNS,
    PERSON_PATTERNS,
    STEP_PATTERNS,
    STRIP,
    TELLING,
    WHAT_TIME,
    role_of,
)
from .time_spans import is_time


def step_role(text: str) -> str:
    """The role of a column heading in a table of steps: when, what, who, both, idea … or ""."""
    found = role_of(text, STEP_PATTERNS)
    bare = " ".join(_plain(text).split()).strip(STRIP)
    if not found and 0 < len(bare) <= 45 and len(bare.split()) <= 6:
        if _is_both(bare):
            return "both"
        found = role_of(bare, STEP_PATTERNS)
        words = [role for role, pattern in TELLING if pattern.search(bare)]
        words = [] if words == ["who"] and FOR_WHOM.search(bare) else words
        found = found or (words[0] if len(words) == 1 and not re.search(r"\d", bare) else "")
    return found


def _is_both(text: str) -> bool:
    return bool(BOTH.match(" ".join(_plain(text).split()).strip(STRIP)))


def _plain(text: str) -> str:
    """A heading whose words for "when" are "når": "Kva tid", "Hvilken dag", a scanner's "Nar"."""
    return WHAT_TIME.sub("når", text)


def step_header(texts: Sequence[tuple[int, str]]) -> dict[int, str]:
    """Column → role when these (column, text) pairs head a table of steps, else {}."""
    if any(is_time(text) for _, text in texts if not role_of(text, STEP_PATTERNS)):
        return {}
    roles = {column: step_role(text) for column, text in texts}
    if not any(role_of(_plain(text), STEP_PATTERNS) or _is_both(text) for _, text in texts):
        return {}
    core = [r for r in roles.values() if r in {"when", "what", "who", "both"}]
    filled = [t for _, t in texts if t.strip()]
    known = [r for r in roles.values() if r]
    if len(set(core)) < 2 and not (len(set(core)) == 1 and len(set(known)) >= 2):
        return {}
    if len(known) * 2 < len(filled) or _has_person_head(texts):
        return {}
    return _one_each(roles)


def _has_person_head(texts: Sequence[tuple[int, str]]) -> bool:
    found = {role_of(text, PERSON_PATTERNS) for _, text in texts}
    return bool(found & {"email", "phone", "last"}) and "name" in found


def _one_each(roles: dict[int, str]) -> dict[int, str]:
    """Where two columns claim one role: tiltak before oppgave is the idea."""
    out: dict[int, str] = {}
    whats = [c for c, r in roles.items() if r == "what"]
    for column, role in roles.items():
        if role == "what" and len(whats) > 1:
            out[column] = "idea" if column == whats[0] and "idea" not in roles.values() else "what"
            if column != whats[0] and column != whats[-1]:
                out[column] = "how"
        elif role in {"when", "who"} and role in out.values():
            out[column] = "actors" if role == "who" else "start"
        elif role:
            out[column] = role
    if "what" not in out.values():
        spare = next((c for c, r in out.items() if r in {"how", "idea"}), None)
        if spare is not None:
            out[spare] = "what"
        else:
            blank = next((c for c in roles if c not in out), None)
            if blank is not None:
                out[blank] = "what"
    return out if "what" in out.values() else {}


_OR: Final = re.compile(r"\s*(?:/|,|\+|&|\beller\b|\bog\b)\s*")


def _person_role(text: str) -> str:
    """The role of a heading, or of its parts: "Tjenestested eller forening" says two of a kind."""
    whole = role_of(text, PERSON_PATTERNS)
    parts = [] if whole else [role_of(part, PERSON_PATTERNS) for part in _OR.split(text)]
    if {"role", "org"} <= set(parts):
        return "about"
    return whole or next(filter(None, parts), "")


def person_header(texts: Sequence[tuple[int, str]]) -> dict[int, str]:
    """Column → role when these pairs are the heading row of a list of people, else {}."""
    roles = {column: _person_role(text) for column, text in texts}
    names = [column for column, role in roles.items() if role == "name"]
    for column in names[1:]:  # "Navn | … | Møtt": the second says who came
        roles[column] = "present"
    found = set(roles.values())
    if not found & {"name", "first"}:
        return {}
    if not found & {"email", "role", "org", "about", "phone", "last", "present"}:
        return {}
    steps = {step_role(text) for _, text in texts}
    if {"when", "what"} & steps:
        return {}
    return {c: r for c, r in roles.items() if r}


def idea_header(texts: Sequence[tuple[int, str]]) -> dict[int, str]:
    """Column → role when these pairs head a list of ideas (idé, valgt?, stemmer …), else {}."""
    out: dict[int, str] = {}
    for column, text in texts:
        bare = " ".join(text.split()).strip(STRIP)
        role = next((r for r, pattern in IDEA_PATTERNS if pattern.match(bare)), "")
        if role and role not in out.values():
            out[column] = role
    if "title" not in out.values() or len(out) < 2 or len(out) != len(texts):
        return {}
    steps = {step_role(text) for _, text in texts}
    tells = {"picked", "votes", "told", "actors", "note"} & set(out.values())
    return out if tells and not steps & {"when", "both"} else {}
