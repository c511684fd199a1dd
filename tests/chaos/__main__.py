"""Kills at random and reports what came of it: python -m tests.chaos [--kills N] [--mails N]

Starts a PostgreSQL and a Redis of its own, a mail server of its own, and then the product as it
runs in use: two workers with a pool and two without, two beats, gunicorn. Some months pass in some
minutes. Prints what happened; the last line has the counts. Exit code 1 when a mail was lost or
wrong, or came twice without a process having died between the server's yes and the commit.

What is drawn by lot follows from the seed. When exactly a kill strikes does not: that is the
machine's doing, and no two runs are the same.
"""

from __future__ import annotations

import argparse
import logging
import os
import random
import shutil
import signal
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

from tests.chaos.board import ENV, Board, Clock
from tests.chaos.servers import Missing, PostgreSQL, Redis, free_port

# These import the product, which cannot be before its settings are made.
if TYPE_CHECKING:
    from tests.chaos.company import Company
    from tests.chaos.judge import Findings

#: Of each kind of finding, so many are told one by one.
MOST_TOLD = 200


def main() -> int:
    options = _options()
    print(f"seed={options.seed}", flush=True)
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))  # nothing may be left running
    folder = Path(tempfile.mkdtemp(prefix="chaos-"))
    folder.chmod(0o755)  # PostgreSQL's own user must get through
    postgresql = redis = None
    try:
        postgresql, redis = PostgreSQL(folder), Redis(folder)
        return _run(options, folder, postgresql, redis)
    except Missing as missing:
        print(f"!!! NOT RUN: {missing} is not on this machine. !!!")
        return 2
    finally:
        if redis:
            redis.stop()
        if postgresql:
            postgresql.stop("immediate")
        if options.keep:
            print(f"logs are kept in {folder}", file=sys.stderr)
        else:
            shutil.rmtree(folder, ignore_errors=True)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="tests.chaos")
    parser.add_argument("--kills", type=int, default=300)
    parser.add_argument("--mails", type=int, default=20_000)
    parser.add_argument("--seed", type=int, default=random.SystemRandom().randrange(10**6))
    parser.add_argument("--keep", action="store_true", help="keep the processes' logs")
    return parser.parse_args()


def _run(options: argparse.Namespace, folder: Path, postgresql: PostgreSQL, redis: Redis) -> int:
    web = free_port()
    os.environ |= {
        "DJANGO_SETTINGS_MODULE": "tests.chaos.settings",
        "SECRET_KEY": "only-for-chaos",
        "ALLEMED_VAR": str(folder / "var"),
        "DATABASE_URL": postgresql.url,
        "REDIS_URL": redis.url,
        "SITE_URL": f"http://127.0.0.1:{web}",
        ENV: str(folder / "board"),
    }
    board = Board(folder / "board", make=True)
    from tests.chaos.sink import ChaosSink

    sink = ChaosSink(board, options.seed)
    os.environ["EMAIL_URL"] = f"smtp://127.0.0.1:{sink.port}"
    import django

    django.setup()
    logging.disable(logging.WARNING)
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    from tests.chaos import books
    from tests.chaos.company import Company
    from tests.chaos.run import Run

    books.open_books()
    company = Company(folder, board, web, random.Random(options.seed + 4))
    clock = Clock(board)
    began = time.monotonic()
    try:
        findings = Run(
            board=board,
            clock=clock,
            company=company,
            sink=sink,
            postgresql=postgresql,
            redis=redis,
            web_port=web,
            kills=options.kills,
            mails=options.mails,
            seed=options.seed,
            say=lambda line: print(line, flush=True),
        ).go()
    finally:
        company.close()
        sink.shutdown()
    _tell(findings, company, time.monotonic() - began)
    return int(findings.bad)


def _tell(findings: Findings, company: Company, seconds: float) -> None:
    from tests.chaos import judge

    load = os.getloadavg()[0]
    print(
        f"\nin {seconds:.0f} s, of which the processes took {company.processor_seconds:.0f} s of "
        f"{os.cpu_count()} processors (load now {load:.1f}); killed at:"
    )
    for where, count in sorted(findings.deaths.items()):
        print(f"  {count:4} {where}  {findings.explained.get(where, 0) or '':>4}".rstrip())
    print(f"   and nobody at {judge.TOO_LATE}  {findings.explained[judge.TOO_LATE]:>4}")
    print("  (the last column: mails that came twice because of it)")
    print("troubles:", ", ".join(f"{count} {name}" for name, count in findings.troubles.items()))
    print(
        f"after the outage: {findings.missed} mails missed for being too old, and planned anew; "
        f"reminders to one address on one day, in the whole run: at most {findings.most_a_day}"
    )
    print(
        f"at the sink: {findings.accepted} taken, {findings.mails} Message-IDs, "
        f"{findings.accepted - findings.duplicates} by recipient, words and day"
    )
    for title in ("lost", "wrong", "unexplained", "stuck", "gave_up", "short"):
        found = getattr(findings, title)
        if found:
            print(f"{title}: {len(found)}")
            print("".join(f"  {line}\n" for line in found[:MOST_TOLD]), end="")
    if company.unexpected:
        print("ended by themselves:", dict(company.unexpected))
    print(findings.line)


if __name__ == "__main__":
    raise SystemExit(main())
