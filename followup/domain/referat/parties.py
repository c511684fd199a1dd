"""Is a text one or more parties: people, roles, bodies, groups?"""

from __future__ import annotations

import re
from typing import Final

from core.privacy.given_names import EVERYDAY_WORDS
from followup.domain.who_phrases.lexicon import (
    NOBODY,
    WE,
    WRITER,
    is_body,
    is_group,
    is_role,
    is_theme,
)
from followup.domain.who_phrases.names import EMAIL, is_full_name, is_single_name
from followup.domain.who_phrases.people import People
from followup.domain.who_phrases.split import hint, pieces

from .time_spans import is_time
from .verbs import is_verb, tells

_AROUND: Final = re.compile(
    r"^(?:i|på|for|av|fra|frå|ved|v|og|den|det|de|dei|en|ei|ein|et|eit|to|tre|fire|fem|minst|hver|"
    r"kvar|enkelte?|lokale?|frivillige?|"
    r"frivilljuge|kommunens?|kommunale?|fylkets?|skolens|skulens|lagets|klubbens|vår|vårt|våre|"
    r"nye?|daglig|dagleg|faglig|fagleg|"
    r"skolefaglig|pedagogisk|politisk|administrativ|aktuelle?|andre|øvrige|begge|noen|nokon|nokre|"
    r"voksne|vaksne|valgte|"
    r"fast|faste|største|hele|heile|tverrfaglige?|barn|unge|m\.?m\.?|evt\.?|samt|til|med|"
    r"\d{1,2}\.?)$",
    re.IGNORECASE,
)


_BETWEEN: Final = re.compile(r"\s[–—-]\s|\s?[/|]\s?|[,;:]\s+|\s\((?=[^()]*\)\s*$)|\n")
_MEETING: Final = re.compile(
    r"^(?:(?:til|på|før|innen|innan|ved)\s)?(?:neste|førstkommende|fyrstkomande|første|fyrste)\s"
    r"(?:\w*møte|samling|dugnad|\w*trening)\w*(?:\s\([^()]*\d[^()]*)?$",
    re.IGNORECASE,
)
_TOGETHER: Final = re.compile(
    r"^(?:i |et |eit )?samarbei[dt]\b|^(?:sammen|saman) med\b", re.IGNORECASE
)
_FOR: Final = frozenset({"til", "for", "av", "med", "om", "hos"})
""""Vester til alle": the first word is the thing, unless it is a role or a body."""
_INFINITIVE: Final = re.compile(r"^[A-ZÆØÅ][a-zæøå]+(?:e|a)$")


def is_who(text: str, people: People, *, wide: bool = True) -> bool:
    """True when the text is parties and nothing else; `wide` allows bodies and roles."""
    bare = text.strip(" .!")
    if not bare or len(bare) > 110 or is_time(bare):
        return False
    if NOBODY.match(bare) or _TOGETHER.match(bare):
        return False
    found = pieces(bare)
    if sum(len(p.text) for p in found) * 2 < len(EMAIL.sub("", bare)):
        return False
    return bool(found) and all(_is_party(p.text, people, wide=wide) for p in found if p.text)


def _is_party(text: str, people: People, *, wide: bool) -> bool:
    if is_person(text, people):
        return True
    head, unit = hint(text)
    if head != text and is_person(head, people) and not any(map(tells, unit.split())):
        return True
    if WRITER.match(text):
        return True
    if not wide or len(text.split()) > 6 or any(is_verb(w) for w in text.split()[1:]):
        return False
    return bool(WE.match(text)) or people.is_unit(text) or _is_unit(text)


def _is_unit(text: str) -> bool:
    """A role, body or group and only such words as stand around one: no task, no sentence."""
    found = [w for w in text.replace("/", " ").split() if w]
    if len(found) > 2 and found[1].lower() in _FOR and not _tells(found[0].strip('.,()«»"')):
        return False
    telling = 0
    for word in found:
        bare = word.strip('.,()«»"')
        if _tells(bare):
            telling += 1
        elif not (_AROUND.match(bare) or is_theme(bare) or _proper(bare)):
            return False
    return telling > 0


def _tells(word: str) -> bool:
    return is_role(word) or is_body(word) or is_group(word)


def _proper(word: str) -> bool:
    return bool(word) and word[0].isupper() and not _INFINITIVE.match(word)


def is_person(text: str, people: People) -> bool:
    """True for a person known from the document, or a text in the shape of a name."""
    if not text:
        return False
    found = people.find(text)
    if found.how == "alias" and text.islower():
        return True
    if not text[0].isupper():
        return found.how in {"exact", "first", "short"} and _names_without_capitals(text)
    if found.people and found.how not in {"near", "role"}:
        return not (is_body(text) and found.how in {"short", "surname"})
    if found.people and found.how == "near" and not is_role(text) and not is_body(text):
        return len(text) >= 4
    return is_full_name(text) or is_single_name(text)


def _names_without_capitals(text: str) -> bool:
    """ "kari", "dag inge" where the document has people of these names; not "per", "live"."""
    return len(text) > 2 and not all(
        word in EVERYDAY_WORDS or is_role(word) or is_body(word) for word in text.split()
    )


def names_person(text: str, people: People) -> bool:
    """True when the first party of a text is a person: "Kari (NAV) og Ola", "NAV ved Pål"."""
    found = pieces(text)
    if not found:
        return False
    head, _ = hint(found[0].text)
    return is_person(found[0].text, people) or is_person(head, people) or bool(WRITER.match(head))


def who_and_when(text: str, people: People) -> tuple[str, str]:
    """(who, when) of a cell that holds both: "styret – neste styremøte", "Kari / uke 12".

    The text is left whole unless parties stand before the last sign and a time after it.
    """
    for found in reversed(list(_BETWEEN.finditer(text))):
        who = text[: found.start()].strip()
        when = text[found.end() :].strip(" .)")
        if when and is_who(who, people) and (is_time(when) or _MEETING.match(when)):
            return who, when
    return text, ""
