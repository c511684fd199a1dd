"""What a reply is read as."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final

from .parties import NO_PARTY, Party

DONE: Final = "done"
UNDER_WAY: Final = "under_way"
LATER: Final = "later"
BLOCKED: Final = "blocked"
NOT_ME: Final = "not_me"
DROPPED: Final = "dropped"
STOP: Final = "stop"
UNCLEAR: Final = "unclear"
#: The answers of the tick-off page, under the same names (`followup.models.Answer.Choice`).
CHOICES: Final = (DONE, UNDER_WAY, LATER, BLOCKED, NOT_ME, DROPPED)
SURE_FROM: Final = 0.7


@dataclass(frozen=True, slots=True)
class TaskWords:
    """A task the sender holds: by what key it is known, what was promised, and its deadline."""

    key: int
    what: str
    due: date | None = None


@dataclass(frozen=True, slots=True)
class Meaning:
    """One thing said. `task`: the key of the task it is about, None where the words do not tell.

    `confidence`: 0 to 1. `new_due`: the day asked for, None where no date could be read.
    `party`: who has it now, as told; `from_sender`: the sender has it now. `words`: the sentence.
    """

    intent: str = UNCLEAR
    confidence: float = 0.0
    task: int | None = None
    new_due: date | None = None
    party: Party = NO_PARTY
    from_sender: bool = False
    barrier: str = ""
    words: str = ""

    @property
    def sure(self) -> bool:
        """Whether it can be put to the sender as what they meant."""
        return self.confidence >= SURE_FROM
