"""One piece of a list or sentence → the person it names, with role, organisation and address."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from followup.domain.reading import Participant
from followup.domain.who_phrases.lexicon import is_body, is_role
from followup.domain.who_phrases.mailboxes import fits
from followup.domain.who_phrases.names import (
    EMAIL,
    PHONE,
    fold,
    initials,
    is_full_name,
    is_given_name,
    is_initials,
    is_name_word,
    is_single_name,
    is_surname,
    may_be_of,
)

# The people of the cards; in a list among others such a name is a real person's.
CARDS: Final = frozenset({"per", "amina", "torbjørn", "sandra", "oscar", "oskar"})
_CAPITALS: Final = re.compile(r"\b([A-ZÆØÅ][\wæøå-]+)((?:\s[A-ZÆØÅ-]{3,}){1,3})\b")


ABSENT: Final = re.compile(
    r"^(?:nei|ikke|ikkje|forfall|meldt forfall|fravær|avbud|syk|sjuk|frafall|kopi)\b|"
    r"\b(?:meldt )?forfall\b|\bkunne ikke\b",
    re.IGNORECASE,
)


FROM: Final = re.compile(
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


_HELD_IN: Final = re.compile(
    r"^(?P<role>[^\s].{1,40}?)\s(?:i|ved|hos|på|for|av)\s(?P<unit>[^()]{2,60})$", re.IGNORECASE
)
_SURNAME_FIRST: Final = re.compile(
    r"^\s*(?P<last>[A-ZÆØÅ][\wæøåé-]+),\s+(?P<first>[A-ZÆØÅ][\wæøåé-]+(?:\s[A-ZÆØÅ][\wæøåé-]+)?)"
    r"(?=\s*(?:$|[(,–<-]|\.$))"
)
_MORE_NAMES: Final = re.compile(
    r"(?:,\s+[A-ZÆØÅ][a-zæøåé-]+(?=[,.\s]|$))*(?:\s(?:og|samt)\s+[A-ZÆØÅ][a-zæøåé-]+|"
    r"(?:,\s+[A-ZÆØÅ][a-zæøåé-]+){2}(?=,|\.?$))"
)


def person_in(text: str, *, alone: bool) -> Participant | None:
    head = re.match(r"^\s*([\wæøåÆØÅ-]+):\s+", text)
    if head and not is_single_name(head.group(1)):
        text = text[head.end() :]
    mails = EMAIL.findall(text)
    phone = PHONE.search(EMAIL.sub(" ", text))
    bare = " ".join(PHONE.sub(" ", EMAIL.sub(" ", text)).replace("<>", " ").split()).strip(" ,;:–-")
    bare = re.sub(r"\((?:mailto:)?\s*\)", "", bare).strip()
    bare = _given_first_in(bare) if alone else bare
    name = name_at_start(bare)
    if not name:
        return None
    before = _BEFORE.match(bare)
    if ABSENT.search(bare) and "(" in bare:
        return None
    rest = bare[bare.find(name) + len(name) :].strip(" ,.:–-")
    rest = re.sub(r"^\((.*?)\)\s*", r"\1, ", rest).strip(" ,")
    short, _, more = rest.partition(",")
    if is_initials(short) and fold(short).replace(" ", "") == initials(name):
        rest = more.strip()
    fra = FROM.match(rest)
    role, org = ("", fra.group(1).strip(" .")) if fra else split_about(rest)
    if fra and is_role(org.split()[0] if org else ""):
        role, org = org, ""
    role = role or (before.group("role") or "" if before else "")
    return Participant(
        name=name,
        email=own_address(mails, name),
        organisation=org,
        role=role,
        phone=phone.group().strip(" ()") if phone else "",
    )


def of_cards(person: Participant) -> bool:
    """ "Per", "Sandra (11)": of the cards for all the words say."""
    told = f"{person.organisation} {person.role}".strip()
    bare = not told or bool(re.match(r"^\d{1,2}(?:\s?år)?$", told))
    return fold(person.name) in CARDS and bare and not person.email


def in_small_capitals(text: str) -> str:
    """ "KARI MYRSTUBB (NAV)", "Kari MYRSTUBB": names in capitals as names are written."""
    return _CAPITALS.sub(_as_written, text)


def _as_written(found: re.Match[str]) -> str:
    given, rest = found.group(1), found.group(2).split()
    if not is_given_name(given) or any(
        is_body(w) or (len(w) < 5 and not given.isupper()) for w in rest
    ):
        return found.group()
    names = [given.title() if given.isupper() else given, *(w.title() for w in rest)]
    return " ".join(names)


def name_at_start(text: str) -> str:
    """The name a piece begins with, or "": two to four name words, or one given name."""
    words = _BEFORE.sub("", text.strip(" .:*")).split()
    taken: list[str] = []
    for word in words:
        if word.startswith("(") or not (
            is_name_word(word)
            or (len(taken) == 1 and is_single_name(taken[0]) and is_surname(word))
            or (taken and word in {"av", "van", "von", "de", "el", "al"})
        ):
            break
        taken.append(word.strip(".,:*"))
        if len(taken) == 5 or word.endswith((",", ":")):
            break
    name = " ".join(taken)
    rest = " ".join(words[len(taken) :])
    if not taken:
        return ""
    if len(taken) > 1:
        return name if is_full_name(name) else (taken[0] if is_single_name(taken[0]) else "")
    plausible = is_single_name(name) or (
        is_name_word(name) and (not rest or bool(re.match(r"^(?:\(|fra\b|frå\b|i\b|–|-|<)", rest)))
    )
    if not is_given_name(name) and (is_body(name) or len(name) < 3):
        return ""
    return name if plausible else ""


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
            held = _HELD_IN.match(bare)
            own = held and is_body(held.group("unit")) and not is_role(held.group("unit"))
            role.append(held.group("role") if held and own else bare)
            org.extend([held.group("unit")] if held and own else [])
        else:
            org.append(bare)
    return ", ".join(role), ", ".join(org)


def own_address(mails: Sequence[str], name: str) -> str:
    """The address beside a name: the one that says it, or the only one that may be its own."""
    best = max(mails, key=lambda mail: fits(mail, name), default="")
    if best and fits(best, name):
        return best
    return best if len(set(mails)) == 1 and may_be_of(best, name) else ""


def given_name_first(text: str) -> str:
    """ "Myrstubb, Kari (leder); Granbark, Ola" with the given name first."""
    return ";".join(_given_first_in(piece) for piece in text.split(";"))


def _given_first_in(piece: str) -> str:
    found = _SURNAME_FIRST.match(piece)
    if (
        not found
        or is_single_name(found.group("last"))
        or not is_single_name(found.group("first").split()[0])
    ):
        return piece
    if not is_name_word(found.group("last").split()[-1]):
        return piece
    if _MORE_NAMES.match(piece[found.end() :]):
        return piece  # "Ailo, Emma, Hodan og Leah" are four.
    return f"{found.group('first')} {found.group('last')}{piece[found.end() :]}"
