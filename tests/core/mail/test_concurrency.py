"""Several workers at once, each on its own connection: each mail once."""

from __future__ import annotations

from collections import Counter

import pytest
from django.db import transaction
from django.utils import timezone

from core.mail.addresses import Recipient
from core.mail.catcher import Catcher
from core.mail.delivery import deliver_due
from core.mail.models import OutgoingMail, State
from core.mail.outbox import enqueue
from tests.core.mail.trial import Promise
from tests.support.moment import together

pytestmark = [pytest.mark.postgres, pytest.mark.django_db(transaction=True)]
MAILS = 200


def test_four_workers_send_each_mail_once(settings):
    with transaction.atomic():
        for n in range(MAILS):
            enqueue(Promise("x"), to=Recipient(f"p{n}@example.no"), dedupe_key=str(n))
    with Catcher() as catcher:
        for name, value in catcher.settings.items():
            setattr(settings, name, value)
        together(*[lambda: deliver_due(timezone.now(), batch=10)] * 4)
        times = Counter(got["Message-ID"] for got in catcher.messages)
    assert len(times) == MAILS
    assert set(times.values()) == {1}
    assert OutgoingMail.objects.filter(state=State.SENT, attempts=1).count() == MAILS


def test_the_same_key_enqueued_at_once_makes_one_row():
    got = []

    def work() -> None:
        for n in range(20):
            with transaction.atomic():
                got.append(enqueue(Promise("x"), to=Recipient("k@example.no"), dedupe_key=str(n)))

    together(*[work] * 4)
    assert OutgoingMail.objects.count() == 20
    assert len({row.pk for row in got}) == 20
    assert len(got) == 80
