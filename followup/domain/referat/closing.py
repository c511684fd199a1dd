"""Sentences that open and end letters and minutes: greetings, the next meeting, where they go."""

from __future__ import annotations

import re
from typing import Final

from .prose import told_in
from .verbs import is_verb

_MEETS: Final = re.compile(
    r"^(?:så |da |deretter )?(?:vi|me|alle|de|dei|(?:\w+\s)?[\wæøå-]*(?:gruppa|gruppen|"
    r"utvalget|utvalet|styret|rådet|komiteen|nettverket|laget|teamet))\s(?:skal |vil )?"
    r"(?:sees|ses|sjåast|møtes|møtest|møter|møtast|samles|samlast|samler|samlar|treffes|treffest|"
    r"treffast|tek (?:eit|ein)|tar (?:et|en))\b(?!.*\b(?:hver|kvar|hvert|kvart)\b)"
    r"(?=.*(?:\d|\bigjen\b|\batt\b|\bneste\b))",
    re.IGNORECASE,
)
_NEXT: Final = re.compile(
    r"^(?:neste|nytt|nye|det neste)\s(?:gang\b|gong\b|\w*(?:møte|samling|treff|runde|dugnad|samvær|"
    r"treffpunkt|oppmøte)\w*)\b(?=.*(?:\d|\b(?:er|blir|vert|holdes|fastsatt|fastsett)\b))",
    re.IGNORECASE,
)
_MINUTES: Final = r"(?:møte)?(?:referat|notat|oppsummering|samandrag|sammendrag)(?:et|en|a|ene)?\b"
_SENT: Final = re.compile(
    rf"^(?:dette |denne |hele |heile )?{_MINUTES}\s(?:\w+\s)?(?:går|gjekk|gikk|sendes|sendast|"
    rf"sendt|blir|vert|legges|leggast|deles|delast|finnes|finst|ligger|ligg|publiseres|"
    rf"er sendt|er delt)\b|"
    rf"^(?:jeg|eg|vi|me|[A-ZÆØÅ][\wæøå-]+)\s(?:legger|legg|sender|deler|delar|publiserer|"
    rf"skriver|skriv)\s(?:\w+\s){{0,2}}?(?:{_MINUTES}|dette ut\b|ut dette\b)",
    re.IGNORECASE,
)
_PAGE: Final = re.compile(
    r"\b(?:ansvarlig|ansvarleg) redaktør\b|^(?:sist )?(?:endret|endra|oppdatert|publisert)\b.*\d|"
    r"\b(?:personvern|informasjonskapsler|tilgjengelighetserklæring)\b",
    re.IGNORECASE,
)


_GREETS: Final = re.compile(
    r"^(?:hei|heisann|hallo|kjære|god (?:dag|morgen|kveld))\b[^.?:;]*[!,]?\s*$", re.IGNORECASE
)


_DATELINE: Final = re.compile(
    r"^(?:(?:man|tirs|ons|tors|fre|lør|laur|søn|sun)dag\s)?(?:den\s)?\d{1,2}\.\s?(?:\d{1,2}\.\s?|"
    r"[a-zæøå]{3,9}\s)(?:19|20)\d\d\b[\s,.:–-]*(?P<where>.{0,60})$",
    re.IGNORECASE,
)


def is_dateline(text: str) -> bool:
    """ "Torsdag 14. november 2024, samfunnshuset": when and where people met."""
    found = _DATELINE.match(text)
    return found is not None and not any(map(is_verb, found.group("where").split()))


def greets(text: str) -> bool:
    """ "Hei Bjarte, Ida-Marie og Tesfay!": names, and nothing they are to do."""
    return bool(_GREETS.match(text)) and len(text.split()) <= 12


def ends_minutes(text: str) -> bool:
    """True when every sentence of a text is about the next meeting or the minutes themselves."""
    told = [sentence for _, sentence in told_in(text)] if len(text) < 400 else []
    patterns = (_MEETS, _NEXT, _SENT, _PAGE)
    return bool(told) and all(any(p.search(s) for p in patterns) for s in told)
