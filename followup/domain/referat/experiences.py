"""Good experiences: items of a list, a run of commas, or sentences with «at … og at …»."""

from __future__ import annotations

import re
from typing import Final

from followup.domain.who_phrases.names import is_full_name, is_name_word, is_single_name

from .choice import laid_aside
from .prose import told_in
from .verbs import is_verb

_SAYS: Final = re.compile(
    r"^(?P<who>[A-ZÆØÅ][\w'’.-]*(?:\s[A-ZÆØÅ][\w'’.-]*){0,3})(?P<unit>\s\([^()]{2,60}\))?\s?[:–]\s+(?P<said>\S.*)$"
)
_NO_GOOD: Final = re.compile(r"^(?:takk\b|(?:jeg|eg) må\b|pass\b|måtte\b|ingenting)", re.IGNORECASE)
_BETWEEN: Final = r"\s*[,;]\s+|\s[/|•]\s"
_INTRO: Final = re.compile(
    r"^(?:(?:samtalene|samtalane|parene|par(?:a|ene)?|gruppene|gruppane|vi|me|her|det|dette|alle|"
    r"mange|deltakerne|deltakarane)\b.{0,90}\b(?:eksempler|døme|erfaringer|erfaringar|"
    r"historier|stolte|mye bra|mykje bra|følgende|desse|disse|fram|opp|nevnt|nemnt|snakket|"
    r"snakka)\b[^,]{0,30}[.:]?|(?:noen|nokre|her er) .{0,40}:)$",
    re.IGNORECASE,
)
_THAT: Final = re.compile(
    r"^(?:det (?:ble|blei|vart) (?:nevnt|nemnt|trukket fram|trekt fram|løftet fram|sagt|fortalt)|"
    r"vi (?:er|var) stolte av|(?:deltakerne|deltakarane|gruppene|gruppane|alle) (?:nevnte|nemnde|"
    r"trakk fram|trekte fram)|(?:flere|fleire|mange|noen|"
    r"par\w*) (?:også |òg )?(?:nevnte|nemnde|trakk fram|trekte fram|fortalte|fortalde|snakket om|"
    r"snakka om)(?: også| òg)?|vi (?:nevnte|nemnde|"
    r"har))\s*(?:at\s|:\s*)?",
    re.IGNORECASE,
)


_PEOPLE: Final = (
    r"(?:deltakerne|deltakarane|gruppene|gruppane|gruppa|bordene|borda|alle|flere|fleire|mange|"
    r"noen|nokre|par\w*|"
    r"vi|me|de fleste|dei fleste|salen|folk)"
)
_TOLD_GOOD: Final = re.compile(
    rf"^(?:(?:først|fyrst|så|også|her|dessuten|i tillegg)\s)?(?:{_PEOPLE}(?:\s(?:fra|frå|i|"
    rf"på)\s\w+)?\s(?:også |òg |særlig |særleg )?(?:trakk|trekte|dro|drog|løftet|løfta|"
    rf"framhevet|fremhevet|framheva|skrøt av|skrytte av|skraut av|roste|rosa|var stolte(?: av)?|"
    rf"er stolte(?: av)?|berømmet)"
    rf"(?:\s(?:også|òg|fram|frem|særlig))*|(?:det|det som) (?:ble|blei|vart) (?:også |òg "
    rf")?(?:trukket|trekt|dratt|løftet|løfta) (?:fram|frem|opp)|"
    rf"(?:stolte av|skryt til|ros til|særlig skryt fikk))\s*(?::|at\b|hvordan|korleis|hvor|"
    rf"kor)?\s*",
    re.IGNORECASE,
)
_OPENS: Final = re.compile(
    r"\b(?:(?:det|alt|hva|kva|ting|noe|noko) (?:\w+ ){0,2}?(?:får til|fått til|gjør bra|gjer bra|"
    r"er gode på|er flinke til|lykkes med|"
    r"lukkast med|fungerer|går bra|er stolte? av|gjør godt|gjer godt)|(?:som|det) (?:allerede |"
    r"alt )?(?:fungerer|virker|verkar) (?:bra|godt)|"
    r"(?:mye|mykje) (?:fint|godt|positivt)|(?:flere|fleire|mange) (?:gladsak\w*|lyspunkt|gode "
    r"ting)|fint å høre|artig å høre|gode (?:erfaringer|erfaringar|eksempler|døme|historier)|mye "
    r"(?:bra|å være stolte av)|mykje "
    r"bra|mykje å vere stolt\w* av|"
    r"det som (?:går igjen|går att|gjentok seg|ble trukket fram|vart trekt fram|flest nevnte))\b",
    re.IGNORECASE,
)


