"""The shape of a name, and how near two names are."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Final

from rapidfuzz.distance import DamerauLevenshtein

from core.privacy.given_names import EVERYDAY_WORDS, GIVEN_NAMES

from .lexicon import BODY_WORD, GROUP_WORD, ROLE_WORD, THEME_WORD

EMAIL: Final = re.compile(r"[\w.+\-]{1,64}@[\w\-]{1,63}(?:\.[\w\-]{1,63}){1,6}", re.UNICODE)
PHONE: Final = re.compile(
    r"(?:\(?\b(?:tlf|tel|telefon|mob|mobil)\b\.?:?\s*)?(?<![\w.\-])(?:\+47|0047)?\s?"
    r"\d(?:[ ]?\d){7}(?![\w\-])\)?"
    r"|\b(?:tlf|tel|telefon|mob|mobil)\b\.?:?\s*\+?\d[\d ]{2,12}\d",
    re.IGNORECASE,
)
_NAME_WORD: Final = re.compile(
    r"^[A-ZÆØÅÁÀÄČĐÉÈËŊÖÓŠŦÜŽÇŁŚĆÑ][\w'’]*(?:-[A-ZÆØÅÁÄÖÉÜa-zæøå][\w'’]*)*\.?$"
)
_PARTICLE: Final = frozenset(
    {"av", "von", "van", "der", "de", "den", "di", "da", "al", "el", "bin", "ibn", "la", "le", "zu"}
)
_NOT_NAMES_TEXT: Final = """
og i på til for av fra frå med ved som den det de vi jeg eg du han hun ho hen alle ingen ny
nye nytt norsk norske norges unge ung kirkens redd barna røde blå rød blått kors åpen åpent
open ope gratis felles første andre tredje neste siste innen innan før etter fram frem tlf
telefon mobil epost e-post mail navn namn rolle frist når hva kva hvem kven ansvar ansvarlig
ansvarleg tiltak dato sted stad tid referat dugnad allemed idé ide ideer idear gruppe mandag
tirsdag tysdag onsdag torsdag fredag lørdag laurdag søndag sundag januar februar mars april
juni juli august september oktober november desember våren høsten hausten sommeren sommaren
vinteren jul påske snarest snarast straks løpende oppstart start leder leiar hilsen mvh
vennlig venleg takk hei kopi emne sendt svar videre vidare møte møtet hovedpunkter skal må kan
bør vil deltakere deltakarar tilstede forfall fravær fråvær prosessleder referent ordstyrer
kommentar status forslag oppgave oppgåve oppgaver aktivitet ansvarsperson mor far mamma pappa
"""
_NOT_NAMES: Final = frozenset(_NOT_NAMES_TEXT.split())


@lru_cache(maxsize=8192)
def fold(text: str) -> str:
    """A name in a comparable form: lower case, no accents but æøå, hyphen as a space."""
    lowered = unicodedata.normalize("NFC", text).casefold()
    kept = "".join(
        c
        if c in "æøå"
        else "".join(p for p in unicodedata.normalize("NFD", c) if not unicodedata.combining(p))
        for c in lowered
    )
    return " ".join(re.sub(r"[^\w]+", " ", kept.replace("đ", "d").replace("ł", "l")).split())


@lru_cache(maxsize=8192)
def ascii_fold(text: str) -> str:
    """`fold`, written the way a name stands in an address: ø is o, å is a, æ is ae."""
    return fold(text).replace("ø", "o").replace("å", "a").replace("æ", "ae").replace("ö", "o")


def is_given_name(word: str) -> bool:
    """True for a given name in ordinary use in Norway; both halves of a double name count."""
    whole = fold(word)
    return whole in GIVEN_NAMES or (" " in whole and all(p in GIVEN_NAMES for p in whole.split()))


def is_name_word(word: str) -> bool:
    """True when one word looks like part of a personal name: a capital, no role, no body."""
    bare = word.strip('.,;:!?«»"')
    if not _NAME_WORD.match(bare) or bare.casefold() in _NOT_NAMES:
        return False
    if is_given_name(bare):
        return True
    if len(bare) > 3 and bare.isupper():
        return False
    return not (
        BODY_WORD.match(bare)
        or (ROLE_WORD.match(bare) and not bare.endswith("vert"))
        or GROUP_WORD.match(bare)
        or THEME_WORD.match(bare)
    )


def is_full_name(text: str) -> bool:
    """True for two to five words that together look like one person's name."""
    found = text.replace(",", " ").split()
    if not 2 <= len(found) <= 5 or any(ch.isdigit() for ch in text):
        return False
    if is_given_name(found[0].strip(".,")) and found[0][:1].isupper():
        return all(_surname(w) or w.casefold() in _PARTICLE for w in found[1:]) and _surname(
            found[-1]
        )
    if not is_name_word(found[0]) or not is_name_word(found[-1]):
        return False
    if not all(is_name_word(w) or w.casefold() in _PARTICLE for w in found[1:-1]):
        return False
    return not (found[0].isupper() and len(found[0]) > 4 and not is_given_name(found[0]))


