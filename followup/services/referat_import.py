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

from core.audit import log
from core.audit.log import Actor
from followup.domain import stored
from followup.domain.reading import ReferatReading, StepDraft
from followup.models import Dugnad, FirstStep, Idea, Referat
from followup.readers import serialising
from followup.services.referat_compare import compare
from followup.services.referat_reading import Known, read_for, refusal

KEPT_DAYS = 365
PASTED = "innlimt.txt"


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
    `delete_on` (default: a year from today). A document that takes too long to interpret is kept
    without drafts. Raises Refused with the kind of `Unreadable` as code; nothing is kept then.
    """
    data = text.encode() if text.strip() else data
    if len(data) > settings.REFERAT_MAX_BYTES:
        raise refusal("too_large")
    digest = hashlib.sha256(data).hexdigest()
    existing = same_content(dugnad, digest)
    if existing:
        return existing
    name = clean_name(filename)
    document, reading = read_for(dugnad, data, name or PASTED)
    referat = Referat(
        dugnad=dugnad,
        filename=name,
        sha256=digest,
        document=json.loads(serialising.to_json(document)),
        reading=stored.reading_to_json(reading or ReferatReading())
        | ({} if reading else {Referat.NOT_INTERPRETED: True}),
        uploaded_by=actor.user,
        delete_on=delete_on or timezone.localdate() + timedelta(days=KEPT_DAYS),
    )
    return _keep(referat, reading or ReferatReading(), data, actor)


def same_content(dugnad: Dugnad, digest: str) -> Referat | None:
    """The referat of this dugnad with the same content, unless its document is deleted."""
    return dugnad.referats.filter(sha256=digest).exclude(state=Referat.State.DELETED).first()


def clean_name(filename: str) -> str:
    """A file's own name without folders and control characters, at most 200 characters."""
    name = PurePath(filename.replace("\\", "/")).name
    return "".join(c for c in name if c.isprintable())[-200:]


@transaction.atomic
def _keep(referat: Referat, reading: ReferatReading, data: bytes, actor: Actor) -> Referat:
    # Two presses of one button read the file at the same time; the second finds the first's drafts.
    Dugnad.objects.select_for_update(no_key=True).get(pk=referat.dugnad_id)
    existing = same_content(referat.dugnad, referat.sha256)
    if existing:
        return existing
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


def first_step(
    referat: Referat, idea: Idea, draft: StepDraft, position: int, known: Known
) -> FirstStep:
    """An unsaved draft step with what was read, kept twice: to be corrected and to go back to."""
    parties = [known.party(p) for p in draft.who]
    unsure, why = set(draft.unsure), dict(draft.why)
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
        why={k: v for k, v in why.items() if k in unsure},
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
