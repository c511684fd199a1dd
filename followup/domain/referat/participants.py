"""Who took part: lists, tables, prose, address lines of an e-mail, a signature."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Final

from followup.domain.reading import Participant
from followup.domain.who_phrases.lexicon import is_body, is_role
from followup.domain.who_phrases.names import (
    EMAIL,
    PHONE,
    address_names,
    fold,
    initials,
    is_full_name,
    is_initials,
    is_name_word,
    is_single_name,
    is_surname,
    may_be_of,
)

_CARDS: Final = frozenset({"per", "amina", "torbjørn", "sandra", "oscar", "oskar"})
_ABSENT: Final = re.compile(
    r"^(?:nei|ikke|ikkje|forfall|meldt forfall|fravær|avbud|syk|sjuk|frafall|kopi)\b|"
    r"\b(?:meldt )?forfall\b|\bkunne ikke\b",
    re.IGNORECASE,
)
_FROM: Final = re.compile(
    r"^(?:alle\s)?(?:fra|frå|i|på|for|v/|ved|repr\.?|representerte|representant for)\s+(.+)$",
    re.IGNORECASE,
)
_BEFORE: Final = re.compile(
    r"^(?:(?:(?:fra|frå) [\wæøå-]+(?= (?-i:[A-ZÆØÅ]))|dessuten|samt|også|i tillegg|pluss|takk til|"
    r"med|til stede var|tilstede var|"
    r"til stades var|(?P<role>(?:dagl[ei]g )?[\wæøå-]*(?:leder|leiar|rektor|ordfører|ordførar|"
    r"koordinator|sjef|rådgiver|rådgjevar|lærer|lærar|konsulent|referent|ordstyrer|sykepleier|"
    r"sjukepleiar|trener|trenar))(?: fra ndfu)?)\s+)+(?=[A-ZÆØÅ])",
    re.IGNORECASE,
)
_SURNAME_FIRST: Final = re.compile(
    r"^\s*(?P<last>[A-ZÆØÅ][\wæøåé-]+),\s+(?P<first>[A-ZÆØÅ][\wæøåé-]+(?:\s[A-ZÆØÅ][\wæøåé-]+)?)"
    r"(?=\s*(?:$|[(,–<-]|\.$))"
)
UNIT_HEAD: Final = re.compile(
    r"(?:^|(?<=[.;\n])\s*)(?P<unit>[A-ZÆØÅ][^:;,.()@\n]{1,48}?)\s*:\s+(?=[A-ZÆØÅ])"
)
_FROM_UNIT: Final = re.compile(r"^(?:for|fra|frå)\s+", re.IGNORECASE)
_ALL_AGES: Final = re.compile(
    r"^(?:voksne?|vaksne?|ungdom\w*|unge|barn|born|andre|gjester|gjestar|deltakere|deltakarar|"
    r"til stede|til stades|med|e-?post|kontakt\w*)$",
    re.IGNORECASE,
)
_CAME_FROM: Final = re.compile(
    r"(?:,\s*|\s)(?:og\s)?(?:fra|frå)\s[^,;.]{2,40}?\s(?:kom|møtte|stilte|deltok)\s(?=\S)"
)
_AND: Final = re.compile(r"\s(?:og|samt|&|and)\s|\s?\+\s?|\s&\s?")


def person_from_row(cells: dict[str, str]) -> Participant | None:
    """A participant from one row of a list; None for a row of somebody who was not there."""
    name = cells.get("name") or f"{cells.get('first', '')} {cells.get('last', '')}".strip()
    if not name or _ABSENT.search(cells.get("present", "")):
        return None
    mails = EMAIL.findall(" ".join(cells.values()))
    person = person_in(name, alone=True)
    if person is None:
        return None
    role, org = cells.get("role", ""), cells.get("org", "")
    if cells.get("about"):
        more_role, more_org = split_about(cells["about"])
        role, org = role or more_role, org or more_org
    phone = PHONE.search(cells.get("phone", "")) if cells.get("phone") else None
    return replace(
        person,
        email=_own(mails, person.name) or person.email,
        role=" ".join(role.split()) or person.role,
        organisation=" ".join(org.split()) or person.organisation,
        phone=phone.group().strip() if phone else "",
    )


def split_about(text: str) -> tuple[str, str]:
    """ "Avdelingsleder, NAV Moss" → role and organisation."""
    role: list[str] = []
    org: list[str] = []
    for part in re.split(
        r"\s*[,;/|]\s*|\s[–-]\s|\s(?:ved|i|hos)\s(?=[A-ZÆØÅ])", PHONE.sub("", EMAIL.sub("", text))
    ):
        bare = part.strip(" ().:–-")
        if not bare:
            continue
        head = bare.split(" i ")[0].split(" for ")[0]
        if is_role(head) and not (
            is_body(bare.split()[-1]) and not is_role(bare.split()[-1]) and len(bare.split()) < 2
        ):
            role.append(bare)
        else:
            org.append(bare)
    return ", ".join(role), ", ".join(org)


def people_in(text: str) -> list[Participant]:
    """The participants a line of a list or a run of prose names, in order.

    "Kari Myrstubb, folkehelsekoordinator, Moss kommune – kari@…" is one person;
    "Ingrid, Mathias og Emre frå elevrådet" are three with one organisation.
    """
    out: list[Participant] = []
    for unit, told in by_unit(text):
        found = [] if _ABSENT.search(unit) else _people_in(told)
        out.extend(_of_unit(p, unit) for p in found)
    return out


def by_unit(text: str) -> list[tuple[str, str]]:
    """ "NAV: Anne Vik. Laget: Ola Nes og Kari Lia" cut at the units that stand before names."""
    heads = [m for m in UNIT_HEAD.finditer(text) if _heads_names(m, text)]
    cuts = [0, *(m.start() for m in heads), len(text)]
    out = [("", text[: cuts[1]])] if cuts[1] else []
    for match, end in zip(heads, cuts[2:], strict=True):
        out.append((_FROM_UNIT.sub("", match.group("unit").strip()), text[match.end() : end]))
    return out


def _heads_names(head: re.Match[str], text: str) -> bool:
    unit = head.group("unit").strip()
    if is_full_name(unit) or _name_at_start(unit):
        return False
    return bool(_name_at_start(re.split(r"[,;(]", text[head.end() :], maxsplit=1)[0]))


def _of_unit(person: Participant, unit: str) -> Participant:
    if not unit or _ALL_AGES.match(unit):
        return person
    if is_role(unit) and not is_body(unit):
        return person if person.role else replace(person, role=unit)
    return person if person.organisation else replace(person, organisation=unit)


def _people_in(text: str) -> list[Participant]:
    out: list[Participant] = []
    since = 0
    for part in parts_of_list(_turned(_CAME_FROM.sub("; ", text))):
        if _ABSENT.search(part) and not is_full_name(part):
            break
        person = person_in(part, alone=not out)
        if person is not None:
            out.append(person)
            if person.organisation and _plain_from(part):
                out[since:] = [
                    p if p.organisation or p.role else replace(p, organisation=person.organisation)
                    for p in out[since:]
                ]
                since = len(out)
            continue
        if out:
            out[-1] = _say_more(out[-1], part)
    return out


def _own(mails: Sequence[str], name: str) -> str:
    """The address beside a name, unless it plainly names somebody else."""
    return next((mail for mail in mails if may_be_of(mail, name)), "")


def _turned(text: str) -> str:
    """ "Myrstubb, Kari (leder); Granbark, Ola" with the given name first."""
    return ";".join(_turned_one(piece) for piece in text.split(";"))


def _turned_one(piece: str) -> str:
    found = _SURNAME_FIRST.match(piece)
    if (
        not found
        or is_single_name(found.group("last"))
        or not is_single_name(found.group("first").split()[0])
    ):
        return piece
    if not is_name_word(found.group("last").split()[-1]):
        return piece
    return f"{found.group('first')} {found.group('last')}{piece[found.end() :]}"


def _plain_from(part: str) -> bool:
    return bool(re.search(r"\s(?:fra|frå)\s", part)) and "(" not in part


def parts_of_list(text: str) -> list[str]:
    """Pieces at commas, semicolons, dashes and «og», brackets kept whole."""
    hidden = re.sub(
        r"\([^()]*\)|<[^<>]*>",
        lambda m: (
            re.sub(r"[,;]", "\x01", m.group())
            .replace(" og ", " \x02 ")
            .replace("–", "\x03")
            .replace(" - ", " \x04 ")
        ),
        text,
    )
    out: list[str] = []
    for piece in re.split(r"\s*[,;\n|]\s*|\s+[–—-]\s+|\.\s+(?=[A-ZÆØÅ])|\t", hidden):
        for half in _AND.split(piece) if _joins_people(piece) else [piece]:
            shown = (
                half.replace("\x01", ",")
                .replace("\x02", "og")
                .replace("\x03", "–")
                .replace("\x04", "-")
            )
            shown = re.sub(r"^(?:og|samt)\s+", "", shown.strip(" .:"))
            if shown:
                out.append(shown)
    return out


def _joins_people(piece: str) -> bool:
    halves = _AND.split(piece)
    return (len(halves) > 1 and sum(_name_at_start(h.strip()) != "" for h in halves) >= 2) or (
        len(halves) > 1 and _name_at_start(halves[-1].strip()) != ""
    )


def _name_at_start(text: str) -> str:
    """The name a piece begins with, or "": two to four name words, or one given name."""
    words = _BEFORE.sub("", text.strip(" .:")).split()
    taken: list[str] = []
    for word in words:
        if word.startswith("(") or not (
            is_name_word(word)
            or (len(taken) == 1 and is_single_name(taken[0]) and is_surname(word))
            or (taken and word in {"av", "van", "von", "de", "el", "al"})
        ):
            break
        taken.append(word.strip(".,:"))
        if len(taken) == 5 or word.endswith((",", ":")):
            break
    name = " ".join(taken)
    rest = " ".join(words[len(taken) :])
    if not taken or fold(name) in _CARDS:
        return ""
    if len(taken) > 1:
        return name if is_full_name(name) else (taken[0] if is_single_name(taken[0]) else "")
    plausible = is_single_name(name) or (
        is_name_word(name) and (not rest or bool(re.match(r"^(?:\(|fra\b|frå\b|i\b|–|-|<)", rest)))
    )
    if not is_single_name(name) and (is_body(name) or len(name) < 3):
        return ""
    return name if plausible else ""


def person_in(text: str, *, alone: bool) -> Participant | None:
    head = re.match(r"^\s*([\wæøåÆØÅ-]+):\s+", text)
    if head and not is_single_name(head.group(1)):
        text = text[head.end() :]
    mails = EMAIL.findall(text)
    phone = PHONE.search(EMAIL.sub(" ", text))
    bare = " ".join(PHONE.sub(" ", EMAIL.sub(" ", text)).replace("<>", " ").split()).strip(" ,;:–-")
    bare = re.sub(r"\((?:mailto:)?\s*\)", "", bare).strip()
    bare = _turned_one(bare) if alone else bare
    name = _name_at_start(bare)
    if not name:
        return None
    before = _BEFORE.match(bare)
    if _ABSENT.search(bare) and "(" in bare:
        return None
    rest = bare[bare.find(name) + len(name) :].strip(" ,.:–-")
    rest = re.sub(r"^\((.*?)\)\s*", r"\1, ", rest).strip(" ,")
    short, _, more = rest.partition(",")
    if is_initials(short) and fold(short).replace(" ", "") == initials(name):
        rest = more.strip()
    fra = _FROM.match(rest)
    role, org = ("", fra.group(1).strip(" .")) if fra else split_about(rest)
    if fra and is_role(org.split()[0] if org else ""):
        role, org = org, ""
    role = role or (before.group("role") or "" if before else "")
    return Participant(
        name=name,
        email=_own(mails, name),
        organisation=org,
        role=role,
        phone=phone.group().strip(" ()") if phone else "",
    )


def _say_more(person: Participant, part: str) -> Participant:
    mails = [m for m in EMAIL.findall(part) if may_be_of(m, person.name)]
    phone = PHONE.search(EMAIL.sub(" ", part))
    rest = PHONE.sub("", EMAIL.sub("", part)).strip(" ().:,–-<>")
    rest = re.sub(r"^(?:e-?post|mail|tlf|telefon|mob)\.?:?$", "", rest, flags=re.IGNORECASE)
    fra = _FROM.match(rest)
    role, org = (
        ("", fra.group(1)) if fra and not is_role(fra.group(1).split()[0]) else split_about(rest)
    )
    return replace(
        person,
        email=person.email or _own(mails, person.name),
        role=person.role or role if not (person.role and role) else f"{person.role}, {role}",
        organisation=person.organisation or org,
        phone=person.phone or (phone.group().strip() if phone else ""),
    )


def merged(people: Iterable[Participant]) -> list[Participant]:
    """One entry per person: the fullest name, with what each mention adds."""
    out: list[Participant] = []
    for person in people:
        same = [i for i, p in enumerate(out) if _same(p, person)]
        if len(same) == 1:
            out[same[0]] = _joined(out[same[0]], person)
        elif not same:
            out.append(person)
    return out


def _same(one: Participant, other: Participant) -> bool:
    a, b = fold(one.name), fold(other.name)
    if a == b:
        return not (
            one.email
            and other.email
            and one.email.casefold() != other.email.casefold()
            and " " not in a
        )
    short, long = sorted((a, b), key=len)
    return (" " not in short.replace("-", " ").strip() and long.startswith(short + " ")) or set(
        a.split()
    ) == set(b.split())


def _joined(one: Participant, other: Participant) -> Participant:
    name = one.name if len(one.name) >= len(other.name) else other.name
    return Participant(
        name,
        one.email or other.email,
        one.organisation or other.organisation,
        one.role or other.role,
        one.phone or other.phone,
    )


def with_addresses(people: Sequence[Participant], texts: Iterable[str]) -> list[Participant]:
    """Addresses that stand elsewhere in the document, tied to exactly one person.

    An address of the form first.last belongs to that person; another one only where the sentence
    names exactly one person without an address and the address begins with that name.
    """
    out = list(people)
    taken = {p.email.casefold() for p in out if p.email}
    for text in texts:
        if "@" not in text:
            continue
        for mail in dict.fromkeys(EMAIL.findall(text)):
            if mail.casefold() in taken:
                continue
            fits = [i for i, p in enumerate(out) if address_names(mail, p.name) and " " in p.name]
            if not fits:
                first = fold(re.split(r"[.@_\d]", mail)[0])
                fits = [i for i, p in enumerate(out) if fold(p.name.split()[0]) == first]
                named = [
                    i for i in fits if re.search(rf"\b{re.escape(out[i].name.split()[0])}\b", text)
                ]
                fits = fits if len(fits) == 1 and named else []
            if len(fits) == 1 and not out[fits[0]].email:
                out[fits[0]] = replace(out[fits[0]], email=mail)
                taken.add(mail.casefold())
    return out
