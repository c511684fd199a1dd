"""A referat under review: the document, what was read from it, and what confirming will do."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from followup.domain import stored
from followup.domain.reading import Participant, Sensitive
from followup.domain.who_phrases.names import fold
from followup.models import Dugnad, Edition, Idea, Participation, Person, Referat, Task
from followup.selectors.review_consequence import Consequence, consequence
from followup.selectors.review_questions import Question, questions
from followup.selectors.review_rows import Row, row_of
from followup.selectors.review_source import document_of
from followup.selectors.review_withheld import Withheld, withheld


@dataclass(slots=True)
class Section:
    """One idea with its rows."""

    idea: Idea
    rows: list[Row]

    @property
    def is_quiet(self) -> bool:
        """True for a parked idea without steps: kept, and shown in one line."""
        return not self.idea.chosen and not self.rows


@dataclass(frozen=True, slots=True)
class Found:
    """A participant read from the referat, and whether they stand on the dugnad's list."""

    index: int
    participant: Participant
    is_listed: bool


@dataclass(slots=True)
class Review:
    """Everything the review page shows."""

    referat: Referat
    dugnad: Dugnad
    sections: list[Section]
    found: list[Found]
    sensitive: list[Sensitive]
    missing: list[Task]
    drops: list[int]
    people: list[Person]
    other_drafts: list[Referat]
    differing: dict[str, Any]
    consequence: Consequence
    questions: list[Question]
    withheld: list[Withheld]

    @property
    def rows(self) -> list[Row]:
        return [row for section in self.sections for row in section.rows]

    @property
    def quiet(self) -> list[Section]:
        """Parked ideas without steps."""
        return [s for s in self.sections if s.is_quiet]

    @property
    def unlisted(self) -> list[Found]:
        """Participants of the referat who are not on the dugnad's list."""
        return [f for f in self.found if not f.is_listed]

    @property
    def other_days(self) -> bool:
        """True when the document tells of more dugnads than this one."""
        return len(self.referat.reading.get("dugnads", [])) > 1

    @property
    def open_withheld(self) -> list[Withheld]:
        """Steps kept out because they name a child, which nobody has written anew yet."""
        return [w for w in self.withheld if not w.is_settled]

    @property
    def to_look_at(self) -> int:
        """How many questions are left."""
        return len(self.questions) + len(self.open_withheld)

    @property
    def is_repeat(self) -> bool:
        """True when the dugnad has tasks already, so that differences are shown."""
        return any(row.step.same_as_id for row in self.rows) or bool(self.missing)


def review(referat: Referat, *, now: datetime) -> Review:
    """All about one referat, in a constant number of queries however many rows it has."""
    dugnad = referat.dugnad
    people = choosable(dugnad)
    by_pk = {p.pk: p for p in people}
    sections = _sections(referat, by_pk)
    listed = _listed(dugnad)
    rows = [row for section in sections for row in section.rows]
    drops = [int(key) for key in referat.reading.get("drops", [])]
    missing = _missing(referat, rows)
    counted = [
        row
        for section in sections
        if section.idea.chosen
        for row in section.rows
        if not row.step.dropped
    ]
    found = stored.participants_from_json(referat.reading)
    sensitive = stored.sensitive_from_json(referat.reading)
    kept_out = _withheld(referat, sensitive, sections)
    left = sum(1 for w in kept_out if not w.is_settled)
    ended = len(set(drops) & {t.pk for t in missing})
    return Review(
        referat=referat,
        dugnad=dugnad,
        sections=sections,
        found=[Found(n, p, _is_listed(p, listed)) for n, p in enumerate(found)],
        sensitive=sensitive,
        missing=missing,
        drops=drops,
        people=people,
        other_drafts=list(
            dugnad.referats.filter(state=Referat.State.DRAFT)
            .exclude(pk=referat.pk)
            .order_by("-uploaded_at")
        ),
        differing=differing(referat),
        consequence=consequence(counted, ended, left, now),
        questions=questions(counted, _choices(found, people)),
        withheld=kept_out,
    )


