"""A cursor over the tokens of one phrase, and the small questions every rule asks."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

from followup.domain.when_phrases.lexicon_plain import GUARD_ENDINGS, GUARDS, MEASURES
from followup.domain.when_phrases.terms import Term
from followup.domain.when_phrases.tokens import END, Token

Found = tuple[Term, int] | None
Rule = Callable[["Scan", int], Found]

EVENT_WORD = re.compile(
    r"(møte|seminar|samling|kurs|konferanse|arrangement|vedtak|behandling|søknad|budsjett|prosess"
    r"|midlar|midler|(?<!an)svar|avklaring|valg|cup|turnering|leir|festival|stevne|kamp|feiring|fest"
    r"|marked|basar|konsert|dugnad|åpning|opning|premiere|besøk|utstilling|forestilling"
    r"|frist|messe|mønstring|konfirmasjon|oppstart|avslutning|evaluering|evalueringa|workshop"
    r"|dag|jubileum|jubile|høring|høyring|trekning|utlysning|tildeling|rapport|kartlegging|rekruttering|bord)"
    r"(en|et|a|n|t|er|ene|ane|ar|s|ens|ets|ne|na)?$"
)


class Scan:
    """Tokens of a phrase with the reference date. Reading past the end gives END."""

    __slots__ = ("budget", "ref", "rules", "size", "tokens")

    # Rules look ahead; this many looks are plenty for a cell and bound what a hostile text costs.
    LOOKS = 400

    def __init__(self, tokens: list[Token], ref: date, rules: dict[str, Rule]) -> None:
        self.size = len(tokens)
        self.tokens = [*tokens, END, END, END, END, END, END]
        self.ref = ref
        self.rules = rules
        self.budget = self.LOOKS

    def __getitem__(self, index: int) -> Token:
        return self.tokens[index] if 0 <= index < self.size else END

    def kind(self, index: int) -> str:
        return self.tokens[index].kind if 0 <= index < self.size else "end"

    def low(self, index: int) -> str:
        return self.tokens[index].low if 0 <= index < self.size else ""

    def term(self, index: int) -> Found:
        """The term that begins at a token, and the index after it."""
        rule = self.rules.get(self.kind(index))
        if rule is None or self.budget <= 0:
            return None
        self.budget -= 1
        return rule(self, index)

    def skip(self, index: int, *kinds: str) -> int:
        """The first index from here on whose token is of none of these kinds."""
        while self.kind(index) in kinds:
            index += 1
        return index

    def unit(self, index: int) -> tuple[str, str]:
        """Unit and form of a unit word ("week", "def"), empty strings when it is none."""
        token = self[index]
        if token.kind != "unit":
            return "", ""
        unit, _, form = str(token.value).partition(".")
        return unit, form

    def inner(self, index: int) -> Found:
        """The term after "av", "i", "på", "for" and an article."""
        for _ in range(3):
            token = self[index]
            if token.kind == "art" or token.low in ("av", "i", "på", "for", "til"):
                index += 1
            else:
                break
        return self.term(index)


def is_year(token: Token) -> bool:
    """Four digits from 1900 to 2100."""
    if token.kind == "yy":
        return True
    value = token.value
    return token.kind == "num" and len(token.low) == 4 and 1900 <= int(str(value)) <= 2100


def number(token: Token) -> int:
    """The value of a num or yy token."""
    value = token.value
    assert isinstance(value, int)
    return value


def guarded(s: Scan, i: int) -> bool:
    """Whether the number at i belongs to something else: § 4-2, rom 12.3, E6, Covid-19."""
    before = s[i - 1]
    if before.kind == "." and s.kind(i - 2) == "num" and not before.gap and not s[i].gap:
        return s[i].kind == "date"
    if before.kind == "." and not s[i].gap and s[i - 2].low not in GUARDS:
        return s[i - 2].kind == "w" and not before.gap and len(s.low(i - 2)) <= 3
    if before.kind in (".", ":") and s[i - 2].kind == "w":
        before = s[i - 2]
        return _is_guard(before.low)
    if before.low in ("lov", "forskrift", "lov av"):
        return False
    if _is_guard(before.low) and before.kind in ("w", "§", "x", "label"):
        return True
    if before.kind in ("w", "x") and not s[i].gap:
        return True
    if before.kind in ("+", "#", "$", "€", "£", "="):
        return True
    if before.kind == "conn" and s.kind(i - 2) in ("num", "date", "junk"):
        return s.low(i - 3) in GUARDS or s.low(i - 3) == "§"
    return (
        before.kind == "-"
        and not before.gap
        and not s[i].gap
        and s.kind(i - 2) in ("w", "num", "prep")
    )


def _is_guard(low: str) -> bool:
    return low in GUARDS or (len(low) > 4 and low.endswith(GUARD_ENDINGS))


def measured(s: Scan, j: int) -> bool:
    """Whether the token after a number makes it a quantity: 3 timer, 50-årsdag, 10 %."""
    token = s[j]
    if token.low in MEASURES and token.kind not in ("month",):
        return True
    if token.kind == "-" and not token.gap:
        after = s[j + 1]
        return after.kind in ("w", "ugen") and not after.gap
    if token.low == "t" and s.kind(j + 1) == "clock":
        # 2026-03-20T12:00 is a date and a time of day.
        return False
    return token.kind == "w" and not token.gap


def is_event(token: Token) -> bool:
    """Whether a word names something that happens on a day of its own."""
    return token.kind in ("w", "x", "label") and EVENT_WORD.search(token.low) is not None


def dated(s: Scan, j: int) -> bool:
    """A date no watch shows: 19.04.2026, 19/4."""
    value = s[j].value
    return isinstance(value, tuple) and (value[2] is not None or "/" in s[j].raw)
