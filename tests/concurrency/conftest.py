"""Processes beside the test's own, on the same database and the same SMTP server."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from django.conf import settings as project
from django.db import connection

from core.mail.catcher import Catcher

ROOT = Path(__file__).resolve().parents[2]
Start = Callable[..., subprocess.Popen[str]]


@pytest.fixture
def catcher() -> Iterator[Catcher]:
    with Catcher() as running:
        yield running


@pytest.fixture
def surroundings(catcher, tmp_path) -> dict[str, str]:
    """The environment of a process that works for this test."""
    database = connection.settings_dict
    keep = {key: value for key, value in os.environ.items() if key in {"PATH", "HOME", "LANG"}}
    return {
        **keep,
        "PYTHONPATH": os.pathsep.join((str(ROOT / "platform"), str(ROOT))),
        "DJANGO_SETTINGS_MODULE": "config.settings.dev",
        "SECRET_KEY": project.SECRET_KEY,
        "ALLEMED_VAR": str(tmp_path),
        "DATABASE_URL": "postgres://{USER}:{PASSWORD}@{HOST}:{PORT}/{NAME}".format(**database),
        "REDIS_URL": project.REDIS_URL,
        "EMAIL_URL": f"smtp://127.0.0.1:{catcher.port}",
        "SITE_URL": "http://testserver",
    }


@pytest.fixture
def start(surroundings) -> Iterator[Start]:
    """start(*arguments of python, pipes=True): a process that is ended with the test."""
    running: list[subprocess.Popen[str]] = []

    def new(*arguments: str, pipes: bool = True) -> subprocess.Popen[str]:
        pipe = subprocess.PIPE if pipes else subprocess.DEVNULL
        process = subprocess.Popen(
            [sys.executable, *arguments],
            cwd=ROOT,
            env=surroundings,
            stdin=pipe,
            stdout=pipe,
            stderr=subprocess.DEVNULL,
            text=True,
        )
        running.append(process)
        return process

    yield new
    for process in running:
        process.terminate()
        process.wait(timeout=30)
        for pipe in (process.stdin, process.stdout):
            if pipe is not None and not pipe.closed:
                pipe.close()
