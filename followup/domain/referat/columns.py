"""What the columns of a table hold: by their headings, or by what stands in them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from followup.domain.who_phrases.lexicon import NOBODY, is_body, is_group, is_role
from followup.domain.who_phrases.names import EMAIL, is_full_name, is_initials, is_single_name
from followup.domain.who_phrases.split import pieces

from .time_spans import is_clock, is_time, spans


def looks_like_who(text: str) -> bool:
    """True for a short cell whose every piece is a person, a role, a body or a group."""
    if not text.strip() or len(text) > 120:
        return False
    found = pieces(text)
    return bool(found) and all(
        bool(p.emails and not p.text)
        or is_full_name(p.text)
        or is_single_name(p.text.split(" (")[0])
        or is_initials(p.text)
        or (len(p.text.split()) <= 5 and (is_role(p.text) or is_body(p.text) or is_group(p.text)))
        for p in found
    )


def fits_role(text: str, role: str) -> bool:
    """True for a time under Når, and for parties under Hvem."""
    return (role == "when" and is_time(text)) or (role == "who" and looks_like_who(text))


def infer_steps(rows: Sequence[dict[int, str]]) -> dict[int, str]:
    """Column → role by content: dates are when, names who, the longest text what; {} if unclear."""
    columns = sorted({c for row in rows for c in row})
    if not 2 <= len(columns) <= 7 or not rows:
        return {}
    cells = {c: [t for row in rows if (t := row.get(c, "").strip())] for c in columns}
    cells = {c: ts for c, ts in cells.items() if ts}
    if any(
        _share(ts, lambda t: bool(EMAIL.search(t)) and len(t) < 50) > 0.5 for ts in cells.values()
    ):
        return {}
    clock = [c for c, ts in cells.items() if _share(ts, is_clock) > 0.5]
    when = [c for c, ts in cells.items() if c not in clock and _share(ts, is_time) >= 0.5]
    who = [
        c
        for c, ts in cells.items()
        if c not in when
        and c not in clock
        and _share(ts, lambda t: looks_like_who(t) or bool(NOBODY.match(t))) >= 0.6
    ]
    if clock or not (when or who):
        return {}
    rest = [c for c in cells if c not in when and c not in who and not _numbers(cells[c])]
    if not rest or (not when and not _tasks(cells[max(rest, key=lambda c: _mean(cells[c]))])):
        return {}
    what = max(rest, key=lambda c: _mean(cells[c]))
    if _mean(cells[what]) < 8:
        return {}
    out = {what: "what"}
    if when:
        out[when[0]] = "when"
    if who:
        out[who[-1]] = "who"
    return out


def _numbers(texts: Sequence[str]) -> bool:
    return all(re.fullmatch(r"[\d.)#]{1,4}", t) for t in texts)


def _tasks(texts: Sequence[str]) -> bool:
    return _share(texts, lambda t: len(t.split()) >= 3) >= 0.6


def _mean(texts: Sequence[str]) -> float:
    return sum(map(len, texts)) / len(texts)


def _share(texts: Sequence[str], test: object) -> float:
    assert callable(test)
    return sum(bool(test(t)) for t in texts) / len(texts) if texts else 0.0


def split_both(text: str) -> tuple[str, str]:
    """ "SB, 1. juni" → when and who of a column that holds both."""
    found = spans(text)
    if not found:
        return ("", text) if not is_time(text) else (text, "")
    when = found[-1]
    who = (text[: when.start] + " " + text[when.end :]).strip()
    return when.text, re.sub(r"^[\s,;:/–-]+|[\s,;:/(–-]+$|\(\s*\)", "", who).strip()


def infer_people(rows: Sequence[dict[int, str]]) -> dict[int, str]:
    """Column → role when the rows are a list of people without a heading row, else {}."""
    columns = sorted({c for row in rows for c in row})
    if not 2 <= len(columns) <= 6:
        return {}
    cells = {c: [t for row in rows if (t := row.get(c, "").strip())] for c in columns}
    names = [c for c, ts in cells.items() if ts and _share(ts, is_full_name) >= 0.6]
    if not names or len(names) > 1:
        return {}
    out = {names[0]: "name"}
    for column, texts in cells.items():
        if column == names[0] or not texts:
            continue
        if _share(texts, lambda t: bool(EMAIL.search(t))) >= 0.5:
            out[column] = "email"
        elif _share(texts, lambda t: is_role(t) or is_body(t)) >= 0.4:
            out[column] = "about"
        elif _share(texts, is_time) >= 0.5:
            return {}
    return out if len(out) > 1 else {}


def missing_roles(
    rows: Sequence[dict[int, str]], roles: dict[int, str], kind: str
) -> dict[int, str]:
    """Column → role for columns whose heading said nothing, by what stands below it.

    In a table of steps Når and Hvem where they lack; in a list of people the addresses, which
    may also stand under a heading for something else.
    """
    columns = sorted({c for row in rows for c in row})
    cells = {c: [t for row in rows if (t := row.get(c, "").strip())] for c in columns}
    found: dict[int, str] = {}
    tests = (
        {"when": lambda t: is_time(t) and not is_clock(t), "who": _who_or_nobody}
        if kind == "step"
        else {"email": lambda t: bool(EMAIL.search(t))}
    )
    for role, test in tests.items():
        if role in roles.values() or "both" in roles.values():
            continue
        free = [
            c for c in columns if c not in found and (c not in roles or _may_be(roles[c], role))
        ]
        fits = [c for c in free if cells[c] and _share(cells[c], test) >= 0.6]
        if fits:
            found[fits[0]] = role
    return found


def _may_be(role: str, wanted: str) -> bool:
    return wanted == "email" and role in {"phone", "org", "present", "about"}


def _who_or_nobody(text: str) -> bool:
    return looks_like_who(text) or bool(NOBODY.match(text))


_CLOCK_HEAD: Final = re.compile(
    r"^(?:kl\w*|tid\w*|når|time\w*|fra|frå|start\w*)?\W*$", re.IGNORECASE
)


def is_programme(rows: Sequence[dict[int, str]]) -> bool:
    """True for the programme of an evening: a column of hours, headed as such or not at all."""
    for column in {c for row in rows for c in row}:
        texts = [row.get(column, "").strip() for row in rows]
        head, below = (texts[0], texts[1:]) if not is_clock(texts[0]) else ("", texts)
        hours = [t for t in below if is_clock(t)]
        if _CLOCK_HEAD.match(head) and len(hours) >= 2 and len(hours) * 10 >= 7 * len(below):
            return True
    return False
