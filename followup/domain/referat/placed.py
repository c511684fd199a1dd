"""A line with its section, and the fields a line of text can hold."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from followup.domain.who_phrases.names import is_full_name, is_given_name, is_single_name
from followup.domain.who_phrases.people import People
from followup.domain.who_phrases.split import pieces

from .column_heads import step_role
from .lines import Line
from .parties import is_who
from .time_spans import spans

_ROLE_LINE: Final = re.compile(
    r"(?:^|(?<=[.;,|\n])\s*|\s{2,}|\s[–—-]\s|"
    r"\t|\s(?=(?:Hva|Kva|Hvem|Kven|Når|Frist|Ansvar\w*)\s?:))"
    r"(?P<word>[A-ZÆØÅ][\wæøå/ -]{1,24}?)\s*(?:\([^)]{0,30}\)\s*)?[:=]\s*"
)


@dataclass(slots=True)
class Placed:
    """A line with its section.

    `text` is what stands after a label; `idea` numbers the idea it is in (-1 outside ideas);
    `title` is set on the line that opens an idea.
    """

    line: Line
    code: str
    text: str
    idea: int = -1
    title: str | None = None
    part: int = 0
    section: str = ""
    roles: tuple[tuple[str, str], ...] = ()


def _plain_parties(text: str) -> bool:
    """Each piece is a name, or a unit without a name: not "fylket Oddny Storeggen"."""
    return all(
        is_full_name(p.text)
        or is_single_name(p.text)
        or not any(is_given_name(w) for w in p.text.split())
        for p in pieces(text)
    )


def typed_cells(text: str, roles: Sequence[str], people: People) -> dict[str, str]:
    """ "uke 48 Lage liste over turutstyr Leif" by the order of the columns."""
    cells: dict[str, str] = {}
    rest = text.strip()
    found = spans(rest)
    if roles[0] == "when" and found and found[0].start == 0:
        cells["when"], rest = found[0].text, rest[found[0].end :].strip(" |,")
    elif roles[-1] == "when" and found and not rest[found[-1].end :].strip(" ."):
        cells["when"], rest = found[-1].text, rest[: found[-1].start].strip(" |,")
    words = rest.split()
    for size in range(min(6, len(words) - 1), 0, -1):
        at_end = roles[-1] == "who" or (
            roles[-1] == "when" and len(roles) > 1 and roles[-2] == "who"
        )
        who = words[-size:] if at_end else words[:size]
        if (
            "who" in roles
            and is_who(" ".join(who), people)
            and _plain_parties(" ".join(who))
            and who[0].lower() not in {"og", "i", "på", "til", "med", "for"}
        ):
            cells["who"] = " ".join(who)
            rest = " ".join(words[:-size] if at_end else words[size:])
            break
    cells["what"] = rest
    return cells


def replace_text(line: Line, text: str, kind: str) -> Line:
    return Line(kind, text, line.place, line.level, group=line.group, depth=line.depth)


def split_title(title: str) -> tuple[str, str, str]:
    """ "FRITID FRÅ FYRSTE KLASSE. alle som …" → the title and the sentences after it."""
    found = re.search(r"(?<=[\wæøå)»])[.!]\s+(?=\S)", title)
    if found and len(title[: found.start()]) <= 90:
        return title[: found.start()].strip(), ".", title[found.end() :].strip()
    found = re.search(r"\s[–—-]\s|:\s", title)
    if found and len(title) > 70:
        return title[: found.start()].strip(), ":", title[found.end() :].strip()
    return title.strip(), "", ""


def step_fields(text: str) -> tuple[tuple[str, str], ...]:
    """ "Hva: lage plakat. Hvem: Kari. Når: 1. mai" → (role, text) pairs; () when none begins it."""
    found = [
        m
        for m in _ROLE_LINE.finditer(text)
        if step_role(m.group("word")) in {"when", "what", "who"}
    ]
    if not found or text[: found[0].start()].strip(" -•*"):
        return ()
    out: list[tuple[str, str]] = []
    for at, match in enumerate(found):
        end = found[at + 1].start() if at + 1 < len(found) else len(text)
        value = (
            text[match.end() : end].strip(" .;,|–-\t")
            if at + 1 < len(found)
            else text[match.end() :].strip()
        )
        out.append((step_role(match.group("word")), value))
    return tuple(out)
