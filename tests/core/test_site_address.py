"""Links in mails lead to the site, whichever of the processes wrote the mail."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest
from honcho.environ import expand_processes, parse_procfile

from config import env

ROOT = Path(__file__).resolve().parents[2]
PROCESSES = parse_procfile((ROOT / "platform" / "Procfile").read_text(encoding="utf-8")).processes


def environment_of_make(port: int) -> dict[str, str]:
    """What `make run` exports to the command that starts the processes."""
    recipe = "show: ; @env"
    done = subprocess.run(
        ["make", "--no-print-directory", f"--eval={recipe}", "show", f"PORT={port}"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
        env={"PATH": "/usr/bin:/bin"},
    )
    return dict(line.split("=", 1) for line in done.stdout.splitlines() if "=" in line)


@pytest.mark.parametrize("port", [8000, 9123])
def test_every_process_of_make_run_links_to_the_site(monkeypatch, port):
    for name in ("SITE_URL", "SITE_PORT", "PORT"):
        monkeypatch.delenv(name, raising=False)
    exported = environment_of_make(port)
    addresses = set()
    for process in expand_processes(PROCESSES, env=exported, port=port):
        with monkeypatch.context() as patch:
            for name in ("SITE_URL", "SITE_PORT", "PORT"):
                if name in process.env:
                    patch.setenv(name, process.env[name])
            addresses.add(env.site_url())
    assert addresses == {f"http://127.0.0.1:{port}"}


def test_a_site_url_of_ones_own_wins(monkeypatch):
    monkeypatch.setenv("SITE_URL", "https://videre.example.no/")
    monkeypatch.setenv("SITE_PORT", "9000")
    assert env.site_url() == "https://videre.example.no"
