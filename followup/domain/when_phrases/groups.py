"""From tokens to groups: time expressions that belong together, with what governs them."""

from __future__ import annotations

from dataclasses import dataclass, field

from followup.domain.when_phrases.lexicon_plain import DECIDED, PAST_VERBS
from followup.domain.when_phrases.rules_dates import (
    date_token,
    month_token,
    number_token,
    weekday_token,
    yearmod_token,
)
from followup.domain.when_phrases.rules_ordinals import ordinal_token
from followup.domain.when_phrases.rules_parts import genitive_token, part_token
from followup.domain.when_phrases.rules_seasons import (
    card_token,
    letter_token,
    named_token,
    nearby_token,
    season_token,
)
from followup.domain.when_phrases.rules_units import mod_token, unit_token
from followup.domain.when_phrases.scan import Found, Rule, Scan, is_event, number
from followup.domain.when_phrases.terms import Term, year_term
from followup.domain.when_phrases.tokens import Token
from followup.domain.when_phrases.wordlists import words_of

STRONG = words_of("by until through before after from upto between over within mot til")
_WEAK = frozenset(("in", "om", "for"))
_SIGNS = words_of("- / , & + ;")
_ALIKE = frozenset(("date", "month", "week", "weekday", "season", "year", "span", "namedday"))
_BEGINS = frozenset(("num", "date", "month", "season", "unit"))
_RANGE_PREPS = frozenset(("til", "upto", "until", "through"))


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


@dataclass(slots=True)
class Group:
    """Terms joined into one expression.

    `joins`: the sign or word before each term but the first. `mode`: what governs the
    group. `label`: frist, start or finish. `at`, `end`: token indices.
    `behind_event`: the preposition governs the name of an event, the time only dates it.
    """

    terms: list[Term]
    joins: list[str] = field(default_factory=list)
    mode: str = "in"
    label: str = ""
    at: int = 0
    end: int = 0
    past: bool = False
    behind_event: bool = False
    approx: bool = False
    earliest: bool = False
    weak: str = ""

    @property
    def first(self) -> Term:
        return self.terms[0]

    @property
    def last(self) -> Term:
        return self.terms[-1]


@dataclass(slots=True)
class Context:
    """What has been seen since the last time expression, and marks seen anywhere."""

    mode: str = ""
    weak: str = ""
    label: str = ""
    words: int = 0
    event: bool = False
    past: bool = False
    approx: bool = False
    earliest: bool = False


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
            i = skip_clock(s, i)
            continue
        found = s.term(i)
        if found is None:
            i = _note(s, i, context)
            continue
        group = _grow(s, i, found, context)
        if s.low(i - 1) in ("lov", "forskrift", "av") and s.low(group.end) == "nr":
            # Lov 17. juli 1992 nr. 100: the date is part of a name.
            i = group.end
            continue
        groups.append(group)
        context = Context()
        i = max(group.end, i + 1)
    return groups


def skip_clock(s: Scan, i: int) -> int:
    """The index after "kl. 18", "kl 18.00-20.00", "klokka halv seks"."""
    j = s.skip(i + 1, ".", ":", "approx", "adv")
    start = j
    while s.kind(j) in ("num", "clock", "date", "card", "-", ":", "."):
        if s.kind(j) == "-" and s.kind(j + 1) not in ("num", "clock", "date", "card"):
            break
        if s.kind(j) in ("num", "date", "clock", "card") and j > start:
            if s.kind(j - 1) not in ("-", ":", ".") or s.kind(j + 1) == "month":
                break
            if s.kind(j) == "num" and s.kind(j + 1) == "." and s.kind(j + 2) == "month":
                break
        j += 1
        if s.low(j) in ("til", "og") and s.kind(j + 1) in ("num", "clock"):
            if s.kind(s.skip(j + 2, ".")) == "month":
                break
            j += 1
    return max(j, i + 1)


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
    elif kind == "earliest":
        context.earliest = True
    elif token.low in PAST_VERBS:
        context.past, context.words = True, 0
    elif kind in ("w", "x", "genitive", "unit", "wdays", "event", "ugen", "wdays"):
        _word(token, context)
    elif kind in (".", ";", "!", "?") and context.mode not in ("from", "between"):
        context.mode = context.mode if context.words == 0 else ""
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
    if context.words > 2 or (not context.event and context.mode == "over"):
        if context.mode not in ("by", "until") or context.words > 4:
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


