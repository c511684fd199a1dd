"""Takes in a referat: keeps the file, reads it, and writes drafts. Mails nobody."""

from __future__ import annotations

import hashlib
import json
import secrets
from collections.abc import Sequence
from datetime import date, timedelta
from pathlib import PurePath
from typing import Any

from django.conf import settings
from django.core.files.base import ContentFile
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django_stubs_ext import StrOrPromise

from core.audit import log
from core.audit.log import Actor
from core.errors import Refused
from followup.domain import stored
from followup.domain.blocks import Document, Unreadable
from followup.domain.reading import Participant, Party, ReferatReading, StepDraft
from followup.models import Dugnad, FirstStep, Idea, KnownWording, Referat
from followup.readers import serialising
from followup.readers.isolated import read_isolated
from followup.services.participants import Register
from followup.services.referat_compare import compare

KEPT_DAYS = 365

SENTENCES: dict[str, StrOrPromise] = {
    "empty": gettext_lazy("Filen er tom. Velg filen på nytt, eller lim inn teksten fra referatet."),
    "wrong_type": gettext_lazy(
        "Dette er ikke et dokument vi kan lese. Lagre referatet som Word-dokument (.docx) "
        "og prøv igjen, eller lim inn teksten."
    ),
    "corrupt": gettext_lazy(
        "Filen er skadet eller bare delvis lastet opp. Åpne den på din egen maskin, lagre den "
        "på nytt og prøv igjen, eller lim inn teksten."
    ),
    "password": gettext_lazy(
        "Filen er beskyttet med passord. Lagre den uten passord og prøv igjen, "
        "eller lim inn teksten."
    ),
    "too_large": gettext_lazy(
        "Filen er for stor. Vi tar imot inntil 20 MB. Lagre den uten bilder og prøv igjen, "
        "eller lim inn teksten."
    ),
    "unsafe": gettext_lazy(
        "Filen inneholder noe vi av sikkerhetsgrunner ikke åpner. Lagre referatet som et nytt "
        "Word-dokument (.docx) og prøv igjen, eller lim inn teksten."
    ),
    "no_text": gettext_lazy(
        "Vi fant bare bilder i filen, ikke tekst. Er den skannet, kan du lime inn teksten "
        "eller laste opp dokumentet det ble skrevet i."
    ),
    "no_converter": gettext_lazy(
        "Dette filformatet kan vi ikke åpne her. Velg «Lagre som» og Word-dokument (.docx), "
        "og prøv igjen, eller lim inn teksten."
    ),
}
"""What a person is told for each kind of `Unreadable`: what happened and what to do next."""


def upload(
    *,
    dugnad: Dugnad,
    actor: Actor,
    filename: str = "",
    data: bytes = b"",
    text: str = "",
    delete_on: date | None = None,
) -> Referat:
    """The referat with its drafts, from a file or from pasted text.

    The same content for the same dugnad gives back what is there. The document goes on
    `delete_on` (default: a year from today). Raises Refused with the kind of `Unreadable` as
    code; nothing is kept then.
    """
    data = text.encode() if text.strip() else data
    if len(data) > settings.REFERAT_MAX_BYTES:
        raise refusal("too_large")
    digest = hashlib.sha256(data).hexdigest()
    existing = same_content(dugnad, digest)
    if existing:
        return existing
    name = clean_name(filename)
    document = read(data, name or "innlimt.txt")
    reading = interpret(document, dugnad=dugnad, filename=name)
    referat = Referat(
        dugnad=dugnad,
        filename=name,
        sha256=digest,
        document=json.loads(serialising.to_json(document)),
        reading=stored.reading_to_json(reading),
        uploaded_by=actor.user,
        delete_on=delete_on or timezone.localdate() + timedelta(days=KEPT_DAYS),
    )
    return _keep(referat, reading, data, actor)


def same_content(dugnad: Dugnad, digest: str) -> Referat | None:
    """The referat of this dugnad with the same content, unless its document is deleted."""
    return dugnad.referats.filter(sha256=digest).exclude(state=Referat.State.DELETED).first()


def read(data: bytes, filename: str) -> Document:
    """The document in a file, read in a limited process. Raises Refused with a clear sentence."""
    try:
        return read_isolated(data, filename)
    except Unreadable as unreadable:
        raise refusal(unreadable.kind) from unreadable


def refusal(kind: str) -> Refused:
    """The refusal that goes with one kind of unreadable file."""
    return Refused(SENTENCES.get(kind, SENTENCES["corrupt"]), kind)


def clean_name(filename: str) -> str:
    """A file's own name without folders and control characters, at most 200 characters."""
    name = PurePath(filename.replace("\\", "/")).name
    return "".join(c for c in name if c.isprintable())[-200:]


