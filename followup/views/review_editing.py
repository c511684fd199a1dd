"""What is open for editing on the review page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.forms import Form
from django.utils.translation import gettext

from core.accounts.models import User
from followup.domain import stored
from followup.domain.reading import Participant
from followup.forms.review import IdeaForm, StepForm, WhatForm, WhenForm, WhoForm
from followup.models import OpenCell, Referat
from followup.selectors.review import Review, choosable
from followup.selectors.review_rows import CELLS, Chip, Row
from followup.services.referat_wordings import tells_more

WORDS = ("what", "when_text", "name", "email", "title", "description")
"""The fields of the forms that hold somebody's own words."""


@dataclass(slots=True)
class Editing:
    """What is open for editing on the page, what was typed, and why it could not be saved.

    `place` is the address of what is open; `instead_of` the place of a step that was kept out and
    is written anew; `is_restored` says that the words come from an earlier visit, unsaved.
    """

    step: int | None = None
    idea: int | None = None
    cell: str = ""
    form: Form | None = None
    problem: str = ""
    party: int = -1
    typed: str = ""
    instead_of: str = ""
    is_restored: bool = False

    @property
    def place(self) -> str:
        if self.instead_of:
            return f"utelatt-{self.instead_of}"
        if self.step:
            return f"{self.step}-{self.cell}" + (f"-{self.party}" if self.party >= 0 else "")
        kinds = {"idea": f"ide-{self.idea}", "new_step": f"nytt-{self.idea}", "new_idea": "ny-ide"}
        return kinds.get(self.cell, "")


def asked_for(wanted: str, found: Review) -> Editing:
    """What an address asks to have open.

    One of: "12-when", "12-who" (one more), "12-who-0", "ide-5", "nytt-5", "ny-ide",
    "utelatt-13-2" (a step that was kept out, by its place in the document).
    """
    parts = wanted.split("-")
    if found.referat.state != Referat.State.DRAFT or len(parts) < 2:
        return Editing()
    if parts == ["ny", "ide"]:
        return Editing(cell="new_idea", form=IdeaForm())
    if parts[0] == "utelatt":
        return _anew(wanted.removeprefix("utelatt-"), found)
    if parts[0] in {"ide", "nytt"}:
        return _idea_editing(parts[0], parts[1], found)
    row = next((r for r in found.rows if str(r.step.pk) == parts[0]), None)
    if row is None or parts[1] not in CELLS:
        return Editing()
    party = int(parts[2]) if len(parts) > 2 and parts[2].isdecimal() else -1
    form = _cell_form(found, row, parts[1], party)
    return Editing(step=row.step.pk, cell=parts[1], form=form, party=party)


def restored(user: User, found: Review) -> Editing:
    """What this user had typed and not saved when they left, as they left it."""
    left = OpenCell.objects.filter(referat=found.referat, by=user).first()
    if left is None or found.referat.state != Referat.State.DRAFT:
        return Editing()
    editing = asked_for(left.place, found)
    if editing.form is None:
        words = [left.typed.get(name, "") for name in WORDS]
        problem = gettext("Det du skrev på, finnes ikke lenger. Noen andre har endret det.")
        return Editing(cell="gone", problem=problem, typed=" · ".join(filter(None, words)))
    editing.form.initial = {**editing.form.initial, **left.typed}
    editing.form.initial["everywhere"] = "everywhere" in left.typed
    editing.is_restored = True
    return editing


def _anew(key: str, found: Review) -> Editing:
    """A new step in place of one that was kept out, with the Når that stood beside it."""
    withheld = next((w for w in found.open_withheld if w.key == key), None)
    if withheld is None or withheld.idea is None:
        return Editing()
    form = StepForm(
        found.people, people_in(found.referat), initial={"when_text": withheld.when_text}
    )
    return Editing(idea=withheld.idea, cell="new_step", form=form, instead_of=key)


def _idea_editing(kind: str, key: str, found: Review) -> Editing:
    section = next((s for s in found.sections if str(s.idea.pk) == key), None)
    if section is None:
        return Editing()
    idea = section.idea
    if kind == "nytt":
        form = StepForm(found.people, people_in(found.referat))
        return Editing(idea=idea.pk, cell="new_step", form=form)
    initial = {"title": idea.title, "description": idea.description, "version": idea.version}
    return Editing(idea=idea.pk, cell="idea", form=IdeaForm(initial=initial))


def _cell_form(found: Review, row: Row, cell: str, party: int) -> Form:
    step = row.step
    if cell == "what":
        return WhatForm(initial={"what": step.what, "version": step.version})
    if cell == "when":
        return WhenForm(initial={"when_text": step.when_text, "version": step.version})
    chip = row.chips[party] if 0 <= party < len(row.chips) else None
    initial: dict[str, Any] = {"version": step.version}
    if chip:
        key = f"p{chip.person.pk}" if chip.person else _found_key(found.referat, chip)
        known = key.startswith("f") or (chip.person and chip.person.email)
        initial |= {
            "who": key,
            "name": "" if key else chip.shown,
            "email": "" if known else chip.email,
            "everywhere": chip.state == "unsure" or _stands_elsewhere(found, row, chip),
        }
    return WhoForm(
        found.people,
        people_in(found.referat),
        initial=initial,
        wording=chip.text if chip and _may_stand_elsewhere(found, row, chip) else "",
    )


def _found_key(referat: Referat, chip: Chip) -> str:
    """The choice that is this party among the participants of the referat, or ""."""
    for number, participant in enumerate(people_in(referat)):
        if participant.name == chip.name and participant.email == chip.email:
            return f"f{number}"
    return ""


def _may_stand_elsewhere(found: Review, row: Row, chip: Chip) -> bool:
    """True for words nobody knows yet, short forms kept from before, and words on other rows."""
    is_new = chip.state == "unsure" and not chip.candidates
    is_kept = chip.state != "unsure" and tells_more(chip.text, chip.name)
    return bool(chip.text) and (is_new or is_kept or _stands_elsewhere(found, row, chip))


def _stands_elsewhere(found: Review, row: Row, chip: Chip) -> bool:
    """True when the same words stand on another row with nobody chosen."""
    words = chip.text.casefold()
    return bool(words) and any(
        other.text.casefold() == words and not other.person
        for r in found.rows
        if r is not row
        for other in r.chips
    )


def known_names(referat: Referat) -> list[str]:
    """The adults who may be named: those of the municipality and of the referat."""
    known = [person.name for person in choosable(referat.dugnad)]
    return known + [participant.name for participant in people_in(referat)]


def people_in(referat: Referat) -> list[Participant]:
    """The participants read from the referat."""
    return stored.participants_from_json(referat.reading)
