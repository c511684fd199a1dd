"""Months, and the names of people and things that look like them (§5, §12)."""

from __future__ import annotations

import re

from followup.domain.when_phrases.rules_modifiers import within_year
from followup.domain.when_phrases.scan import Found, Scan, is_year, measured, number
from followup.domain.when_phrases.terms import (
    date_term,
    month_term,
    year_term,
)
from followup.domain.when_phrases.wordlists import words_of
from followup.domain.when_phrases.years import year_after

_NAMES = frozenset({3, 4, 5, 6, 7, 8})


_PEOPLE = frozenset({4, 5, 6, 8})


# What people do and months do not: "Mai tar kontakt".
_ACTS = words_of(
    """
    tar ringer sender lager ordner skal vil spør snakker sier bor heter jobber leder hører
    kontakter inviterer henter baker kjører trener spiller melder undersøker sjekker følger
    fyller bestiller skriver tek ringjer lagar ordnar snakkar seier heiter jobbar leier
    kontaktar inviterer hentar bakar køyrer trenar spelar melder sjekkar følgjer bestiller
    skriv
    """
)


_BESIDE_PEOPLE = words_of("med hos heter spør ring kontakt hilsen helsing")


_ROLES = words_of(
    """
    ansvar ansvaret leder leiar nestleder nestleiar kasserer ansvarlig ansvarleg med syk sjuk
    kontakt kontaktperson kontroll oversikt oversikten nøkkel nøkkelen sjef lagleder
    """
)


_FESTIVE = re.compile(r"dag|feir|helg|tog|arrangement|frokost|markering|program")


def compound(s: Scan, j: int) -> bool:
    """Mars-sjokolade, 17. mai-komiteen: a month glued to another word names a thing."""
    token, after = s[j], s[j + 1]
    if token.kind != "-" or token.gap or after.gap or after.kind not in ("w", "x", "unit", "label"):
        return False
    return _FESTIVE.match(after.low) is None or s.kind(j - 2) != "."


def yearmod_token(s: Scan, i: int) -> Found:
    """I fjor høst, neste år i mai; alone: the year."""
    if s.low(i - 1) == "som":
        # Som i fjor: how, not when.
        return None
    year = s.ref.year + int(str(s[i].value))
    return within_year(s, i + 1, year) or (year_term(year), i + 1)


def month_token(s: Scan, i: int) -> Found:
    """Mars, mars 2025, mars måned, feb 26, april 14, 2015; not Mai Britt."""
    month = s[i].value
    assert isinstance(month, int)
    j = i + 1
    if s.kind(j) == "." and not s[j].gap:
        j += 1
    if ((month in _NAMES or s[i].raw == "Jan") and _person(s, i)) or compound(s, j):
        return None
    if s.unit(j) == ("month", "sg"):
        j += 1
    if s.kind(j) == "num":
        found = _month_day(s, month, j)
        if found is not None:
            return found
    year, end, certain = year_after(s, j)
    term = month_term(month, year)
    if not certain:
        term.doubts = ("ambiguous",)
    return term, end


def _month_day(s: Scan, month: int, j: int) -> Found:
    """April 14, 2015; februar 15 where the digits can hardly be a year; juli 13-15."""
    if len(s.low(j)) > 2 or measured(s, j + 1):
        return None
    day, ref = number(s[j]), s.ref
    near = len(s.low(j)) == 2 and ref.year - 5 <= 2000 + day <= ref.year + 15
    k = j + 1
    if s.kind(k) == "," and is_year(s[k + 1]):
        return date_term(day, month, number(s[k + 1])), k + 2
    if s.kind(k) == "-" and s.kind(k + 1) == "num" and s.kind(k + 2) not in (".", "month"):
        first = date_term(day, month)
        first.more = [("-", date_term(number(s[k + 1]), month))]
        return first, k + 2
    if near or not 1 <= day <= 31:
        return None
    term = date_term(day, month)
    term.doubts = ("ambiguous",)
    if s.kind(k) == ".":
        k += 1
    return term, k


def _person(s: Scan, i: int) -> bool:
    """Mai Britt, August Strindberg, Ola August: a capital beside a capital that is no word."""
    token = s[i]
    after, before = s[i + 1], s[i - 1]
    if before.kind == "@" and not token.gap:
        return True
    if not token.raw[:1].isupper():
        return False
    if before.low in _BESIDE_PEOPLE and token.value in _PEOPLE and i > 0:
        return not is_year(after) and after.kind != "num"
    if after.low in ("har", "er", "blir") and token.value in _PEOPLE:
        return s.low(i + 2) in _ROLES
    if after.kind == "-" and not after.gap and s[i + 2].raw[:1].isupper():
        return s.kind(i + 2) == "w"
    if _is_name(after.kind, after.raw) or (
        after.low in _ACTS and (token.value in _PEOPLE or token.raw == "Jan")
    ):
        return True
    if after.kind == "conn" and _is_name(s.kind(i + 2), s[i + 2].raw):
        return True
    if before.kind == "conn" and _is_name(s.kind(i - 2), s[i - 2].raw):
        return True
    return (
        (_is_name(before.kind, before.raw) and i >= 2)
        or (before.kind == "w" and before.raw.islower() and after.kind in ("end", "w", "."))
        or (before.kind == "w" and _is_name(before.kind, before.raw) and after.kind == "end")
    )


def _is_name(kind: str, raw: str) -> bool:
    return kind == "w" and raw[:1].isupper() and not raw.isupper() and len(raw) > 1
