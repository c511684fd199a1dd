"""Who gets a mail, and its words: the same for every contender.

Everybody has had their first mail, and has one task whose date draws near: at NOW a reminder is
due. Contenders that plan nothing are given the words of one reminder, and put each person's name,
task and links into it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from functools import cache
from typing import Final
from zoneinfo import ZoneInfo

import css_inline
from django.conf import settings
from django.core import signing
from django.template.loader import render_to_string
from django.utils import timezone, translation

from core.mail.inlining import STYLES
from core.mail.messages import Message
from core.mail.rendering import Rendered, render
from followup.mails import calendar, letters
from followup.mails.reminders import TaskReminder
from followup.models import Person, Reminder, ReminderItem, Task
from followup.selectors import planning
from followup.services import reminders
from tests.support import make

OSLO: Final = ZoneInfo("Europe/Oslo")
DUE: Final = date(2026, 12, 4)
#: A week before DUE: when everything below is to go.
NOW: Final = datetime(2026, 11, 27, 9, 0, tzinfo=OSLO)
#: The same day, before the hour at which reminders go.
EARLY: Final = NOW - timedelta(hours=2)
FIRST_MAIL: Final = datetime(2026, 11, 3, 8, 30, tzinfo=OSLO)
BATCH: Final = 500


def set_clock(began: float) -> None:
    """Let NOW be the moment `began` (seconds since 1970), in whatever process: what one of them
    writes as due is due for the other. Links are all made at the same second, so words are equal.
    """
    lead = NOW - datetime.fromtimestamp(began, UTC)
    clock = timezone.now
    timezone.now = lambda: clock() + lead
    stamp = signing.b62_encode(int(NOW.timestamp()))
    signing.TimestampSigner.timestamp = lambda self: stamp


def settle(count: int) -> None:
    """`count` people with a task each, in one municipality."""
    place = make.municipality()
    contact = make.contact(place)
    dugnad = make.dugnad(place, day=date(2026, 11, 2))
    idea = make.idea(dugnad)
    people = Person.objects.bulk_create(
        (
            Person(
                municipality=place,
                name=f"Kari Granbark {n}",
                email=f"person{n}@krets{n % 40}.example.no",
                given_by=contact,
            )
            for n in range(count)
        ),
        batch_size=BATCH,
    )
    tasks = Task.objects.bulk_create(
        (
            Task(
                municipality=place,
                dugnad=dugnad,
                idea=idea,
                lead=person,
                what=f"Ringe idrettsrådet om utstyrsbod i krets {n}",
                when_text="innen 4. desember",
                due=DUE,
                precision="day",
            )
            for n, person in enumerate(people)
        ),
        batch_size=BATCH,
    )
    told = Reminder.objects.bulk_create(
        (
            Reminder(
                person=person,
                at=FIRST_MAIL,
                day=FIRST_MAIL.date(),
                state=Reminder.State.SENT,
                settled_at=FIRST_MAIL,
            )
            for person in people
        ),
        batch_size=BATCH,
    )
    ReminderItem.objects.bulk_create(
        (
            ReminderItem(
                reminder=row,
                task=task,
                person=person,
                point=ReminderItem.Point.FIRST,
                day=FIRST_MAIL.date(),
            )
            for row, task, person in zip(told, tasks, people, strict=True)
        ),
        batch_size=BATCH,
    )


def keys(share: int, of: int) -> list[int]:
    """The keys of every `of`th person."""
    return list(Person.objects.order_by("pk").values_list("pk", flat=True))[share::of]


def mails(
    share: int, of: int, rendering: Callable[..., Rendered] = render
) -> Iterator[tuple[str, Rendered]]:
    """Address and words for every `of`th person, read by the hundreds and rendered one by one."""
    words = _words()
    wanted = keys(share, of)
    for start in range(0, len(wanted), BATCH):
        tasks = Task.objects.filter(lead__in=wanted[start : start + BATCH]).select_related("lead")
        for task in tasks.order_by("pk"):
            yield task.lead.email, rendering(words(task), "nb", to_name=task.lead.name)


def ordinary(message: Message, language: str, *, to_name: str) -> Rendered:
    """As one would write it: Django's shortcut for templates, and styles inlined in each mail."""
    folder = message.folder()
    with translation.override(language):
        values = {
            "site": settings.SITE_URL,
            "language": language,
            "to_name": to_name,
            "stop_url": message.stop_url(),
            **message.context(),
        }
        values["subject"] = render_to_string(f"{folder}/subject.txt", values).strip()
        text = render_to_string(f"{folder}/body.txt", values)
        html = _inliner().inline(render_to_string(f"{folder}/body.html", values))
        return Rendered(values["subject"], text, html)


@cache
def _inliner() -> css_inline.CSSInliner:
    css = (settings.ROOT / "templates" / STYLES).read_text("utf-8")
    return css_inline.CSSInliner(extra_css=css, keep_style_tags=True)


def _words() -> Callable[[Task], TaskReminder]:
    """From a task to its reminder, after the pattern of the first person's."""
    person = Person.objects.select_related("municipality", "given_by").order_by("pk")[:1]
    (plan,) = planning.plans(person, now=EARLY)
    letter = letters.reminder_letter(
        [(plan, plan.tasks)], today=NOW.date(), book=letters.ContactBook()
    )
    pattern = letter.message
    assert isinstance(pattern, TaskReminder)
    (section,) = pattern.sections

    def reminder(task: Task) -> TaskReminder:
        line = replace(section.asked[0], key=task.pk, what=task.what, uid=calendar.uid(task.pk))
        mine = replace(
            section,
            name=task.lead.name,
            url=letters.page_url(task.lead),
            stop_page=letters.page_url(task.lead, "answer_stop"),
            asked=(line,),
        )
        return replace(pattern, sections=(mine,))

    return reminder


def plan(share: int, of: int) -> None:
    """As when tasks are confirmed: everybody gets a planned reminder."""
    wanted = keys(share, of)
    for start in range(0, len(wanted), BATCH):
        reminders.plan_for(Person.objects.filter(pk__in=wanted[start : start + BATCH]), now=EARLY)
