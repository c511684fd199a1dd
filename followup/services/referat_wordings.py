"""Whom a municipality means by a short form such as "LT": kept from one referat to the next."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from django.utils import timezone

from core.audit.log import Actor
from followup.domain.who_phrases.names import fold
from followup.models import FirstStep, KnownWording, Person, Referat
from followup.services.referat_reading import wording


def remember(step: FirstStep, index: int, actor: Actor) -> None:
    """Keep what the party at `index` was said to be, if its words tell more than the name does.

    Somebody new becomes a person when the referat is confirmed, and is kept then.
    """
    party = step.parties[index]
    if not tells_more(party["text"], party["name"]):
        return
    if party["person"]:
        _keep(step.referat, party["text"], party["person"], actor)
        return
    step.parties = [
        {**p, "remember": True} if n == index else p for n, p in enumerate(step.parties)
    ]
    step.save(update_fields=["parties"])


def keep_said(
    referat: Referat,
    steps: Iterable[FirstStep],
    find: Callable[[dict[str, Any]], Person | None],
    actor: Actor,
) -> None:
    """Keep the short forms that were said to mean somebody new, now that `find` knows them."""
    for party in (p for step in steps for p in step.parties if p.get("remember")):
        person = find(party)
        if person:
            _keep(referat, party["text"], person.pk, actor)


def tells_more(text: str, name: str) -> bool:
    """True for a short form that is no part of the name: "LT", "rektor", but not "Anne".

    Next time there may be another Anne, and then it has to be asked again.
    """
    return bool(wording(text)) and not set(fold(text).split()) <= set(fold(name).split())


def _keep(referat: Referat, text: str, person: int, actor: Actor) -> None:
    KnownWording.objects.update_or_create(
        municipality_id=referat.dugnad.municipality_id,
        text=wording(text),
        defaults={"person_id": person, "said_by": actor.user, "said_at": timezone.now()},
    )
