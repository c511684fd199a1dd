"""Registers and changes dugnads."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from core.accounts.models import User
from core.audit import log
from core.audit.log import Actor
from core.errors import Refused
from core.municipalities.models import Municipality
from followup.models import Dugnad, Edition


def register(
    *,
    municipality: Municipality,
    date: date,
    edition: str,
    actor: Actor,
    place: str = "",
    process_leader: User | None = None,
    contact_person: User | None = None,
) -> Dugnad:
    """The dugnad of this municipality, date and edition: made now, or the one that was there.

    Registering the same one twice gives the first back unchanged. Raises Refused when the
    edition is unknown.
    """
    if edition not in Edition.values:
        raise Refused(_("Velg en utgave: kommune, frivillighet eller ALLEMED Ung."), "edition")
    key = {"municipality": municipality, "date": date, "edition": edition}
    existing = Dugnad.objects.filter(**key).first()
    if existing:
        return existing
    try:
        with transaction.atomic():
            dugnad = Dugnad.objects.create(
                **key,
                place=place.strip(),
                process_leader=process_leader,
                contact_person=contact_person,
                created_by=actor.user,
            )
            log.record(
                actor=actor, action="dugnad.registered", target=dugnad, municipality=municipality
            )
    except IntegrityError:
        # Two submits at once: the other one made it first, and that is as good.
        return Dugnad.objects.get(**key)
    return dugnad


@transaction.atomic
def change(*, dugnad: Dugnad, actor: Actor, **values: Any) -> Dugnad:
    """Change date, edition, place, process leader or contact person of a dugnad.

    Raises Refused when another dugnad of the municipality has that date and edition.
    """
    changed = {k: v for k, v in values.items() if getattr(dugnad, k) != v}
    if not changed:
        return dugnad
    before = {k: getattr(dugnad, k) for k in changed}
    for name, value in changed.items():
        setattr(dugnad, name, value)
    taken = Dugnad.objects.filter(
        municipality_id=dugnad.municipality_id, date=dugnad.date, edition=dugnad.edition
    ).exclude(pk=dugnad.pk)
    if taken.exists():
        raise Refused(
            _("Det finnes allerede en dugnad med denne datoen og utgaven."), "dugnad_exists"
        )
    dugnad.save(update_fields=list(changed))
    log.record(
        actor=actor,
        action="dugnad.changed",
        target=dugnad,
        municipality=dugnad.municipality,
        **{k: [_shown(before[k]), _shown(changed[k])] for k in changed},
    )
    return dugnad


def hand_over(municipality: Municipality, old: User, new: User) -> None:
    """Let the dugnads of a municipality and its bydeler follow to the new contact person."""
    Dugnad.objects.filter(
        Q(municipality=municipality) | Q(municipality__parent=municipality), contact_person=old
    ).update(contact_person=new)


def _shown(value: object) -> str:
    """A value as it can stand in history."""
    return "" if value is None else str(value)
