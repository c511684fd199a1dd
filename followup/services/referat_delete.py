"""Deletes documents when their time is over. Ideas and tasks stay."""

from __future__ import annotations

from datetime import date

from django.db import transaction

from core.audit import log
from core.audit.log import SYSTEM, Actor
from followup.models import Referat
from followup.services import referat_undo


@transaction.atomic
def delete_document(*, referat: Referat, actor: Actor) -> Referat:
    """Delete the file, its text and what was read from it. Twice is fine.

    Confirmed ideas and their tasks stay; drafts nobody confirmed go with the document.
    """
    locked = Referat.objects.select_for_update(of=("self",)).get(pk=referat.pk)
    if locked.state == Referat.State.DELETED:
        return locked
    referat_undo.forget(locked)
    locked.steps.all().delete()
    locked.ideas.filter(confirmed_at__isnull=True).delete()
    file, storage = locked.file.name, locked.file.storage
    locked.file.name = ""
    locked.filename, locked.document, locked.reading = "", {}, {}
    locked.state = Referat.State.DELETED
    locked.save()
    log.record(
        actor=actor,
        action="referat.deleted",
        target=locked,
        municipality=locked.dugnad.municipality,
    )
    if file:
        # Only when the rows are gone for good, so that a rollback keeps both.
        transaction.on_commit(lambda: storage.delete(file))
    return locked


@transaction.atomic
def set_delete_on(*, referat: Referat, delete_on: date, actor: Actor) -> Referat:
    """Let the document go on another day."""
    before, referat.delete_on = referat.delete_on, delete_on
    referat.save(update_fields=["delete_on"])
    log.record(
        actor=actor,
        action="referat.delete_on",
        target=referat,
        municipality=referat.dugnad.municipality,
        delete_on=[before.isoformat(), delete_on.isoformat()],
    )
    return referat


def delete_due(*, today: date) -> int:
    """Delete every document whose day has come; returns how many."""
    due = Referat.objects.filter(delete_on__lte=today).exclude(state=Referat.State.DELETED)
    count = 0
    for referat in due.select_related("dugnad__municipality").order_by("pk"):
        delete_document(referat=referat, actor=SYSTEM)
        count += 1
    return count
