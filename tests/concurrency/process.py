"""One worker or one beat in a process of its own: python -m tests.concurrency.process ROLE MOMENT

Says "ready", waits for a line on its standard input, and works. A worker delivers until the next
line comes, and once more; a beat runs its periodic tasks ROUNDS times. The clock starts at MOMENT.
"""

from __future__ import annotations

import sys
import threading
from datetime import datetime

import time_machine

ROUNDS = 5


def main(role: str, moment: str) -> None:
    import django

    django.setup()
    from core.mail.tasks import deliver
    from followup.tasks import send_reminders, tell_others

    print("ready", flush=True)
    sys.stdin.readline()
    with time_machine.travel(datetime.fromisoformat(moment), tick=True):
        if role == "beat":
            for _ in range(ROUNDS):
                send_reminders()
                tell_others()
            return
        told_to_end = threading.Event()
        listener = threading.Thread(target=lambda: (sys.stdin.readline(), told_to_end.set()))
        listener.start()
        while not told_to_end.is_set():
            deliver()
        deliver()
        listener.join()


if __name__ == "__main__":
    main(*sys.argv[1:])
