"""Writes the history. There is no function that changes what was done, only who did it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db.models import Model, QuerySet

from core.accounts.models import User
from core.audit.models import Channel, Entry
from core.municipalities.models import Municipality


@dataclass(frozen=True, slots=True)
class Actor:
    """Who acts, and by which way. `person` is the key of a responsible person without account."""

    channel: Channel
    user: User | None = None
    person: int | None = None
    name: str = ""


SYSTEM = Actor(Channel.SYSTEM)
COMMAND = Actor(Channel.COMMAND)


def by_user(user: User, channel: Channel = Channel.PAGE) -> Actor:
    """A logged-in user acting on a page."""
    return Actor(channel, user=user, name=str(user))


def by_link(person: int, name: str) -> Actor:
    """Whoever holds the link of this responsible person; `name` as shown at the time."""
    return Actor(Channel.LINK, person=person, name=name)


def by_mail(person: int, name: str) -> Actor:
    """A responsible person who wrote to us; `name` as known at the time."""
    return Actor(Channel.MAIL, person=person, name=name)


def record(
    *, actor: Actor, action: str, target: Model, municipality: Municipality | None, **data: Any
) -> Entry:
    """Add one line of history about `target`, in the caller's transaction."""
    return Entry.objects.create(
        action=action,
        channel=actor.channel,
        actor=actor.user,
        actor_person=actor.person,
        actor_name=actor.name,
        municipality=municipality,
        target_type=target._meta.label_lower,
        target_id=target.pk,
        data=data,
    )


def history(target: Model) -> QuerySet[Entry]:
    """Everything that happened to `target`, newest first."""
    return Entry.objects.filter(
        target_type=target._meta.label_lower, target_id=target.pk
    ).select_related("actor")


def forget_person(person: int) -> int:
    """Blank the name of a responsible person everywhere it acted; returns the lines changed."""
    return Entry.objects.filter(actor_person=person).update(actor_name="")