def interpret(document: Document, *, dugnad: Dugnad, filename: str) -> ReferatReading:
    """What the rules read in the document, seen from this dugnad's day, place and people."""
    from followup.domain import referat as rules

    people = [
        Participant(p.person.name, p.person.email, p.organisation, p.person.role)
        for p in dugnad.participations.select_related("person")
    ]
    return rules.read(
        document,
        reference=dugnad.date,
        municipality=dugnad.municipality.name,
        participants=people,
        filename=filename,
        today=timezone.localdate(),
    )


@transaction.atomic
def _keep(referat: Referat, reading: ReferatReading, data: bytes, actor: Actor) -> Referat:
    suffix = PurePath(referat.filename).suffix.lower()[:8] or ".txt"
    referat.file.save(secrets.token_hex(16) + suffix, ContentFile(data), save=False)
    try:
        with transaction.atomic():
            referat.save()
            _write_drafts(referat, reading)
            compare(referat)
    except BaseException:
        # The row is rolled back; without this the file would stay with nobody to delete it.
        referat.file.delete(save=False)
        raise
    log.record(
        actor=actor,
        action="referat.uploaded",
        target=referat,
        municipality=referat.dugnad.municipality,
    )
    return referat


def _write_drafts(referat: Referat, reading: ReferatReading) -> None:
    """Ideas and steps as read, in two queries; known people are put beside the names."""
    ideas = [
        Idea(
            dugnad=referat.dugnad,
            referat=referat,
            title=draft.title[:250] or _("Uten tittel"),
            description=draft.description,
            actors=list(draft.actors),
            chosen=draft.chosen,
            position=position,
        )
        for position, draft in enumerate(reading.ideas)
    ]
    Idea.objects.bulk_create(ideas)
    known = Known(referat.dugnad.municipality_id)
    FirstStep.objects.bulk_create(
        first_step(referat, idea, draft, position, known)
        for idea, source in zip(ideas, reading.ideas, strict=True)
        for position, draft in enumerate(source.steps)
    )


class Known:
    """Whom names and short forms mean in one municipality. Two queries."""

    def __init__(self, municipality_id: int) -> None:
        self.register = Register.of(municipality_id)
        self.wordings = {
            w.text: w.person
            for w in KnownWording.objects.filter(municipality=municipality_id).select_related(
                "person"
            )
        }

    def party(self, party: Party) -> dict[str, Any]:
        """The party with the key and address of the known person it is, if that is certain."""
        data = stored.party_to_json(party)
        person = self.register.find(party.name or party.text, party.email)
        if person is None and not party.name and not party.email:
            person = self.wordings.get(wording(party.text))
        if person is None or (party.kind == "unclear" and len(party.candidates) > 1):
            return data
        data |= {"person": person.pk, "name": person.name, "email": person.email}
        return data


def wording(text: str) -> str:
    """A short form as it is kept and compared."""
    return " ".join(text.lower().split())[:120]


def first_step(
    referat: Referat, idea: Idea, draft: StepDraft, position: int, known: Known
) -> FirstStep:
    """An unsaved draft step with what was read, kept twice: to be corrected and to go back to."""
    parties = [known.party(p) for p in draft.who]
    unsure = set(draft.unsure)
    if "who" in unsure and parties and all(p["person"] for p in parties):
        unsure.discard("who")
    step = FirstStep(
        referat=referat,
        idea=idea,
        position=position,
        what=draft.what,
        when_text=draft.when_text[:300],
        who_text=draft.who_text[:300],
        start=draft.start,
        due=draft.due,
        precision=draft.precision,
        open_end=draft.open_end,
        no_date_reason=draft.no_date_reason,
        is_first_step=draft.is_first_step,
        parties=parties,
        unsure=_in_order(unsure),
        why={k: v for k, v in draft.why.items() if k in unsure},
        places={k: stored.place_to_json(v) for k, v in draft.places.items()},
    )
    step.original = as_read(step)
    return step


def as_read(step: FirstStep) -> dict[str, Any]:
    """A step's cells as plain JSON."""
    return {
        "what": step.what,
        "when": {
            "when_text": step.when_text,
            "start": step.start.isoformat() if step.start else None,
            "due": step.due.isoformat() if step.due else None,
            "precision": step.precision,
            "open_end": step.open_end,
            "no_date_reason": step.no_date_reason,
        },
        "who": {"who_text": step.who_text, "parties": step.parties},
    }


def _in_order(names: Sequence[str] | set[str]) -> list[str]:
    return [n for n in ("what", "when", "who") if n in names]
