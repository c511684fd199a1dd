"""Ideas that are only listed: on the wall, parked, or mentioned in a sentence."""

from __future__ import annotations

import re
from typing import Final

from followup.domain.who_phrases.names import is_single_name

from .titles import split_list
from .verbs import is_verb

_CHOICE: Final = re.compile(
    r"\b(?:ble|blei|vart|er|fikk|fekk|har|skal|kan|var|gikk|gjekk|valgte|valde|kom|ønsker|ynskjer|"
    r"stemte|røysta)\b",
    re.IGNORECASE,
)
_ON_THE_WALL: Final = re.compile(
    r"(?:^|(?<=[.!?]\s))(?:på (?:lista|listen|tavla|veggen|arket|plakaten)\b[^:.]{0,50}|"
    r"(?:disse|desse|følgende) (?:ideene|idéene|ideane|forslagene|forslaga)\b[^:.]{0,50}):"
    r"\s*(?P<list>[^:]+)$",
    re.IGNORECASE,
)
_ASIDE: Final = re.compile(
    r"^(?:(?:antall |tallet |tal på )?(?:stemmer|røyster|prikker|poeng|hender)\b|si fra|sei frå|"
    r"hilsen|helsing|mvh|takk|neste møte|referat(?:et)?|vennlig|kontakt|"
    r"spørsmål|ta (?:gjerne )?kontakt|publisert|personvern)\b|^©",
    re.IGNORECASE,
)
_DECK: Final = re.compile(
    r"^(?:hva er vi stolte av|har vi en konkret historie|hvordan fikk vi til|samtale i par|notér|"
    r"noter konkrete|vi er allerede godt i gang|skriv ideene|velg den av ideene|konkretis|"
    r"hva kan vi|kva kan vi|hvilke ringvirkninger|hvordan oppdager|sett fra barnets|"
    r"dere har nå hatt|kanskje har dere|hvordan kan (?:vi|kommunen)|korleis kan|når\s+hva\s+hvem)",
    re.IGNORECASE,
)


_SUBJECTS: Final = frozenset(
    {"vi", "me", "eg", "jeg", "dei", "de", "han", "hun", "ho", "alle", "det", "dette"}
)


def is_card_text(text: str) -> bool:
    """True for a question or an instruction of the card deck, left in the document."""
    return bool(_DECK.match(text))


def listed_in(text: str) -> list[str]:
    """The ideas a paragraph under «Veier inn» or «På vent» lists; sentences about them are none."""
    out: list[str] = []
    for part in split_list(text):
        words = len(part.split())
        told = _CHOICE.search(re.sub(r"\([^)]*\)", "", part)) and words > 3
        aside = _ASIDE.match(part) or _is_sentence(part) or "@" in part
        if not (aside or told or words > 14 or only_label(part)):
            out.append(part)
    return out


def _is_sentence(text: str) -> bool:
    """ "Vi tek eit nytt møte", "Oddny kallar inn": somebody does something, so it is no title."""
    words = text.split()
    subject = words[0].casefold() in _SUBJECTS or is_single_name(words[0])
    return len(words) > 2 and subject and is_verb(words[1])


def without_listed(text: str) -> str:
    """The text before "På tavla sto også: x, y, z"; what is listed there is no description."""
    found = _ON_THE_WALL.search(text)
    return text[: found.start()].strip() if found else text


def only_label(text: str) -> bool:
    """True for a line that heads others ("Sammen med frivilligheten:") or asks a question."""
    return text.rstrip().endswith(":") or bool(
        re.match(r"^(?:hva|kva|hvordan|korleis|hvem|kven)\b.*\?$", text, re.IGNORECASE)
    )


def title_and_text(text: str) -> tuple[str, str]:
    """ "Skyssordning: foreldre kjører …" → title and description."""
    found = re.search(r"(?<=\w)(?::\s|\s[–—-]\s)", text)
    if found and 2 < found.start() <= 70 and len(text) - found.end() > 15:
        return text[: found.start()], text[found.end() :]
    found = re.search(r"(?<=[\w)])\.\s+(?=[A-ZÆØÅ])", text)
    if found and found.start() <= 90:
        return text[: found.start()], text[found.end() :]
    return text, ""


def title_in_cell(text: str) -> tuple[str, str]:
    """A cell with the title of an idea on its first line: the title, and the sentence below."""
    title, _, told = text.strip().partition("\n")
    below = " ".join(told.split())
    return title, below if len(below.split()) > 3 and below[0].isupper() else ""
