"""A short run of the harness; the long one is `make chaos`."""

from __future__ import annotations

import os
import re
import subprocess
import sys

import pytest

from tests.chaos.company import ROOT

COUNTS = re.compile(
    r"mails=(\d+) kills=(\d+) lost=(\d+) wrong=(\d+) duplicates=(\d+) same_message_id=(\d+)"
)


@pytest.mark.postgres
@pytest.mark.servers
def test_what_is_killed_loses_nothing_and_mails_nobody_wrongly():
    keep = {key: value for key, value in os.environ.items() if key in {"PATH", "HOME", "LANG"}}
    path = os.pathsep.join((str(ROOT / "platform"), str(ROOT)))
    command = ["-m", "tests.chaos", "--kills", "6", "--mails", "300", "--seed", "2"]
    run = subprocess.run(
        [sys.executable, *command],
        cwd=ROOT,
        env={**keep, "PYTHONPATH": path},
        capture_output=True,
        text=True,
        check=False,
    )
    last = run.stdout.splitlines()[-1]
    counts = COUNTS.fullmatch(last)
    assert counts, run.stdout + run.stderr
    mails, kills, lost, wrong, duplicates, same = map(int, counts.groups())
    assert (lost, wrong, duplicates - same, run.returncode) == (0, 0, 0, 0), run.stdout
    assert mails >= 250
    assert kills >= 6