_SPOKE: Final = re.compile(
    r"^(?:(?:heilt |helt )?til slutt |etterpå |ellers |elles |også )?(?:(?:fortalte|fortalde|"
    r"nevnte|nemnde|roste|rosa)\s)?(?P<who>[A-ZÆØÅ][\wæøå.-]+(?:\s[A-ZÆØÅ][\wæøå.-]+){0,3}|han|"
    r"hun|ho)\b[^.:]{0,60}?\s?"
    r"(?:trakk(?: særlig| også)? fram|trekte(?: særleg)? fram|fortalte|fortalde|fortelje|"
    r"fortelle|la til|roste|rosa|skrøt av|sa|delte|hadde lyst til å nevne|ville (?:gjerne "
    r")?(?:ha med|nevne|trekke fram))"
    r"(?:\s(?:også|òg|særlig))*\s*(?::|at\b|om\b|[^.:]{0,60}:|(?=[a-zæøå]+,? "
    r"som\b))\s*(?P<said>\S.+)$"
)


def spoke_of(sentence: str) -> str:
    """What somebody at the dugnad told of: "Mari la til at …", "Ruth roste sykkelklubben, som "
    "…"."""
    found = _SPOKE.match(sentence)
    if found is None or laid_aside(sentence):
        return ""
    said = found.group("said")
    return "" if _PLANS.search(said) or _promises(said) else said


def _promises(said: str) -> bool:
    """True for what one person does: "Kari tar med nøkkelen" is a promise, not what goes well."""
    doer, _, rest = said.partition(" ")
    one = is_single_name(doer) or doer in {"jeg", "eg", "han", "hun", "ho"}
    return one and is_verb(rest.partition(" ")[0])


_PLANS: Final = re.compile(
    r"\b(?:skal|vil|bør|må|burde|ønsker|ønskjer|kanskje|høring)\b", re.IGNORECASE
)


def opens_experiences(sentence: str) -> bool:
    """True for a sentence after which a paragraph tells what goes well: "Først: det vi får til"."""
    return bool(_OPENS.search(sentence))


def told_good(sentence: str) -> bool:
    """True for a sentence that is a good experience by its own words: "Mange trakk fram at …"."""
    return bool(_TOLD_GOOD.match(sentence) or (_THAT.match(sentence) and " at " in sentence[:60]))


def good_in_prose(text: str) -> list[str]:
    """The good experiences running text tells of, under no heading that says so."""
    out: list[str] = []
    going_on = False
    for _, sentence in told_in(text):
        if opens_experiences(sentence):
            going_on = True
            rest = re.split(r":\s|\b(?:er|var) at\s|\bat\s", sentence, maxsplit=1)
            out.extend(_split_that(rest[1]) if len(rest) > 1 else [])
        elif going_on or told_good(sentence):
            out.extend(_told(sentence))
        elif said := spoke_of(sentence):
            out.append(said)
    bare = (part.strip(" *•–-") for part in out)
    return [part for part in bare if len(part.split()) > 2 and not part.endswith("?")]


def _split_that(text: str) -> list[str]:
    return re.split(r",\s(?:og\s)?at\s|\sog at\s", text)


def speaker(text: str) -> tuple[str, str]:
    """ "Kari Nes (NAV): vi svarer på SMS" → who says it, and what; ("", text) for other text."""
    found = _SAYS.match(text)
    if found is None or not is_name_word(found.group("who").split()[0]):
        return "", text
    whole = is_full_name(found.group("who")) or is_single_name(found.group("who"))
    return (
        (found.group("who") + (found.group("unit") or ""), found.group("said"))
        if whole
        else ("", text)
    )


def experiences_in(text: str, *, item: bool) -> list[str]:
    """The good experiences a line tells of; an item of a list is one, whatever its commas."""
    if item:
        found = [text]
    elif _listing(text) and not _THAT.match(text):
        found = [re.sub(r"^og\s+", "", part) for part in re.split(_BETWEEN, text)]
    else:
        found = [part for _, sentence in told_in(text) for part in _told(sentence)]
    bare = (part.strip(" *•–-") for part in found)
    return [
        part
        for part in bare
        if len(part) > 3 and not part.endswith("?") and not _NO_GOOD.match(part)
    ]


def _told(sentence: str) -> list[str]:
    bare = _TOLD_GOOD.sub("", _THAT.sub("", sentence))
    if bare != sentence:
        return _split_that(bare)
    return [] if _INTRO.match(sentence) else [sentence]


def _listing(text: str) -> bool:
    parts = re.split(_BETWEEN, text)
    return (
        len(parts) >= 3
        and not re.search(r"[.!?]\s+[A-ZÆØÅ]", text)
        and all(2 <= len(p.split()) <= 14 for p in parts)
    )
