"""Whether a mail is still wanted, asked right before it goes: it may have waited for hours.

    last_look.ask(look, afterwards)   in an app's `ready()`

A mail is written with its reasons at hand, and sent in seconds as a rule. But servers are away,
processes die, and meanwhile people answer, leave, and get other addresses.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Final

from core.mail.models import OutgoingMail

log: Final = logging.getLogger(__name__)

#: Gets mails, gives those no longer wanted by their keys, with a word for the reason.
Look = Callable[[Sequence[OutgoingMail]], dict[int, str]]
#: Gets the mails that were stopped or came too late, and the time: what is there to say now?
Afterwards = Callable[[Sequence[OutgoingMail], datetime], None]
_looks: Final[list[Look]] = []
_afterwards: Final[list[Afterwards]] = []


def ask(look: Look, afterwards: Afterwards) -> None:
    """Have `look` asked about every mail before it is sent; it must not write.

    `afterwards` is told of the mails that were stopped or had become too old, when that is written
    down. A process may die before: it is a shortcut, never the only way.
    """
    if look not in _looks:
        _looks.append(look)
        _afterwards.append(afterwards)


def unwanted(mails: Sequence[OutgoingMail]) -> dict[int, str]:
    """The keys of those not to be sent after all, and why."""
    found: dict[int, str] = {}
    for look in _looks if mails else ():
        found |= look(mails)
    return found


def stopped(mails: Sequence[OutgoingMail], now: datetime) -> None:
    """Tell of mails that do not go. Whatever is wrong with one, delivery goes on."""
    for afterwards in _afterwards if mails else ():
        try:
            afterwards(mails, now)
        except Exception:
            log.exception("Nothing was planned for %d mails that do not go.", len(mails))
