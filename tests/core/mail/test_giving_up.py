"""When an address or a whole domain is given up, and who is told."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from core.mail import delivery, news
from core.mail.addresses import Recipient
from core.mail.bounces import JUDGED_AFTER, judge_due
from core.mail.catcher import Catcher
from core.mail.models import (
    DomainTrouble,
    MailEvent,
    Purpose,
    State,
    Suppression,
)
from core.mail.outbox import enqueue
from core.mail.suppression import is_suppressed
from tests.core.mail.postmark_words import delivered, hard, soft
from tests.core.mail.rows import after, sent, state
from tests.core.mail.trial import Promise

pytestmark = pytest.mark.django_db


# --- what follows for the address


def test_two_hard_bounces_give_an_address_up(postmark, told):
    rows = [sent(n=n) for n in range(3)]
    postmark(rows[0], "Bounce", **hard(1))
    judge_due(after())
    assert is_suppressed(rows[0].to_email, Purpose.REMINDER) == ""
    assert [(one.suppressed, one.people) for one in told] == [(False, (17,))]
    postmark(rows[1], "Bounce", **hard(2))
    waiting = enqueue(Promise("y"), to=Recipient(rows[0].to_email), dedupe_key="later")
    assert judge_due(after()) == 1
    assert is_suppressed(rows[0].to_email, Purpose.RECEIPT) == "bounced"
    assert is_suppressed(rows[0].to_email, Purpose.LOGIN) == ""
    assert state(waiting) == State.SUPPRESSED
    assert told[-1] == news.Undeliverable(rows[0].to_email, "bounced", True, (17,))
    assert judge_due(after()) == 0


def test_it_is_looked_at_after_a_while_not_at_once(postmark):
    for n in range(2):
        postmark(sent(n=n), "Bounce", **hard(n))
    assert judge_due(timezone.now() + JUDGED_AFTER - timedelta(minutes=1)) == 0
    assert judge_due(timezone.now() + JUDGED_AFTER + timedelta(minutes=1)) == 1


def test_what_server_and_provider_say_of_one_mail_counts_once(postmark, settings, told):
    row = enqueue(Promise("x"), to=Recipient("kari@granvik.example.no"), dedupe_key="k", person=17)
    with Catcher(refuse={row.to_email: "550 5.1.1 unknown"}) as catcher:
        for name, value in catcher.settings.items():
            setattr(settings, name, value)
        delivery.deliver_due(timezone.now())
    postmark(row, "Bounce", **hard())
    assert MailEvent.objects.count() == 2
    assert judge_due(after()) == 0
    assert state(row) == State.BOUNCED
    assert len(told) == 1


def test_servers_refusals_alone_give_an_address_up(settings):
    for n in range(2):
        enqueue(Promise("x"), to=Recipient("kari@granvik.example.no"), dedupe_key=str(n))
    with Catcher(refuse={"kari@granvik.example.no": "550 5.1.1 unknown"}) as catcher:
        for name, value in catcher.settings.items():
            setattr(settings, name, value)
        delivery.deliver_due(timezone.now())
    assert judge_due(after()) == 1


def test_five_soft_ones_give_an_address_up_unless_it_took_one_between(postmark):
    rows = [sent(n=n) for n in range(6)]
    for n, row in enumerate(rows[:4]):
        postmark(row, "Bounce", **soft(n))
    assert judge_due(after()) == 0
    postmark(rows[4], "Bounce", **soft(4))
    assert judge_due(after()) == 1


def test_a_whole_domain_that_fails_is_its_own_fault(postmark, told):
    people = [sent(f"{name}@granvik.example.no", n=n) for name in "abcd" for n in range(2)]
    for n, row in enumerate(people):
        postmark(row, "Bounce", **hard(n))
    assert judge_due(after()) == 0
    assert not Suppression.objects.exists()
    assert told == []
    trouble = DomainTrouble.objects.get()
    assert (trouble.domain, trouble.addresses) == ("granvik.example.no", 4)


def test_a_domain_where_others_get_their_mail_is_fine(postmark):
    today = timezone.now().isoformat()
    rows = [sent(f"{name}@granvik.example.no", n=n) for name in "abc" for n in range(2)]
    for n, row in enumerate(rows):
        postmark(row, "Bounce", **{**hard(n), "BouncedAt": today})
    fine = sent("d@granvik.example.no")
    postmark(fine, "Delivery", **delivered(today))
    assert judge_due(after()) == 3
    assert not DomainTrouble.objects.exists()


def test_those_blamed_before_the_domain_was_found_out_are_cleared(postmark, told):
    at = timezone.now().isoformat()
    for n in range(2):
        postmark(sent("a@granvik.example.no", n=n), "Bounce", **{**hard(n), "BouncedAt": at})
    assert judge_due(after(16)) == 1
    for n, name in enumerate("bcd"):
        row = sent(f"{name}@granvik.example.no")
        postmark(row, "Bounce", **{**hard(10 + n), "BouncedAt": at})
    judge_due(after(16))
    assert not Suppression.objects.exists()
    assert told[-1] == news.Reachable(("a@granvik.example.no",))


def test_a_complaint_stops_reminders_and_news_but_not_codes_and_receipts(postmark, told):
    row = sent()
    complaint = {**hard(), "Type": "SpamComplaint", "Details": "Test spam complaint details"}
    for _ in range(2):
        assert postmark(row, "SpamComplaint", **complaint) == 200
    stopped = {one for one in Purpose.values if is_suppressed(row.to_email, one) == "complained"}
    assert stopped == {Purpose.REMINDER, Purpose.NOTICE, Purpose.NEWS}
    assert [one.why for one in told] == ["complained"]
    assert state(row) == State.DELIVERED


def test_unsubscribing_at_the_provider_is_asking_us(mailgun):
    row = sent()
    mailgun(row, "unsubscribed")
    assert is_suppressed(row.to_email, Purpose.REMINDER) == "asked"
    assert is_suppressed(row.to_email, Purpose.RECEIPT) == ""
