"""Everything a machine may do with our mails: the database is as it was."""

from __future__ import annotations

from urllib.parse import urlsplit

import pytest
import time_machine
from django.db import transaction
from django.urls import reverse_lazy

from core.accounts.services import invite
from core.audit.log import by_user
from core.mail.models import OutgoingMail
from followup.models import Referat, Task
from followup.services import answers, referat_confirm, referat_import
from tests.support import dugnad_evening as evening
from tests.support import make, scanner, tables
from tests.support.dugnad_evening import beat, links_in

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
#: An invitation's link has filled in the address, and the form asks for a code: which a machine
#: may cause to be mailed to that very address, and which opens nothing by itself.
LOGIN = reverse_lazy("account_login")


@pytest.fixture
def inbox(site, catcher):
    """One of each mail this dugnad leads to, as it arrived over SMTP."""
    with time_machine.travel(evening.MONDAY, tick=True) as clock:
        cast = evening.cast()
        actor = by_user(cast.contact)
        dugnad = make.dugnad(cast.place, day=evening.DUGNAD_DAY)
        referat = referat_import.upload(
            dugnad=dugnad, actor=actor, filename="r.docx", data=evening.referat()
        )
        referat_confirm.confirm(referat=referat, actor=actor, now=evening.MONDAY)
        with transaction.atomic():
            invite(email="ny@example.no", kind="reader", municipality=cast.place, actor=actor)
        clock.shift(11 * 60)
        beat()
        for task, choice in zip(Task.objects.order_by("pk"), ("done", "blocked"), strict=False):
            answers.give(person=task.lead, task=task, choice=choice, now=evening.MONDAY)
        clock.shift(60 * 60)
        beat()
        assert Referat.objects.get().state == Referat.State.CONFIRMED
        yield catcher.messages


def test_scanners_that_follow_run_and_submit_everything_change_nothing(inbox, open_page, site):
    kinds = set(OutgoingMail.objects.values_list("kind", flat=True))
    assert {"followup.first_notice", "followup.receipt", "accounts.invitation"} <= kinds
    links = [link for mail in inbox for link in links_in(mail)]
    ours = list(dict.fromkeys(link.split("#")[0] for link in links if link.startswith(site)))
    assert any("/s/" in link for link in ours)
    before = tables.dump()
    robot = open_page()
    pages: dict[str, None] = dict.fromkeys(ours)
    for link in ours:
        scanner.fetch(robot.request, link)
        pages |= dict.fromkeys(scanner.own_links(robot.request, link))
    forms = 0
    for address in pages:
        scanner.run_scripts(robot.context, address)
        if urlsplit(address).path != LOGIN:
            forms += scanner.submit_untouched(robot.request, address)
    assert forms > 5
    assert tables.changed(before, tables.dump()) == []
