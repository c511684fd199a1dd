"""Whether "har ringt" tells the act a task promises ("Ringe idrettsrådet")."""

from __future__ import annotations

import re
from typing import Final

_WORD: Final = re.compile(r"[a-zæøåäö]{2,20}", re.IGNORECASE)
#: Past forms whose stem is another than the infinitive's, and words of the neighbours' languages.
_IRREGULAR_TEXT: Final = """
skrevet=skriv skrive=skriv skrivi=skriv skrivit=skriv written=skriv wrote=skriv tatt=ta teke=ta
tagit=ta taget=ta funnet=finn funne=finn hittat=finn fundet=finn found=finn spurt=spør spurd=spør
spurgt=spør frågat=spør asked=spør bedt=be bedd=be bett=be holdt=hold halde=hald held=hold
møtt=møt møttes=møt mødt=møt träffat=møt met=møt satt=sett sett=set lagt=legg valgt=velg vald=vel
valt=velg gitt=gi gjeve=gje givet=gi gett=gi given=gi solgt=selg seld=sel fått=få hatt=ha had=ha
sett=se gått=gå gjort=gjør laget=lag laga=lag lagd=lag lavet=lag made=lag skickat=send sendt=send
sent=send ringet=ring ringt=ring called=ring phoned=ring talt=snakk prata=snakk pratet=snakk
lett=let leitt=leit pratat=snakk snakket=snakk snakka=snakk spoken=snakk talked=snakk købt=kjøp
köpt=kjøp kjøpt=kjøp bought=kjøp booket=book booka=book bokat=book booked=book bestilt=bestill
beställt=bestill ordered=bestill invitert=inviter inbjudit=inviter invited=inviter
kontaktet=kontakt kontakta=kontakt kontaktat=kontakt contacted=kontakt avtalt=avtal avtala=avtal
arrangert=arranger arranged=arranger delt=del delat=del shared=del hengt=heng hengd=heng
trykt=trykk trykket=trykk trykka=trykk printed=trykk søkt=søk sökt=søk applied=søk levert=lever
"""
_IRREGULAR: Final = dict(pair.split("=", 1) for pair in _IRREGULAR_TEXT.split())
#: Acts that plainly move a matter on, though another than the one promised.
_MOVES_ON: Final = frozenset(_IRREGULAR.values()) - {
    "gjør",
    "få",
    "ha",
    "se",
    "ta",
    "gi",
    "be",
    "set",
}
_ENDING: Final = re.compile(r"(?:dde|tte|et|at|ad|te|de|dd|tt|t|a|d)$")
_STATE: Final = re.compile(
    r"(?:^[\w-]{3,30}\s(?=\w{3,16}(?:et|t|a)\b)|\b(?:er|är|is|are|ble|blei|vart|blev|was|were|"
    r"har blitt|har vorte)\s)(?:(?:nå|no|nu|now|alt|allerede|alt|nettopp|endelig|fint|"
    r"vel)\s){0,2}(?P<state>oppe|ute|inne|nede|hjemme|klare?t?|[a-zæøåäö]{3,16}(?:et|at|t|dd|d|tt|"
    r"a))\b(?!\s(?:av|å|at|for at)\b)",
    re.IGNORECASE,
)
_NOT_THERE: Final = frozenset(
    {"planlagt", "utsatt", "utsett", "foreslått", "tenkt", "påbegynt", "avlyst", "meldt", "lagt"}
    | {"stengt", "startet", "starta", "satt", "varslet", "bra", "godt", "flott", "fint", "viktig"}
    | {"det", "dette", "alt", "kjempebra", "ikkje", "litt", "nytt", "stort", "kult", "bedt", "glad"}
    | {"redd", "god", "ved", "med", "ukjent", "usikkert", "vanskelegt", "kort", "lett", "hardt"}
    | {"søkt", "klaget", "invitert", "spurt", "kalt", "tilbudt", "ventet", "forsinket", "forsinka"}
)


def stem_of_past(verb: str) -> str:
    """The stem of a past form: "ringt" and "ringet" give "ring"."""
    folded = verb.casefold()
    known = _IRREGULAR.get(folded)
    if known:
        return known
    return _ENDING.sub("", folded) if len(folded) > 4 else folded


def tells_act_of(verb: str, what: str) -> bool:
    """Whether a past form is that of a verb in the task's words."""
    stem = stem_of_past(verb)
    if len(stem) < 3:
        return False
    words = [match.group().casefold() for match in _WORD.finditer(what[:300])]
    return any(_same(stem, word) for word in words)


def _same(stem: str, word: str) -> bool:
    bare = re.sub(r"(?:je|e|a)$", "", word)
    return bare == stem or (len(stem) >= 4 and bare.startswith(stem) and len(bare) <= len(stem) + 2)


def moves_on(verb: str) -> bool:
    """Whether a past form tells of an act such as a call or a mail."""
    return stem_of_past(verb) in _MOVES_ON


def is_brought_about(clause: str) -> bool:
    """ "Plakaten er hengt opp", "hylla er oppe": said of a thing, that it is as it was to be."""
    found = _STATE.search(clause)
    return found is not None and found["state"].casefold() not in _NOT_THERE
