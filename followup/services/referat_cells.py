"""The cells of a draft: what may stand in them, and how words become dates and people."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db.models import Max
from django.utils.translation import gettext as _

from core.errors import Refused
from followup.domain import when_phrases
from followup.models import FirstStep, Idea, Person, Referat
from followup.services.people import clean_email

LONGEST_WHAT = 2_000
WHEN_FIELDS = ("when_text", "start", "due", "precision", "open_end", "no_date_reason")


def put_when(step: FirstStep, when_text: str, reference: date) -> None:
    """Set the words of Når and what they mean, seen from `reference`. Does not save."""
    step.when_text = " ".join(when_text.split())[:300]
    reading = when_phrases.read(step.when_text, reference)
    step.start, step.due = reading.start, reading.due
    if step.start and step.due and step.start > step.due:
        step.start = None
    step.precision = reading.precision if reading.due else ""
    step.open_end, step.no_date_reason = reading.open_end, reading.reason


def identity(person: Person | None, name: str, email: str) -> dict[str, Any]:
    """Who a party is, as a step keeps it. Raises Refused without a name or with a bad address."""
    if person:
        return {
            "person": person.pk,
            "name": person.name,
            "email": person.email or clean_email(email),
            "organisation": person.organisation,
            "kind": "person",
            "candidates": [],
        }
    name = " ".join(name.split())[:160]
    if not name:
        raise Refused(_("Skriv et navn eller en rolle."), "name")
    return {
        "person": None,
        "name": name,
        "email": clean_email(email),
        "kind": "person",
        "candidates": [],
    }


def checked_what(what: str) -> str:
    """The words of a step, trimmed. Raises Refused when there are none, or far too many."""
    what = what.strip()
    if not what:
        raise Refused(_("Skriv hva som skal gjøres."), "what")
    if len(what) > LONGEST_WHAT:
        raise Refused(
            _("Teksten er for lang. Skriv skrittet med inntil {count} tegn.").format(
                count=LONGEST_WHAT
            ),
            "too_long",
        )
    return what


def no_party() -> dict[str, Any]:
    """A party nobody is in yet."""
    return {
        "text": "",
        "name": "",
        "email": "",
        "organisation": "",
        "kind": "person",
        "candidates": [],
        "person": None,
    }


def same(one: dict[str, Any], other: dict[str, Any]) -> bool:
    """True when two parties are one: the same known person, or the same name and address."""
    if one["person"] or other["person"]:
        return bool(one["person"] == other["person"])
    names = [(p["name"] or p["text"]).casefold() for p in (one, other)]
    return bool(names[0] == names[1]) and one["email"].lower() == other["email"].lower()


def must_be_draft(referat: Referat) -> None:
    """Raise Refused unless the referat can still be corrected."""
    if referat.state != Referat.State.DRAFT:
        raise Refused(
            _("Referatet er ikke lenger et utkast. Endre oppgaven i oppgavelista i stedet."),
            "not_draft",
        )


def next_position(idea: Idea) -> int:
    """Where the next row of an idea goes."""
    last = idea.steps.aggregate(last=Max("position"))["last"]
    return 0 if last is None else last + 1
