"""Years beside a term: 2025, '25, -25, neste år, i fjor, samme år, 2024/25."""

from __future__ import annotations

from followup.domain.when_phrases.scan import Scan, is_year, measured, number
from followup.domain.when_phrases.tokens import Token

_SHIFTS = {"next": 1, "coming": 1, "following": 1, "this": 0, "last": -1}


def year_after(s: Scan, j: int, *, short: bool = True) -> tuple[int | None, int, bool]:
    """Year written from j on, the index after it, and whether it is certain.

    `short`: whether two bare digits may be a year (feb 26).
    """
    k = j
    if s.kind(k) in (",", "(", ":") or s.low(k) in ("i", "for", "av"):
        k += 1
        if not is_year(s[k]) and s.kind(k) not in ("yearmod", "mod"):
            return None, j, True
        if s.kind(k) == "mod" and s.unit(k + 1)[0] != "year":
            return None, j, True
    token = s[k]
    if (
        k == j
        and _old_year(token)
        and not measured(s, k + 1)
        and s.kind(k + 1) not in ("-", "unit")
    ):
        return number(token), k + 1, True
    if is_year(token):
        if measured(s, k + 1) and s.kind(k + 1) != "-":
            return None, j, True
        return number(token), k + 1, True
    if token.kind == "yearmod":
        return s.ref.year + int(str(token.value)), k + 1, True
    if token.kind == "mod":
        return _relative(s, k, j)
    if k == j and short:
        return _two_digits(s, j)
    return None, j, True


def _old_year(token: Token) -> bool:
    """17. mai 1814; but 1800 and 1830 behind a date are times of day."""
    if token.kind != "num" or len(token.low) != 4:
        return False
    value = number(token)
    return 1000 <= value < 1900 and value % 100 not in (0, 15, 30, 45)


def _relative(s: Scan, k: int, j: int) -> tuple[int | None, int, bool]:
    """Neste år, dette året, samme år."""
    if s.unit(k + 1)[0] not in ("year", "calyear"):
        return None, j, True
    how = str(s[k].value)
    if how == "same":
        return None, k + 2, True
    if how in _SHIFTS:
        return s.ref.year + _SHIFTS[how], k + 2, True
    return None, j, True


def _two_digits(s: Scan, j: int) -> tuple[int | None, int, bool]:
    """-25, /25 and a bare 25. A number that goes on (25. mai, 18-20) is no year."""
    marked = s.kind(j) in ("-", "/") and not s[j + 1].gap
    k = j + 1 if marked else j
    token = s[k]
    if token.kind != "num" or len(token.low) != 2 or _goes_on(s, k + 1):
        return None, j, True
    year = 2000 + number(token)
    if marked and s.kind(j) == "-" and number(token) < 18:
        return None, j, True
    return year, k + 1, marked


def _goes_on(s: Scan, j: int) -> bool:
    token = s[j]
    if token.kind == "." and s.kind(j + 1) not in ("end", ")", ","):
        return True
    if token.kind in ("-", "/") and s.kind(j + 1) in ("num", "clock", "date"):
        return True
    if token.kind == "conn" and s.kind(j + 1) in ("num", "date"):
        return True
    return token.kind in ("month", "unit", "clock") or measured(s, j)


def year_pair(s: Scan, j: int) -> tuple[int, int, int] | None:
    """2024/25, 2024-2025, 24/25: first year, last year and the index after them."""
    token = s[j]
    if token.kind == "date" and isinstance(token.value, tuple):
        first, last, third = token.value
        if third is None and "/" in token.raw and last == first + 1:
            return 2000 + first, 2000 + last, j + 1
        return None
    if not (is_year(token) or (token.kind == "num" and len(token.low) == 2)):
        return None
    if s.kind(j + 1) not in ("/", "-") or s.kind(j + 2) not in ("num", "yy"):
        return None
    low = s.low(j + 2)
    first = number(token) if len(token.low) == 4 else 2000 + number(token)
    last = number(s[j + 2])
    if s.kind(j + 2) == "num":
        if len(low) == 2:
            last += first // 100 * 100
        elif len(low) != 4:
            return None
    if not first < last <= first + 60 or last > 2100:
        return None
    return first, last, j + 3
