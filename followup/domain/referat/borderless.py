"""A list whose items have their parts in one order: a table without lines."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Final

from followup.domain.who_phrases.people import People

from .parties import is_who
from .time_spans import is_clock, is_time

_SIGN: Final = re.compile(r"\s*(?:→|[-=]>|\||\t|;)\s*|\s+[–—-]{1,2}\s+")
_PARTS: Final = 3
_AT_LEAST: Final = 2


def cells_of(items: Sequence[str], people: People) -> list[dict[str, str]]:
    """ "Ringe banken – Kari – i god tid" as cells where the items beside it show their order.

    One answer per item, {} for one of another shape. All {} unless each place of the parts holds
    the same in most items: once who, once when, and the task in the place left.
    """
    rows = [[part.strip(" .") for part in _SIGN.split(item)] for item in items]
    shaped = [row for row in rows if len(row) == _PARTS and all(row)]
    nothing: list[dict[str, str]] = [{} for _ in items]
    if len(shaped) < _AT_LEAST or len(shaped) * 2 <= len(rows):
        return nothing
    columns = list(zip(*shaped, strict=True))
    when = _where(columns, is_time)
    who = _where(columns, lambda text: is_who(text, people))
    if when is None or who is None or sum(map(is_clock, columns[when])) * 2 > len(shaped):
        return nothing
    what = next(at for at in range(_PARTS) if at not in {when, who})
    return [
        {"what": row[what], "who": row[who], "when": row[when]}
        if len(row) == _PARTS and all(row)
        else {}
        for row in rows
    ]


def _where(columns: Sequence[Sequence[str]], test: Callable[[str], bool]) -> int | None:
    """The one place where most texts pass the test."""
    found = [at for at, texts in enumerate(columns) if sum(map(test, texts)) * 2 > len(texts)]
    return found[0] if len(found) == 1 else None
