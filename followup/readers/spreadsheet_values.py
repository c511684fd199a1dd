"""What a stored Excel value looks like to its reader: dates above all."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from typing import Final

_BUILT_IN_DATES: Final = frozenset({14, 15, 16, 17, 18, 19, 20, 21, 22, 45, 46, 47}) | frozenset(
    (*range(27, 37), *range(50, 59))
)
_MONTH_ONLY: Final = frozenset({17})
_TIME_ONLY: Final = frozenset({18, 19, 20, 21, 45, 46, 47})
_LITERALS: Final = re.compile(r'"[^"]*"|\\.|_.|\*.|\[[^\]]*\]')
_MONTHS: Final = (
    *("januar", "februar", "mars", "april", "mai", "juni"),
    *("juli", "august", "september", "oktober", "november", "desember"),
)
_EPOCH_1900: Final = datetime(1899, 12, 30)  # noqa: DTZ001 - a sheet's date has no time zone
_EPOCH_1904: Final = datetime(1904, 1, 1)  # noqa: DTZ001 - a sheet's date has no time zone
_LAST_SERIAL: Final = 2_958_465.0


def shown_number(value: str, format_id: int, format_code: str, *, from_1904: bool) -> str:
    """The number as text: dates "24.09.2024", months "mars 2026", times "17:00", else plain.

    Decimals get a comma, so that 12.5 is never taken for the twelfth of May. Text that is no
    number comes back unchanged.
    """
    try:
        number = float(value)
    except ValueError:
        return value
    kind = _date_kind(format_id, format_code)
    if kind and 0 <= number < _LAST_SERIAL:
        return _date(number, kind, _EPOCH_1904 if from_1904 else _EPOCH_1900)
    if "%" in format_code or format_id in {9, 10}:
        return f"{_plain(number * 100)} %"
    return _plain(number)


def _plain(number: float) -> str:
    if number != number or abs(number) == float("inf"):
        return ""
    if number == int(number) and abs(number) < 1e15:
        return str(int(number))
    return f"{number:.10g}".replace(".", ",")


def _date_kind(format_id: int, code: str) -> str:
    """ "day", "month" or "time" by what the format shows; "" for a number."""
    if format_id in _TIME_ONLY:
        return "time"
    if format_id in _BUILT_IN_DATES:
        return "month" if format_id in _MONTH_ONLY else "day"
    shown = _LITERALS.sub("", code.split(";")[0]).lower()
    if "general" in shown or not re.search(r"[dyhs]|mm", shown):
        return ""
    if re.search(r"[hs]", shown) and not re.search(r"[dy]", shown):
        return "time"
    if "d" in shown:
        return "day"
    return "month" if "y" in shown or "mmm" in shown else ""


def _date(number: float, kind: str, epoch: datetime) -> str:
    moment = epoch + timedelta(seconds=round(number * 86_400))
    if kind == "time" or number < 1:
        return f"{moment:%H:%M}"
    if kind == "month":
        return f"{_MONTHS[moment.month - 1]} {moment.year}"
    day = f"{moment:%d.%m}.{moment.year}"
    return f"{day} {moment:%H:%M}" if moment.hour or moment.minute else day
