"""Several workers at once, each on its own connection: each mail once."""

from __future__ import annotations

import threading
from collections import Counter
from collections.abc import Callable

import pytest
from django.db import connection, transaction
from django.utils import timezone

from core.mail.addresses import Recipient
from core.mail.catcher import Catcher
from core.mail.delivery import deliver_due
from core.mail.models import OutgoingMail, State
from core.mail.outbox import enqueue
from tests.core.mail.trial import Promise

pytestmark = [pytest.mark.postgres, pytest.mark.django_db(transaction=True)]
MAILS = 200


def at_once(work: Callable[[], object], workers: int) -> list[Exception]:
    """Run `work` in so many threads that begin together; returns what went wrong."""
    start, errors = threading.Barrier(workers), []

    def run() -> None:
        try:
            start.wait()
            work()
        except Exception as error:  # noqa: BLE001  handed to the test, which fails on it
            errors.append(error)
        finally:
            connection.close()

    threads = [threading.Thread(target=run) for _ in range(workers)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return errors


def test_four_workers_send_each_mail_once(settings):
    with transaction.atomic():
        for n in range(MAILS):
            enqueue(Promise("x"), to=Recipient(f"p{n}@example.no"), dedupe_key=str(n))
    with Catcher() as catcher:
        for name, value in catcher.settings.items():
            setattr(settings, name, value)
        assert at_once(lambda: deliver_due(timezone.now(), batch=10), workers=4) == []
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

    assert at_once(work, workers=4) == []
    assert OutgoingMail.objects.count() == 20
    assert len({row.pk for row in got}) == 20
    assert len(got) == 80
