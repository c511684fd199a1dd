"""Starts the real programs quickly: everything is loaded once, and each process is a fork of it.

`python -m tests.chaos.nursery FOLDER` reads lines of JSON with a key and the program's arguments,
and writes a line for each that began and each that ended. A started process is in no way special:
it runs celery's or gunicorn's own main function, in a process group of its own.
"""

from __future__ import annotations

import json
import os
import resource
import select
import sys
from pathlib import Path
from typing import Any

from tests.chaos.board import ENV, Board, Clock


def main(folder: str) -> None:
    import django

    django.setup()
    _load()
    from tests.chaos import failpoints

    board = Board(Path(os.environ[ENV]))
    failpoints.install(board)
    _say(ready=True)
    waiting = b""
    while True:
        readable, _, _ = select.select([0], [], [], 0.03)
        if readable:
            read = os.read(0, 65536)
            if not read:
                _say(seconds=sum(resource.getrusage(resource.RUSAGE_CHILDREN)[:2]))
                return
            *lines, waiting = (waiting + read).split(b"\n")
            for line in lines:
                _start(json.loads(line), Path(folder), board)
        _reap()


def _load() -> None:
    """What the programs would load when they start."""
    import celery.__main__
    import celery.apps.beat
    import celery.apps.worker
    import celery.bin.celery
    import celery.concurrency.prefork
    import celery.concurrency.solo
    import celery.worker.consumer
    import gunicorn.app.wsgiapp
    import gunicorn.workers.gthread
    import kombu.transport.redis
    from django.urls import get_resolver

    from config.celery import app
    from core.mail import backend

    app.loader.import_default_modules()
    app.finalize()
    assert get_resolver().url_patterns
    del celery, gunicorn, kombu, backend


def _start(order: dict[str, Any], folder: Path, board: Board) -> None:
    sys.stdout.flush()
    pid = os.fork()
    if pid:
        _say(began=order["key"], pid=pid)
        return
    status = 1
    try:
        os.setsid()
        log = os.open(folder / f"{order['key']}.log", os.O_CREAT | os.O_APPEND | os.O_WRONLY)
        nothing = os.open(os.devnull, os.O_RDONLY)
        for old, new in ((nothing, 0), (log, 1), (log, 2)):
            os.dup2(old, new)
        _work(order["command"], board)
        status = 0
    except SystemExit as ended:
        status = ended.code if isinstance(ended.code, int) else 1
    finally:
        os._exit(status)


def _work(command: list[str], board: Board) -> None:
    from django.core.mail.utils import DNS_NAME

    Clock(board)
    # The name with which each process greets the server: so the sink knows with whom it talks.
    DNS_NAME.get_fqdn = lambda: f"pid-{os.getpid()}.example.no"
    sys.argv = command
    if command[0] == "gunicorn":
        from gunicorn.app.wsgiapp import run

        run()
    else:
        from celery.__main__ import main as celery

        celery()


def _reap() -> None:
    while True:
        try:
            pid, status = os.waitpid(-1, os.WNOHANG)
        except ChildProcessError:
            return
        if not pid:
            return
        _say(ended=pid, status=os.waitstatus_to_exitcode(status))


def _say(**what: Any) -> None:
    print(json.dumps(what), flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
