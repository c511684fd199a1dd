"""Lines such as "name, organisation, e-mail", in any order, as people paste them from a list."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Final

from followup.domain.who_phrases.lexicon import is_body, is_role
from followup.domain.who_phrases.names import fold, is_full_name, is_given_name, is_name_word

MOST_LINES: Final = 2_000
"""More people than any dugnad has had; beyond it somebody has pasted something else."""

LONGEST_LINE: Final = 600
LONGEST_FIELD: Final = 160

_SEPARATOR: Final = re.compile(r"\s*[\t;,|]\s*|\s+[–—-]\s+")
_ADDRESS: Final = re.compile(r"[\w.!#$%&'*+/=?^`{|}~-]{1,64}@(?:[\w-]{1,63}\.)+[\w-]{2,63}")
_LOOSE_ADDRESS: Final = re.compile(r"[^\s<>,;|]*@[^\s<>,;|]*")
_PHONE: Final = re.compile(r"(?<![\w@])(?:\+|00)?(?:\d[\s.-]?){8,12}(?!\w)")
_NUMBERING: Final = re.compile(r"^\s*(?:\d{1,3}[.)]\s+|[•·*▪–-]\s+)")
_LABEL: Final = re.compile(
    r"(?i)\b(?:e-?post(?:adresse)?|mail|e-?mail|tlf|telefon|mobil|mob)\b\.?\s*(?::\s*|(?=\t|$))"
)
_EDGES: Final = ' ".:–—-'
_HEADER: Final = {
    **dict.fromkeys(("navn", "namn", "deltaker", "deltakar", "deltakere", "name"), "name"),
    **dict.fromkeys(("fornavn", "førenamn", "fornamn"), "first"),
    **dict.fromkeys(("etternavn", "etternamn"), "last"),
    **dict.fromkeys(
        (
            "organisasjon",
            "org",
            "virksomhet",
            "verksemd",
            "lag",
            "arbeidssted",
            "enhet",
            "tilhører",
        ),
        "organisation",
    ),
    **dict.fromkeys(("rolle", "stilling", "tittel", "funksjon", "verv"), "role"),
    **dict.fromkeys(
        ("e-post", "epost", "e-postadresse", "epostadresse", "mail", "e-mail", "email", "adresse"),
        "email",
    ),
    **dict.fromkeys(("telefon", "tlf", "mobil", "mobilnummer", "telefonnummer", "phone"), "phone"),
}


@dataclass(frozen=True, slots=True)
class Typed:
    """One person as typed; `line` counts from 1, `text` is the line itself."""

    line: int
    name: str
    email: str = ""
    organisation: str = ""
    role: str = ""
    phone: str = ""
    text: str = ""


@dataclass(frozen=True, slots=True)
class Problem:
    """A line that could not be taken in. `kind` is a machine word:
    address, no_name, too_long, shared_address."""

    line: int
    text: str
    kind: str
    detail: str = ""


@dataclass(slots=True)
class Pasted:
    """What the lines gave. `too_many` is the number of lines when there were more than allowed."""

    people: list[Typed] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    too_many: int = 0


def read_lines(text: str) -> Pasted:
    """Each line as a person or as a problem; nothing is dropped silently.

    Blank lines and a header line are passed over; a header gives the order of the columns.
    """
    lines = [
        (number, line.strip()) for number, line in enumerate(text.splitlines(), 1) if line.strip()
    ]
    if len(lines) > MOST_LINES:
        return Pasted(too_many=len(lines))
    pasted = Pasted()
    columns = _columns(lines[0][1]) if lines else []
    for number, line in lines[1:] if columns else lines:
        for piece in _pieces(line):
            _take(pasted, number, piece, columns)
    return pasted


def _take(pasted: Pasted, number: int, line: str, columns: list[str]) -> None:
    if len(line) > LONGEST_LINE:
        pasted.problems.append(Problem(number, line[:80] + "…", "too_long"))
        return
    found = _by_columns(number, line, columns) or _by_looks(number, line)
    wrong = _LOOSE_ADDRESS.search(_ADDRESS.sub(" ", line))
    if wrong:
        pasted.problems.append(Problem(number, line, "address", wrong.group()))
    elif not found.name:
        pasted.problems.append(Problem(number, line, "no_name"))
    elif max(map(len, (found.name, found.organisation, found.role))) > LONGEST_FIELD:
        pasted.problems.append(Problem(number, line[:80] + "…", "too_long"))
    else:
        pasted.people.append(replace(found, text=line))


def _pieces(line: str) -> Iterable[str]:
    """The line itself, or its parts when it holds several addresses, as copied from a mail."""
    if len(_ADDRESS.findall(line)) < 2:
        return [line]
    separator = r"[;\t]" if re.search(r">\s*;|;\s*\S+@", line) else r"(?<=>),|(?<=\w),\s*(?=\S+@)"
    parts = [p.strip() for p in re.split(separator, line) if p.strip()]
    return parts if all(len(_ADDRESS.findall(p)) < 2 for p in parts) else [line]


def _columns(line: str) -> list[str]:
    """What each column of a header line holds, or [] when the line is no header."""
    words = [w.strip(" :*").lower() for w in _SEPARATOR.split(line)]
    known = [_HEADER.get(w, "") for w in words]
    named = [k for k in known if k]
    return known if named and len(named) * 2 >= len(words) and "@" not in line else []


def _by_columns(number: int, line: str, columns: list[str]) -> Typed | None:
    """The person by the header's order, or None where the line does not follow it."""
    parts = [p.strip(' "<>') for p in re.split(r"[\t;|]|,(?!\s*$)", line)]
    if len(columns) < 2 or len(parts) != len(columns):
        return None
    cells = dict(zip(columns, parts, strict=True))
    name = cells.get("name") or f"{cells.get('first', '')} {cells.get('last', '')}".strip()
    address = _ADDRESS.fullmatch(cells.get("email", ""))
    if cells.get("email") and not address:
        return None
    rest = {k: cells.get(k, "") for k in ("organisation", "role", "phone")}
    return Typed(number, name, address.group() if address else "", **rest)


