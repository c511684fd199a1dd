"""What the processes write lies in one folder, wherever they were started."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
ASK = "from config.settings import test as s; print(s.VAR, s.CELERY_BEAT_SCHEDULE_FILENAME)"


def told(var: str, cwd: Path) -> list[Path]:
    """VAR and beat's schedule file, as a process started in `cwd` sees them."""
    keep = {key: value for key, value in os.environ.items() if key in {"PATH", "HOME", "LANG"}}
    path = os.pathsep.join((str(ROOT / "platform"), str(ROOT)))
    said = subprocess.run(
        [sys.executable, "-c", ASK],
        cwd=cwd,
        env={**keep, "PYTHONPATH": path, "ALLEMED_VAR": var},
        check=True,
        capture_output=True,
        text=True,
    )
    return [Path(word) for word in said.stdout.split()]


def test_beat_keeps_its_schedule_in_the_folder_it_is_given(tmp_path):
    assert told(str(tmp_path / "data"), tmp_path) == [tmp_path / "data", tmp_path / "data" / "beat"]


def test_a_folder_given_by_name_is_one_folder_for_every_process(tmp_path):
    relative = os.path.relpath(tmp_path / "data", ROOT)
    for started_in in (ROOT, tmp_path):
        assert told(relative, started_in)[0] == (tmp_path / "data").resolve()


@pytest.mark.parametrize("file", ["platform/Procfile", "docker-compose.yml"])
def test_no_command_names_another_place_for_the_schedule(file):
    lines = [line for line in (ROOT / file).read_text().splitlines() if "beat" in line]
    assert any("celery" in line for line in lines)
    assert not any(word in line for line in lines for word in ("-s ", '"-s"', "--schedule"))


def test_no_schedule_lies_among_the_sources():
    assert not [path.name for path in ROOT.glob("*beat*")]
