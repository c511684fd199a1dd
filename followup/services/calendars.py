"""Ends calendar addresses that went astray."""

from __future__ import annotations

from django.db import transaction
from django.db.models import F

from core.audit import log
from core.audit.log import Actor
from core.municipalities.models import Municipality
from core.quiet_days import school_breaks
from followup.models import Person, ReminderPolicy


@transaction.atomic
def end_person_feed(person: Person, *, actor: Actor) -> None:
    """A person's older calendar addresses open nothing from now on."""
    Person.objects.filter(pk=person.pk).update(calendar_epoch=F("calendar_epoch") + 1)
    log.record(
        actor=actor,
        action="person.calendar_ended",
        target=person,
        municipality=person.municipality,
    )


@transaction.atomic
def end_place_feeds(municipality: Municipality, *, actor: Actor) -> None:
    """A municipality's older calendar addresses open nothing from now on, for anybody."""
    known = school_breaks(municipality.county.number)
    ReminderPolicy.objects.get_or_create(
        municipality=municipality,
        defaults={"winter_week": known.winter_week, "autumn_week": known.autumn_week},
    )
    ReminderPolicy.objects.filter(municipality=municipality).update(
        calendar_epoch=F("calendar_epoch") + 1
    )
    log.record(
        actor=actor,
        action="calendar.ended",
        target=municipality,
        municipality=municipality,
    )
