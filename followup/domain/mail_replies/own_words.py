"""The sender's own words: the mail without what it answers and without its signature."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Final

from .lines import GREETING_OF_QUOTE, REST, Line, from_text
from .markup import from_html
from .quotes import attribution_length, begins_quoted_mail
from .signatures import without_signature

_CONTEXT_LINES: Final = 6
_BLANK: Final = re.compile(r"\n{3,}")
_OWN_QUOTE_FROM: Final = 20
"""From how many characters on a line of ours counts as quoted without a mark."""


@dataclass(frozen=True, slots=True)
class Passage:
    """Own words in one place. `answers`: the last lines quoted just before it, "" at the top."""

    text: str
    answers: str = ""


@dataclass(frozen=True, slots=True)
class OwnWords:
    """`quotes`: whether anything was cut as an earlier mail."""

    passages: tuple[Passage, ...] = ()
    quotes: bool = False

    @property
    def text(self) -> str:
        return "\n\n".join(passage.text for passage in self.passages)


def own_words(text: str, html: str, *, sender: str = "", ours: str = "") -> OwnWords:
    """The sender's own words of a mail.

    `sender`: the name in From, to know a signature by. `ours`: the text of the mail answered;
    its lines count as quoted even where a mail program does not mark them.
    """
    known = _known(ours)
    plain = _cut(from_text(text), sender, known) if text.strip() else OwnWords()
    if not html.strip():
        return plain
    marked = from_html(html)
    rich = _cut(marked, sender, known)
    if not rich.text:
        # Some programs put the answer too into the element of the mail answered.
        unmarked = _cut([Line(line.text, line.depth) for line in marked], sender, known)
        rich = unmarked if unmarked.quotes else rich
    return _better(plain, rich)


def _better(plain: OwnWords, rich: OwnWords) -> OwnWords:
    """The text part as a rule; the HTML where only that tells what is quoted or signed."""
    if not plain.text or not rich.text:
        return plain if plain.text else rich
    if rich.quotes and not plain.quotes:
        return rich
    inside = _squeezed(rich.text) in _squeezed(plain.text)
    return rich if inside and len(rich.text) < len(plain.text) else plain


def _squeezed(text: str) -> str:
    return re.sub(r"\W+", "", text)


def _known(ours: str) -> Collection[str]:
    lines = (line.bare for line in from_text(ours))
    return frozenset(text for text in lines if len(text) >= _OWN_QUOTE_FROM)


def _cut(lines: Sequence[Line], sender: str, known: Collection[str]) -> OwnWords:
    """Walks the lines once: own ones gather into passages, quoted ones end them."""
    passages: list[Passage] = []
    own: list[Line] = []
    context: list[str] = []
    answered = ""
    quotes = False

    def end_passage() -> None:
        kept = without_signature(own, sender)
        if kept:
            said = "\n".join(line.text.rstrip() for line in kept)
            passages.append(Passage(_BLANK.sub("\n\n", said), answered))
        own.clear()

    at = 0
    while at < len(lines):
        line = lines[at]
        if line.mark == REST:
            quotes = True
            break
        if not line.depth and begins_quoted_mail(lines, at):
            quotes = True
            marked = next((n for n in range(at, min(at + 16, len(lines))) if lines[n].depth), 0)
            if not marked:
                break
            at = marked
            continue
        said = 0 if line.depth else attribution_length(lines, at)
        if said and not _goes_on_marked(lines, at + said):
            quotes = True
            break
        quoted = line.depth or said or line.mark == GREETING_OF_QUOTE or line.bare in known
        if not quoted:
            if line.bare and not own:
                answered = "\n".join(context[-_CONTEXT_LINES:])
                context.clear()
            if own or line.bare:
                own.append(line)
        elif line.bare:
            quotes = True
            end_passage()
            context.append(line.bare)
            del context[:-_CONTEXT_LINES]
        at += said or 1
    end_passage()
    return OwnWords(tuple(passages), quotes)


def _goes_on_marked(lines: Sequence[Line], at: int) -> bool:
    """Whether marks of quotation follow "… skrev:"; otherwise the quote lasts to the end."""
    return any(line.depth for line in lines[at : at + 6])
