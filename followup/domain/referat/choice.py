"""The words by which a text says that an idea was chosen, or laid aside for now."""

from __future__ import annotations

import re
from typing import Final

_IDEAS: Final = (
    r"id[eéè]\w*|forslag\w*|framlegg\w*|lapp\w*|innspill\w*|tiltak\w*|ting|tanke[rn]\w*|tankar|resten|øvrige|andre|"
    r"alt|noe|noko|det|dette|disse|desse|de|dei"
)
_AWAY: Final = (
    r"til side(?:n|s)?|bort|vekk|på (?:is(?:en)?|vent|hylla|hyllen|lager|blokka|lista for senere)|"
    r"i (?:skuffen|banken)|i denne omgang(?:en)?"
)
# Whatever else a text says, these lay an idea aside.
_ASIDE: Final = re.compile(
    rf"\b(?:(?:la|lagt|legge[rs]?|leggast|satt?e?|sette?[rs]?|sett|valgte?|vald[e]?|velge[rs]?|"
    rf"stemte|røysta)\b(?:\s\w+){{0,4}}?\s(?:{_AWAY})\b|(?:lagt|satt|sett|står|er) (?:{_AWAY})\b|"
    rf"^(?:(?:ikke|ikkje) )?(?:{_AWAY})$|"
    rf"(?:får|fikk|fekk|skal) (?:\w+ )?(?:kvile|hvile|ligge|liggje)\b|for få (?:stemmer|røyster|"
    rf"prikker|prikkar|poeng)\b|(?:h[ae]ng|henger|sto|stod|står) (?:igjen|att)\b|"
    rf"^(?:til|for) (?:en|ein|ei) (?:annen|annan|anna) (?:dugnad|gang|gong|runde)\b|"
    rf"parker\w+|skrinl\w+|dropp(?:et|a|er|e|es|ast)\b|forkast\w*|nedprioriter\w*|bortvalgt\w*|"
    rf"utsatt\b|utsett(?:e[rs]?|ast)?\b|på is(?:en)?\b|på vent\b|"
    rf"(?:må|får|kan|skal) vent[ea]?\b(?! (?:inne|ute|her|der|hjemme|heime|sammen|saman)\b)|"
    rf"(?:hvilende|kvilande)\b|på pause\b|(?:blir|vert|tas|gjør|gjer|tar|tek) (?:\w+ )?"
    rf"(?:ikke|ikkje) (?:nå|no|i (?:år|haust|høst|vår|vinter|denne omgang\w*)|denne gang\w*)\b|"
    rf"(?:la[rt]?|lét|lèt) (?:\w+ ){{0,3}}?(?:ligge|vente|hvile|"
    rf"kvile)\b|"
    rf"vente(?:t|r|a)? (?:\w+ )?med\b|ventar (?:\w+ )?med\b|spare[rst]*\b(?= (?:\w+ ){{0,3}}?til)|"
    rf"(?:tas?|tek\w*|tar|komme[rn]?|kjem) (?:\w+ ){{0,3}}?(?:opp|tilbake)\b(?: \w+){{0,2}}? "
    rf"(?:igjen|att|senere|seinare|til|neste)|"
    rf"(?:nådde|rakk|kom|gikk|gjekk|går|fikk|fekk|ble|blei|vart|er|var|blir|vert|tok|tar|tek|"
    rf"prioriterte|prioriterer|valgte|valde|satser|jobbet|jobba)\b(?:\s\w+){{0,3}}?\s(?:ikke|"
    rf"ikkje)\b"
    rf"(?=.{{0,40}}\b(?:valgt\w*|vald\w*|valt|prioritert\w*|prioritet|videre|vidare|opp|fram|frem|"
    rf"gjennom|plass|stemmer|røyster|flertall|fleirtal|støtte|oppslutning|denne gang\w*)\b)|"
    rf"(?:ikke|ikkje)\s(?:ble |blei |vart |er |gikk |gjekk |nådde |kom |fikk |fekk |rakk )?"
    rf"(?:\w+\s){{0,2}}?(?:valgt\w*|vald\w*|valt|prioritert\w*|aktuel\w+|videre|vidare|opp|fram|"
    rf"frem|gjennom|tatt|teke|gått|plass|stemmer|røyster|rom for|råd til|tid til)|"
    rf"(?:ble|blei|vart|er|var) (?:ligg(?:ende|ande|jande)|heng(?:ende|"
    rf"ande|jande)|st(?:ående|åande))\b|falt (?:ut|bort|igjennom|gjennom)\b|fall "
    rf"(?:ut|bort)\b|strøket|stroke|stryka)",
    re.IGNORECASE,
)
# These only beside a word for ideas, in a heading or in brackets.
_PERHAPS: Final = re.compile(
    r"\b(?:senere|seinare|vente?[rs]?|ventar|ligge[rn]?\w*|liggande|ligg|hvile|spare[rst]*|"
    r"en annen gang|ein annan gong|neste (?:gang|gong|runde|år)|på lager|ikke nå|ikkje no|"
    r"ikke|ikkje|idébank(?:en)?|venteliste[n]?|reserve\w*)\b",
    re.IGNORECASE,
)
_HAS_IDEAS: Final = re.compile(rf"\b(?:{_IDEAS})\b", re.IGNORECASE)
_MARK: Final = (
    r"valgt|vald|valt|går videre|går vidare|gikk videre|gjekk vidare|prioritert|denne tar vi|"
    r"denne tek vi|vi tar denne|vi tek denne|vinner|vinnar(?:en)?|vant|stemt fram|"
    r"flest stemmer|flest røyster|flest prikker"
)
_MARKED: Final = re.compile(
    rf"(?:[(\[–—-]+>?|\s[–—-]|[!,]|->|→)\s*(?:{_MARK})\s*[)\]!.]*\s*$|^\s*(?:{_MARK})\s*:|"
    rf"[✓✔☑☒⭐🏆]\s*$|^\s*(?:[✓✔☑☒⭐🏆]|\[[xX]\]\s)",
    re.IGNORECASE,
)
_LAID: Final = re.compile(
    r"(?:[(\[]|\s[–—-]\s|,\s|->\s?|→\s?)(?P<note>[^()\[\]–—]{2,60})[)\]]?\s*$"
)


def laid_aside(text: str) -> bool:
    """True when a sentence says that something was not gone on with."""
    return bool(_ASIDE.search(text))


def heads_aside(text: str) -> bool:
    """True for a short heading over ideas that were laid aside: "Forslag som ikke nådde opp"."""
    bare = re.sub(r"\s*\([^()]*\)\s*$", "", text.strip(" :.!–—-"))
    if not bare or len(bare) > 80 or len(bare.split()) > 10:
        return False
    if not _HAS_IDEAS.search(bare):
        return len(bare.split()) <= 4 and bool(_ASIDE.search(bare))
    return bool(_ASIDE.search(bare) or _PERHAPS.search(bare))


def marked_chosen(text: str) -> bool:
    """True when a listed idea is marked as chosen ("– valgt", "✔")."""
    return bool(_MARKED.search(text))


def without_mark(text: str) -> str:
    """A listed idea without the mark that says it was chosen, or a note that it was not."""
    bare = _MARKED.sub("", text).strip()
    note = _LAID.search(bare)
    if note and note.start() > 2 and (laid_aside(note.group("note")) or _later(note.group("note"))):
        bare = bare[: note.start()].strip()
    return bare or text


def _later(note: str) -> bool:
    return len(note.split()) <= 4 and bool(_PERHAPS.search(note))
