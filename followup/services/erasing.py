"""Takes a person's name, address and words out of everything but the person's own row."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from django.db import transaction
from django.db.models import Q
from django.utils.html import escape

from core.audit import log
from core.mail.models import OutgoingMail
from core.mail.retention import erase_person
from followup.domain.calling_names import first_name, short_forms, without
from followup.domain.who_phrases.names import fold
from followup.models import (
    AddressQuestion,
    Answer,
    Correction,
    FirstStep,
    GoodExperience,
    Idea,
    KnownWording,
    MailReply,
    OpenCell,
    Person,
    Referat,
    ReplySuggestion,
    Task,
)

REMOVED = "[slettet]"


def forget_words(person: Person) -> None:
    """Blank what tells who `person` was, in the caller's transaction, before their row is."""
    log.forget_person(person.pk)
    erase_person(person.pk)  # what waits is stopped; bodies hold names and a personal link
    _forget_in_others_mails(person)
    if person.email:
        AddressQuestion.objects.filter(email=person.email.lower()).delete()
    _forget_answers(person)
    _forget_replies(person)
    steps = _own_steps(person)
    _forget_name_in_tasks(person, steps)
    _forget_in_steps(person, steps)
    _forget_in_referats(person, steps)
    _forget_in_ideas(person)
    _forget_in_drafts(person)


def _forget_in_others_mails(person: Person) -> None:
    """Mails to the contact person and to helpers that named this one, sent or about to be.

    A mail that names them in full is about them: the first name in it is theirs as well.
    """
    fields = ("subject", "body_text", "body_html")
    people = Person.objects.filter(municipality=person.municipality_id).exclude(pk=person.pk)
    shorts = first_name(person.name, people.values_list("name", flat=True))
    named = Q()
    for words in (*_in_full(person), *(shorts if not _in_full(person) else ())):
        for field in fields:
            named |= Q(**{f"{field}__contains": words})
    if not named:
        return
    for mail in OutgoingMail.objects.filter(named, municipality=person.municipality_id):
        said = {field: _clean(getattr(mail, field), person, shorts) for field in fields}
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


def _forget_replies(person: Person) -> None:
    """What they wrote to us, and themselves where others proposed them."""
    blank = {"proposed_name": "", "proposed_email": ""}
    ReplySuggestion.objects.filter(reply__person=person).update(**blank)
    MailReply.objects.filter(person=person).update(
        words="", from_email="", contact_name="", contact_email="", marks=[]
    )
    if person.email:
        ReplySuggestion.objects.filter(proposed_email__iexact=person.email).update(**blank)
        MailReply.objects.filter(contact_email__iexact=person.email).update(
            contact_name="", contact_email=""
        )


def _forget_name_in_tasks(person: Person, steps: Sequence[OwnStep]) -> None:
    """The name as written, long or short, in the tasks they hold or held."""
    calls = {own.step.pk: own.texts for own in steps}
    held = Q(lead=person) | Q(helpers=person) | Q(first_step__in=calls)
    named = Q(who_text__icontains=person.name) | Q(what__icontains=person.name)
    tasks = Task.objects.filter(held | named, municipality=person.municipality_id)
    for task in tasks.distinct().select_related("lead").prefetch_related("helpers"):
        people = [task.lead, *task.helpers.all()]
        others = [p.name for p in people if p and p.pk != person.pk]
        is_theirs = len(others) < len([p for p in people if p]) or task.first_step_id in calls
        shorts = (*calls.get(task.first_step_id or 0, ()), *short_forms(person.name, others))
        Task.objects.filter(pk=task.pk).update(
            who_text=_clean(task.who_text, person, shorts if is_theirs else ()),
            what=_clean(task.what, person, first_name(person.name, others) if is_theirs else ()),
        )


@dataclass(frozen=True, slots=True)
class OwnStep:
    """A step the person was a party of, with the words they were called by there."""

    step: FirstStep
    texts: tuple[str, ...]
    others: tuple[str, ...]


def _own_steps(person: Person) -> list[OwnStep]:
    found = []
    steps = FirstStep.objects.filter(referat__dugnad__municipality=person.municipality_id)
    for step in steps:
        as_read = step.original.get("who", {}).get("parties", [])
        parties = [*step.parties, *as_read]
        own = [p for p in parties if _is_of(p, person)]
        if own:
            others = {p["name"] or p["text"] for p in parties if not _is_of(p, person)}
            found.append(OwnStep(step, _called(own), tuple(others)))
    return found


def _is_of(party: dict[str, Any], person: Person) -> bool:
    if party.get("person"):
        return bool(party["person"] == person.pk)
    address = party["email"].lower()
    same_name = bool(party["name"]) and fold(party["name"]) == fold(person.name)
    return same_name and address in {"", person.email.lower()}


def _called(parties: Iterable[dict[str, Any]]) -> tuple[str, ...]:
    """How they were named, where that is a name and not what they are."""
    return tuple({p["text"] for p in parties if p["kind"] == "person" and p["text"]})


def _forget_in_steps(person: Person, own_steps: Sequence[OwnStep]) -> None:
    own = {one.step.pk: one for one in own_steps}
    steps = FirstStep.objects.filter(referat__dugnad__municipality=person.municipality_id)
    for step in steps:
        one = own.get(step.pk)
        shorts = (*one.texts, *short_forms(person.name, one.others)) if one else ()
        first = first_name(person.name, one.others) if one else ()
        values = {
            "who_text": _clean(step.who_text, person, shorts),
            "what": _clean(step.what, person, first),
            "parties": _in_parties(step.parties, person, shorts),
            "original": _in_original(step.original, person, shorts, first),
        }
        if any(getattr(step, name) != value for name, value in values.items()):
            FirstStep.objects.filter(pk=step.pk).update(**values)


