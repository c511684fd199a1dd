"""Deadlines as days in a calendar: with the first mail, and in feeds."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Final

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _

from core import ical, links
from core.accounts.models import Membership
from followup.mails.reminders import task_url
from followup.mails.words import promise_line
from followup.models import Person, Task

#: Purposes of the links to feeds: one person's, and a municipality's for one of its people.
PERSON_FEED: Final = "calendar_person"
PLACE_FEED: Final = "calendar_place"


def uid(task: int) -> str:
    """The same day in every file it stands in."""
    return f"task-{task}@{settings.MAIL_DOMAIN}"


def person_feed_url(person: Person) -> str:
    """The absolute address of a person's own feed, until they end it or their address changes."""
    token = links.make(PERSON_FEED, person.pk, person.calendar_epoch)
    return settings.SITE_URL + reverse("person_calendar", args=[token])


def place_feed_url(membership: Membership, epoch: int) -> str:
    """The absolute address of the municipality's feed for one of its people."""
    token = links.make(PLACE_FEED, membership.pk, epoch)
    return settings.SITE_URL + reverse("place_calendar", args=[token])


def person_feed(person: Person, tasks: Iterable[Task], *, page: str, stamp: datetime) -> str:
    """What a person has promised by when; each leads to their own page at the address `page`."""
    name = _("ALLEMED: oppgavene til %(name)s") % {"name": person.name}
    days = (_day(task, url=task_url(page, task.pk)) for task in tasks if task.due)
    return ical.calendar(days, stamp=stamp, name=name)


def place_feed(place: str, tasks: Iterable[Task], *, stamp: datetime) -> str:
    """Every deadline in a municipality, with who has it."""
    name = _("ALLEMED i %(place)s") % {"place": place}
    site = settings.SITE_URL
    days = (
        _day(task, url=site + task.get_absolute_url(), lead=task.lead.name if task.lead else "")
        for task in tasks
        if task.due
    )
    return ical.calendar(days, stamp=stamp, name=name)


def _day(task: Task, *, url: str, lead: str = "") -> ical.Day:
    if task.due is None:
        raise ValueError("A task without a date is no day in a calendar.")
    what = promise_line(task.what)
    words = _("I referatet: «%(words)s»") % {"words": task.when_text} if task.when_text else ""
    idea = task.idea.title if task.idea else ""
    return ical.Day(
        uid=uid(task.pk),
        day=task.due,
        summary=_("Frist: %(what)s") % {"what": f"{what} ({lead})" if lead else what},
        description="\n".join(part for part in (idea, words) if part),
        url=url,
        sequence=task.version,
    )
