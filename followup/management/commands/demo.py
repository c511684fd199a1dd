"""Fills an empty database with an invented world, played through the services day by day."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from django.utils import timezone

from core.accounts.demo import give_demo_second_factor
from core.accounts.models import Membership, Role, User
from core.audit import log
from core.audit.models import Entry
from core.municipalities.models import Municipality
from followup.management import demo_documents
from followup.management.demo_world import PHASES, TOWNS, Town
from followup.models import Dugnad, Task
from followup.services import (
    answers,
    dugnads,
    participants,
    referat_confirm,
    referat_import,
    reminder_sending,
)


class Command(BaseCommand):
    help = "Fill an empty database with invented people and events (with DEMO=1 only)."

    def handle(self, *args: Any, **options: Any) -> None:
        if not settings.DEMO:
            raise CommandError("Demo data belongs in a demo: set DEMO=1.")
        if User.objects.exists():
            self.stdout.write("There is data already; nothing was changed.")
            return
        with transaction.atomic():
            _users()
            for number, phase in PHASES.items():
                Municipality.objects.filter(number=number).update(phase=phase)
            for town in TOWNS:
                _play(town, timezone.localdate())


def _users() -> None:
    ndfu = User.objects.create_user("ndfu@example.no", name="Ingrid Nordlys", role=Role.NDFU_ADMIN)
    give_demo_second_factor(ndfu)
    User.objects.create_user(
        "prosess@example.no", name="Torstein Fjæresti", role=Role.PROCESS_LEADER
    )


def _play(town: Town, today: date) -> None:
    """One municipality from registration to today, each thing on its own day."""
    place = Municipality.objects.get(number=town.number, valid_to__isnull=True)
    contact = _contact(town, place)
    actor = log.by_user(contact)
    day = today - timedelta(days=town.days_ago)
    dugnad = dugnads.register(
        municipality=place,
        date=day,
        edition=town.edition,
        actor=actor,
        process_leader=User.objects.get(email="prosess@example.no"),
        contact_person=contact,
    )
    if not town.plans:
        return
    participants.add_lines(dugnad=dugnad, text="\n".join(town.people), actor=actor)
    referat = referat_import.upload(
        dugnad=dugnad,
        actor=actor,
        filename=f"Referat ALLEMED {place.name}.docx",
        data=demo_documents.referat(town, place.name, day),
    )
    _date_history(_at(day, 20))
    if town.confirmed:
        confirmed = _at(day + timedelta(days=1), 11)
        referat_confirm.confirm(referat=referat, actor=actor, now=confirmed)
        Task.objects.filter(dugnad=dugnad).update(created_at=confirmed, state_changed_at=confirmed)
        _date_history(confirmed)
        _live(town, dugnad, today)


def _contact(town: Town, place: Municipality) -> User:
    first = town is TOWNS[0]
    email = "kontakt@example.no" if first else f"kontakt.{place.number}@example.no"
    user = User.objects.create_user(email, name=town.contact, phone="00 00 00 00")
    Membership.objects.create(user=user, municipality=place, kind=Membership.Kind.CONTACT)
    if first:
        reader = User.objects.create_user("leser@example.no", name="Marit Skogstjerne")
        Membership.objects.create(user=reader, municipality=place, kind=Membership.Kind.READER)
    return user


def _live(town: Town, dugnad: Dugnad, today: date) -> None:
    """Let the reminders run and the answers come in, day by day until yesterday."""
    for ago in range(town.days_ago - 1, 0, -1):
        day = today - timedelta(days=ago)
        reminder_sending.send_due(now=_at(day, 12))
        for what, (after, choice, note) in town.answers.items():
            if dugnad.date + timedelta(days=after) == day:
                _answer(dugnad, what, choice, note, _at(day, 13))


def _answer(dugnad: Dugnad, what: str, choice: str, note: str, now: datetime) -> None:
    task = Task.objects.filter(dugnad=dugnad, what__startswith=what, lead__isnull=False).first()
    if task and task.lead:
        answers.give(person=task.lead, task=task, choice=choice, note=note, now=now)
        _date_history(now)


def _at(day: date, hour: int) -> datetime:
    return timezone.make_aware(datetime.combine(day, time(hour)))


def _date_history(moment: datetime) -> None:
    """Services stamp history with the clock; in the demo it happened on `moment`."""
    Entry.objects.filter(at__gt=timezone.now() - timedelta(hours=1)).update(at=moment)
