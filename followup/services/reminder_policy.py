"""Changes when people are reminded: a municipality's days and pauses, and a person's absence.

Whatever is changed, everybody concerned is planned anew; what a pause swallowed is not made up
for afterwards, so ending one never sends a backlog.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, datetime, time, timedelta
from typing import Final

from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from core.audit import log
from core.audit.log import Actor
from core.errors import Refused
from core.municipalities.models import Municipality
from followup.domain.reminder_schedule import DEFAULT
from followup.models import Person, ReminderPause, ReminderPolicy, Task
from followup.services import reminders

LONGEST_PAUSE: Final = timedelta(days=366)
LONGEST_ABSENCE: Final = timedelta(days=366)


@transaction.atomic
def choose(
    municipality: Municipality,
    *,
    hour: time,
    weekdays: Collection[int],
    winter_week: int | None,
    autumn_week: int | None,
    actor: Actor,
    now: datetime,
) -> ReminderPolicy:
    """Set on which days (0 is Monday) and at what hour reminders go in a municipality.

    Raises Refused: no_day, night (outside 07–17), week.
    """
    days = sorted({day for day in weekdays if 0 <= day <= 4})
    if not days:
        raise Refused(_("Velg minst én ukedag."), "no_day")
    if not DEFAULT.first_from <= hour <= DEFAULT.first_until:
        raise Refused(_("Velg et klokkeslett mellom 07.00 og 17.00."), "night")
    if any(week is not None and not 1 <= week <= 53 for week in (winter_week, autumn_week)):
        raise Refused(_("Et år har uke 1 til 53."), "week")
    policy, _new = ReminderPolicy.objects.update_or_create(
        municipality=municipality,
        defaults={
            "hour": hour,
            "weekdays": "".join(map(str, days)),
            "winter_week": winter_week,
            "autumn_week": autumn_week,
            "changed_at": now,
        },
    )
    log.record(
        actor=actor,
        action="reminders.policy",
        target=municipality,
        municipality=municipality,
        hour=f"{hour:%H:%M}",
        weekdays=policy.weekdays,
        winter_week=winter_week,
        autumn_week=autumn_week,
    )
    plan_everybody(municipality, now=now)
    return policy


@transaction.atomic
def pause(
    municipality: Municipality,
    *,
    start: date,
    end: date,
    reason: str,
    actor: Actor,
    now: datetime,
) -> ReminderPause:
    """Mail nobody in a municipality from `start` to `end`, both included.

    Raises Refused: no_reason, past, backwards, too_long.
    """
    reason = reason.strip()[:200]
    if not reason:
        raise Refused(_("Skriv kort hvorfor, så alle forstår det."), "no_reason")
    if end < timezone.localdate(now):
        raise Refused(_("Pausen må slutte i dag eller senere."), "past")
    if end < start:
        raise Refused(_("Pausen må slutte etter at den begynner."), "backwards")
    if end - start > LONGEST_PAUSE:
        raise Refused(_("En pause kan vare høyst ett år."), "too_long")
    row = ReminderPause.objects.create(
        municipality=municipality,
        start=start,
        end=end,
        reason=reason,
        created_by=actor.user,
        created_at=now,
    )
    _record_pause(row, "reminders.paused", actor)
    plan_everybody(municipality, now=now)
    return row


@transaction.atomic
def end_pause(row: ReminderPause, *, actor: Actor, now: datetime) -> None:
    """End a pause today, or take back one that has not begun. Doing it twice is a success."""
    today = timezone.localdate(now)
    fresh = ReminderPause.objects.select_for_update(no_key=True).filter(pk=row.pk).first()
    if fresh is None or fresh.end < today:
        return
    if fresh.start >= today:
        _record_pause(fresh, "reminders.resumed", actor)
        fresh.delete()
    else:
        fresh.end = today - timedelta(days=1)
        fresh.save(update_fields=["end"])
        _record_pause(fresh, "reminders.resumed", actor)
    plan_everybody(fresh.municipality, now=now)


@transaction.atomic
def be_away(person: Person, *, until: date, ask: str = "", actor: Actor, now: datetime) -> Person:
    """Mail nothing about tasks to a person until the day after `until`.

    `ask` says whom others can turn to meanwhile, for the contact person to read: nothing is
    mailed to it. Raises Refused: past, too_long.
    """
    today = timezone.localdate(now)
    if until < today:
        raise Refused(_("Velg en dag som ikke har vært."), "past")
    if until - today > LONGEST_ABSENCE:
        raise Refused(
            _("Velg en dag innen et år. Er du borte lenger, så si det til oss."), "too_long"
        )
    return _set_away(person, until, ask.strip()[:160], actor, now)


@transaction.atomic
def be_back(person: Person, *, actor: Actor, now: datetime) -> Person:
    """The person can be mailed again. Doing it twice is a success."""
    if person.away_until is None:
        return person
    return _set_away(person, None, "", actor, now)


def _set_away(person: Person, until: date | None, ask: str, actor: Actor, now: datetime) -> Person:
    today = timezone.localdate(now)
    person.away_from = today if until else None
    person.away_until, person.away_ask = until, ask
    person.save(update_fields=["away_from", "away_until", "away_ask"])
    # Who to ask may be a name: it stands with the person, where it can be erased.
    log.record(
        actor=actor,
        action="person.away" if until else "person.at_work",
        target=person,
        municipality=person.municipality,
        until=until.isoformat() if until else None,
    )
    reminders.plan_for([person], now=now, newly_named=False)
    return person


def plan_everybody(municipality: Municipality, *, now: datetime) -> None:
    """Plan anew for everybody with an active task in a municipality."""
    active = Q(led_tasks__state__in=Task.ACTIVE) | Q(helped_tasks__state__in=Task.ACTIVE)
    people = Person.objects.filter(active, municipality=municipality).distinct()
    reminders.plan_for(people, now=now, newly_named=False)


def _record_pause(row: ReminderPause, action: str, actor: Actor) -> None:
    log.record(
        actor=actor,
        action=action,
        target=row.municipality,
        municipality=row.municipality,
        start=row.start.isoformat(),
        end=row.end.isoformat(),
    )
