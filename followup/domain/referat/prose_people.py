"""People a sentence of running text says were there: "Rundt bordene satt Kari Nes fra NAV, …".

A name counts when the sentence tells what the person is or comes from, and either says that
people came, sat, led or wrote, or names three or more. Sentences of those who did not come, of
copies and of thanks name nobody who took part.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from core.privacy.guard import sentences
from followup.domain.reading import Participant
from followup.domain.who_phrases.lexicon import is_body, is_role
from followup.domain.who_phrases.names import (
    EMAIL,
    fold,
    is_full_name,
    is_given_name,
    is_single_name,
)

from .one_person import CARDS, own_address, split_about
from .verbs import is_verb

_LONGEST: Final = 1500
_RUN: Final = re.compile(r"[A-ZÆØÅÁ][\w'’-]*(?:\s(?:(?:van|von|de|al|el)\s)?[A-ZÆØÅÁ][\w'’-]*)*")
_CAME: Final = re.compile(
    r"\b(?:satt|sat|deltok|møtte|stilte|kom|var (?:med|der|her|innom|til ?stede|til stades|"
    r"representert\w*|på plass|samlet|samla)|utgjorde|besto|bestod|skrev|skreiv|bidro|bidrog|"
    r"bidrog|ledet|leda|leia|leidde|loste|losa|styrte|heldt i|holdt i|førte|guidet|guida|noterte|"
    r"tok imot|fortalte|fortalde|åpnet|åpna|opna|innledet|innleia|ønsket velkommen|ønska "
    r"velkomen|foreslo|drømte|drøymde|"
    r"nevnte|nemnde|roste|rosa|la til|minnet om|minna om|snakket|snakka|delte|spurte|takket|"
    r"takka)\b",
    re.IGNORECASE,
)
_TOGETHER: Final = re.compile(
    r"\b(?:på|under|frå|fra) (?:dugnaden|møtet|kvelden|samlingen|samlinga)\b.{0,120}"
    r"\b(?:sammen|saman) med\b|\b(?:sammen|saman) med\b.{0,160}"
    r"\b(?:på|under) (?:dugnaden|møtet|kvelden|samlingen|samlinga)\b",
    re.IGNORECASE,
)
_LEADS: Final = re.compile(
    r"\b(?:prosess|møte|kvelds|dugnads|ord)(?:leder|leiar|styrer|styrar)\b|\bfasilitator\b|"
    r"\breferent\b|\bvertskap(?:et)?\b|\b(?:bord)?(?:vert|verter|vertar|vertinne)\b|"
    r"\b(?:ledet|leda|leia|leidd|styrt|losa|loset|guida|guidet|ført i pennen|"
    r"skrevet|skrive) av\b|\b(?:ledet|leda|leidde|leia|loste|losa|styrte|guidet|guida)\b|"
    r"\b(?:heldt|holdt) i (?:det|trådane|trådene|kvelden|dugnaden|møtet)\b|"
    r"\b(?:skrev|skreiv|førte|noterte|tok)\s?(?:referat\w*|notat\w*|i pennen|dette)?[.!]?$",
    re.IGNORECASE,
)
_NOT_THERE: Final = re.compile(
    r"\b(?:forfall|fråfall|avbud|kopi|ikke|ikkje|forhindret|forhindra|syk|sjuk|fraværende|"
    r"fråværande|invitert\w*|takk til|send\w*|savnet|sakna|neste gang|skal|vil|bør|må|kan)\b",
    re.IGNORECASE,
)
_BUT: Final = re.compile(r"[,;]?\s(?:mens|medan|men|dessverre|diverre)\s", re.IGNORECASE)
_FROM: Final = re.compile(
    r"^,?\s(?:som (?:er|var) )?(?:fra|frå|i|ved|på|hos|for)\s(?=[\wæøåÆØÅ])", re.IGNORECASE
)
_BRACKET: Final = re.compile(r"^\s?\((?P<told>[^()]{2,120})\)")
_AGE: Final = re.compile(r"^\s*\d{1,2}(?:\s?år)?\s*$")
_COMMA: Final = re.compile(r"^,\s(?:som er\s)?(?P<told>[a-zæøå][^,;.()]{2,60})")


@dataclass(frozen=True, slots=True)
class _Seen:
    person: Participant
    described: bool
    whole: bool


def people_told(text: str, *, sparse: bool) -> list[Participant]:
    """Participants of the sentences of one paragraph.

    `sparse` is for text under a heading of another kind: there only a sentence with three people
    and what they are tells who came.
    """
    if len(text) > _LONGEST:
        return []
    out: list[Participant] = []
    for _, sentence in sentences(text):
        for part in _BUT.split(sentence):
            out.extend(_told(part, sparse=sparse))
    return out


def named_in_full(text: str) -> list[Participant]:
    """Everybody a text gives both names of, with what it tells of them."""
    if len(text) > _LONGEST:
        return []
    return [s.person for _, told in sentences(text) for s in _seen(told) if s.whole]


def _told(sentence: str, *, sparse: bool) -> list[Participant]:
    if _NOT_THERE.search(sentence):
        return []
    seen = _seen(sentence)
    told = [s for s in seen if s.described]
    many = len([s for s in told if s.whole]) >= 3
    came = not sparse and bool(_CAME.search(sentence) or _TOGETHER.search(sentence))
    if came and len([s for s in seen if s.whole]) >= 3:
        return [s.person for s in seen if s.whole or s.described]
    if many or (came and told):
        return [s.person for s in told]
    leads = not sparse and _LEADS.search(sentence)
    return [s.person for s in seen if s.whole] if leads and 1 <= len(seen) <= 2 else []


def _seen(sentence: str) -> list[_Seen]:
    out: list[_Seen] = []
    for run in _RUN.finditer(sentence):
        role, name, start = _role_and_name(run.group(), sentence[: run.start()])
        if not name or fold(name) in CARDS:
            continue
        rest = sentence[run.start() + start + len(name) :]
        told_role, org, mail = _about(rest, name)
        whole = " " in name
        role = role or told_role
        if not whole and not (org and is_body(org)):
            continue
        person = Participant(name, email=mail, organisation=org, role=role)
        out.append(_Seen(person, bool(role or org), whole))
    return out


def _role_and_name(run: str, before: str) -> tuple[str, str, int]:
    """The role straight before a name, the name, and where in the run it begins."""
    words = run.split()
    skipped: list[str] = []
    while (
        len(words) > 1
        and not is_given_name(words[0])
        and (
            is_role(words[0])
            or (is_full_name(" ".join(words[1:])) and not is_full_name(" ".join(words)))
        )
    ):
        skipped.append(words.pop(0))
    name = " ".join(words)
    if not (is_full_name(name) or (len(words) == 1 and is_single_name(name))):
        return "", "", 0
    start = len(run) - len(name)
    told = [*before.split()[-2:], *skipped]
    role = ""
    if told and is_role(told[-1].strip(",")) and not told[-1].endswith((",", ".", ":")):
        daily = len(told) > 1 and told[-2].lower() in {"daglig", "dagleg", "faglig", "fagleg"}
        role = " ".join(told[-2:]) if daily else told[-1]
    return role, name, start


def _about(rest: str, name: str) -> tuple[str, str, str]:
    """(role, organisation, address) that stand after a name in a sentence."""
    bracket = _BRACKET.match(rest)
    mail, role, org = "", "", ""
    if bracket:
        told = bracket.group("told")
        if _AGE.match(told):
            return "", "", ""
        mail = own_address(EMAIL.findall(told), name)
        role, org = split_about(told)
        rest = rest[bracket.end() :]
    found = _FROM.match(rest)
    if found and not org:
        org = _until_verb(rest[found.end() :])
    comma = _COMMA.match(rest)
    if comma and not (role or org) and is_role(comma.group("told").split()[0]):
        role, org = split_about(_until_verb(comma.group("told")))
    return role, org, mail


_AROUND: Final = frozenset({"rundt", "kring", "om", "sammen", "saman", "under", "da", "med"})


def _until_verb(text: str) -> str:
    """ "NAV Moss loste oss gjennom" → "NAV Moss": the words before a verb, a sign or «og»."""
    out: list[str] = []
    for word in re.split(r"[,;.:()]", text, maxsplit=1)[0].split()[:6]:
        if word in {"og", "samt", "som", "var", "satt", "sat", *_AROUND} or (
            out and (is_verb(word) or _CAME.match(word) or _LEADS.match(word))
        ):
            break
        out.append(word)
    return " ".join(out)
