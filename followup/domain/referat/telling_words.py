"""Headings in a writer's own words for what goes well: "Det vi skryter av", "Runde 1: det gode"."""

from __future__ import annotations

import re
from typing import Final

_OPENS: Final = (
    r"(?:(?:runde|del|bolk|økt|kort)\s?\d\s?[:.–-]?\s*)?(?:det|dette|slik|sånn|her|ting|noe|noko|alt|"
    r"hva|kva|mye|mykje|litt|til|vi|me|vår[et]?|våre|bra|godt|gode?|ros|skryt|stolte?|glade?)\b"
)
_WELL: Final = (
    r"god[et]?|godt|bra|fint?|fine|flott\w*|positiv\w*|stolt\w*|skryt\w*|skrøt|ros|rose[rs]?|"
    r"lyk(?:kes|tes|kast)|lukk(?:ast|a)|virker|verkar|fungerer|funker|funkar|gled\w*|glade?|"
    r"(?:får|fikk|fekk|fått) (?:\w+ )?til|(?:ta|tar|tek|tatt|teke) (?:godt )?vare på|verne om|"
    r"verner om|holde fast ved|halde fast ved|bygge videre på|byggje vidare på|fornøyd\w*|"
    r"nøgde?|flinke?"
)
_GOOD: Final = re.compile(rf"^{_OPENS}(?:.*\b(?:{_WELL})\b|$)", re.IGNORECASE)
_SAYS: Final = re.compile(rf"\b(?:{_WELL})\b", re.IGNORECASE)
_GOOD_WORDS: Final = re.compile(
    r"^(?:(?:hva|kva|det|dette|her|ting|noe|noko|alt|litt|mye|mykje|våre?|de|dei|en|ei|den|runde|"
    r"sak|om|først|fyrst)\s(?:\w+\s){0,2}?)?"
    r"(?:bra|gode? (?:ting|erfaring\w*|eksem\w*|døme|historie\w*|grep|praksis\w*|nyhet\w*)|"
    r"stolte?|gull(?:korn|øyeblikk)?\w*|"
    r"lyspunkt\w*|solskinn\w*|suksess\w*|får til|fått til|lykkes|lukkast|fungerer|styrke\w*|"
    r"skryt\w*|ros|applaus|positive?t?|"
    r"god(?:t|e)? i gang|gleder|medvind)\b(?:\s\w+){0,5}$",
    re.IGNORECASE,
)
_OTHER: Final = re.compile(
    r"\b(?:ikke|ikkje|id[eé]\w*|forslag\w*|tiltak\w*|skritt\w*|steg\w*|hvem|kven|dårlig\w*|dårleg\w*|"
    r"bedre|betre|må|bør|kan|ønsker|ynskjer|vil ha)\b",
    re.IGNORECASE,
)
_LONGEST: Final = 8


def heads_good(text: str) -> bool:
    """True for a short heading that says what goes well; not for wishes, ideas or steps."""
    bare = text.strip(" :.!–—-")
    if _GOOD_WORDS.match(bare):
        return True
    if not bare or len(bare.split()) > _LONGEST or _OTHER.search(bare):
        return False
    return bool(_GOOD.match(bare) and _SAYS.search(bare))