def _surname(word: str) -> bool:
    """After a given name any capital may be a surname: Nyhus; not NAV, not Idrettsrådet."""
    bare = word.strip(".,;:")
    if (
        not _NAME_WORD.match(bare)
        or bare.casefold() in _NOT_NAMES
        or (bare.isupper() and len(bare) > 2)
    ):
        return False
    return not re.search(
        r"(?:rådet|laget|kontoret|sentralen|kommune|skolen|skulen|klubben|koordinator|leder)$", bare
    )


def is_surname(word: str) -> bool:
    """True for a word that may follow a given name: also "Bølgeslag", but not "Biblioteket"."""
    bare = word.strip(".,;:")
    return is_name_word(bare) or (
        _surname(bare)
        and not bare.endswith(("en", "et", "a", "ne"))
        and not (ROLE_WORD.match(bare) or GROUP_WORD.match(bare) or THEME_WORD.match(bare))
    )


def is_single_name(word: str) -> bool:
    """True for one given name: known as such, and no everyday word."""
    return (
        " " not in word.strip()
        and is_name_word(word)
        and is_given_name(word)
        and fold(word) not in EVERYDAY_WORDS
    )


def is_initials(text: str) -> bool:
    """True for "KM", "K.M.", "TAS": two to four capitals and nothing else."""
    return bool(re.fullmatch(r"(?:[A-ZÆØÅ]\.?[ \-]?){2,4}", text.strip()))


def initials(name: str) -> str:
    """The initials of a name: "Tor-Arne Sildrebekk" gives "tas"."""
    return "".join(part[0] for part in fold(name).split() if part)


def near(one: str, other: str) -> bool:
    """True when two name words differ by one slip of the pen (two from eight letters on).

    Two different given names in ordinary use are never near: Anna is not a misspelt Anne.
    """
    a, b = fold(one), fold(other)
    if a == b:
        return True
    if len(a) < 4 or len(b) < 4:
        return False
    if a in GIVEN_NAMES and b in GIVEN_NAMES:
        return _one_sound(a, b)
    allowed = 2 if min(len(a), len(b)) >= 8 else 1
    return a[0] == b[0] and int(DamerauLevenshtein.distance(a, b)) <= allowed


def _one_sound(one: str, other: str) -> bool:
    """Two spellings of one name: Jorun and Jorunn, Marta and Martha, Karolina and Karoline."""
    a, b = (
        re.sub(r"(\w)\1", r"\1", re.sub("th", "t", re.sub("ph", "f", name)))
        for name in (one, other)
    )
    return a == b or (len(a) >= 7 and len(a) == len(b) and a[:-1] == b[:-1])


def address_names(address: str, name: str) -> bool:
    """True when the part before @ is this person's: first.last, first, f.last, last.first."""
    local = re.sub(r"[\d_]+", ".", address.split("@")[0].casefold()).strip(".")
    parts = ascii_fold(name).split()
    if not parts:
        return False
    flat = [p for p in re.split(r"[.\-]+", local) if p]
    joined = "".join(flat)
    if joined == "".join(parts) or set(parts) == set(flat):
        return True
    first, last = parts[0], parts[-1]
    if len(parts) > 1 and first in flat and last in flat:
        return True
    return joined in (first + last, first[0] + last, last + first) and len(parts) > 1


_SHARED: Final = re.compile(
    r"^(?:post|postmottak|firmapost|info|kontakt|noreply|ikkesvar|servicetorg|servicekontor)\b",
    re.I,
)


def may_be_of(address: str, name: str) -> bool:
    """False when an address plainly names somebody else, or a shared mailbox.

    "kari.olsen@" may be Kari Myrstubb's (a name changes), "kab@" anybody's; "ola.dal@" is not hers.
    """
    local = address.split("@")[0].casefold()
    if _SHARED.match(local):
        return False
    parts = [p for p in re.split(r"[.\-_\d]+", local) if len(p) > 1]
    names = ascii_fold(name).split()
    if len(parts) < 2 or not names:
        return True
    return any(
        p == n or (len(p) > 3 and (n.startswith(p) or p.startswith(n)))
        for p in parts
        for n in names
    )
