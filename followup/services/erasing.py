"""Takes a person's name, address and words out of everything but the person's own row."""

from __future__ import annotations

import re
from functools import partial
from typing import Any

from django.db import transaction
from django.db.models import Q

from core.audit import log
from core.mail.models import UNFINISHED, OutgoingMail
from core.mail.retention import erase_person
from followup.models import Answer, FirstStep, KnownWording, Person, Referat, Task

REMOVED = "[slettet]"


def forget_words(person: Person) -> None:
    """Blank what tells who `person` was, in the caller's transaction, before their row is."""
    log.forget_person(person.pk)
    erase_person(person.pk)  # what waits is stopped; bodies hold names and a personal link
    _forget_in_others_mails(person)
    _forget_answers(person)
    _forget_name_in_tasks(person)
    _forget_in_referats(person)


def _forget_in_others_mails(person: Person) -> None:
    """Mails to the contact person and to helpers that named this one."""
    fields = ("subject", "body_text", "body_html")
    named = Q()
    for words in filter(None, (person.name, person.email)):
        for field in fields:
            named |= Q(**{f"{field}__icontains": words})
    settled = OutgoingMail.objects.filter(municipality=person.municipality_id).exclude(
        state__in=UNFINISHED
    )
    for mail in settled.filter(named).only(*fields):
        said = {field: _scrub(getattr(mail, field), person) for field in fields}
        OutgoingMail.objects.filter(pk=mail.pk).update(**said)


def _forget_answers(person: Person) -> None:
    answers = Answer.objects.filter(person=person)
    notes = [note for note in answers.values_list("note", flat=True) if note]
    Task.objects.filter(answers__in=answers, state_note__in=notes).update(state_note="")
    answers.update(note="", proposed_name="", proposed_email="", answered_as="", before={})
    if person.email:
        Answer.objects.filter(proposed_email__iexact=person.email).update(
            proposed_name="", proposed_email=""
        )


def _forget_name_in_tasks(person: Person) -> None:
    tasks = Task.objects.filter(Q(lead=person) | Q(helpers=person), who_text__icontains=person.name)
    for task in tasks.distinct():
        Task.objects.filter(pk=task.pk).update(who_text=_without(person.name, task.who_text))
    steps = FirstStep.objects.filter(referat__dugnad__municipality=person.municipality_id)
    for step in steps.only("who_text", "parties", "original"):
        who = _without(person.name, step.who_text)
        parties, original = _scrub(step.parties, person), _scrub(step.original, person)
        if (who, parties, original) != (step.who_text, step.parties, step.original):
            FirstStep.objects.filter(pk=step.pk).update(
                who_text=who, parties=parties, original=original
            )


def _forget_in_referats(person: Person) -> None:
    """The kept text and reading lose the name; a file that holds it cannot, and is deleted."""
    KnownWording.objects.filter(person=person).delete()
    kept = Referat.objects.filter(dugnad__municipality=person.municipality_id)
    for referat in kept.exclude(state=Referat.State.DELETED):
        document, reading = _scrub(referat.document, person), _scrub(referat.reading, person)
        if (document, reading) == (referat.document, referat.reading):
            continue
        file, storage = referat.file.name, referat.file.storage
        Referat.objects.filter(pk=referat.pk).update(document=document, reading=reading, file="")
        if file:
            transaction.on_commit(partial(storage.delete, file))


def _scrub(value: Any, person: Person) -> Any:
    """The same JSON with name and address taken out wherever they stand."""
    if isinstance(value, dict):
        return {key: _scrub(inner, person) for key, inner in value.items()}
    if isinstance(value, list):
        return [_scrub(inner, person) for inner in value]
    if not isinstance(value, str):
        return value
    value = _without(person.name, value)
    return _without(person.email, value) if person.email else value


def _without(words: str, text: str) -> str:
    return re.sub(rf"(?<!\w){re.escape(words)}(?!\w)", REMOVED, text, flags=re.IGNORECASE)
