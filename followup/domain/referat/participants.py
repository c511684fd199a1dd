"""Who took part, from lists, rows of tables and prose: text → participants, in order."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from followup.domain.reading import Participant
from followup.domain.who_phrases.lexicon import is_body, is_role
from followup.domain.who_phrases.mailboxes import fits
from followup.domain.who_phrases.names import (
    EMAIL,
    PHONE,
    is_full_name,
    is_given_name,
    may_be_of,
)

from .addresses import settled
from .one_person import (
    ABSENT,
    FROM,
    given_name_first,
    in_small_capitals,
    name_at_start,
    of_cards,
    own_address,
    person_in,
    split_about,
)

UNIT_HEAD: Final = re.compile(
    r"(?:^|(?<=[.;\n])\s*)(?P<unit>(?:[A-ZÆØÅ]|\d[A-ZÆØÅ])[^:;,.()@\n]{1,48}?)\s*:\s+(?=[A-ZÆØÅ])"
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


_NUMBERED: Final = re.compile(r"(?:^|\s)\d{1,2}[.)]\s+(?=[A-ZÆØÅ][\wæøå-]+)")
_UNNAMED: Final = re.compile(
    r",?\s(?:\+|og|samt|pluss|i tillegg til)\s(?:\d{1,3}|to|tre|fire|fem|seks|sju|syv|åtte|ni|ti|"
    r"noen|nokon|nokre|flere|fleire)(?:\s(?!fra|frå)[a-zæøå-]+)?(?:\s(?:fra|frå|på|i)\s[\w-]+)?"
    r"(?=\s*(?:$|[,;.\n]))"
)
"""More who came, of whom only the number is told."""
_STROKE: Final = re.compile(r"(?<=[a-zæøå)])\s?/\s?(?=(?P<after>[^\W\d_][\w-]+))")
_IS_NAME: Final = re.compile(r"^[A-ZÆØÅÁ][\w'’-]*(?:\s[A-ZÆØÅÁ][\w'’-]*){1,4}$")
_ONLY_ABSENT: Final = re.compile(
    r"^(?:har |hadde )?(?:meldt |melde )?(?:forfall|fråfall|frafall|avbud|fravær|syk|sjuk|"
    r"(?:ikke|ikkje) (?:møtt|her|til stede|til stades)|"
    r"kunne (?:ikke|ikkje)(?: komme| koma| kome| møte| delta)?)[.!]?$",
    re.IGNORECASE,
)


_LEAD: Final = re.compile(
    r"^(?:(?:og|samt)\s+)?(?:(?:(?:de|dei|våre)\s)?(?:voksne|vaksne|unge|ungdommene|ungdomane)\s+"
    r"(?=(?-i:[A-ZÆØÅ])))?",
    re.IGNORECASE,
)
_AND: Final = re.compile(r"\s(?:og|samt|&|and)\s|\s?\+\s?|\s&\s?")


def person_from_row(cells: dict[str, str]) -> Participant | None:
    """A participant from one row of a list; None for a row of somebody who was not there."""
    name = cells.get("name") or f"{cells.get('first', '')} {cells.get('last', '')}".strip()
    if not name or ABSENT.search(cells.get("present", "")):
        return None
    mails = EMAIL.findall(" ".join(cells.values()))
    name = in_small_capitals(" ".join(name.split()))
    person = person_in(name, alone=True)
    if person is None and not cells.get("last"):
        return None
    if cells.get("last") or (_IS_NAME.match(name) and is_given_name(name.split()[0])):
        person = replace(person or Participant(name), name=name)
    assert person is not None
    role, org = cells.get("role", ""), cells.get("org", "")
    if cells.get("about"):
        more_role, more_org = split_about(cells["about"])
        role, org = role or more_role, org or more_org
    phone = PHONE.search(cells.get("phone", "")) if cells.get("phone") else None
    return replace(
        person,
        email=own_address(mails, person.name) or person.email,
        role=" ".join(role.split()) or person.role,
        organisation=" ".join(org.split()) or person.organisation,
        phone=phone.group().strip() if phone else "",
    )


def people_in(text: str) -> list[Participant]:
    """The participants a line of a list or a run of prose names, in order.

    "Kari Myrstubb, folkehelsekoordinator, Moss kommune – kari@…" is one person;
    "Ingrid, Mathias og Emre frå elevrådet" are three with one organisation.
    """
    out: list[Participant] = []
    for unit, told in by_unit(_plain(text)):
        found = [] if ABSENT.search(unit) else _people_in(told)
        out.extend(_of_unit(p, unit) for p in found if not of_cards(p) or _has_others(found))
    return settled(out)


def _plain(text: str) -> str:
    """Numbers within the line and strokes between name and unit as the signs of a list."""
    text = _UNNAMED.sub("", _NUMBERED.sub("; ", in_small_capitals(text)))
    return _STROKE.sub(_opened, text) if "/" in text else text


def _opened(found: re.Match[str]) -> str:
    return ", " if is_given_name(found.group("after")) else " / "


def _has_others(found: Sequence[Participant]) -> bool:
    return not all(of_cards(p) for p in found)


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
    if is_full_name(unit) or name_at_start(unit):
        return False
    return bool(name_at_start(re.split(r"[,;(]", text[head.end() :], maxsplit=1)[0]))


def _of_unit(person: Participant, unit: str) -> Participant:
    if not unit or _ALL_AGES.match(unit):
        return person
    if is_role(unit) and not is_body(unit):
        return person if person.role else replace(person, role=unit)
    return person if person.organisation else replace(person, organisation=unit)


def _people_in(text: str) -> list[Participant]:
    out: list[Participant] = []
    since = 0
    for part in parts_of_list(given_name_first(_CAME_FROM.sub("; ", text))):
        if ABSENT.search(part) and not is_full_name(part):
            if out and _ONLY_ABSENT.match(part):
                out.pop()
                continue
            break
        person = person_in(part, alone=not out)
        if person is not None and not (out and _is_unit_of(out[-1], person)):
            out.append(person)
            if person.organisation and _plain_from(part):
                young = not any(" " in p.name for p in out[since:])
                out[since:] = [
                    p
                    if p.organisation or (p.role and not young)
                    else replace(p, organisation=person.organisation)
                    for p in out[since:]
                ]
                since = len(out)
            continue
        if out and not _whose_address(out, part):
            out[-1] = _say_more(out[-1], part)
    return out


def _is_unit_of(last: Participant, word: Participant) -> bool:
    """ "Ola Nes, Lions": a word after a whole name that is no given name says where from."""
    told = word.organisation or word.role or word.email or word.phone
    return " " in last.name and " " not in word.name and not told and not is_given_name(word.name)


def _whose_address(out: list[Participant], part: str) -> bool:
    """An address alone after several names goes to the one it says, were that the last or not."""
    mails = EMAIL.findall(part)
    if len(mails) != 1 or EMAIL.sub("", part).strip(" ().:,–-<>"):
        return False
    says = [at for at, p in enumerate(out) if fits(mails[0], p.name)]
    if len(says) != 1:
        return False
    if not out[says[0]].email:
        out[says[0]] = replace(out[says[0]], email=mails[0])
    return True


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
            shown = _LEAD.sub("", shown.strip(" .:"))
            if shown:
                out.append(shown)
    return out


def _joins_people(piece: str) -> bool:
    halves = _AND.split(piece)
    return (len(halves) > 1 and sum(name_at_start(h.strip()) != "" for h in halves) >= 2) or (
        len(halves) > 1 and name_at_start(halves[-1].strip()) != ""
    )


def _say_more(person: Participant, part: str) -> Participant:
    mails = [m for m in EMAIL.findall(part) if may_be_of(m, person.name)]
    phone = PHONE.search(EMAIL.sub(" ", part))
    rest = PHONE.sub("", EMAIL.sub("", part)).strip(" ().:,–-<>")
    rest = re.sub(r"^(?:e-?post|mail|tlf|telefon|mob)\.?:?$", "", rest, flags=re.IGNORECASE)
    fra = FROM.match(rest)
    role, org = (
        ("", fra.group(1)) if fra and not is_role(fra.group(1).split()[0]) else split_about(rest)
    )
    return replace(
        person,
        email=person.email or own_address(mails, person.name),
        role=person.role or role if not (person.role and role) else f"{person.role}, {role}",
        organisation=person.organisation or org,
        phone=person.phone or (phone.group().strip() if phone else ""),
    )