def _withheld(
    referat: Referat, sensitive: list[Sensitive], sections: list[Section]
) -> list[Withheld]:
    if not sensitive or not referat.document or referat.state != Referat.State.DRAFT:
        return []
    steps = [row.step for section in sections for row in section.rows]
    ideas = [section.idea for section in sections if section.idea.chosen]
    settled = referat.reading.get("rewritten", [])
    return withheld(document_of(referat), sensitive, steps, ideas, settled)


def _choices(found: list[Participant], people: list[Person]) -> list[tuple[str, str]]:
    """Those who took part, by the keys of `forms.review.WhoForm`."""
    by_name: dict[str, list[Person]] = defaultdict(list)
    for person in people:
        by_name[person.name.casefold()].append(person)
    choices: list[tuple[str, str]] = []
    for number, participant in enumerate(found):
        same = by_name.get(participant.name.casefold(), [])
        choices += [(f"p{p.pk}", _told(p.name, p.organisation)) for p in same]
        if not same:
            choices.append((f"f{number}", _told(participant.name, participant.organisation)))
    return choices


def _told(*words: str) -> str:
    return ", ".join(filter(None, words))


def choosable(dugnad: Dugnad) -> list[Person]:
    """Those who can be chosen: everybody in the municipality who still takes part."""
    return list(
        Person.objects.filter(
            municipality=dugnad.municipality_id, left_at__isnull=True, erased_at__isnull=True
        ).order_by("name", "pk")
    )


def _sections(referat: Referat, by_pk: dict[int, Person]) -> list[Section]:
    rows: dict[int, list[Row]] = defaultdict(list)
    steps = (
        referat.steps.select_related("idea", "same_as__lead", "same_as__idea")
        .select_related("same_as__first_step__idea")
        .prefetch_related("same_as__helpers")
        .order_by("idea__position", "idea_id", "position", "pk")
    )
    for number, step in enumerate(steps, 1):
        rows[step.idea_id].append(row_of(step, number, by_pk))
    ideas = Idea.objects.filter(pk__in=rows) | referat.ideas.all()
    return [Section(i, rows[i.pk]) for i in ideas.distinct().order_by("position", "pk")]


def _listed(dugnad: Dugnad) -> set[tuple[str, str]]:
    rows = Participation.objects.filter(dugnad=dugnad).values_list("person__name", "person__email")
    return {(fold(name), email.lower()) for name, email in rows}


def _is_listed(participant: Participant, listed: set[tuple[str, str]]) -> bool:
    name, email = fold(participant.name), participant.email.lower()
    return (name, email) in listed or any(
        name == other and (not email or not address) for other, address in listed
    )


def _missing(referat: Referat, rows: Iterable[Row]) -> list[Task]:
    """Open tasks of the dugnad from an earlier referat that this one does not have."""
    if referat.state != Referat.State.DRAFT:
        return []
    here = {row.step.same_as_id for row in rows if row.step.same_as_id}
    if not here:
        return []
    return list(
        Task.objects.filter(
            dugnad=referat.dugnad_id, state__in=Task.ACTIVE, first_step__isnull=False
        )
        .exclude(pk__in=here)
        .select_related("lead", "idea")
        .order_by("pk")
    )


def differing(referat: Referat) -> dict[str, Any]:
    """Date, edition and municipality where the document says otherwise than what is registered."""
    reading, dugnad = referat.reading, referat.dugnad
    found: dict[str, Any] = {}
    if referat.state != Referat.State.DRAFT:
        return found
    answered = reading.get("answered", [])
    day = reading.get("dugnad_date")
    several = {d for d, _edition in reading.get("dugnads", [])}
    other_day = day and day != dugnad.date.isoformat() and dugnad.date.isoformat() not in several
    if other_day and "date" not in answered:
        found["date"] = date.fromisoformat(day)
    # "kommune" is also what is read where the document says nothing about it.
    edition = reading.get("edition")
    unsaid = {"", None, Edition.MUNICIPALITY, dugnad.edition}
    if edition not in unsaid and not several and "edition" not in answered:
        found["edition"] = Edition(edition)
    number = reading.get("municipality_number")
    known = {dugnad.municipality.number, dugnad.municipality.number[:4]}
    if number and number not in known:
        found["municipality"] = reading.get("municipality")
    return found
