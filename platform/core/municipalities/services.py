"""What becomes of places: mergers, splits and new numbers, and the phase NDFU sets by hand."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from core.audit.log import Actor, record
from core.errors import Refused
from core.municipalities.loading import refresh_names
from core.municipalities.models import Municipality, Phase, Succession


@transaction.atomic
def merge(
    *, old: Sequence[Municipality], new: Municipality, day: date, actor: Actor
) -> list[Succession]:
    """`old` are one place, `new`, from `day` on. One old place means a new number or name.

    `new` is a row already; `old` cease to exist on the day before. Raises Refused when one of
    them has ended before, or is its own successor.
    """
    _check(old=old, new=[new], day=day)
    return _succeed([(place, new) for place in old], day, actor, "municipality.merged")


@transaction.atomic
def split(
    *, old: Municipality, new: Sequence[Municipality], day: date, actor: Actor
) -> list[Succession]:
    """`old` is divided among `new` from `day` on. The same conditions as for `merge`."""
    _check(old=[old], new=new, day=day)
    return _succeed([(old, place) for place in new], day, actor, "municipality.split")


@transaction.atomic
def set_phase(*, municipality: Municipality, phase: str, actor: Actor) -> bool:
    """Set how far a municipality has come before its first dugnad; False when it was so already."""
    if phase not in Phase.values:
        raise Refused(_("Velg en av fasene i listen."), "unknown_phase")
    place = Municipality.objects.select_for_update().get(pk=municipality.pk)
    if place.phase == phase:
        return False
    before, place.phase = place.phase, phase
    place.save(update_fields=["phase"])
    municipality.phase = phase
    record(
        actor=actor,
        action="municipality.phase",
        target=place,
        municipality=place,
        phase=[before, phase],
    )
    return True


def _check(*, old: Sequence[Municipality], new: Sequence[Municipality], day: date) -> None:
    if not old or not new:
        raise Refused(_("Velg både hvilke kommuner som opphører, og hva de blir."), "empty")
    if {place.pk for place in old} & {place.pk for place in new}:
        raise Refused(_("En kommune kan ikke etterfølge seg selv."), "own_successor")
    for place in [*old, *new]:
        if place.valid_to is not None and place.valid_to < day:
            raise Refused(
                _("%(name)s opphørte allerede %(day)s.")
                % {"name": place, "day": place.valid_to.isoformat()},
                "already_ended",
            )


def _succeed(
    pairs: list[tuple[Municipality, Municipality]], day: date, actor: Actor, action: str
) -> list[Succession]:
    made = []
    for old, new in pairs:
        made.append(Succession.objects.get_or_create(old=old, new=new, defaults={"day": day})[0])
        if old.valid_to is None:
            old.valid_to = day - timedelta(days=1)
            old.save(update_fields=["valid_to"])
            record(
                actor=actor,
                action=action,
                target=old,
                municipality=old,
                valid_to=[None, old.valid_to.isoformat()],
            )
    refresh_names()
    return made
