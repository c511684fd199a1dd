"""Ideas that are only listed: on the wall, parked, or mentioned in a sentence."""

from __future__ import annotations

import re
from typing import Final

from .titles import split_list

_CHOICE: Final = re.compile(
    r"\b(?:ble|blei|vart|er|fikk|fekk|har|skal|kan|var|gikk|gjekk|valgte|valde|kom|ønsker|ynskjer|"
    r"stemte|røysta)\b",
    re.IGNORECASE,
)
_LISTED: Final = re.compile(
    r"\b(?:andre|øvrige|flere|fleire)\s(?:gode\s)?(?:idear|ideer|idéer|forslag|"
    r"innspill)\b[^:.]{0,60}?(?::|\bvar\b|\bsom\b|\ber\b)\s*(?P<list>.+)$",
    re.IGNORECASE,
)
_ON_THE_WALL: Final = re.compile(
    r"(?:^|(?<=[.!?]\s))(?:på (?:lista|listen|tavla|veggen|arket|plakaten)\b[^:.]{0,50}|"
    r"(?:disse|desse|følgende) (?:ideene|idéene|ideane|forslagene|forslaga)\b[^:.]{0,50}):"
    r"\s*(?P<list>[^:]+)$",
    re.IGNORECASE,
)
_TALKED: Final = re.compile(
    r"\b(?:(?:snakket|snakka)(?: også| òg)? om|diskuterte(?: også| òg)?|drøftet(?: også)?|"
    r"drøfta(?: òg)?|ønsket (?:også |seg )+|ønska (?:òg |seg )+|foreslo(?: også| òg)?|"
    r"nevnte(?: også)?|nemnde(?: òg)?|var (?:også|"
    r"òg) inne på)\s*(?P<list>[^.]{5,160}?),? men\b[^.]*"
    r"\b(?:ikke|ikkje|senere|seinare|vente|vent|til side|parkert|droppet|droppa)\b",
    re.IGNORECASE,
)
_SETTLED: Final = re.compile(
    r"\b(?:(?:valget|valet) falt på|falt (?:valget|valet) på|"
    r"satse på|satsa på|valgte|valde|videre med|vidare med|id[eé]en(?: vår)?(?: er| ble|"
    r" var)?|"
    r"bestemte (?:seg|oss|dei) for)(?:\s(?:å|id[eé]en|tiltaket|satse|gå|på|om|vår|videre|"
    r"med)){0,4}\s"
    r"[«\"“](?P<title>[^»\"”]{3,60})[»\"”]",
    re.IGNORECASE,
)
_ASIDE: Final = re.compile(
    r"^(?:si fra|sei frå|hilsen|helsing|mvh|takk|neste møte|referat(?:et)?|vennlig|kontakt)\b",
    re.IGNORECASE,
)
_DECK: Final = re.compile(
    r"^(?:hva er vi stolte av|har vi en konkret historie|hvordan fikk vi til|samtale i par|notér|"
    r"noter konkrete|vi er allerede godt i gang|skriv ideene|velg den av ideene|konkretis|"
    r"hva kan vi|kva kan vi|hvilke ringvirkninger|hvordan oppdager|sett fra barnets|"
    r"dere har nå hatt|kanskje har dere|hvordan kan (?:vi|kommunen)|korleis kan|når\s+hva\s+hvem)",
    re.IGNORECASE,
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
        if not (_ASIDE.match(part) or told or words > 14 or only_label(part)):
            out.append(part)
    return out


def speaks_of_others(text: str) -> bool:
    """True for "vi snakket også om x og y, men …"."""
    return bool(_TALKED.search(text) or _ON_THE_WALL.search(text))


def without_listed(text: str) -> str:
    """The text before "På tavla sto også: x, y, z"; what is listed there is no description."""
    found = _ON_THE_WALL.search(text)
    return text[: found.start()].strip() if found else text


def settled_on(text: str) -> list[str]:
    """The ideas a sentence says were chosen: "gruppa ville satse på «Prøv alt-kortet»"."""
    return [found.group("title") for found in _SETTLED.finditer(text)]


def mentioned_in(text: str) -> list[str]:
    """The ideas of "andre forslag var x, y og z", "vi snakket om x, men … ikke prioritert"."""
    found = _LISTED.search(text) or _TALKED.search(text) or _ON_THE_WALL.search(text)
    if found is None:
        return []
    listed = re.sub(r"\s(?:og|samt)\som\s", ", ", found.group("list"))
    parts = (re.sub(r"^(?:om\s)?(?:et|eit|en|ein|ei)?\s?", "", p) for p in split_list(listed))
    return [part for part in parts if len(part.split()) <= 10]


def only_label(text: str) -> bool:
    """True for a line that heads others ("Sammen med frivilligheten:") or asks a question."""
    return text.rstrip().endswith(":") or bool(
        re.match(r"^(?:hva|kva|hvordan|korleis|hvem|kven)\b.*\?$", text, re.IGNORECASE)
    )


def marked_chosen(text: str) -> bool:
    """True when a listed idea is marked as chosen ("– valgt")."""
    return bool(
        re.search(
            r"[(\[–-]\s*(?:valgt|vald|valt|går videre|går vidare|prioritert)\s*[)\]!]?\s*$",
            text,
            re.IGNORECASE,
        )
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
