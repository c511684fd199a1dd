"""What stands in the logs: no signed links, no addresses, wherever in an event they stand."""

from __future__ import annotations

import json
import logging

import pytest
import structlog
from django.test import RequestFactory

from config.logging import SHARED

TOKEN = "2.0.1xUw3t.eG3Y8f8ngu-BVjFygpxZgtCGdBNWlAqm5kuN"


def line(**extra: object) -> str:
    """The line one event becomes."""
    formatter = structlog.stdlib.ProcessorFormatter(
        foreign_pre_chain=SHARED,
        processors=[
            structlog.stdlib.ProcessorFormatter.remove_processors_meta,
            structlog.processors.JSONRenderer(ensure_ascii=False),
        ],
    )
    record = logging.LogRecord("django.request", logging.WARNING, "", 0, "Bad Request", (), None)
    record.__dict__.update(extra)
    return formatter.format(record)


def request() -> object:
    return RequestFactory().get(f"/s/{TOKEN}/avmeld/?epost=kari@example.no")


@pytest.mark.parametrize(
    "extra",
    [
        {"request": request()},
        {"path": f"/s/{TOKEN}/"},
        {"args_of_task": ["kari@example.no", {"link": f"/ny-lenke/{TOKEN}/"}]},
        {"problem": ValueError(f"no way to kari@example.no, /s/{TOKEN}/")},
    ],
    ids=["request", "text", "nested", "exception"],
)
def test_it_is_scrubbed(extra):
    text = line(**extra)
    assert TOKEN not in text
    assert "kari@" not in text
    assert json.loads(text)["event"] == "Bad Request"


def test_numbers_stay_numbers():
    assert json.loads(line(status_code=404))["status_code"] == 404
