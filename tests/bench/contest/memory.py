"""The memory of a process that sends and sends: prints JSON, in kilobytes after each step.

python -m tests.bench.contest.memory MAILS STEP PORT
"""

from __future__ import annotations

import json
import logging
import sys
from pathlib import Path
from typing import TYPE_CHECKING

# It imports the product, which cannot be before its settings are made.
if TYPE_CHECKING:
    from core.mail.rendering import Rendered


def main(mails: int, step: int, port: int) -> None:
    import django

    django.setup()
    logging.disable(logging.WARNING)
    from django.conf import settings
    from django.utils import timezone

    from core.mail import delivery
    from core.mail.models import OutgoingMail, State
    from tests.bench.contest import people

    settings.EMAIL_PORT = port
    people.set_clock(settings.BENCH_BEGAN)
    people.settle(1)
    ((to, words),) = people.mails(0, 1)
    sizes = []
    for start in range(0, mails, step):
        count = min(step, mails - start)
        _queue(to, words, start, count)
        counts = delivery.deliver_due(timezone.now(), limit=count)
        if counts.sent != count:
            raise AssertionError(f"{counts} of {count}")
        OutgoingMail.objects.filter(state=State.SENT).delete()
        sizes.append(resident())
    print(json.dumps(sizes))


def resident() -> int:
    """Kilobytes of memory this process holds."""
    status = Path("/proc/self/status").read_text()
    return next(int(line.split()[1]) for line in status.splitlines() if line.startswith("VmRSS"))


def _queue(to: str, words: Rendered, start: int, count: int) -> None:
    from core.mail.models import OutgoingMail
    from core.mail.outbox import message_id_for
    from tests.bench.contest.people import BATCH

    numbers = range(start, start + count)
    OutgoingMail.objects.bulk_create(
        (
            OutgoingMail(
                dedupe_key=f"memory:{n}",
                kind="followup.reminder",
                purpose="reminder",
                to_email=f"{n}.{to}",
                language="nb",
                subject=words.subject,
                body_text=words.text,
                body_html=words.html,
                message_id=message_id_for(f"memory:{n}"),
            )
            for n in numbers
        ),
        batch_size=BATCH,
    )


if __name__ == "__main__":
    main(*(int(word) for word in sys.argv[1:]))
