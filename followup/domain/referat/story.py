"""Minutes told as a story, without headings for the ideas: whose paragraph is whose.

A sentence may name the ideas that were chosen («valget falt på …») or laid aside; a paragraph
that opens with the words of a chosen idea is about it, and so are those that follow.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from .drafts import from_clause
from .experiences import opens_experiences, told_good
from .ideas import IdeaRoom
from .parties import is_who
from .placed import Placed
from .prose import steps_in, told_in
from .step_texts import StepTexts
from .time_spans import is_time
from .titles import affinity, clean
from .told_ideas import came_up, mentioned_in, settled_on
from .verbs import tells
from .vocabulary import label

_TITLE_WORDS: Final = 4
_RUNNING: Final = frozenset({"other", "title", "about", "idea-text", "idea", "chosen", "next", ""})
_ORDINAL: Final = re.compile(
    r"^(?:i |på |for )?(?:den |det |dei |de )?(?:(?P<first>første|fyrste|ene|eine|1\.)|"
    r"(?P<second>andre|2\.)|(?P<third>tredje|3\.))\s(?:id[eé]\w*|gruppa|gruppen|tiltaket|"
    r"forslaget)\b"
    r"|^(?:id[eé]\w*|gruppe|tiltak|bord)\s(?:nr\.?\s|nummer\s)?(?P<n>\d|en|én|ein|to|tre)\b",
    re.IGNORECASE,
)
_COUNTED: Final = {"en": 1, "én": 1, "ein": 1, "to": 2, "tre": 3}
_ENDS: Final = re.compile(
    r"^(?:neste (?:møte|dugnad|samling)|vi møtes|vi møtest|takk|hilsen|mvh|til slutt)\b",
    re.IGNORECASE,
)


class Story(StepTexts):
    """What is told in running text, sentence by sentence, with the idea it is about."""

    def read_running(self, placed: Sequence[Placed]) -> None:
        """Steps of a document that is running text only, without a heading for its idea."""
        texts = [p for p in placed if p.code in _RUNNING and p.line.kind == "para"]
        if self._loose:
            self._choose_as_told([p for p in placed if p.code in _RUNNING or p.code == "good"])
        if any(room.drafts for room in self.ideas.rooms) or self._loose:
            return
        about: IdeaRoom | None = None
        for item in texts:
            about = self._headed(item) or self._paragraph(item, about)

    def _choose_as_told(self, texts: Sequence[Placed]) -> None:
        """Steps stand without their idea: the one that a sentence says was chosen."""
        without = {part for _, part, _ in self._loose if not self.ideas.chosen(part)}
        for item in texts:
            if item.part not in without or item.line.kind != "para":
                continue
            for _, sentence in told_in(item.text):
                named = settled_on(sentence)
                for title in named:
                    told = _told_after(title, sentence) if len(named) == 1 else ""
                    self._mention(item, title, told, chosen=True)

    def _headed(self, item: Placed) -> IdeaRoom | None:
        """ "turkasse: Kari ringer butikken, Ola maler": an idea and its steps on one line."""
        head, sign, rest = item.text.partition(": ")
        short = bool(sign) and 0 < len(head.split()) <= _TITLE_WORDS and label(item.text) is None
        if not short or is_who(head, self.people) or is_time(head) or any(map(tells, head.split())):
            return None
        steps, left = steps_in(rest, self.people, expected=False)
        if not steps:
            return None
        self._mention(item, head, left.strip(" .,"), chosen=True)
        room = self.ideas.named(clean(head), item.part)
        if room is not None:
            room.drafts.extend(from_clause(clause, item.line.place) for clause in steps)
        return room

    def _paragraph(self, item: Placed, about: IdeaRoom | None) -> IdeaRoom | None:
        """Read one paragraph; gives the idea the next one goes on with."""
        told = [sentence for _, sentence in told_in(item.text)]
        about = self._begins_with(told[0], item.part) or about if told else about
        if told and _ENDS.match(told[0]):
            about = None
        kept: list[str] = []
        good = item.code == "good"
        for sentence in told:
            if item.code != "ways" and (named := settled_on(sentence)):
                self._read_of(item, kept, about)
                kept, good = [], False
                rooms = [self._settled(item, title) for title in named]
                about = rooms[0] if len(rooms) == 1 else self._only(item.part, about)
                continue
            if mentioned_in(sentence) or came_up(sentence):
                self._mentioned(replace(item, text=sentence))
                continue
            good = good or opens_experiences(sentence)
            if good or told_good(sentence):
                continue
            about = self._begins_with(sentence, item.part) or about
            kept.append(sentence)
        self._read_of(item, kept, about)
        return about

    def _read_of(self, item: Placed, told: Sequence[str], about: IdeaRoom | None) -> None:
        if told:
            number = self.ideas.number_of(about) if about is not None else -1
            text = " ".join(told)
            self._prose(replace(item, text=text, idea=number, code="idea-text"))

    def _settled(self, item: Placed, title: str) -> IdeaRoom | None:
        known = self._begins_with(title, item.part)
        if known is not None:
            return known
        self._mention(item, title, chosen=True)
        return self.ideas.named(title, item.part)

    def _only(self, part: int, about: IdeaRoom | None) -> IdeaRoom | None:
        rooms = self.ideas.chosen(part)
        return rooms[0] if len(rooms) == 1 else about

    def _begins_with(self, sentence: str, part: int) -> IdeaRoom | None:
        """The chosen idea whose words the opening of a sentence has, or that it counts."""
        rooms = self.ideas.chosen(part)
        counted = _ORDINAL.match(sentence)
        if counted:
            n = counted.group("n")
            at = (
                (int(n) if n.isdigit() else _COUNTED[n.lower()])
                if n
                else 1
                if counted.group("first")
                else 2
                if counted.group("second")
                else 3
            )
            return rooms[at - 1] if at <= len(rooms) else None
        opening = " ".join(sentence.split()[:5])
        scored = sorted(
            ((affinity(opening, room.title), -n) for n, room in enumerate(rooms)), reverse=True
        )
        if not scored or scored[0][0] < 1.4:
            return None
        if len(scored) > 1 and scored[0][0] - scored[1][0] < 0.6:
            return None
        return rooms[-scored[0][1]]


def _told_after(title: str, sentence: str) -> str:
    """ "… ideen «Varm start»: alle tar imot nye": what the same sentence tells of the idea."""
    _, _, after = sentence.partition(title)
    found = re.match(r"[»\"”]?\s?(?::|[–—-])\s+(?P<told>\S.*)$", after)
    return found.group("told") if found else ""
