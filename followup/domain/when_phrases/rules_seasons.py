"""Seasons, feasts, holiday periods, the turn of a month or year, and V25/H25 (§5, §8, §10)."""

from __future__ import annotations

import re
from datetime import date, timedelta

from core.calendar_no import days_in_month
from followup.domain.when_phrases import rules_edges, rules_lengths
from followup.domain.when_phrases.anchors import named_term, season_term
from followup.domain.when_phrases.periods import this_or_next
from followup.domain.when_phrases.rules_ordinals import part_of_year
from followup.domain.when_phrases.rules_parts import part_of
from followup.domain.when_phrases.rules_weeks import weeks
from followup.domain.when_phrases.scan import Found, Scan, is_year, measured, number
from followup.domain.when_phrases.terms import Term, fixed, month_term, shifted
from followup.domain.when_phrases.wordlists import words_of
from followup.domain.when_phrases.years import year_after, year_pair

# "Uke" and "veke" with a slip, told by the number behind: uk 12, ueke 12, vke 12.
_MEANT_WEEK = re.compile(r"u[a-zæøå]?k{1,2}[aer]{0,2}|ve{0,2}k{1,2}[ea]")
_AFTER_SPRING = words_of(
    """
    end , . ( ) ; : season num yy yearmod prep stop tod adv each open urgent
    """
)
_BEFORE_SPRING = words_of(
    "end prep mod part adv conn - / , ( : each art label approx yearmod earliest"
)


_VERBS = words_of(
    """
    skal vil kan må bør blir er var ble har hadde får fikk kommer starter arrangerer
    gjennomfører planlegger begynner inviterer åpner lanserer ønsker håper blei vart startar
    byrjar vert
    """
)
GREETINGS = words_of("god godt gledelig gledeleg gledelige")


def season_token(s: Scan, i: int) -> Found:
    """Våren, høst 2024, vinteren 2024/25, vår -25; not "vår leder"."""
    code, _, form = str(s[i].value).partition(".")
    if (form == "bare" and not _is_season(s, i, code)) or s.low(i - 1) in GREETINGS:
        return None
    j = i + 1
    if code.startswith("winter") and (pair := year_pair(s, j)):
        return season_term(code, pair[0]), pair[2]
    if (pair := year_pair(s, j)) and pair[1] == pair[0] + 1:
        term = season_term(code, pair[0] if code.startswith("autumn") else pair[1])
        return term, pair[2]
    year, end, _ = year_after(s, j)
    if code.startswith("winter") and year is not None:
        # A winter with one year is the one that ends in it, save a relative "i fjor".
        year -= 1
    return season_term(code, year), end


def _is_season(s: Scan, i: int, code: str) -> bool:
    """The word for spring is also "our"; a capitalised season after a name is a surname."""
    before, after = s[i - 1], s[i + 1]
    if after.kind == "-" and not after.gap and s.kind(i + 2) == "w" and not s[i + 2].gap:
        return False
    if before.kind == "w" and before.raw[:1].isupper() and s[i].raw[:1].isupper() and i > 0:
        return (
            is_year(after) or (after.kind == "num" and len(after.low) == 2) or before.raw.isupper()
        )
    if before.low in ("blir", "vert") and after.kind in _AFTER_SPRING:
        return True
    if before.low == "i" and after.low in _VERBS:
        return True
    if code != "spring":
        return after.kind not in ("w",) or before.kind in ("prep", "mod", "part")
    if after.kind in ("w", "x", "unit", "label", "wday", "named", "month", "card"):
        return False
    if is_year(after) or (after.kind in ("num", "-", "/", "conn") and _joined(s, i + 1)):
        return True
    aside = after.kind == "-" and after.gap and s[i + 2].gap
    return before.kind in _BEFORE_SPRING and (aside or after.kind in _AFTER_SPRING)


def _joined(s: Scan, j: int) -> bool:
    """Vår -25, vår/sommer, vår og høst, vår eller sommer."""
    if s.kind(j) == "num":
        return len(s.low(j)) == 2
    return s.kind(j + 1) in ("season", "num", "conn")


def named_token(s: Scan, i: int) -> Found:
    """A feast, a holiday period or a named day, with or without a year."""
    code = str(s[i].value)
    if s.kind(i + 1) == "-" and not s[i + 1].gap and s.kind(i + 2) == "w" and not s[i + 2].gap:
        return None
    if s.low(i - 1) in GREETINGS:
        return None
    if s[i].raw in ("Jul", "jul") and code == "christmas" and _july(s, i):
        return s.rules["month"](_as_july(s, i), i)
    if code == "monthturn":
        return _month_turn(s, i + 1)
    if code == "monthend":
        last = s.ref.replace(day=days_in_month(s.ref.year, s.ref.month))
        return fixed("span", "day", last), i + 1
    if code == "quarterturn":
        return part_of("exit", this_or_next(s.ref, "quarter", 0)), i + 1
    if code == "semesterend":
        return part_of("exit", this_or_next(s.ref, "semester", 0)), i + 1
    term = named_term(code, s.ref)
    pair = year_pair(s, i + 1)
    if pair is not None and pair[1] == pair[0] + 1:
        term.year = pair[0] if term.crosses else pair[1]
        return term, pair[2]
    term.year, end, _ = year_after(s, i + 1)
    if term.year is not None and code == "newyear" and s.low(i - 1) in ("etter", "over"):
        term.year -= 1
    return term, end


