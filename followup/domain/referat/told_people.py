"""People that sentences tell of: "Til stede var …", "Kari fra NAV var også med", "ført av …"."""

from __future__ import annotations

import re
from typing import Final

from core.privacy.guard import sentences
from followup.domain.reading import Participant
from followup.domain.who_phrases.names import EMAIL, is_full_name, is_name_word

from .one_person import own_address
from .participants import UNIT_HEAD, by_unit, parts_of_list, people_in
from .verbs import is_verb
from .vocabulary import label

_TOLD: Final = re.compile(
    r"(?:\b(?:til ?stede|til stades|deltakere|deltakarar|de frammøtte|frammøtte|de voksne|"
    r"dei vaksne|"
    r"med på dugnaden|med på møtet|med på samlingen|oppmøte|deltakerne|\w*gruppa|"
    r"\w*gruppen) (?:var|besto av|bestod av|består av|"
    r"på dugnaden var)[:\s]+|\b(?:vi|"
    r"me) var\s+(?=(?-i:[A-ZÆØÅ]))|\b(?:møtte|stilte|"
    r"deltok)\s+(?=(?-i:[A-ZÆØÅ])))(?P<list>[^.]*(?:\.(?!\s[A-ZÆØÅ])[^.]*)*)",
    re.IGNORECASE,
)
_FROM_BODY: Final = re.compile(
    r"\b([A-ZÆØÅ][\wæøåé-]+(?:\s[A-ZÆØÅ][\wæøåé-]+){0,3})\s(?:fra|frå|i)\s(NDFU|"
    r"Nasjonal dugnad)\b(?=[^.]*)"
)
_CAME: Final = re.compile(
    r"^(?P<list>[^.:!?]{3,200}?)\s(?:var|deltok|møtte|kom)\s(?:også\s|òg\s|i tillegg\s)?"
    r"(?:med|til stede|til stades|fram|der)\b[^.]{0,30}[.!]?$",
    re.IGNORECASE,
)
_CAME_BY: Final = re.compile(
    r"\b(?:deltok|kom|møtte|stilte|representert(?:e)? (?:ved|av))\s(?=(?:[\wæøå-]+\s)?[A-ZÆØÅ])"
    r"(?P<list>.+?)(?=,?\sog (?:fra|frå)\s|[.;]\s|[.;]?$)"
)
_FROM_UNIT: Final = re.compile(r"^(?:fra|frå)\s(?!\S+@)[^:@]{2,60}:", re.IGNORECASE)
_SENT_WORD: Final = re.compile(r"\b(?:forfall|ikke|ikkje|meldte? avbud)\b", re.IGNORECASE)
_WRITTEN_BY: Final = re.compile(
    r"\b(?:(?:ført|skrevet|skrive|notert|referert|laget|laga|oppsummert)\s(?:i pennen\s)?av\s+|"
    r"(?:referat(?:et)?|notat(?:et|er)?|ført|skrevet|skrive)\s(?:(?:er|ble|blei|vart)\s)?"
    r"(?:av\s+|ved\s+|v/\s*))(?=(?-i:[A-ZÆØÅ]))",
    re.IGNORECASE,
)


_I_AM: Final = re.compile(
    r"\b(?:(?:[Jj]eg|[Ee]g|[Uu]ndertegnede|[Uu]nderteikna)"
    r"(?:,? som (?:skriver|skriv|fører|noterer|har skrevet|har skrive|skrev|skreiv)(?: \w+){0,2})?"
    r"(?:,?\s(?:heter|heiter|er)|,)|(?:[Nn]avnet|[Nn]amnet) mitt er)\s"
    r"(?P<who>[A-ZÆØÅ][\w'’-]+(?:\s[A-ZÆØÅ][\w'’-]+)+)(?P<rest>[^!?]{0,120})"
)


def told_self(text: str) -> Participant | None:
    """ "Jeg som skriver dette, heter Kari Nes (kari@…)": the writer says who they are."""
    found = _I_AM.search(text)
    if found is None or not is_full_name(found.group("who")):
        return None
    name = found.group("who")
    return Participant(name, email=own_address(EMAIL.findall(found.group("rest")), name))


def told_in(text: str) -> list[Participant]:
    """Participants in a sentence of its own inside running text: "Til stede var …"."""
    found = _TOLD.search(text)
    told = people_in(found.group("list")) if found else []
    told.extend([own] if (own := told_self(text)) else [])
    for _, sentence in sentences(text) if len(text) < 1500 else ():
        named = label(sentence)
        if named is not None and named.code == "leader":
            told.extend(p for p in people_in(named.rest) if " " in p.name)
        came = _CAME.match(sentence)
        lists = [came] if came else list(_CAME_BY.finditer(sentence))
        if not _SENT_WORD.search(sentence):
            told.extend(p for m in lists for p in people_in(m.group("list")) if " " in p.name)
    return told


def written_by(text: str) -> Participant | None:
    """ "Notater ført av Kari Nes (kari@…), rådgiver": who wrote the minutes, named in full."""
    own = told_self(text)
    if own is not None:
        return own
    found = _WRITTEN_BY.search(text)
    named = people_in(text[found.end() :]) if found else []
    return named[0] if named and " " in named[0].name else None


def grouped_by_unit(text: str, *, after_list: bool = False) -> list[Participant]:
    """ "Fra styret: Kari Nes (leder), Ola Lia": a line of units with names, and nothing else.

    After another line of people, or after «fra», given names and one name are enough.
    """
    if not UNIT_HEAD.match(text) or len(text) > 1500 or _tells_steps(text):
        return []
    found = people_in(text)
    if after_list or _FROM_UNIT.match(text):
        return found if len(found) * 3 >= len(parts_of_list(text)) else []
    whole = [p for p in found if " " in p.name]
    parts = [part for _, told in by_unit(text) for part in parts_of_list(told)]
    return found if len(whole) >= 2 and len(whole) * 2 >= len(parts) else []


def _tells_steps(text: str) -> bool:
    """ "Turkasse: Kari ringer butikken, Ola maler" tells what people do, not who came."""
    told = [part for _, named in by_unit(text) for part in parts_of_list(named)]
    return sum(len(p.split()) > 2 and any(map(is_verb, p.split()[1:3])) for p in told) * 2 > len(
        told
    )


def thanked(text: str) -> list[Participant]:
    """ "Takk til Tuva fra NDFU": somebody of the national body who led the dugnad."""
    return [
        Participant(name=m.group(1), organisation=m.group(2))
        for m in _FROM_BODY.finditer(text)
        if is_full_name(m.group(1)) or is_name_word(m.group(1).split()[-1])
    ]
