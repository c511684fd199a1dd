"""The ways of sending. Each has stages, which two processes go through side by side."""

from __future__ import annotations

import itertools
import threading
import time
from collections.abc import Callable, Iterator
from importlib.util import find_spec
from typing import Any, ClassVar

from django.conf import settings
from django.core.mail import EmailMultiAlternatives, get_connection, send_mail

from core.mail import bell
from core.mail.mime import build
from core.mail.models import OutgoingMail
from core.mail.outbox import message_id_for
from core.mail.rendering import Rendered, render
from tests.bench.contest import people

BULK = 500


class Contender:
    """One of `of` processes. `needs`: the package without which it cannot take part."""

    stages: ClassVar[tuple[str, ...]] = ("queue", "drain")
    #: Counts what is not settled, once the sink has every mail. "": nothing is written down.
    unsettled: ClassVar[str] = ""
    needs: ClassVar[str] = ""
    #: Who plans nothing itself is given words; this writes them.
    rendering: ClassVar[Callable[..., Rendered]] = staticmethod(people.ordinary)

    def __init__(self, share: int, of: int) -> None:
        self.share, self.of = share, of

    @classmethod
    def is_here(cls) -> bool:
        return not cls.needs or find_spec(cls.needs) is not None

    def mails(self) -> Iterator[tuple[str, Rendered]]:
        """Address and words of this process's share."""
        return people.mails(self.share, self.of, self.rendering)

    def warm(self) -> None:
        """What is loaded once is not counted, nor the start of a worker."""
        next(self.mails())


class Ours(Contender):
    """The product: its tasks in its workers, rung for by beat."""

    stages = ("plan", "work")
    rendering = staticmethod(render)
    unsettled = (
        "select count(*) from mail_outgoingmail where state in ('queued', 'retry', 'in_flight')"
    )

    def plan(self) -> None:
        people.plan(self.share, self.of)

    def warm(self) -> None:
        from config.celery import app

        super().warm()
        self.worker = _worker(app, self.share)

    def work(self) -> None:
        if not self.share:
            threading.Thread(target=_beat, daemon=True).start()
        self.worker.start()


def _beat() -> None:
    while True:
        bell.ring("followup.send_reminders")
        bell.ring("mail.deliver")
        time.sleep(settings.CELERY_BEAT_SCHEDULE["deliver-mail"]["schedule"])


class Raw(Contender):
    """No queue and no ledger: rendered, built and sent over a connection kept open."""

    stages = ("send",)
    rendering = staticmethod(render)

    def send(self) -> None:
        connection = get_connection("core.mail.backend.EmailBackend")
        connection.open()
        for to, words in self.mails():
            row = OutgoingMail(
                to_email=to,
                subject=words.subject,
                body_text=words.text,
                body_html=words.html,
                message_id=message_id_for(to),
            )
            connection.send_messages([build(row, connection)])
        connection.close()


class PostOffice(Contender):
    """django-post-office: queued by the hundreds, sent by its own pool of two processes."""

    needs = "post_office"
    unsettled = "select count(*) from post_office_email where status is null or status <> 0"

    def queue(self) -> None:
        from post_office import mail

        for some in _bulks(self.mails()):
            mail.send_many(
                {
                    "recipients": [to],
                    "subject": words.subject,
                    "message": words.text,
                    "html_message": words.html,
                }
                for to, words in some
            )

    def drain(self) -> None:
        from post_office.mail import send_queued_mail_until_done

        if not self.share:
            lock = str(settings.VAR / "post_office")
            send_queued_mail_until_done(lockfile=lock, processes=self.of)


class DjangoMailer(Contender):
    """django-mailer: queued by the hundreds, sent by two processes that lock row by row."""

    needs = "mailer"
    unsettled = "select count(*) from mailer_message"

    def queue(self) -> None:
        connection = get_connection("mailer.backend.DbBackend")
        for some in _bulks(self.mails()):
            connection.send_messages([_message(to, words) for to, words in some])

    def drain(self) -> None:
        from mailer.engine import send_all

        send_all()


class CeleryEach(Contender):
    """Plain Celery: a task for each mail, with the words in it, that calls send_mail."""

    def __init__(self, share: int, of: int) -> None:
        from celery import Celery

        super().__init__(share, of)
        self.app = Celery("each", broker=settings.REDIS_URL)
        self.app.conf.update(task_ignore_result=True, worker_hijack_root_logger=False)
        self.task = self.app.task(_send_mail, name="send_mail")

    def queue(self) -> None:
        for to, words in self.mails():
            self.task.delay(words.subject, words.text, to, words.html)

    def warm(self) -> None:
        super().warm()
        self.worker = _worker(self.app, self.share)

    def drain(self) -> None:
        self.worker.start()


PEERS: dict[str, type[Contender]] = {
    "django-post-office": PostOffice,
    "django-mailer": DjangoMailer,
    "Celery, send_mail each": CeleryEach,
}
#: The same, spared the inlining of styles: what the queues alone cost.
PEERS_WITH_OUR_RENDERING = {
    f"{name}, our rendering": type(peer.__name__, (peer,), {"rendering": staticmethod(render)})
    for name, peer in PEERS.items()
}
CONTENDERS = {"ours": Ours, "raw": Raw, **PEERS, **PEERS_WITH_OUR_RENDERING}


def _worker(app: Any, share: int) -> Any:
    """As in the Procfile."""
    return app.Worker(
        pool="solo",
        loglevel="ERROR",
        hostname=f"w{share}@bench",
        without_gossip=True,
        without_mingle=True,
        without_heartbeat=True,
        quiet=True,
    )


def _bulks(mails: Any) -> Any:
    while some := list(itertools.islice(mails, BULK)):
        yield some


def _message(to: str, words: Any) -> EmailMultiAlternatives:
    message = EmailMultiAlternatives(words.subject, words.text, settings.DEFAULT_FROM_EMAIL, [to])
    message.attach_alternative(words.html, "text/html")
    return message


def _send_mail(subject: str, text: str, to: str, html: str) -> None:
    send_mail(subject, text, settings.DEFAULT_FROM_EMAIL, [to], html_message=html)