def _in_parties(parties: list[Any], person: Person, shorts: Sequence[str]) -> list[Any]:
    return [_scrub(party, person, shorts if _is_of(party, person) else ()) for party in parties]


def _in_original(
    original: dict[str, Any], person: Person, shorts: Sequence[str], first: Sequence[str]
) -> dict[str, Any]:
    kept: dict[str, Any] = _scrub(original, person, first)
    who = original.get("who")
    if who:
        kept["who"] = {
            "who_text": _clean(who["who_text"], person, shorts),
            "parties": _in_parties(who["parties"], person, shorts),
        }
    return kept


def _forget_in_referats(person: Person, own_steps: Sequence[OwnStep]) -> None:
    """The kept text and reading lose the name; a file that holds it cannot, and is deleted."""
    KnownWording.objects.filter(person=person).delete()
    kept = Referat.objects.filter(dugnad__municipality=person.municipality_id)
    for referat in kept.exclude(state=Referat.State.DELETED):
        shorts = _called_in(referat, person, own_steps)
        _forget_in_experiences(referat.dugnad_id, person, shorts)
        document = _scrub(referat.document, person, shorts)
        reading = _scrub(_without_participant(referat.reading, person), person, shorts)
        if (document, reading) == (referat.document, referat.reading):
            continue
        file, storage = referat.file.name, referat.file.storage
        Referat.objects.filter(pk=referat.pk).update(document=document, reading=reading, file="")
        if file:
            transaction.on_commit(partial(storage.delete, file))


def _called_in(referat: Referat, person: Person, own_steps: Sequence[OwnStep]) -> tuple[str, ...]:
    """What they are called in one document, and nobody else there is."""
    here = [own for own in own_steps if own.step.referat_id == referat.pk]
    listed = [p["name"] for p in referat.reading.get("participants", [])]
    if not here and not any(fold(name) == fold(person.name) for name in listed):
        return ()
    others = {name for own in here for name in own.others}
    others |= {name for name in listed if fold(name) != fold(person.name)}
    taken = {word for other in others for word in (fold(other), *fold(other).split())}
    texts = {text for own in here for text in own.texts if fold(text) not in taken}
    return (*texts, *first_name(person.name, others))


def _without_participant(reading: dict[str, Any], person: Person) -> dict[str, Any]:
    """The reading without the person's line: it holds their telephone and role as well."""
    if "participants" not in reading:
        return reading
    kept = [p for p in reading["participants"] if fold(p["name"]) != fold(person.name)]
    return {**reading, "participants": kept}


def _forget_in_ideas(person: Person) -> None:
    """Where no referat says what they are called, only the whole name is certainly theirs."""
    ideas = Idea.objects.filter(dugnad__municipality=person.municipality_id)
    for idea in ideas.only("title", "description", "actors"):
        values = {
            name: _scrub(getattr(idea, name), person) for name in ("title", "description", "actors")
        }
        if any(getattr(idea, name) != value for name, value in values.items()):
            Idea.objects.filter(pk=idea.pk).update(**values)
    told = GoodExperience.objects.filter(dugnad__municipality=person.municipality_id)
    for dugnad in told.filter(text__icontains=person.name).values_list("dugnad", flat=True):
        _forget_in_experiences(dugnad, person)


def _forget_in_experiences(dugnad: int, person: Person, shorts: Sequence[str] = ()) -> None:
    for experience in GoodExperience.objects.filter(dugnad=dugnad):
        said = _clean(experience.text, person, shorts)
        if said != experience.text:
            GoodExperience.objects.filter(pk=experience.pk).update(text=said)


def _forget_in_drafts(person: Person) -> None:
    """What can be undone on a review page, and what is typed there and not saved.

    It is worth little and soon over, so whatever may name the person goes as a whole.
    """
    names = {word for word in (person.email.lower(), *fold(person.name).split()) if word}
    place = person.municipality_id
    for change in Correction.objects.filter(referat__dugnad__municipality=place):
        if _may_name(change.changes, names):
            change.delete()
    for cell in OpenCell.objects.filter(referat__dugnad__municipality=place):
        if _may_name(cell.typed, names):
            cell.delete()


def _may_name(value: Any, names: set[str]) -> bool:
    text = json.dumps(value, ensure_ascii=False)
    words = {*fold(text).split(), *re.findall(r"[\w.+-]+@[\w.-]+", text.lower())}
    return not names.isdisjoint(words)


def _scrub(value: Any, person: Person, shorts: Sequence[str] = ()) -> Any:
    """The same JSON with name and address taken out wherever they stand."""
    if isinstance(value, dict):
        return {key: _scrub(inner, person, shorts) for key, inner in value.items()}
    if isinstance(value, list):
        return [_scrub(inner, person, shorts) for inner in value]
    return _clean(value, person, shorts) if isinstance(value, str) else value


def _clean(text: str, person: Person, shorts: Sequence[str] = ()) -> str:
    return without(text, _in_full(person), shorts, REMOVED)


def _in_full(person: Person) -> tuple[str, ...]:
    """What means this person wherever it stands, as it stands in text and in HTML."""
    name = person.name if " " in person.name else ""
    return tuple(filter(None, dict.fromkeys((name, escape(name), person.email))))
