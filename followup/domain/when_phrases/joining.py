"""Terms joined into one expression by signs, conjunctions and "til" (§6)."""

from __future__ import annotations

from dataclasses import dataclass, field

from followup.domain.when_phrases.scan import Scan, dated
from followup.domain.when_phrases.terms import Term
from followup.domain.when_phrases.wordlists import words_of

_SIGNS = words_of("- / , & + ;")


_ALIKE = frozenset(("date", "month", "week", "weekday", "season", "year", "span", "namedday"))


_BEGINS = frozenset(("num", "date", "month", "season", "unit"))


_RANGE_PREPS = frozenset(("til", "upto", "until", "through"))


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


def grow(s: Scan, i: int, found: tuple[Term, int], context: Context) -> Group:
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
    if s.kind(k) in ("clockword", "clock"):
        # Fredag 17/4 kl. 18 - søndag 19/4 kl. 15: the times of day stand between the dates.
        after = s.skip(skip_clock(s, k), ".")
        if group.last.kind != "date" or not _spans_on(s, after):
            return None
        k = after
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


def skip_clock(s: Scan, i: int) -> int:
    """The index after "kl. 18", "kl 18.00-20.00", "klokka halv seks"."""
    j = s.skip(i + 1, ".", ":", "approx", "adv")
    start = j
    while s.kind(j) in ("num", "clock", "date", "card", "-", ":", "."):
        if dated(s, s.skip(j, "-")):
            break
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


def _spans_on(s: Scan, k: int) -> bool:
    """Whether a dash, "til", "og" or a comma leads from a time of day to a further date."""
    if s.kind(k) not in ("-", ",", "conn") and s.low(k) != "til":
        return False
    found = s.term(k + 1) if s.kind(k + 1) in ("wday", "wabbr", "date", "num") else None
    return found is not None and found[0].kind == "date"


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
    if s.kind(k) == "clockword":
        # Til kl. 15 søndag 19. april.
        k = skip_clock(s, k)
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
