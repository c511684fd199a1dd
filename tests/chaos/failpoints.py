"""Points at which a process can be told to die: before or after a call of the product's own.

Nothing is replaced: the call happens as always, and the process ends by SIGKILL or it does not.
"""

from __future__ import annotations

import functools
import os
import signal
from dataclasses import dataclass
from importlib import import_module
from typing import Any, Final

from tests.chaos.board import Board

BEFORE, AFTER = "before", "after"


@dataclass(frozen=True)
class Point:
    """`about` says what has happened by then, `role` who passes here: worker, web or beat."""

    about: str
    role: str
    when: str
    module: str
    name: str
    #: How many passes at most before the one that kills.
    spread: int = 1


_SENDING = "followup.services.reminder_sending"
POINTS: Final = (
    Point("planning: nothing written", "worker", BEFORE, _SENDING, "store", 4),
    Point("planning: written, not committed", "worker", AFTER, _SENDING, "store", 4),
    Point("rendering", "worker", BEFORE, "core.mail.outbox", "render", 150),
    Point("ledger: written, not committed", "worker", AFTER, _SENDING, "enqueue_many", 4),
    Point("claiming: not committed", "worker", AFTER, "core.mail.pacing", "spend", 15),
    Point("claiming: committed", "worker", AFTER, "core.mail.claims", "claim", 15),
    Point("message built", "worker", AFTER, "core.mail.sending", "build", 150),
    Point("answered, not committed", "worker", BEFORE, "core.mail.claims", "settle", 40),
    Point("settled and committed", "worker", AFTER, "core.mail.claims", "settle", 40),
    Point("putting back stuck mails", "worker", AFTER, "core.mail.claims", "recover_stuck", 3),
    Point(
        "news: written, not committed",
        "worker",
        AFTER,
        "followup.services.answer_news",
        "enqueue_many",
    ),
    Point("webhook: not committed", "web", AFTER, "core.mail.tracking", "record", 20),
    Point("webhook: committed, not answered", "web", AFTER, "core.mail.webhooks", "_answer", 20),
    Point("answer: not committed", "web", AFTER, "followup.services.answers", "_record", 4),
    Point("answer: committed, not told", "web", AFTER, "followup.views.links", "_take_answers", 4),
    Point("ringing: not yet", "beat", BEFORE, "celery.beat:Scheduler", "apply_async", 6),
    Point("ringing: rung", "beat", AFTER, "celery.beat:Scheduler", "apply_async", 6),
)


def install(board: Board) -> None:
    """Set the points up in this process. Fails where the product has no such name any more."""
    for number, point in enumerate(POINTS):
        module, _, inner = point.module.partition(":")
        owner: Any = import_module(module)
        owner = getattr(owner, inner) if inner else owner
        setattr(owner, point.name, _deadly(getattr(owner, point.name), board, number, point))


def _deadly(call: Any, board: Board, number: int, point: Point) -> Any:
    @functools.wraps(call)
    def passed(*args: Any, **kwargs: Any) -> Any:
        if point.when == BEFORE and board.passing(number):
            _die(board, point)
        answer = call(*args, **kwargs)
        if point.when == AFTER and board.passing(number):
            _die(board, point)
        return answer

    return passed


def _die(board: Board, point: Point) -> None:
    board.note_death(os.getpid(), point.about)
    os.kill(os.getpid(), signal.SIGKILL)
