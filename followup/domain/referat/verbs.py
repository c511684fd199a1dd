"""Is this word a finite verb? Enough of Norwegian to find where the subject of a task ends."""

from __future__ import annotations

import re
from typing import Final

from followup.domain.who_phrases.lexicon import is_body, is_group, is_role

_AUXILIARY_TEXT: Final = """
skal vil må kan bør får har tar tek blir vert er lover lovet lovde prøver prøvar skulle ville
måtte tok fikk fekk lovte lova meldte tilbød påtok
"""
_AUXILIARY: Final = frozenset(_AUXILIARY_TEXT.split())
_SHORT_TEXT: Final = """
tek vedtek gjev gir finn skriv held bed ber set legg kjem les driv hjelp vel seier gjer gjør tar går
gjekk ser sér står får spør når sår bryt søkjer syt byr bind drar dreg fer tyr ror bor skaffar
ringjer tilbyr trykkjer tenkjer følgjer byggjer byter bruker brukar slår undersøk undersøker
send ring ordner fikser bestill bestiller forbereder forbered sender lager skaffer sjekker
sjekkar kjøper heng syng sel dryp strikk sett kartlegg stikk kontakter kontaktar
tel fortel skil ligg sit grip trekk vinn spring veit lar lyt byd innbyd tilbyd
"""
_SHORT: Final = frozenset(_SHORT_TEXT.split())
_NOUNS_TEXT: Final = """
eller etter under over hver bare per kor klubber foreninger lag foreldre ungdommer aktiviteter
andre ideer idear timer dager uker veker måneder kroner penger pengar tider steder ganger
gonger barneår nummer vinter sommer sommar oktober november desember september januar februar
år mer meir her der hvor kvar fleire flere deltakere
"""
_NOUNS: Final = frozenset(_NOUNS_TEXT.split())
_PAST_TEXT: Final = """
var hadde fikk fekk ble blei vart kom sa sade ga gav gikk gjekk tok så la satt sat sto stod ville
skulle kunne måtte snakket snakka fortalte fortalde mente meinte ønsket ønska lurte spurte hjalp
foreslo nevnte nemnde viste visste ledet leda skrev skreiv holdt heldt
"""
_PAST: Final = frozenset(_PAST_TEXT.split())
_FORMS: Final = re.compile(r"^[a-zæøå]{2,}(?:er|ar|ør|år|rar|yr|ir)$")
_PASSIVE: Final = re.compile(r"^[a-zæøå]{3,}(?:es|ast)$")
_TAKES: Final = re.compile(
    r"^(?:har|tar|tek|får|fikk|fekk)\s+(?:ansvar(?:et)?|oppgaven|oppgåva|i oppgave|"
    r"i oppgåve)(?:\s+(?:for|med|til|om))?(?:\s+å)?\s+|"
    r"^(?:tar|tek|tok|har tatt|har teke|påtok|påtar)\s+(?:på\s+)?seg\s+(?:også\s+|òg\s+)?(?:å\s+|"
    r"oppgaven\s+med\s+å\s+|ansvaret?\s+for\s+å\s+)?|"
    r"^(?:meldte|melder|melde)\s+seg\s+(?:frivillig\s+)?(?:til|på)\s+å\s+|^tilbød\s+seg\s+å\s+|"
    r"^(?:skulle|ville|måtte|fikk|fekk|lovte|lova)\s+(?:også\s+|òg\s+)?(?:i\s+oppgave\s+|"
    r"i\s+oppdrag\s+|ansvar(?:et)?\s+for\s+)?(?:å\s+)?|^har\s+(?:lovet|"
    r"lova|sagt ja til)\s+å\s+|"
    r"^er\s+ansvarl?(?:ig|eg)\s+for\s+(?:å\s+)?|^sørger\s+for\s+å\s+|"
    r"^(?:skal|vil|må|bør|kan|får|lover|lovet|lovde|prøver|prøvar)\s+(?:også\s+|først\s+|fyrst\s+|"
    r"prøve\s+)?(?:å\s+)?",
    re.IGNORECASE,
)


def is_verb(word: str) -> bool:
    """True for a word that is probably a verb in the present tense or an auxiliary."""
    bare = word.strip(",.;:()")
    if bare != bare.lower() or bare in _NOUNS:
        return False
    if bare in _AUXILIARY or bare in _SHORT:
        return True
    if not (_FORMS.match(bare) or _PASSIVE.match(bare)):
        return False
    return not (is_role(bare) or is_body(bare) or is_group(bare))


def tells(word: str) -> bool:
    """True for a finite verb, in the past too: a text that has one is more than a name."""
    return is_verb(word) or word.strip(",.;:()") in _PAST


def without_auxiliary(text: str) -> str:
    """ "skal lage en plakat" → "lage en plakat"; "tar ansvar for å …" likewise."""
    rest = _TAKES.sub("", text)
    return rest if len(rest.split()) >= 1 and rest else text
