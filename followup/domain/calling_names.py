"""What a person is called for short, and a text without it. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable

from followup.domain.who_phrases.names import fold, initials, is_full_name, is_single_name


def short_forms(name: str, others: Iterable[str] = ()) -> tuple[str, ...]:
    """What "Kari Anne Granbark" may be called: Kari, Kari Anne, Granbark, KAG; longest first.

    Nothing for what is no personal name ("Leder FAU"), and nothing that `others` are called too.
    """
    if not is_full_name(name):
        return first_name(name, others)
    parts = name.replace(",", " ").split()
    capitals = initials(name).upper()
    forms = {*parts, " ".join(parts[:-1]), capitals, ".".join(capitals) + "."}
    forms |= {f"{parts[0]} {parts[-1][0]}", f"{parts[0]} {parts[-1][0]}."}
    taken = {word for other in others for word in (fold(other), *fold(other).split())}
    kept = (form for form in forms if len(form) > 1 and fold(form) not in taken)
    return tuple(sorted(kept, key=len, reverse=True))


def first_name(name: str, others: Iterable[str] = ()) -> tuple[str, ...]:
    """The first name alone, where it is no everyday word and nobody else's: for running text."""
    first = name.split()[0] if is_full_name(name) or is_single_name(name) else ""
    taken = {word for other in others for word in fold(other).split()}
    return (first,) if first and is_single_name(first) and fold(first) not in taken else ()


def without(text: str, names: Iterable[str], shorts: Iterable[str], put: str) -> str:
    """`text` with `put` where one of `names` stands (in any case), or one of `shorts` as written.

    A genitive goes too: "Karis liste" leaves no Kari.
    """
    for words in sorted(filter(None, names), key=len, reverse=True):
        text = re.sub(rf"(?<!\w){re.escape(words)}(?:s(?!\w)|(?!\w))", put, text, flags=re.I)
    for words in sorted(filter(None, shorts), key=len, reverse=True):
        text = re.sub(rf"(?<!\w){re.escape(words)}(?:s(?!\w)|(?!\w))", put, text)
    return text
