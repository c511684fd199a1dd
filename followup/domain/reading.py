"""What reading a referat gives: drafts with the original words, an interpretation, and doubts.

Nothing here is a decision. A contact person looks at it, corrects it and confirms it.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from followup.domain.blocks import Place


@dataclass(frozen=True, slots=True)
class Participant:
    name: str
    email: str = ""
    organisation: str = ""
    role: str = ""
    phone: str = ""


@dataclass(frozen=True, slots=True)
class Party:
    """One responsible party as read from a Hvem cell.

    `text` is as written. `name` is the fullest name known, "" for a body, a role nobody
    holds or a name that fits two. `email` only where the document ties it to this party.
    `kind`: person, role, body, group, unclear. `candidates`: names it might be, when unsure.
    """

    text: str
    name: str = ""
    email: str = ""
    kind: str = "person"
    organisation: str = ""
    candidates: tuple[str, ...] = ()


@dataclass(slots=True)
class StepDraft:
    """One row Når / Hva / Hvem as read.

    `unsure` holds the subset of "when", "what", "who" a human should look at; `why` gives,
    for each of them, a machine word for the reason (see `referat.REASONS`).
    """

    what: str
    when_text: str = ""
    due: date | None = None
    start: date | None = None
    precision: str = ""
    open_end: bool = False
    no_date_reason: str = ""
    who_text: str = ""
    who: list[Party] = field(default_factory=list)
    is_first_step: bool = False
    status_text: str = ""
    unsure: set[str] = field(default_factory=set)
    why: dict[str, str] = field(default_factory=dict)
    places: dict[str, Place] = field(default_factory=dict)


@dataclass(slots=True)
class IdeaDraft:
    title: str
    description: str = ""
    actors: list[str] = field(default_factory=list)
    chosen: bool = True
    steps: list[StepDraft] = field(default_factory=list)
    dugnad_date: date | None = None
    place: Place | None = None


@dataclass(slots=True)
class Sensitive:
    """Text that would identify a child or its family: kept out of everything else.

    `text` is the passage as it stands; `markers` the words that gave it away.
    """

    text: str
    markers: tuple[str, ...] = ()
    place: Place | None = None


@dataclass(slots=True)
class ReferatReading:
    municipality: str = ""
    municipality_number: str = ""
    dugnad_date: date | None = None
    edition: str = "kommune"
    dugnads: list[tuple[date, str]] = field(default_factory=list)
    participants: list[Participant] = field(default_factory=list)
    good_experiences: list[str] = field(default_factory=list)
    ideas: list[IdeaDraft] = field(default_factory=list)
    sensitive: list[Sensitive] = field(default_factory=list)

    @property
    def steps(self) -> list[StepDraft]:
        return [step for idea in self.ideas for step in idea.steps]