def _by_looks(number: int, line: str) -> Typed:
    """The person by what each part looks like, whatever the order."""
    line = _NUMBERING.sub("", line)
    address = _ADDRESS.search(line)
    rest = re.sub(rf"<?{_ADDRESS.pattern}>?", "\t", line)
    phone = _PHONE.search(rest)
    rest = _LABEL.sub("", _PHONE.sub("\t", rest))
    parts = [p for part in _SEPARATOR.split(_brackets(rest)) if (p := part.strip(_EDGES))]
    name, others = _name_and_others(parts)
    role = next((p for p in others if is_role(p)), "")
    organisation = ", ".join(p for p in others if p is not role)
    return Typed(
        number,
        " ".join((name or "").split()),
        address.group() if address else "",
        organisation,
        role,
        phone.group().strip() if phone else "",
    )


def _name_and_others(parts: list[str]) -> tuple[str, list[str]]:
    name = _name_among(parts)
    others = [p for p in parts if p is not name]
    if _surname_first(parts):
        return f"{parts[1]} {parts[0]}", parts[2:]
    first, _, rest = name.partition(" ")
    if rest and is_role(first) and is_full_name(rest):
        return rest, [first, *others]
    return name, others


def _surname_first(parts: list[str]) -> bool:
    """True for "Granbark, Ola, …": two single words, the second a given name, the first not."""
    if len(parts) < 2 or " " in parts[0] or " " in parts[1]:
        return False
    return is_given_name(parts[1]) and is_name_word(parts[0]) and not is_given_name(parts[0])


def _brackets(text: str) -> str:
    return re.sub(r"[()\[\]]", "\t", text)


def _name_among(parts: list[str]) -> str:
    """The part that looks most like a name of a person, else of a body, else ""."""
    people = [p for p in parts if is_full_name(p) and not is_body(p) and not is_role(p)]
    if people:
        return max(people, key=lambda p: is_given_name(p.split()[0]))
    given = [p for p in parts if is_given_name(p.split()[0]) and not is_body(p)]
    plain = [p for p in parts if not is_role(p) and not is_body(p)]
    letters = [p for p in (*given, *plain, *parts) if re.search(r"[^\W\d_]{2}", p) and "." not in p]
    return letters[0] if letters else ""


def ask_about_shared(
    people: Iterable[Typed], holders: Mapping[str, str]
) -> tuple[list[Typed], list[Problem]]:
    """Who can be taken in, and a question for each whose address belongs to somebody else.

    `holders` gives the name that has an address already (lower case). Typed twice counts once.
    """
    by_address = dict(holders)
    kept: list[Typed] = []
    asked: list[Problem] = []
    seen: set[tuple[str, str]] = set()
    for person in people:
        address = person.email.lower()
        key = (fold(person.name), address)
        if key in seen:
            continue
        seen.add(key)
        holder = by_address.setdefault(address, person.name) if address else person.name
        if fold(holder) == fold(person.name):
            kept.append(replace(person, email=address))
        else:
            asked.append(Problem(person.line, person.text, "shared_address", holder))
    return kept, asked
