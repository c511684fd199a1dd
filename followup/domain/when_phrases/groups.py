"""From tokens to groups: time expressions that belong together, with what governs them."""

from __future__ import annotations

from followup.domain.when_phrases.joining import Context, Group, grow, skip_clock
from followup.domain.when_phrases.lexicon_plain import DECIDED, PAST_VERBS
from followup.domain.when_phrases.rules_dates import date_token, number_token
from followup.domain.when_phrases.rules_modifiers import mod_token
from followup.domain.when_phrases.rules_months import month_token, yearmod_token
from followup.domain.when_phrases.rules_ordinals import ordinal_token
from followup.domain.when_phrases.rules_parts import genitive_token, part_token
from followup.domain.when_phrases.rules_seasons import (
    card_token,
    letter_token,
    named_token,
    nearby_token,
    season_token,
)
from followup.domain.when_phrases.rules_units import unit_token
from followup.domain.when_phrases.rules_weekdays import weekday_token
from followup.domain.when_phrases.scan import Found, Rule, Scan, is_event, number
from followup.domain.when_phrases.terms import year_term
from followup.domain.when_phrases.tokens import Token
from followup.domain.when_phrases.wordlists import words_of

STRONG = words_of("by until through before after from upto between over within mot til")


_WEAK = frozenset(("in", "om", "for"))


# Før kl. 12 fredag, fra kl. 18 fredag: the preposition is the clock's, the day is the day.
_OF_CLOCK = {"before": "until", "after": "", "from": "", "between": ""}


def _yy_token(s: Scan, i: int) -> Found:
    return year_term(number(s[i])), i + 1


RULES: dict[str, Rule] = {
    "date": date_token,
    "num": number_token,
    "month": month_token,
    "wday": weekday_token,
    "wabbr": weekday_token,
    "ord": ordinal_token,
    "card": card_token,
    "unit": unit_token,
    "mod": mod_token,
    "part": part_token,
    "ugen": genitive_token,
    "season": season_token,
    "named": named_token,
    "nearby": nearby_token,
    "w": letter_token,
    "yy": _yy_token,
    "yearmod": yearmod_token,
}


def find_groups(s: Scan) -> list[Group]:
    """Every group of time expressions in the phrase, in order."""
    groups: list[Group] = []
    context = Context()
    i = 0
    while i < s.size:
        token = s[i]
        if (token.kind == "stop" and groups) or token.kind == "except":
            break
        if token.kind == "clockword":
            context.mode = _OF_CLOCK.get(context.mode, context.mode)
            i = skip_clock(s, i)
            continue
        found = s.term(i)
        if found is None:
            i = _note(s, i, context)
            continue
        group = grow(s, i, found, context)
        if s.low(i - 1) in ("lov", "forskrift", "av") and s.low(group.end) == "nr":
            # Lov 17. juli 1992 nr. 100: the date is part of a name.
            i = group.end
            continue
        groups.append(group)
        context = Context()
        i = max(group.end, i + 1)
    return groups


def _note(s: Scan, i: int, context: Context) -> int:
    """Take note of a token that is no time, and step over it (and its whole number)."""
    token = s[i]
    kind = token.kind
    if kind == "siden":
        context.past = True
    elif kind == "prep" and token.low == "til" and s.kind(i - 1) == "tod":
        # "Natt til lørdag" is a day, no deadline.
        context.mode = ""
    elif kind == "prep":
        _preposition(token, context)
    elif kind == "label":
        context.label = str(token.value)
        if context.event:
            context.words += 1
    elif kind == "approx":
        context.approx = True
    elif kind == "part" and token.value == "end" and s.kind(i + 1) == ":":
        context.label = "finish"
    elif kind == "earliest":
        context.earliest = True
    elif token.low in PAST_VERBS:
        context.past, context.words = True, 0
    elif kind in ("w", "x", "genitive", "unit", "wdays", "event", "ugen", "wdays"):
        _word(token, context)
    elif kind in (".", ";", "!", "?") and context.mode not in ("from", "between"):
        context.mode = context.mode if context.words == 0 else ""
    if kind == "clock":
        context.mode = _OF_CLOCK.get(context.mode, context.mode)
    if kind in ("num", "date", "junk", "clock"):
        return _skip_number(s, i)
    return i + 1


def _preposition(token: Token, context: Context) -> None:
    value = str(token.value)
    if token.low == "ut" and context.past:
        return
    if value in _WEAK:
        context.weak = value
        if not context.mode and value != "in":
            context.words = 0
        return
    # "til leder innen 1. mars": the nearest governs, unless "i" comes between.
    if context.mode and value in ("til", "over") and context.words == 0:
        return
    context.mode, context.words, context.event = value, 0, False


def _word(token: Token, context: Context) -> None:
    context.words += 1
    context.past = context.past and context.words < 2 and token.low not in DECIDED
    if is_event(token) or token.kind in ("genitive", "event"):
        context.event = context.mode in ("before", "after", "by", "until", "til", "upto", "over")
        return
    if context.mode == "from" and token.kind == "w":
        # Fra torget, fra kommunen: a place or a sender, no beginning.
        context.mode = ""
    far = context.words > (4 if context.mode in ("by", "until") else 2)
    if far or (not context.event and context.mode == "over"):
        context.mode = ""
    context.label = "" if context.words > 3 else context.label


def _skip_number(s: Scan, i: int) -> int:
    """Past the whole of a number that is no time, so that no part of it is read alone."""
    j = i + 1
    while s.kind(j) in ("num", "date", "junk") and (
        not s[j].gap or s.kind(j - 1) in ("num", "junk")
    ):
        j += 1
    while s.kind(j) in (",", ".", "-", ":", "/", "%") and not s[j].gap and not s[j + 1].gap:
        if s.kind(j + 1) not in ("num", "date", "clock", "junk"):
            break
        if s.kind(j + 1) == "num" and s.kind(s.skip(j + 2, ".")) == "month":
            break
        j += 2
    return j
