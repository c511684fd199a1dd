"""The description of an idea, without the sentence that says who contributes."""

from __future__ import annotations

import re
from typing import Final

from followup.domain.who_phrases.people import People
from followup.domain.who_phrases.split import pieces

from .parties import is_who
from .telling_words import heads_actors

_ACTORS_IN_TEXT: Final = re.compile(
    r"(?:^|(?<=[.!?])\s+)(?:(?:i |et |eit )?samarbei[dt](?:er|ar)? (?:med|mellom)|(?:sammen|"
    r"saman|i lag) med)\s(?P<with>[^.]{3,140})\.?(?=\s|$)"
    r"|(?:^|(?<=[.!?])\s+)(?:aktører|aktørar|med|bidrar|bidreg|samarbeid(?:spartnere)?|"
    r"må hjelpe til|må være med|(?:hvem|kven) (?:må|kan|skal|bør) (?:være |vere |bli )?med|"
    r"(?:hvem|kven) (?:trengs|trengst|bidrar|bidreg))\s*[:?]\s*(?P<list>[^.]+)\.?"
    r"|(?:^|(?<=[.!?])\s+)(?P<subject>[A-ZÆØÅ][^.!?]{2,140}?)\s(?:må (?:være|"
    r"vere) med(?: på (?:dette|det))?|samarbeider|samarbeidar|bidrar|bidreg|er med|deltar|deltek|"
    r"går sammen|går saman|stiller opp|må bidra|må samarbeide)(?: om dette| på dette)?\s*[.!]",
    re.IGNORECASE,
)
_LABELLED: Final = re.compile(
    r"(?:^|(?<=[.!?])\s+)(?P<head>[^\W\d_][^:.!?]{2,40}):\s+(?P<list>[^.!?:]{2,140})(?:\.(?=\s|$)|$)"
)
_PLAIN_ACTORS: Final = re.compile(r"(?:^|(?<=[.!?])\s+)(?P<list>[^.!?:]{3,140})[.!]?$")


def without_actors(text: str, people: People, *, more: bool) -> tuple[str, list[str]]:
    """(description, actors): "… Skolen og kommunen samarbeider." loses its last sentence.

    `more` when the idea has a description already, so that a lone list of bodies is actors.
    """
    kept = text
    actors: list[str] = []
    for found in _ACTORS_IN_TEXT.finditer(text):
        listed = found.group("list") or found.group("subject") or found.group("with")
        if found.group("list") or is_who(listed, people):
            actors.extend(actors_in(listed))
            kept = kept.replace(found.group().strip(), " ")
    for found in _LABELLED.finditer(kept):
        if heads_actors(found.group("head")):
            actors.extend(actors_in(found.group("list")))
            kept = kept.replace(found.group().strip(), " ")
    kept = kept.strip()
    last = _PLAIN_ACTORS.search(kept)
    if last and is_who(last.group("list"), people) and (last.start() > 0 or more):
        actors.extend(actors_in(last.group("list")))
        kept = kept[: last.start()]
    return " ".join(kept.split()), actors


def actors_in(text: str) -> list[str]:
    """The parties of a list of actors, as written."""
    return [piece.text for piece in pieces(text) if piece.text]
