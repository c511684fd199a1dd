"""Words that several mails share."""

from __future__ import annotations

from django_stubs_ext import StrOrPromise

from followup.models import Answer

#: Accepting is only for somebody a task has been handed to: its own mail offers it.
CHOICES: list[tuple[str, StrOrPromise]] = [
    (c.value, c.label) for c in Answer.Choice if c != Answer.Choice.ACCEPT
]


def promise_line(what: str, most: int = 160) -> str:
    """What was promised, on one line and not longer than a mail can bear."""
    line = " ".join(what.split())
    return line if len(line) <= most else line[: most - 1].rstrip() + "…"


def lower_first(words: str) -> str:
    """For the middle of a sentence: "Ringe" becomes "ringe", but "NAV" and "Å" as they are."""
    is_word = len(words) > 1 and words[0].isupper() and words[1].islower()
    return words[0].lower() + words[1:] if is_word else words