def _grow(s: Scan, i: int, found: tuple[Term, int], context: Context) -> Group:
    """The group that begins with a term: further terms joined to it."""
    term, j = found
    group = Group(
        [term, *(more for _, more in term.more)],
        [join for join, _ in term.more],
        mode=context.mode or "in",
        label=context.label,
        at=i,
        past=context.past,
        behind_event=context.event and context.words > 0,
        approx=context.approx,
        earliest=context.earliest,
        weak=context.weak,
    )
    while len(group.terms) < 16:
        step = _join_at(s, j, group)
        if step is None:
            break
        join, (term, j) = step
        group.joins += [join, *(more_join for more_join, _ in term.more)]
        group.terms += [term, *(more for _, more in term.more)]
    group.end = j
    return group


def _join_at(s: Scan, j: int, group: Group) -> tuple[str, tuple[Term, int]] | None:
    """A joining sign or word at j and the term it joins, None when the group ends here."""
    k = s.skip(j, "tod")
    if s.kind(k) == "clockword" or s.kind(k) == "clock":
        return None
    token = s[k]
    join = ""
    if token.kind in _SIGNS:
        join, k = token.kind, k + 1
        if s.kind(k) == "conn":
            join, k = str(s[k].value), k + 1
    elif token.kind == "conn" and token.value != "men":
        join, k = str(token.value), k + 1
    if s.kind(k) == "prep" and s[k].value in _RANGE_PREPS:
        if join in ("", "og", "-", ",") and _reaches(s, k, group, join):
            join, k = str(s[k].value), k + 1
        elif join != "og":
            return None
    if not join:
        return _beside(s, k, group)
    return _joined_term(s, k, join, group)


def _beside(s: Scan, k: int, group: Group) -> tuple[str, tuple[Term, int]] | None:
    """Like terms on lines of their own: 12. mars 14. mars, uke 12 uke 14."""
    if group.last.kind not in ("date", "week", "month", "season") or s.kind(k) not in _BEGINS:
        return None
    found = s.term(k)
    if found is None or found[0].kind != group.last.kind or found[0].weekday is not None:
        return None
    return ",", found


def _reaches(s: Scan, k: int, group: Group, join: str) -> bool:
    """Whether "til", "ut" … leads to the end of a range rather than to a new deadline."""
    if join in ("", "-"):
        return (
            s[k].value in ("til", "upto")
            or s.low(k) in ("t.o.m", "tom", "til og med")
            or (group.mode == "from")
        )
    return group.mode == "from" or s[k].value == "upto"


def _joined_term(s: Scan, k: int, join: str, group: Group) -> tuple[str, tuple[Term, int]] | None:
    k = s.skip(k, "adv", "approx") if join == "evt" else k
    while s.low(k) in ("i", "på", "den", "fra", "i løpet av") or s.kind(k) == "art":
        k += 1
    if s.kind(k) == "tod":
        return None
    found = s.term(k)
    if found is None or found[0].kind == "event":
        return None
    term, first = found[0], group.first
    if term.length is not None or first.length is not None:
        return None
    if join == "," and not _listable(first, term):
        return None
    if join in ("-", "/") and _confirms(first, term):
        return None
    return join, found


def _listable(first: Term, term: Term) -> bool:
    """A comma joins like with like: dates, months, weeks."""
    if first.kind != term.kind:
        return False
    return first.kind in ("date", "weekday") or (first.kind in _ALIKE and term.weekday is None)


def _confirms(first: Term, term: Term) -> bool:
    """ "Uke 12 - 20. mars" gives the week of a date, it is no range."""
    return first.kind == "week" and term.kind == "date" and first.at is not None
