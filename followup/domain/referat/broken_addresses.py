"""Addresses that a narrow column or a careful writer has broken apart, made whole again."""

from __future__ import annotations

import re
from typing import Final

from followup.domain.who_phrases.names import EMAIL

_AT: Final = re.compile(
    r"(?<=\w)(?:\s?[(\[]\s?(?:at|krøllalfa|alfakrøll)\s?[)\]]\s?|\s@\s?|@\s)(?=[\w-]+\.[a-z]{2})"
)
_ENDS: Final = r"(?:no|com|org|net|eu|info)"
_LAST_PART: Final = re.compile(
    rf"(?P<host>@[\w-]+(?:\.(?!{_ENDS}\b)[\w-]+)*)(?:\.\s+|\s+\.)(?P<end>{_ENDS})\b(?!\w|\.\w)"
)
_WHOLE: Final = re.compile(rf".+\.{_ENDS}$")
_OPEN_END: Final = (".", "_", "-")


def whole_addresses(text: str, *, alone: bool = False) -> str:
    """ "kari (at) example. no" with its address whole; `alone` in a cell for one address."""
    if alone:
        text = _joined(text)
    if "@" not in text and "(" not in text and "[" not in text:
        return text
    return _LAST_PART.sub(r"\g<host>.\g<end>", _AT.sub("@", text))


def _joined(cell: str) -> str:
    """The words of a cell as one address, where none of them is an address by itself."""
    words = cell.split()
    joined = "".join(words)
    if not 2 <= len(words) <= 3 or joined.count("@") != 1:
        return cell
    left_open = any(w.endswith(_OPEN_END) and "@" not in w for w in words[:-1])
    if any(_is_whole(w) for w in words) and not left_open:
        return cell
    return joined if _is_whole(joined) else cell


def _is_whole(text: str) -> bool:
    return bool(EMAIL.fullmatch(text) and _WHOLE.match(text))
