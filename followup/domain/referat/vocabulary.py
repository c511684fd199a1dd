"""What the headings, labels and card questions of a referat mean, bokmål and nynorsk."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from .choice import heads_aside, laid_aside
from .labels import LABELS
from .telling_words import TELLING, heads_actors, heads_chosen, heads_good

_NUMBER: Final = (
    r"(?:\(?(?:\d{1,2}|[A-Ea-e])[.):]\)?\s*|\d{1,2}(?:\.\d)?\s+(?=[A-ZÆØÅ])|"
    r"(?:del|kort|punkt|pkt\.?|sak|bolk|kap(?:ittel|\.)?|post|runde)\s*\d{1,2}[a-z]?"
    r"(?:\s?(?:og|\+|-|–)\s?\d{1,2})?\s*[:.–-]?\s*|"
    r"(?:første|fyrste|andre|tredje|fjerde|femte|siste) (?:runde|del|økt|bolk)\s*[:–-]\s*|#+\s*)?"
)
_COMPILED: Final = tuple(
    (code, re.compile(rf"^{_NUMBER}(?:{body.replace('.*', '[^:?.–]*')})(?!\w)", re.IGNORECASE))
    for code, body in LABELS
)
_BEFORE_NAME: Final = re.compile(
    r"^(?:til ?st[ea]des?|delta[kg](?:ere|arar)|møtt|frammøtte|oppmøte|\w+(?: i pennen)? av)$",
    re.IGNORECASE,
)
_NAME_NEXT: Final = re.compile(r"^\s[A-ZÆØÅ][\wæøå-]+\s[A-ZÆØÅ]")
_END: Final = re.compile(r"^\s*(?:\([^)]*\)\s*)?(?:[:?!.…–—-]+\s*)?$")
_SEPARATOR: Final = re.compile(r"^\s*(?:\([^)]{0,60}\)\s*)?(?:[:?]+|[–—]|\s-\s|=)+\s*(?=\S)")
_LEFT: Final = re.compile(r"^[^\w(«\"]+")
_ONLY_WITH_SIGN: Final = frozenset(
    {"først", "fyrst", "start", "vedtak", "avtale", "konklusjon"}
) | frozenset(
    {
        "who",
        "medlemmer",
        "bra",
        "pluss",
        "positivt",
        "med",
        "senere",
        "seinare",
        "later",
        "bidrar",
        "bidreg",
        "vi skal",
        "plan",
        "tid",
        "når",
        "kor",
        "hvor",
        "til",
        "fra",
        "frå",
        "sak",
        "side",
        "mål",
        "anna",
        "annet",
        "vert",
        "kontakt",
        "tiltak",
        "husk",
        "hugs",
        "nb",
        "takk",
        "to",
        "from",
    }
)
_MORE_QUESTIONS: Final = re.compile(
    r"^(?:(?:og )?(?:hvem|kven) (?:tar|tek|har) ansvar(?:et)?(?: for (?:det|dette))?\s*[?:.]+\s*|"
    r"som kan (?:hjelpe|hjelpa) \w+ i gang\s*[?:.]*\s*|\((?:tlf|telefon|mail|"
    r"e-post)[^)]*\)\s*[?:]*\s*)+",
    re.IGNORECASE,
)
IDEA_HEAD: Final = re.compile(
    r"^(?:#+\s*)?(?:(?:sak|punkt|pkt\.?|del|kap(?:ittel|\.)?|post)\s*\d{1,2}[a-z]?\s*[:.–—-]*\s*)?"
    r"(?:\d{1,2}(?:\.\d{1,2})?[.)]?\s+)?(?:(?:den |vår |våre )?(?:konkret[e]?|"
    r"valgt[e]?|vald[e]?|prioritert|vinnende|hoved|utvalgt)?[\s-]*"
    r"(?:id[eéè]+(?:en|n|a)?|hovedid[eé]|vinnerid[eé])|ny id[eé])"
    r"\s*(?:nr\.?\s*|nummer\s*)?(?:(?P<n>\d{1,2}|[A-H]|én|en|ein|to|tre|fire|I{1,3})\b)?\s*"
    r"(?:\((?P<note>[^)]{0,60})\)\s*)?(?P<sep>[:.–—=·•|-]+|\s)\s*(?P<title>\S.*)$",
    re.IGNORECASE,
)
_NAMED_IDEA: Final = re.compile(
    r"^(?i:(?:og )?(?:den )?(?:id[eé]en|tiltaket|prosjektet)(?: vår| vårt)? "
    r"(?:heter|heiter|fikk navnet|fekk namnet|"
    r"(?:har|kalte|kalla|kaller|kallar) (?:vi|me)(?: kalt| kalla)?))"
    r"\s+(?P<title>[«\"“]?[A-ZÆØÅ].*)$"
)
_CHOSEN_IDEA: Final = re.compile(
    r"^(?:den )?(?:id[eé]en|id[eéè]|tiltaket|forslaget)\s(?:som|vi|me)\s[^:–—.]{3,40}?"
    r"\s?(?::|[–—]|\s-)\s+(?P<title>[A-ZÆØÅ«\"“].{2,80})$",
    re.IGNORECASE,
)
_NUMBERED_IDEA: Final = re.compile(
    r"^(?P<title>[^().:]{3,70}?)\s*\((?:id[eé]|tiltak|gruppe|bord|forslag)\s*(?:nr\.?\s*)?"
    r"(?:\d{1,2}|[A-H])\)\W*$",
    re.IGNORECASE,
)
IDEA_ONLY: Final = re.compile(
    r"^(?:#+\s*)?(?:\w+\s)?(?:konkret\s|valgt\s|vald\s)?(?:id[eéè]+(?:kort(?:et)?|ark(?:et)?)?)\s*(?:nr\.?\s*|"
    r"nummer\s*)?(?:\d{1,2}|[A-H]|én|en|ein|to|tre)?\s*(?:\([^)]{0,60}\)\s*)?[:.–-]*$",
    re.IGNORECASE,
)
GROUP_HEAD: Final = re.compile(
    r"^(?:gruppe|bord|rom|vedtak|tiltak|prosjekt|forslag|team|lag|del|"
    r"satsing)\s*(?:nr\.?\s*)?(?P<n>\d{1,2}|[A-H]|én|en|ein|to|tre|fire|"
    r"[A-ZÆØÅ][a-zæøå]{1,9}(?=\s*[:–—]\s))?\s*"
    r"(?:\((?P<note>[^)]{0,80})\)\s*)?(?:(?P<sep>[:.–—=·•|-]+)\s*(?P<title>\S.*))?$",
    re.IGNORECASE,
)
_LETTER_HEAD: Final = re.compile(r"^(?:[A-H]|\d{1,2})\s*(?:[:.)]|[–—]|\s-\s)\s*(?P<title>\S.*)$")
TITLE_LABEL: Final = re.compile(
    r"^(?:tittel|navn(?: på id[eé]e?n?)?|namn på id[eé]e?n?|id[eé]e?n? vår|vår id[eé]|"
    r"hva heter id[eé]en|id[eé]tittel|name)\s*[:–=-]\s*(?P<title>\S.*)$",
    re.IGNORECASE,
)
_DOC_TITLE: Final = re.compile(
    r"\b(?:referat|allemed|alle ?med|dugnad(?:en)?|oppsummering|møtereferat|notat|workshop)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Label:
    """What a line is about, and what stands after the label on the same line."""

    code: str
    rest: str = ""
    whole: bool = False


@lru_cache(maxsize=4096)
def label(text: str, *, heading: bool = False) -> Label | None:
    """The label a line begins with, if it begins with one.

    A line that is only the label, or the label with a sign (colon, question mark, dash) and more;
    in a heading also the label with further words.
    """
    bare = _LEFT.sub("", text.strip())
    if not bare or len(bare) > 4000:
        return None
    for code, pattern in _COMPILED:
        found = pattern.match(bare)
        if not found:
            continue
        if code == "chosen" and heads_aside(bare.partition(":")[0]):
            code = "parked"
        after = re.sub(r"^\s?/\s?\w+", "", bare[found.end() :])
        if after[:1].isalnum() or (after[:1] == "-" and after[1:2].isalnum()):
            continue
        if _END.match(after):
            if heading and code == "chosen" and heads_good(bare):
                return Label("good", "", whole=True)
            if found.group().strip().lower() in _ONLY_WITH_SIGN and not (heading or after.strip()):
                continue
            return Label(code, "", whole=True)
        sign = _SEPARATOR.match(after)
        if sign:
            rest = _MORE_QUESTIONS.sub("", after[sign.end() :]).strip()
            return Label(code, rest)
        rest = _MORE_QUESTIONS.sub("", after.strip())
        if rest != after.strip():
            return Label(code, rest.strip())
        if (
            code == "people"
            and re.search(
                r"\b(?:var|deltok|møtte|deltakere|deltagere|deltakarar)$",
                found.group(),
                re.IGNORECASE,
            )
            and after[:1] == " "
        ):
            return Label(code, after.strip())
        if _BEFORE_NAME.match(found.group()) and _NAME_NEXT.match(after):
            return Label(code, after.strip())
        if code == "sign" and after[:1] in {" ", ","} and len(bare) < 60:
            return Label(code, after.strip(" ,"))
        if heading and len(bare) <= 80:
            if code in {"meta", "chosen"} and (told := _by_its_words(bare, heading=True)):
                return told
            return Label(code, "", whole=True)
        plain = found.group().strip().lower() in _ONLY_WITH_SIGN
        if code == "first" and after[:1] in {" ", ","} and not plain:
            return Label(code, after.strip(" ,"))
    return (_after_sign(bare) if heading else None) or _by_its_words(bare, heading=heading)


def _by_its_words(text: str, *, heading: bool) -> Label | None:
    """ "Forslag som ikke nådde opp", "Bra ting vi gjer: …": a few words that say what follows."""
    if heading and len(text) <= 110 and len(text.split()) <= 18:
        code = next((c for c, pattern in TELLING if pattern.search(text)), "")
        if code:
            return Label(code, "", whole=True)
    text = re.sub(rf"^{_NUMBER}", "", text, flags=re.IGNORECASE)
    head, sign, rest = text.partition(":")
    if not (heading or sign) or len(head) > 70 or "," in head:
        return None
    head = head.strip(" .!–—-")
    words = head.split()
    if not 0 < len(words) <= 8:
        return None
    code = (
        "parked"
        if heads_aside(head)
        else "chosen"
        if heading and heads_chosen(head)
        else "good"
        if heads_good(head)
        else "actors"
        if heads_actors(head)
        else ""
    )
    return Label(code, rest.strip(), whole=not rest.strip()) if code else None


def _after_sign(text: str) -> Label | None:
    """ "Oppsummert: hvem gjør hva", "Seinbuss – våre første skritt": the label stands last."""
    found = re.match(r"^[^:–]{2,50}?\s*(?::|\s[–-])\s+(?P<rest>\S.{2,60})$", text)
    inner = label(found.group("rest")) if found and not is_document_title(text) else None
    return inner if inner is not None and inner.whole and inner.code in {"steps", "first"} else None


def idea_title(text: str, *, heading: bool = False) -> str | None:
    """The title in "Idé 1: Utstyrsbod", "Gruppe 2 – Seinbuss", "Tittel: …"; "" where only a
    number stands; None when the line is no such heading."""
    bare = _LEFT.sub("", text.strip())
    for pattern in (_NAMED_IDEA, _CHOSEN_IDEA, _NUMBERED_IDEA):
        named = pattern.match(bare)
        aside = pattern is not _NAMED_IDEA and (laid_aside(bare) or heads_aside(bare.split(":")[0]))
        if named and not aside:
            return named.group("title").strip(' «»"“”')
    for pattern in (TITLE_LABEL, IDEA_HEAD):
        found = pattern.match(bare)
        if not found or (pattern is IDEA_HEAD and _number_and_note(bare)):
            continue
        if pattern is IDEA_HEAD and not found.group("sep").strip() and not found.group("n"):
            continue
        unsigned = pattern is IDEA_HEAD and not found.group("sep").strip() and not heading
        if unsigned and (len(bare) > 80 or bare.endswith(".")):
            continue
        return found.group("title").strip()
    if IDEA_ONLY.match(bare) and re.search(r"\d|\b[A-H]\b|konkret|valgt", bare):
        return ""
    found = GROUP_HEAD.match(bare)
    if found and (heading or found.group("n")):
        title = found.group("title") or ""
        if title or found.group("n"):
            return title.strip()
    if heading:
        found = _LETTER_HEAD.match(bare)
        if found:
            return None
    return None


def _number_and_note(text: str) -> bool:
    """ "Idé nr. 3 (legges bort)": the bracket says how it went, not what the idea is called."""
    note = re.search(r"\(([^)]*)\)\W*$", text)
    return bool(note and IDEA_ONLY.match(text) and label(note.group(1)) is not None)


def is_parked_idea(text: str) -> bool:
    """ "Idé 3 (legges bort til neste år): Minibuss": the note says it was not chosen."""
    found = IDEA_HEAD.match(_LEFT.sub("", text.strip()))
    note = label(found.group("note")) if found and found.group("note") else None
    return note is not None and note.code == "parked"


def bare_heading(text: str) -> str:
    """A heading without its number or letter: "A – Fritidstelefonen" gives "Fritidstelefonen"."""
    bare = _LEFT.sub("", text.strip())
    found = _LETTER_HEAD.match(bare)
    return (found.group("title") if found else bare).strip(" :–—")


def is_document_title(text: str) -> bool:
    """True when a heading names the document rather than an idea."""
    return bool(_DOC_TITLE.search(text))
