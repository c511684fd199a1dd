"""Everything a machine may do with our mails: the database is as it was."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from urllib.parse import urlsplit

import pytest
import time_machine
from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from core import links
from core.accounts.mails import send_login_code
from core.accounts.services import invite
from core.audit.log import by_user
from core.mail import messages
from core.mail.models import OutgoingMail
from followup.models import Answer, Dugnad, Person, Task
from followup.services import answers, people, referat_confirm, referat_import
from followup.services.answer_news import send_fresh_link
from followup.services.escalations import escalate
from followup.services.reminders import plan_for
from tests.support import dugnad_evening as evening
from tests.support import make, scanner, tables
from tests.support.dugnad_evening import KARI, LIV, OLA, Cast, beat, links_in

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
#: Mails whose links are followed and pressed where they are tested, by `tests.support.machines`:
#: answers by mail, addresses that do not work. The canary has no links of ours, and the receipts
#: for a task given and an address corrected lead to pages behind the login.
OPENED_ELSEWHERE = {
    *(f"followup.reply_{name}" for name in ("held", "news", "passed_on", "read", "unread")),
    "followup.which_address",
    "followup.address_receipt",
    "followup.given_receipt",
    "mail.canary",
}
#: A personal link: whose it is, when it was made and its seal.
KEY = re.compile(r"/s/([^/.]+)\.[^/]+/")


@dataclass(frozen=True)
class Inbox:
    """What lies in everybody's inbox, and where its links lead a machine."""

    links: list[str]
    kinds: set[str]


@pytest.fixture
def inbox(site, catcher) -> Iterator[Inbox]:
    """One of each mail there is, as it arrived over SMTP, and two pages a person got to from it."""
    with time_machine.travel(evening.MONDAY, tick=True) as clock:
        cast = evening.cast()
        dugnad = make.dugnad(cast.place, day=evening.DUGNAD_DAY)
        _follow_up(cast, dugnad)
        quiet = _silent_person(cast, dugnad)
        make.task(cast.place, "Finne et lager", dugnad=dugnad)
        clock.shift(timedelta(minutes=11))
        beat()
        tasks = {
            task.lead.name: task
            for task in Task.objects.filter(lead__isnull=False).exclude(lead=quiet)
        }
        tasks[KARI.name].helpers.add(tasks[LIV.name].lead)
        for guest, choice in ((KARI, "done"), (OLA, "blocked")):
            task = tasks[guest.name]
            answers.give(person=task.lead, task=task, choice=choice, now=timezone.now())
        with transaction.atomic():
            send_login_code(cast.contact.email, "482915", cast.contact)
            send_fresh_link(tasks[OLA.name].lead, now=timezone.now())
        for _day in range(60):
            clock.shift(timedelta(hours=1))
            beat()
            clock.move_to(_next_morning())
            escalate(now=timezone.now())
            beat()
        ours = {
            link.split("#")[0]
            for mail in catcher.messages
            for link in links_in(mail)
            if link.startswith(site)
        }
        ended = _end_the_links_of(LIV.name, cast)
        open_still = _answered_just_now(tasks[OLA.name])
        yield Inbox(
            links=sorted(ours | {site + open_still, site + ended}),
            kinds=set(OutgoingMail.objects.values_list("kind", flat=True)),
        )


def _follow_up(cast: Cast, dugnad: Dugnad) -> None:
    actor = by_user(cast.contact)
    referat = referat_import.upload(
        dugnad=dugnad, actor=actor, filename="r.docx", data=evening.referat()
    )
    referat_confirm.confirm(referat=referat, actor=actor, now=evening.MONDAY)
    with transaction.atomic():
        invite(email="ny@example.no", kind="reader", municipality=cast.place, actor=actor)


def _silent_person(cast: Cast, dugnad: Dugnad) -> Person:
    """Somebody who never answers: reminded until the closing mail."""
    quiet = make.person(cast.place, "Nils Bekkeblom")
    make.task(cast.place, "Rydde loftet", lead=quiet, due=date(2026, 11, 24), dugnad=dugnad)
    plan_for([quiet], now=evening.MONDAY)
    return quiet


def _next_morning() -> datetime:
    now = timezone.localtime()
    return (now + timedelta(days=1)).replace(hour=9, minute=0)


def _end_the_links_of(name: str, cast: Cast) -> str:
    person = Person.objects.get(name=name)
    link = reverse("answer", args=[links.make("answer", person.pk, person.link_epoch)])
    actor = by_user(cast.contact)
    people.edit(person, actor=actor, now=timezone.now(), email="ny.adresse@example.no")
    return link


def _answered_just_now(task: Task) -> str:
    """The receipt of an answer that can be undone."""
    answers.give(person=task.lead, task=task, choice="under_way", now=timezone.now())
    token = links.make("answer", task.lead_id, task.lead.link_epoch)
    keys = str(Answer.objects.latest("pk").pk)
    return reverse("answer_receipt", kwargs={"token": token, "keys": keys})


def test_scanners_that_follow_run_and_press_everything_change_nothing(inbox, open_page, site):
    wanted = {mail.name for mail in messages.registry() if not mail.name.startswith("trial.")}
    assert wanted - inbox.kinds == OPENED_ELSEWHERE, "a mail this test has not opened"
    robot = open_page()
    before = tables.dump()
    pages = scanner.crawl(robot.request, inbox.links)
    sent = pressed = 0
    for page in _one_of_each(pages):
        scanner.fetch(robot.request, page)
        scanner.run_scripts(robot.context, page)
        sent += scanner.submit_forms(robot.request, page)
        pressed += scanner.press_buttons(
            robot.context, page, "body" if page == pages[0] else "main"
        )
        assert tables.changed(before, tables.dump()) == [], page
    assert sent > 100
    assert pressed > 20


def _one_of_each(pages: list[str]) -> list[str]:
    """Each page once for each person, however many mails lead to it."""
    return list({KEY.sub(r"/s/\1/", urlsplit(page).path): page for page in pages}.values())
