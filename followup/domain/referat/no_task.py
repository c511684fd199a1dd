"""Cells that stand where a task would: "Ikke avklart", "Sum: 3", "Ført av Kari", "gul = i gang"."""

from __future__ import annotations

import re
from typing import Final

_LATER: Final = (
    r"(?:senere|seinare|siden|sidan|(?:til |på |en |ein )?(?:neste|annen|annan|anna) "
    r"(?:møte|gang|gong|samling|dugnad|anledning|høve)|foreløpig|førebels|inntil videre|"
    r"inntil vidare|ennå|enno|enda|nå|no|på (?:møtet|dugnaden|kvelden)|i kveld|her)"
)
_SETTLED: Final = (
    r"(?:avklar(?:t|a|es|ast)|bestem(?:t|mes|mast)|fastsatt|fastsett|avtalt|diskutert|drøft(?:et|"
    r"a|es|ast)|vurder(?:t|es|ast)|valgt|vald|valt|aktuelt|fordelt|ferdig|klart|utfylt|fylt ut|"
    r"fylles ut|fyllast ut|tid(?: til)?|no[ek]o?)"
)
_THING: Final = (
    r"(?:(?:dette|det|denne|disse|desse|konkrete?|nye|flere|fleire|noen|nokon|nokre|"
    r"skritt(?:et|ene)?|steg(?:et|a|ene)?|tiltak(?:et|a|ene)?|punkt(?:et)?|oppgave[rn]?|"
    r"oppgåve[rn]?)\s)*"
)
_NOTHING: Final = re.compile(
    rf"^(?:[-–—?.…\s/x]*|"
    rf"{_THING}(?:er |ble |blei |vart |var |må |skal |bør |kan |blir |vert )?"
    rf"(?:(?:ikke|ikkje|enno ikkje|ennå ikke|ikke helt) )?{_SETTLED}(?:\s{_LATER})*|"
    rf"(?:ingen(?:ting)?|intet|inkje)(?:\s(?:skritt|steg|tiltak|oppgaver?|oppgåver?|konkrete?|nye|"
    rf"{_SETTLED}|{_LATER}))*|"
    rf"(?:(?:må|skal|bør|kan|blir|vert) )?(?:tas|takast|tatt|teke|tar vi|tek vi|tek me|kommer|kjem|"
    rf"utsatt|utsett|utsettes|utsetjast|avventes|ventes med|på vent|parkert)"
    rf"(?: (?:vi|me|det|dette|opp|opp igjen|opp att|igjen|att|tilbake(?: til)?))*(?:\s{_LATER})*|"
    rf"(?:(?:vi|me|det|dette) )?(?:rakk|kom|fikk|fekk|hadde|har|vet|veit|nådde) (?:(?:vi|me) )?"
    rf"(?:ikke|ikkje)(?: \w+){{0,4}}|"
    rf"uavklart|tbd|tba|n/?a|{_LATER}|"
    rf"(?:se|sjå|som) (?:over|ovenfor|ovanfor|under|nedenfor|tabellen))$",
    re.IGNORECASE,
)
_OPEN: Final = re.compile(
    r"^(?:ikke|ikkje|enno ikkje|ennå ikke) (?:avklart|avklara|bestemt|fordelt)\s*(?::|–|-)\s",
    re.IGNORECASE,
)
_LONGEST: Final = 9
"""A cell of more words than this says something is to be done, whatever it begins with."""

_COUNT: Final = re.compile(
    r"^(?:delsum|sum(?:mert)?(?: \w+)?|total(?:t|sum)?|til sammen|tilsammen|i alt|"
    r"(?:antall|tal(?:et)? på|talet på)(?: \w+){0,2})\s*[:=]?\s*"
    r"(?:\d[\d\s.,]*(?:kr|kroner|skritt|steg|stk|oppgaver|oppgåver|tiltak|ideer|idear)?\.?)?$",
    re.IGNORECASE,
)
_KEPT_BY: Final = re.compile(
    r"^(?:planen |lista |listen |arket )?(?:er )?(?:sist )?(?:ført|skrevet|skrive|notert|utfylt|"
    r"fylt ut|oppdatert|endret|endra|utskrift|utskrevet|versjon|kilde|kjelde|lagret|lagra)"
    r"(?: (?:i pennen|inn|ned|ut))?\s*(?::|=|\b(?:av|den|per|pr\.?|v/)\s|\d)",
    re.IGNORECASE,
)
_LEGEND: Final = re.compile(
    r"^\W*(?:grønn|grøn|gul|rød|raud|blå|oransje|grå|hvit|kvit|svart|lilla|rosa|fet|feit|kursiv)\w*"
    r"(?: (?:rad|felt|celle|skrift|farge|tekst))?\s*(?:=|betyr\b|tyder\b|–|:)\s"
    r"|^(?:\W*(?:[x0-9]|stjerne|kryss|uthevet|utheva)\W*|[^\w\s\"«(]{1,3}\s?)(?:=|betyr\b|tyder\b)\s"
    r"|^(?:tegn|teikn|farge)?forklaring(?:er|ar)?\s*(?::|$)|^fargekode\w*|^fyll (?:ut|inn) ",
    re.IGNORECASE,
)


def says_nothing(text: str) -> bool:
    """True for a cell that says no task was agreed, or that one comes another time."""
    bare = " ".join(text.split()).strip(" .!…()[]*")
    if _OPEN.match(bare):
        return True
    return len(bare.split()) <= _LONGEST and bool(_NOTHING.match(bare))


def is_count(text: str) -> bool:
    """True for a sum: "Sum", "Antall skritt: 4", "Totalt 12 000 kr"."""
    return bool(_COUNT.match(" ".join(text.split()).strip(" .!*")))


def is_legend(text: str) -> bool:
    """True for what a colour or a sign in the table means, or how to fill it in."""
    return bool(_LEGEND.match(" ".join(text.split())))


def says_who_keeps_it(text: str) -> bool:
    """True for who wrote the plan or when: "Ført av Kari", "Sist oppdatert 6.3."."""
    bare = " ".join(text.split())
    return len(bare.split()) <= _LONGEST + 3 and bool(_KEPT_BY.match(bare))
