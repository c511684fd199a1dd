"""How right deadline phrases are read, on labelled examples.

*exact*: the due day is the labelled one. *acceptable*: it lies in one of the accepted ranges.
*refused*: no day where there is none to give; a day in a range accepted there is acceptable too.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

EXAMPLES = Path(__file__).parent / "examples" / "when" / "examples.json"
Reader = Callable[[str, date], date | None]


@dataclass(frozen=True)
class Phrase:
    """A labelled phrase; `due` is None where no day can be given."""

    text: str
    reference: date
    kind: str
    due: date | None
    accepted: tuple[tuple[date, date], ...]

    def accepts(self, day: date | None) -> bool:
        if day is None:
            return self.due is None
        return any(first <= day <= last for first, last in self.accepted)


@dataclass
class Tally:
    """Counts over phrases of one kind."""

    phrases: int = 0
    acceptable: int = 0
    dated: int = 0
    exact: int = 0
    refused: int = 0

    def add(self, phrase: Phrase, day: date | None) -> None:
        self.phrases += 1
        self.acceptable += phrase.accepts(day)
        if phrase.due is None:
            self.refused += day is None
        else:
            self.dated += 1
            self.exact += day == phrase.due

    def shares(self) -> dict[str, float]:
        """In per cent; what no phrase of this kind can show is left out."""
        undated = self.phrases - self.dated
        parts = {
            "acceptable": (self.acceptable, self.phrases),
            "exact": (self.exact, self.dated),
            "refused": (self.refused, undated),
        }
        return {name: 100 * got / of for name, (got, of) in parts.items() if of}


def load() -> list[Phrase]:
    """The given examples."""
    return [
        Phrase(
            text=row["text"],
            reference=date.fromisoformat(row["reference_date"]),
            kind=row["kind"],
            due=None if row["no_date"] else date.fromisoformat(row["due"]),
            accepted=tuple(
                (date.fromisoformat(first), date.fromisoformat(last))
                for first, last in row["due_ok"]
            ),
        )
        for row in json.loads(EXAMPLES.read_text(encoding="utf-8"))
    ]


def score(phrases: Iterable[Phrase], reader: Reader) -> dict[str, Tally]:
    """A tally for "all", and one per kind in the order they come."""
    found = {"all": Tally()}
    for phrase in phrases:
        day = reader(phrase.text, phrase.reference)
        for kind in ("all", phrase.kind):
            found.setdefault(kind, Tally()).add(phrase, day)
    return found
