"""What stands under a mail without being part of it: greetings, signatures, footers."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from followup.domain.who_phrases.lexicon import is_role
from followup.domain.who_phrases.names import EMAIL, PHONE, fold, is_full_name

from .lines import Line
from .quotes import RULE

_SIGN_OFF: Final = re.compile(
    r"(?:(?:med|beste|mange|hjertelig|hjarteleg|god|gode|de|dei|varm|varme)\s)?(?:bedste\s|"
    r"beste\s|vennlige?\s|vennlege?\s|venlege?\s|venleg\s|venlige?\s|vänliga?\s|bästa\s|"
    r"hjertelig\s|gode\s|god\s|sommerlig\s|varme?\s|solrike?\s|mange\s|kollegial\s){0,2}(?:hilsen|"
    r"hilsener|hilsner|helsing|helsingar|helsning|hälsning(?:ar)?|hilsning(?:er)?|hels)\b[.,!]?|"
    r"(?:mvh|m\.v\.h|mvh\.|vh|v\.h|kh|k\.h|mhs|mh)\b[.,!:]?|(?:(?:best|kind|kindest|warm|warmest|"
    r"many)\s)?regards\b|best wishes\b|all the best\b|sincerely\b|yours (?:sincerely|truly|"
    r"faithfully)\b|cheers\b|klem fra\b|alt godt\b|med hilsen\b|allt gott\b",
    re.IGNORECASE,
)
_DEVICE: Final = re.compile(
    r"[<\[(]?(?:sendt (?:fra|frå|via|med)|sent (?:from|with|via|using)|skickat (?:från|med|via)|"
    r"skickad från|sänt från|få outlook|hent outlook|hämta outlook|skaffa outlook|get outlook|"
    r"last ned outlook)\b.{0,90}$",
    re.IGNORECASE,
)
_FOOTER: Final = re.compile(
    r"[*_>\s]{0,5}(?:denne e-?post(?:en|meldinga|meldingen)?,?\s(?:\(?og|\(?samt|er|kan|inneheld|"
    r"inneholder|med)\b|informasjonen i denne e-?post|innholdet i denne e-?post|"
    r"innhaldet i denne e-?post|denne meldinga?(?:en)?\s(?:og|kan|er|inneheld|"
    r"inneholder).{0,80}(?:konfidensiel|fortroli|fortruleg|teieplikt|taushets)|dette (?:brevet|"
    r"dokumentet) er elektronisk|(?:all )?e-?post (?:til og fra|til|som).{0,80}(?:journalf|"
    r"arkivlov|offentl)|vær oppmerksom på at.{0,60}(?:offent|journal)|"
    r"ver merksam på at.{0,60}(?:offent|journal)|(?:tenk|tænk|tänk) på (?:miljø|miljö)|"
    r"før du skriver ut|før du skriv ut|please consider the environment|this (?:e-?mail|message|"
    r"communication)(?:,? (?:and|including) any attachments?)?.{0,60}(?:confidential|intended|"
    r"privileged)|the (?:information|content).{0,40}(?:e-?mail|message).{0,60}(?:confidential|"
    r"intended)|(?:confidentiality|disclaimer|ansvarsfraskrivelse|konfidensialitet|"
    r"taushetsplikt)\b.{0,20}:|denne (?:e-?mail|meddelelse|mail)\s.{0,60}fortrolig|"
    r"detta (?:e-?post|mejl|meddelande).{0,80}konfidentiel|hvis du har mottatt denne|"
    r"dersom du har mottatt denne|om du har fått denne e-?posten ved ein)",
    re.IGNORECASE,
)
_BANNER: Final = re.compile(
    r"\[?(?:ekstern(?: e-?post)?|external(?: e-?mail)?|extern(?:t mejl)?)\]?\s?(?:[:!].{0,300})?$|"
    r"(?:advarsel|obs|caution|warning|varning)\s?[:!].{0,100}(?:ekstern|external|utenfra|utanfrå|"
    r"outside|extern)|(?:du mottar ikke ofte|du får ikke ofte|du får ikkje ofte|du får inte ofta|"
    r"du får sällan|you don't often get|noen personer som mottok|"
    r"some people who received)\b.{0,60}(?:e-?post|mail|mejl)",
    re.IGNORECASE,
)
_CONTACT: Final = re.compile(
    r"https?://|www\.|\b(?:tlf|tel|telefon|mob|mobil|mobile|phone|direkte|sentralbord|"
    r"besøksadresse|postadresse|postboks|org\.?\s?nr)\b",
    re.IGNORECASE,
)
_POSTSCRIPT: Final = re.compile(r"p\.?\s?s\.?\s?[:.)–-]?\s", re.IGNORECASE)
_MOST_WORDS_AFTER: Final = 6
_TAIL: Final = 9


def without_signature(lines: Sequence[Line], sender: str) -> list[Line]:
    """The lines without greeting, signature, and what a mail program or an office adds."""
    kept: list[Line] = []
    signing = False
    footer = False
    for line in lines:
        text = line.bare
        if footer and not text:
            footer = False
        if line.mark or footer or (text and (_DEVICE.match(text) or _BANNER.match(text))):
            continue
        if _FOOTER.match(text):
            footer = True
            continue
        if signing:
            signing = not _POSTSCRIPT.match(text)
        elif line.text.rstrip() in {"--", "—", "- -"} or is_sign_off(text, sender):
            signing = True
        if not signing:
            kept.append(line)
    return _without_bare_tail(_trimmed(kept), sender)


def is_sign_off(text: str, sender: str = "") -> bool:
    """ "Med vennlig hilsen", "Mvh Kari": a greeting, with at most a name after it."""
    found = _SIGN_OFF.match(text)
    if not found:
        return False
    rest = text[found.end() :].strip(" ,.!:;–-")
    words = rest.split()
    if not words:
        return True
    if len(words) > _MOST_WORDS_AFTER or re.search(r"[.!?:]\s", rest):
        return False
    if _greets_on(words, sender):
        return True
    return all(word[:1].isupper() or not word[:1].isalpha() for word in words)


def _greets_on(words: Sequence[str], sender: str) -> bool:
    """ "hilsen oss på kulturkontoret", "hilsen kari": small letters too."""
    known = fold(sender).split()
    return words[0].casefold() in {"fra", "frå", "från", "from", "oss", "alle", "alla"} or bool(
        known and fold(words[0]) in known
    )


def _without_bare_tail(lines: list[Line], sender: str) -> list[Line]:
    """Cuts a signature without a greeting: the sender's name, or a name and where to reach it."""
    told = [n for n, line in enumerate(lines) if line.bare]
    for at in told[-_TAIL:]:
        below = [lines[n].bare for n in told if n > at]
        # A name alone may be the answer ("Ola Myrstubb, ola@…"); the sender's own is not.
        first = at == told[0] and not _is_name_of(lines[at].bare, sender)
        if not first and _begins_tail(lines[at].bare, below, sender):
            return _trimmed(lines[:at])
    return lines


def _begins_tail(text: str, below: Sequence[str], sender: str) -> bool:
    if len(text) > 80 or any(len(more) > 100 for more in below):
        return False
    name, *beside = (part.strip(" ,.!-–/") for part in re.split(r"[|,•·]", text))
    own = _is_name_of(name, sender)
    below = [*filter(None, beside), *below]
    if own and not below:
        return True
    if not (own or is_full_name(name)) or not below:
        return False
    return any(
        _CONTACT.search(more) or EMAIL.search(more) or PHONE.search(more) for more in below
    ) or (own and is_role(below[0].split(",")[0]))


def _is_name_of(text: str, sender: str) -> bool:
    words, known = fold(text).split(), fold(sender).split()
    return bool(words) and bool(known) and len(words) <= 4 and all(w in known for w in words)


def _trimmed(lines: Sequence[Line]) -> list[Line]:
    """Without blank lines and rules at both ends."""
    held = [n for n, line in enumerate(lines) if line.bare and not RULE.match(line.bare[:200])]
    return list(lines[held[0] : held[-1] + 1]) if held else []
