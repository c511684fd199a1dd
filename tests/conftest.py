"""What every test stands on: silent bugs are made loud, and missing tools are said aloud."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable

import pytest
from django.conf import settings
from django.utils import translation
from hypothesis import HealthCheck
from hypothesis import settings as hypothesis_settings

from followup.readers import programs
from tests.chaos.servers import initdb

# Playwright's event loop and Django's live server share a thread (Django's own advice).
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "1")


# No wall-clock limits in tests: speed is measured in tests/bench.
hypothesis_settings.register_profile(
    "suite", deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
hypothesis_settings.load_profile("suite")


def chromium() -> str:
    """Path of Debian's chromium, "" where it is not installed."""
    return shutil.which("chromium") or ""


def _on_postgres() -> bool:
    return settings.DATABASES["default"]["ENGINE"].endswith("postgresql")


NEEDS: dict[str, tuple[Callable[[], bool], str]] = {
    "browser": (lambda: bool(chromium()), "chromium"),
    "postgres": (_on_postgres, "PostgreSQL as DATABASE_URL"),
    "servers": (
        lambda: bool(initdb() and shutil.which("redis-server")),
        "PostgreSQL's initdb and redis-server",
    ),
    "libreoffice": (lambda: bool(shutil.which("soffice")), "LibreOffice"),
    "tesseract": (
        lambda: bool(shutil.which("tesseract") and shutil.which("pdftoppm")),
        "tesseract and pdftoppm",
    ),
    "unshare": (
        lambda: bool(programs.network_cut()),
        "a system that can cut a program's network off",
    ),
}
# CI runs the whole suite twice; the PostgreSQL tests have their turn in the second run. Whether a
# program's network can be cut off is for the machine's keeper to say.
MAY_BE_MISSING_IN_CI = {"postgres", "unshare"}

_left_out: dict[str, int] = {}


@pytest.fixture(autouse=True)
def _speak_bokmal() -> None:
    """A page read in another language by the test before leaves nothing of it behind."""
    translation.activate(settings.LANGUAGE_CODE)


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out what this machine cannot run; where everything is required, refuse to start.

    What opens a browser comes first: the last minutes are then many small files, which share out
    evenly among the processes.
    """
    missing = {name for name, (there, _) in NEEDS.items() if not there()}
    required = missing - MAY_BE_MISSING_IN_CI if os.environ.get("REQUIRE_EVERYTHING") else set()
    if required:
        raise pytest.UsageError(
            "Missing on this machine: " + ", ".join(NEEDS[name][1] for name in sorted(required))
        )
    kept, dropped = [], []
    for item in items:
        lacking = next((name for name in missing if item.get_closest_marker(name)), None)
        if lacking:
            _left_out[lacking] = _left_out.get(lacking, 0) + 1
            dropped.append(item)
        else:
            kept.append(item)
    kept.sort(key=lambda item: item.get_closest_marker("browser") is None)
    items[:] = kept
    if dropped:
        config.hook.pytest_deselected(items=dropped)


def pytest_report_collectionfinish(config: pytest.Config) -> str:
    if not _left_out:
        return ""
    parts = [f"{count} that need {NEEDS[name][1]}" for name, count in sorted(_left_out.items())]
    return "!!! NOT RUN HERE: " + "; ".join(parts) + " !!!"
