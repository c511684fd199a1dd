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


_CHOSEN: Final = re.compile(
    r"^(?:(?:det|dette|de|dei|den|disse|desse|her|tiltak\w*|id[eé]\w*)\s)?"
    r"(?:(?:to|tre|fire|fem|\d|id[eé]\w*|tiltak\w*|som)\s)*(?:vi|me|gruppa|gruppene|gruppane)\s"
    r"(?:(?:gikk|gjekk|går|falt|fall)\s(?:for|videre med|vidare med)|(?:endte|enda)(?:\sopp)?\smed|"
    r"(?:samlet|samla)\soss\som|(?:stemte|røysta)\s(?:for|fram|frem)|(?:ble|blei|vart)\s(?:stående|"
    r"ståande|sittende|sitjande|igjen)\smed|landet|landa|(?:skal|vil)\s(?:gjøre|gjere|få til|"
    r"satse på))\b|"
    r"^(?:(?:to|tre|fire|fem|\d|de|dei|våre)\s)*(?:id[eé]\w*|tiltak\w*)\s(?:(?:og|med|for)\s"
    r"(?:vår[te]?\s|første\s|fyrste\s)?(?:plan\w*|skritt\w*|steg\w*|nummer|oppfølging|oppfølgjing))|"
    r"^handlings?del\w*|^(?:her|nå|no|så)\s(?:la|lagde|laga|lagar|lager|legger|legg)\s(?:vi|me)\s"
    r"(?:en |ein )?plan\w*",
    re.IGNORECASE,
)
_ACTORS: Final = re.compile(
    r"^(?:(?:de|dei|disse|desse|dem|hvem|kven|hvilke|vi|me|her)\s(?:\w+\s){0,2}?)?"
    r"(?:treng(?:s|st|er|ar)?(?:\s(?:vi|me))?(?:\smed)?|(?:må|kan|skal|bør|vil)\s(?:være|vere|bli)?\s?"
    r"med(?:\spå\s\w+)?|med på (?:laget|dette|det|lag)|(?:må|kan|skal|bør) (?:bidra|hjelpe|hjelpa)"
    r"(?:\stil)?|bidrar|bidreg|"
    r"(?:sammen|saman|i lag) med|samarbei[dt]\w*(?:\smed)?|"
    r"med(?:spill|spel|verk|virk|hjelp|aktør)\w+|"
    r"(?:bidrags)?(?:ytere|ytarar|partner\w*)|aktør\w*|involvert\w*)$",
    re.IGNORECASE,
)


def heads_chosen(text: str) -> bool:
    """True for a heading over the ideas that were chosen: "De to vi gikk for", "Ideer med plan"."""
    bare = text.strip(" :.!–—-")
    return len(bare.split()) <= _LONGEST and bool(_CHOSEN.match(bare))


def heads_actors(text: str) -> bool:
    """True for the words before a list of those who contribute: "Disse må være med"."""
    bare = text.strip(" :.!?–—-")
    return 0 < len(bare.split()) <= _LONGEST and bool(_ACTORS.match(bare))


THE_IDEA: Final = re.compile(
    r"^\W*id[eé](?:en|a)(?: vår)?\s*(?::|[–—])\s(?:\S+\s){3}", re.IGNORECASE
)
""""Ideen: Alle får …" straight under the title of an idea tells of it."""

TELLING: Final[tuple[tuple[str, re.Pattern[str]], ...]] = tuple(
    (code, re.compile(pattern, re.IGNORECASE))
    for code, pattern in (
        (
            "first",
            r"\baller (?:første|fyrste|først|fyrst)\b|^(?:første|fyrste|først|fyrst)(?:dytt|"
            r"spark|skubb|skritt)\w*|"
            r"\b(?:startskudd|startskot|startspark|avspark|kickstart|stafettpinne)\w*",
        ),
        (
            "parked",
            r"^(?:andre|øvrige|øvrege|flere|fleire|resten av)\s(?:\w+\s)?(?:id[eé]\w*|forslag\w*|"
            r"veier|vegar|innspill|tanker|tankar)\b",
        ),
        (
            "ways",
            r"\bid[eé]\w*(?:regn|storm|myldring|vegg|tavle|dryss|haug)\w*|\bforslags?-?(?:vegg|"
            r"tavle|liste)\w*|\b(?:alt|alle id[eé]\w*|det|"
            r"ideane|ideene) (?:som|vi|me) (?:kom|ble|vart|fikk|fekk)\b|\bmyldr\w+|"
            r"\bbrainstorm\w*|\bid[eé]\w* som ble sagt",
        ),
        (
            "chosen",
            r"\b(?:det|dette|tiltak\w*|id[eé]\w*|her) (?:som )?(?:vi|me) (?:satser på|satsar på|"
            r"valgte|valde|går videre med|går vidare med|gikk videre med|"
            r"gjekk vidare med|vil få til|skal få til|bestemte oss for|landet på|landa på|"
            r"prioriter\w+|vil jobbe med|vil satse på)\b",
        ),
        (
            "good",
            r"\bstolt\w*|\b(?:får|fekk|fikk) (?:vi |me )?til\b|\blykkes\b|\blukkast\b|\bfunker\b|"
            r"\bfunkar\b|\bfungerer\b|\bgode på\b|\bflinke (?:til|på)\b|"
            r"\bgår (?:\w+ )?bra\b|\bgladsak\w*|\bgladmelding\w*|\blyspunkt\w*|\bstyrke\w*|"
            r"\bskryt\w*|\bgullkorn\w*|^(?:slik|dette|det|hva|kva|her|sånn) .*\b(?:vi|me)\b.* "
            r"(?:i dag|allerede|fra før|frå før)\W*$",
        ),
    )
)
"""Whole headings, by words that stand anywhere in them."""