def _july(s: Scan, i: int) -> bool:
    """Jul 18, 2014 and 18. jul: the abbreviation beside a day."""
    before = s[i - 1]
    if before.kind == "." and s.kind(i - 2) == "num":
        return True
    return (before.kind == "num" and len(before.low) <= 2) or (
        s.kind(i + 1) == "num" and len(s.low(i + 1)) <= 2 and s.kind(i + 2) in (",", "end")
    )


def _as_july(s: Scan, i: int) -> Scan:
    s.tokens[i] = s.tokens[i]._replace(kind="month", value=7)
    return s


def _month_turn(s: Scan, j: int) -> Found:
    """Månedsskiftet mai/juni: the last day of one month to the first of the next."""
    if s.low(j) in ("mellom", "av", "til", "i"):
        j += 1
    if s.kind(j) != "month":
        if s.low(j - 1) in ("til", "i"):
            j -= 1
        last = s.ref.replace(day=days_in_month(s.ref.year, s.ref.month))
        return fixed("span", "days", last, last + timedelta(days=1)), j
    month = int(str(s[j].value))
    k = s.skip(j + 1, ".", "-", "/", "conn", "prep")
    if s.kind(k) == "month" and k > j + 1:
        year, end, _ = year_after(s, k + 1)
        if year is not None and month == 12:
            year -= 1
    else:
        year, end, _ = year_after(s, j + 1)
    whole = month_term(month)
    assert whole.at is not None
    month_at = whole.at

    def at(year: int) -> tuple[date, date]:
        last = month_at(year)[1]
        return last, last + timedelta(days=1)

    return Term("span", "days", at=at, year=year, crosses=True), end


def letter_token(s: Scan, i: int) -> Found:
    """V25, H-24, H2024, Q3, u. 12; any other unknown word is no term."""
    low = s.low(i)
    if low[:1] in ("u", "v") and s.kind(i + 1) == "num" and _MEANT_WEEK.fullmatch(low):
        return weeks(s, i + 1) if not measured(s, i + 2) else None
    if len(low) != 1 or low not in "vhqkuw":
        return None
    j = i + 1
    if low in "uw":
        k = j + 1 if s.kind(j) == "." else j
        tight = s.kind(k) == "num" and (k > j or not s[k].gap or low == "u")
        return weeks(s, j) if tight and not measured(s, k + 1) else None
    if low == "h" and s.kind(j) == "num" and not s[j].gap and s.low(j) in ("1", "2"):
        year, end, _ = year_after(s, j + 1)
        return part_of_year("half", number(s[j]), year), end
    if low in "qk":
        if s.kind(j) == "num" and not s[j].gap and 1 <= number(s[j]) <= 4:
            year, end, _ = year_after(s, j + 1)
            return part_of_year("quarter", number(s[j]), year), end
        return None
    if s.kind(j) in ("-", "'") and not s[j].gap:
        j += 1
    token = s[j]
    if token.kind == "yy" or (token.kind == "num" and not token.gap and len(token.low) in (2, 4)):
        year = number(token) if len(token.low) > 2 or token.kind == "yy" else 2000 + number(token)
        if not 2000 <= year <= 2100 or not (s[i].raw.isupper() or abs(year - s.ref.year) < 6):
            return None
        return season_term("spring" if low == "v" else "autumn", year), j + 1
    return None


def nearby_token(s: Scan, i: int) -> Found:
    """I dag, i morgen, i overmorgen; "i dag om en uke"."""
    if s.low(i - 1) == "for" and s.low(i - 2) == "takk":
        return None
    day = s.ref + timedelta(days=int(str(s[i].value)))
    j = s.skip(i + 1, "tod", "part")
    if s.low(j) == "om" and s.kind(j + 1) in ("num", "card"):
        found = rules_lengths.length(s, j + 1)
        if found is not None and found[0].length is not None:
            return fixed("nearby", "day", shifted(day, *found[0].length[1:])), found[1]
    return fixed("nearby", "day", day), j


def card_token(s: Scan, i: int) -> Found:
    """A spelled-out number: a length, or how many units of an edge (de to første ukene i)."""
    if s.kind(i + 1) == "mod" and s[i + 1].value in ("next", "coming") and s.unit(i + 2)[1]:
        # "De to neste ukene" is "de neste to ukene".
        count = s.tokens[i]
        s.tokens[i], s.tokens[i + 1] = s.tokens[i + 1], count
        return s.term(i)
    return rules_edges.count_of_edge(s, i) or rules_lengths.length(s, i)
