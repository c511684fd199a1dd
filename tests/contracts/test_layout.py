"""The layout the client fixed, and the trap in it: `platform/` must never become a package."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
FOLDERS = {"platform", "followup", "network", "reporting", "templates", "tests", "docs"}
FILES = {
    "CHANGELOG.md",
    "Makefile",
    "README.md",
    "docker-compose.yml",
    "manage.py",
    "package-lock.json",
    "package.json",
    "pyproject.toml",
    "requirements-dev.txt",
    "requirements.txt",
}


def tracked() -> list[Path]:
    listing = subprocess.run(
        ["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True
    )
    return [Path(line) for line in listing.stdout.split("\0") if line]


def test_platform_is_a_source_root_and_no_package():
    assert not list((ROOT / "platform").glob("*.py"))
    packages = {path.parent.name for path in (ROOT / "platform").glob("*/__init__.py")}
    assert packages == {"config", "core"}


@pytest.mark.parametrize(
    "command",
    [
        [sys.executable, "-c", "import platform, uuid; print(platform.__file__)"],
        [sys.executable, "-m", "platform"],
    ],
)
def test_the_standard_librarys_platform_wins_in_a_fresh_process(command):
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True, timeout=60)
    assert str(ROOT) not in done.stdout


def test_no_module_of_ours_shadows_the_standard_library():
    top = {
        p.parent.name for p in [*ROOT.glob("*/__init__.py"), *ROOT.glob("platform/*/__init__.py")]
    }
    top |= {p.stem for p in ROOT.glob("*.py")}
    assert not top & set(sys.stdlib_module_names)


def test_nothing_else_stands_at_the_top():
    top = {path.parts[0] for path in tracked()}
    visible = {name for name in top if not name.startswith(".")}
    assert visible <= FOLDERS | FILES


def test_tests_never_live_beside_a_folder_called_platform():
    assert not (ROOT / "tests" / "platform").exists()
    assert not (ROOT / "platform" / "conftest.py").exists()


def test_lock_files_name_no_registry_and_no_path():
    for name in ("requirements.txt", "requirements-dev.txt", "package-lock.json"):
        text = (ROOT / name).read_text(encoding="utf-8")
        assert "--index-url" not in text
        assert "--find-links" not in text
        assert '"resolved"' not in text
        assert "file:" not in text
